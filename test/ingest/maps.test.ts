import { expect, test } from 'vitest';
import { parseMap } from '../../pipeline/ingest/map.js';
import { atDesk, lines, refusal } from './desk.js';

test('a map names columns, constants, formats, words and what stands for nothing', async () => {
  const map = parseMap(
    `
table: cases
zone: Europe/London
columns: {case_id: "Ticket ID", opened_at: Created, severity: Prio, channel: Via}
constants: {account_id: acme, csat_scale_max: 5}
formats: {opened_at: ["%d/%m/%Y %H:%M", iso]}
values: {severity: {"1 - Critical": 1, "*": 4}}
missing: ["?", "N/A"]
ignore: [Internal]
`,
    'map.yaml',
  );
  await atDesk(async (desk) => {
    const result = await desk.take(
      'tickets.csv',
      lines(
        'Ticket ID,Created,Prio,via,Internal,Team',
        'T1,1/7/2026 09:05,1 - CRITICAL,?,x,N/A',
        'T2,2026-07-01T09:05:00Z,low,Phone,x,Night',
      ),
      { map },
    );
    expect(result).toMatchObject({ table: 'cases', loaded: 2, unknownColumns: ['Team'] });
    expect(
      await desk.rows(
        'select case_id, account_id, opened_at_ms, severity, channel, extra, csat_scale_max from raw.cases order by 1',
      ),
    ).toEqual([
      {
        case_id: 'T1',
        account_id: 'acme',
        opened_at_ms: Date.UTC(2026, 6, 1, 8, 5),
        severity: '1',
        channel: null,
        extra: null,
        csat_scale_max: 5,
      },
      {
        case_id: 'T2',
        account_id: 'acme',
        opened_at_ms: Date.UTC(2026, 6, 1, 9, 5),
        severity: '4',
        channel: 'Phone',
        extra: '{"Team":"Night"}',
        csat_scale_max: 5,
      },
    ]);
  });
});

test('words of an event are translated by its type', async () => {
  const map = parseMap(
    'values: {type: {state: status}, status: {Working: open}, severity: {High: 1}}',
    'map.yaml',
  );
  await atDesk(async (desk) => {
    await desk.take(
      'events.csv',
      lines(
        'case_id,at,type,value,previous_value',
        'C1,2026-03-02T10:00:00Z,state,working,',
        'C1,2026-03-02T11:00:00Z,severity,High,Working',
      ),
      { map },
    );
    expect(
      await desk.rows('select type, value, previous_value from raw.events order by 1'),
    ).toEqual([
      { type: 'severity', value: '1', previous_value: 'Working' },
      { type: 'status', value: 'open', previous_value: null },
    ]);
  });
});

test.each([
  ['epoch-seconds', '1772445600.5', Date.UTC(2026, 2, 2, 10) + 500],
  ['epoch-milliseconds', '1772445600123', Date.UTC(2026, 2, 2, 10) + 123],
  ['%d.%m.%Y %H:%M %z', '02.03.2026 12:00 +0200', Date.UTC(2026, 2, 2, 10)],
])('the format %s is understood', async (format, text, expected) => {
  await atDesk(async (desk) => {
    const map = parseMap(`formats: {"*": "${format}"}`, 'map.yaml');
    await desk.take('events.csv', lines('case_id,at,type', `C1,${text},message`), { map });
    expect(await desk.rows('select at_ms from raw.events')).toEqual([{ at_ms: expected }]);
  });
});

test('a map with several faults is told all of them, each with its line', async () => {
  const text = lines('table: tickets', 'colums: {a: b}', 'columns:', '  case_id: [1]');
  const told = await refusal(Promise.resolve().then(() => parseMap(text, 'map.yaml')));
  expect(told).toContain('map.yaml:1 | table: write one of cases, events');
  expect(told).toContain('"colums" means nothing here');
  expect(told).toContain('map.yaml:4 | columns.case_id');
});

test('a map that speaks of columns that are not there is refused with guesses', async () => {
  const map = parseMap(
    'columns: {case_id: Ticket, opend_at: Created, account_id: Acount}\nconstants: {seveity: 1}',
    'map.yaml',
  );
  const told = await refusal(
    atDesk((desk) =>
      desk.take('t.csv', 'Ticket,Created,Account\n1,2026-03-02T10:00Z,A\n', {
        map,
        table: 'cases',
      }),
    ),
  );
  expect(told).toContain(
    'account_id from "Acount", and the file has no such column. Did you mean "Account"?',
  );
  expect(told).toContain('cases has no column opend_at. Did you mean "opened_at"?');
  expect(told).toContain('cases has no column seveity. Did you mean "severity"?');
});

test('one row per case says which facts its file has', async () => {
  await atDesk(async (desk) => {
    await desk.take(
      'cases.csv',
      lines(
        'case_id,account_id,opened_at,first_response_at,csat_score',
        'C1,A1,2026-03-02T10:00:00Z,2026-03-02T11:00:00Z,4',
      ),
    );
    expect(await desk.rows('select row_facts, csat_score from raw.cases')).toEqual([
      { row_facts: ['first_response_at', 'csat_score'], csat_score: 4 },
    ]);
  });
});
