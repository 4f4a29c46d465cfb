import { expect, test } from 'vitest';
import { atDesk, lines, refusal } from './desk.js';

test.each([
  ['cases', 'case_id,account_id,opened_at\nC1,A1,2026-03-02T10:00:00Z'],
  ['events', 'case_id,at,type\nC1,2026-03-02T10:00:00Z,message'],
  ['accounts', 'account_id,name,is_new_user\nA1,Acme,no'],
  ['contracts', 'account_id,policy,tier,starts_on\nA1,openback,pro,2026-01-01'],
  ['contacts', 'account_id,contact_id,named_from\nA1,P1,2026-01-01'],
  ['surveys', 'case_id,sent_at,score\nC1,2026-03-02T10:00:00Z,4'],
  ['engagements', 'account_id,held_at,type\nA1,2026-03-02T10:00:00Z,kickoff'],
  ['releases', 'product,version,released_on\nVault,9.1,2026-01-01'],
  ['holidays', 'date,calendar,name,opens,closes\n2026-12-24,us,Eve,9:00,12:00'],
])('%s are recognised by their columns', async (table, content) => {
  await atDesk(async (desk) => {
    const result = await desk.take('export.csv', `${content}\n`);
    expect(result).toMatchObject({ table, rowsRead: 1, loaded: 1, quarantined: 0 });
    expect(await desk.rows(`select * from raw.${table}`)).toHaveLength(1);
  });
});

test('texts are trimmed, empty ones are no value, and unknown columns are kept', async () => {
  await atDesk(async (desk) => {
    await desk.take(
      'cases.csv',
      lines(
        'case_id,account_id,opened_at,subject,severity,Team,Zone',
        'C1, A1 ,2026-03-02T10:00:00Z,"  Late ","",Night,',
      ),
    );
    const [row] = await desk.rows('select account_id, subject, severity, extra from raw.cases');
    expect(row).toEqual({
      account_id: 'A1',
      subject: 'Late',
      severity: null,
      extra: '{"Team":"Night"}',
    });
  });
});

test('column names may differ in case, spaces and punctuation', async () => {
  await atDesk(async (desk) => {
    const result = await desk.take(
      'cases.csv',
      lines('Case ID,ACCOUNT-ID,Opened At', 'C1,A1,2026-03-02T10:00:00Z'),
    );
    expect(result).toMatchObject({ table: 'cases', loaded: 1, unknownColumns: [] });
  });
});

test('words of fixed lists are read in any case, and a word of no list is quarantined', async () => {
  await atDesk(async (desk) => {
    const result = await desk.take(
      'events.csv',
      lines(
        'case_id,at,type,actor_type,visibility,value',
        'C1,2026-03-02T10:00:00Z,Status,AGENT,Public,On Hold',
        'C1,2026-03-02T10:01:00Z,telegram,agent,,',
        'C1,2026-03-02T10:02:00Z,status,agent,,parked',
        'C1,2026-03-02T10:03:00Z,message,robot,,',
        'C1,2026-03-02T10:04:00Z,merged,agent,,',
      ),
    );
    expect(result).toMatchObject({ rowsRead: 5, loaded: 1, quarantined: 4 });
    const [row] = await desk.rows('select type, actor_type, visibility, value from raw.events');
    expect(row).toEqual({
      type: 'status',
      actor_type: 'agent',
      visibility: 'public',
      value: 'on_hold',
    });
    const refused = await desk.rows(
      'select row_number, column_name, value from raw.quarantine order by all',
    );
    expect(refused).toEqual([
      { row_number: 2, column_name: 'type', value: 'telegram' },
      { row_number: 3, column_name: 'value', value: 'parked' },
      { row_number: 4, column_name: 'actor_type', value: 'robot' },
      { row_number: 5, column_name: 'value', value: null },
    ]);
  });
});

test('a row without a required value is quarantined, with the reason', async () => {
  await atDesk(async (desk) => {
    const result = await desk.take(
      'cases.csv',
      lines('case_id,account_id,opened_at', 'C1,,2026-03-02T10:00:00Z', ',A1,2026-03-02T10:00:00Z'),
    );
    expect(result.reasons.map(({ column, reason }) => `${column} ${reason}`).sort()).toEqual([
      'account_id is empty, and every row of cases needs it',
      'case_id is empty, and every row of cases needs it',
    ]);
  });
});

test('a file of no table is refused with its columns', async () => {
  const told = await refusal(atDesk((desk) => desk.take('x.csv', 'a,b\n1,2\n')));
  expect(told).toContain('No table is recognised by its columns: a, b.');
  expect(told).toContain('--table');
});

test('a near miss of a required column is guessed, never taken', async () => {
  const told = await refusal(
    atDesk((desk) =>
      desk.take('cases.csv', 'case_id,acount_id,opened_at,severity\nC1,A1,2026-03-02T10:00Z,1\n'),
    ),
  );
  expect(told).toContain('cases needs a column account_id. Did you mean "acount_id"?');
});

test('a table that does not exist is refused with the tables that do', async () => {
  const told = await refusal(
    atDesk((desk) => desk.take('x.csv', 'case_id\n1\n', { table: 'evnts' })),
  );
  expect(told).toContain('There is no table "evnts". Did you mean "events"?');
});

test('a column that stands twice in the header is refused', async () => {
  const told = await refusal(
    atDesk((desk) =>
      desk.take('cases.csv', 'case_id,account_id,opened_at,case_id\nC1,A1,2026-03-02T10:00Z,C2\n'),
    ),
  );
  expect(told).toContain('"case_id" 2 times (columns 1, 4)');
});
