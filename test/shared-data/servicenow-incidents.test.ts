import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { expect } from 'vitest';
import { deskTime, zone } from './servicenow-incidents/desk-hours.js';
import { type Incident, readIncidents } from './servicenow-incidents/incidents.js';
import { slowAnswer, workedTime } from './servicenow-incidents/slow-check.js';
import { claimsOn, type SharedRun } from './workspace.js';

const claim = claimsOn('servicenow-incidents', '2016-05');

interface Row {
  readonly case_id: string;
  readonly promise: 'first_response' | 'resolution';
  readonly severity: string;
  readonly started_at_ms: number;
  readonly due_at_ms: number;
  readonly satisfied_at_ms: number | null;
  readonly elapsed_ms: number;
  readonly verdict: string;
}

claim('the log enters in both date styles, and what is in both files enters once', async (run) => {
  expect(run.told).toContain('5,998 rows read = 5,998 loaded + 0 duplicates + 0 quarantined');
  expect(run.told).toContain(
    '141,712 rows read = 135,714 loaded + 5,998 duplicates + 0 quarantined',
  );
  expect(run.told).toContain('Replayed 24,918 cases');
  expect(
    await run.warehouse.rows(`
      select count(*) as cases, count_if(severity is null) as without_severity,
          count_if(extra ->> 'made_sla' = 'false') as missed_by_their_own_policy
      from raw.cases`),
  ).toEqual([{ cases: 24_918, without_severity: 0, missed_by_their_own_policy: 9115 }]);
  expect(
    await run.warehouse.rows(`
      select count(*) = count(distinct event_id) as is_unique,
          count(distinct case_id) filter (where value = 'closed') as closed
      from raw.events`),
  ).toEqual([{ is_unique: true, closed: 24_918 }]);
});

claim('every incident of the log is accounted for, under every scenario', async (run) => {
  const incidents = incidentsOf(run).map(({ number }) => number);
  const rows = await houseOf(run);
  expect(incidents).toHaveLength(24_918);
  for (const promise of ['first_response', 'resolution']) {
    const owed = rows.filter((row) => row.promise === promise).map(({ case_id }) => case_id);
    expect(owed.sort()).toEqual([...incidents].sort());
  }
  const tallies = await run.warehouse.rows<Record<string, number | string>>(`
    select scenario, promise, count(distinct case_id) as cases, count(*) as rows,
        count_if(verdict in ('met', 'missed')) as judged
    from ledger group by all`);
  expect(tallies).toHaveLength(13 * 2);
  for (const tally of tallies) {
    expect(tally).toMatchObject({ cases: 24_918, rows: 24_918, judged: 24_918 });
  }
});

claim(
  'a patient reader finds the same first touch and resolution of every incident',
  async (run) => {
    const rows = await byIncident(run);
    const differing = incidentsOf(run).filter((incident) => {
      const { touchedAt, resolvedAt } = slowAnswer(incident);
      const { touch, resolution } = rowsOf(rows, incident);
      return (
        touch.started_at_ms !== incident.openedAt ||
        touch.satisfied_at_ms !== touchedAt ||
        resolution.satisfied_at_ms !== resolvedAt ||
        touch.severity !== incident.firstPriority.charAt(0)
      );
    });
    expect(differing.map(({ number }) => number)).toEqual([]);
  },
);

claim(
  'of 100 incidents he counts the same desk hours, and gives the same verdicts',
  async (run) => {
    const rows = await byIncident(run);
    const incidents = incidentsOf(run);
    const sample = Array.from({ length: 100 }, (_, index) => incidents[(index * 7919) % 24_918]);
    for (const incident of sample) {
      if (incident === undefined) throw new Error('An incident of the sample is not there.');
      const { touch, resolution } = rowsOf(rows, incident);
      const { touchedAt, resolvedAt } = slowAnswer(incident);
      const touchTime = (to: number) => deskTime(incident.openedAt, to);
      const workTime = (to: number) => workedTime(incident, to);
      const priority = Number(touch.severity);
      expect({
        number: incident.number,
        touch: [touch.elapsed_ms, touch.verdict],
        resolution: [resolution.elapsed_ms, resolution.verdict],
      }).toEqual({
        number: incident.number,
        touch: judged(touchTime, touchedAt ?? asOf, touchTargets[priority]),
        resolution: judged(workTime, resolvedAt ?? asOf, resolutionTargets[priority]),
      });
    }
  },
);

claim('the report of May 2016 says what the ledger says, on page and paper', async (run) => {
  const files = readdirSync(run.out).filter((name) => name.startsWith('it-desk'));
  expect(files.sort()).toEqual(['it-desk-2016-05.html', 'it-desk-2016-05.pdf']);
  const page = readFileSync(join(run.out, 'it-desk-2016-05.html'), 'utf8');
  const paper = readFileSync(join(run.out, 'it-desk-2016-05.pdf'));
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  const due = (await houseOf(run)).filter(
    ({ due_at_ms }) => DateTime.fromMillis(due_at_ms, { zone }).toFormat('yyyy-MM') === '2016-05',
  );
  const rateOf = (promise: Row['promise']) => {
    const owed = due.filter((row) => row.promise === promise);
    const met = owed.filter(({ verdict }) => verdict === 'met').length;
    return `${(Math.floor((1000 * met) / owed.length) / 10).toFixed(1)} %`;
  };
  const headline = `Support kept ${rateOf('first_response')} of its first-response promises and ${rateOf('resolution')} of its resolution promises in May`;
  expect(plain(run.told)).toContain(headline);
  expect(plain(page)).toContain(headline);
});

claim(
  'the platform’s own verdict goes with the resolution’s, though its policy is not known',
  async (run) => {
    const rows = await byIncident(run);
    const pairs = incidentsOf(run).map((incident) => ({
      theirs: incident.madeSla,
      ours: rowsOf(rows, incident).resolution.verdict === 'met',
    }));
    const share = (among: typeof pairs) =>
      among.filter(({ ours }) => ours).length / Math.max(1, among.length);
    const agreeing = pairs.filter(({ theirs, ours }) => theirs === ours).length;
    process.stdout.write(
      `Resolutions judged as by made_sla: ${agreeing} of ${pairs.length} incidents.\n`,
    );
    expect(share(pairs.filter(({ theirs }) => theirs))).toBeGreaterThan(
      share(pairs.filter(({ theirs }) => !theirs)),
    );
  },
);

/** The text with spaces that may break in place of those that may not. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

const minute = 60_000;
const hour = 60 * minute;
const asOf = DateTime.fromISO('2017-02-18T15:00', { zone }).toMillis();
const touchTargets = [0, 30 * minute, hour, 4 * hour, 10 * hour];
const resolutionTargets = [0, 4 * hour, 8 * hour, 30 * hour, 50 * hour];

/** The time counted up to `end`; kept if the target was still to be reached a millisecond before. */
function judged(timeTo: (instant: number) => number, end: number, target = 0): [number, string] {
  return [timeTo(end), timeTo(end - 1) < target ? 'met' : 'missed'];
}

const known: { incidents?: Incident[]; rows?: Promise<Row[]> } = {};

function incidentsOf({ data }: SharedRun): Incident[] {
  known.incidents ??= readIncidents(join(data, 'incident_event_log.csv.gz'));
  return known.incidents;
}

function houseOf({ warehouse }: SharedRun): Promise<Row[]> {
  known.rows ??= warehouse.rows<Row>(`
    select case_id, promise, severity, started_at_ms, due_at_ms,
        satisfied_at_ms, elapsed_ms, verdict
    from ledger_house`);
  return known.rows;
}

async function byIncident(run: SharedRun): Promise<Map<string, Row>> {
  const rows = await houseOf(run);
  return new Map(rows.map((row) => [`${row.case_id} ${row.promise}`, row]));
}

function rowsOf(rows: ReadonlyMap<string, Row>, { number }: Incident) {
  const touch = rows.get(`${number} first_response`);
  const resolution = rows.get(`${number} resolution`);
  if (touch === undefined || resolution === undefined) throw new Error(`No rows of ${number}.`);
  return { touch, resolution };
}
