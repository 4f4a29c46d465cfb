import { civilZone } from '../policy/zone.js';
import type { Warehouse } from '../warehouse/open.js';
import type {
  CallFinding,
  OvertakenRow,
  OvertakingRow,
  PolicyTerms,
  QueueFinding,
  QueuePlace,
  ScopeFinding,
  ShareFinding,
} from './contract.js';
import { addCounted } from './counted.js';
import { found, gather, release } from './queries.js';
import { ratedFrom, wilson } from './rate.js';

interface Tally {
  readonly month: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly is_place: boolean;
  readonly responses: number;
  readonly overtaking: number;
  readonly overtaken: number;
  readonly timed: number;
  readonly median_ms: number | null;
  readonly p90_ms: number | null;
}

interface WaitingTally {
  readonly tier: string | null;
  readonly severity: string | null;
  readonly is_place: boolean;
  readonly cases: number;
  readonly overtaken: number;
}

/** Which responses of the month overtook cases that waited, and which cases were overtaken (semantics §10). */
export async function findQueue(
  warehouse: Warehouse,
  scope: ScopeFinding,
  terms: PolicyTerms,
): Promise<QueueFinding | null> {
  if (terms.queueOrder === null) return null;
  await gather(warehouse, 'queue_rows');
  await gather(warehouse, 'queue_waiting');
  await addCounted(warehouse, 'responses', 'waits', 'waiting');
  const tallies = await found<Tally>(warehouse, 'queue_tallies');
  const waiting = await found<WaitingTally>(warehouse, 'queue_waiting_tallies');
  const [unplaced] = await found<{ cases: number }>(warehouse, 'queue_unplaced');
  const months = scope.months.map((month) => ({
    month,
    overtaking: overtakingOf(tallies.find((each) => !each.is_place && each.month === month)),
  }));
  const own = tallies.find((each) => !each.is_place && each.month === scope.month);
  const all = waiting.find(({ is_place }) => !is_place);
  const finding: QueueFinding = {
    overtaking: overtakingOf(own),
    passed: own?.overtaken ?? 0,
    waiting: shareOf(all?.overtaken ?? 0, all?.cases ?? 0),
    unplaced: unplaced?.cases ?? 0,
    places: placesOf(terms, tallies, waiting),
    months,
    dots: await findDots(warehouse, scope),
    worst: scope.account === null ? await findWorst(warehouse) : [],
    overtaken: await findOvertaken(warehouse),
  };
  await release(warehouse, 'queue_rows');
  await release(warehouse, 'queue_waiting');
  return finding;
}

/** How calls of the month were taken, where the policy promises an order. */
export async function findCalls(
  warehouse: Warehouse,
  terms: PolicyTerms,
): Promise<CallFinding | null> {
  if (terms.callOrderClause === null) return null;
  await addCounted(warehouse, 'calls');
  const [tally] = await found<{
    calls: number;
    answered: number;
    overtaking: number;
    median_ms: number | null;
    p90_ms: number | null;
  }>(warehouse, 'queue_call_tallies');
  const worst = await found<{
    call_id: string;
    case_id: string;
    queued_at_ms: number;
    answered_at_ms: number;
    overtaken: number;
  }>(warehouse, 'queue_worst_calls');
  return {
    calls: tally?.calls ?? 0,
    overtaking: shareOf(tally?.overtaking ?? 0, tally?.answered ?? 0),
    medianMs: tally?.median_ms ?? null,
    p90Ms: tally?.p90_ms ?? null,
    worst: worst.map((row) => ({
      callId: row.call_id,
      caseId: row.case_id,
      queuedAtMs: row.queued_at_ms,
      answeredAtMs: row.answered_at_ms,
      overtaken: row.overtaken,
    })),
  };
}

function shareOf(part: number, n: number): ShareFinding {
  if (n < ratedFrom) return { part, n, rate: null, low: null, high: null };
  return { part, n, rate: part / n, ...wilson(part, n) };
}

function overtakingOf(tally: Tally | undefined): ShareFinding {
  return shareOf(tally?.overtaking ?? 0, tally?.responses ?? 0);
}

/** Every tier and severity at which a case was answered or waited, in the policy's order. */
function placesOf(
  terms: PolicyTerms,
  tallies: readonly Tally[],
  waiting: readonly WaitingTally[],
): QueuePlace[] {
  const keyOf = ({ tier, severity }: { tier: string | null; severity: string | null }) =>
    JSON.stringify([tier, severity]);
  const responses = new Map(
    tallies.filter(({ is_place }) => is_place).map((each) => [keyOf(each), each]),
  );
  const waits = new Map(
    waiting.filter(({ is_place }) => is_place).map((each) => [keyOf(each), each]),
  );
  const rank = (list: PolicyTerms['tiers'], id: string | null) => {
    const place = list.findIndex((each) => each.id === id);
    return place < 0 ? list.length : place;
  };
  return [...new Map<string, Tally | WaitingTally>([...responses, ...waits]).values()]
    .sort(
      (a, b) =>
        rank(terms.severities, a.severity) - rank(terms.severities, b.severity) ||
        rank(terms.tiers, a.tier) - rank(terms.tiers, b.tier) ||
        (keyOf(a) < keyOf(b) ? -1 : 1),
    )
    .map(({ tier, severity }) => {
      const tally = responses.get(keyOf({ tier, severity }));
      const waited = waits.get(keyOf({ tier, severity }));
      return {
        tier,
        severity,
        overtaking: overtakingOf(tally),
        passed: tally?.overtaken ?? 0,
        timed: tally?.timed ?? 0,
        medianMs: tally?.median_ms ?? null,
        p90Ms: tally?.p90_ms ?? null,
        waiting: shareOf(waited?.overtaken ?? 0, waited?.cases ?? 0),
      };
    });
}

async function findDots(warehouse: Warehouse, scope: ScopeFinding): Promise<QueueFinding['dots']> {
  const zone = civilZone(scope.zone);
  if (zone === null) throw new Error(`No zone ${scope.zone}.`);
  const moments = await found<{ from_ms: number; overtaken: number; responses: number }>(
    warehouse,
    'queue_moments',
  );
  const dots = new Map<string, { date: string; overtaken: number; responses: number }>();
  for (const { from_ms, overtaken, responses } of moments) {
    const date = new Date(from_ms + zone.offsetMs(from_ms)).toISOString().slice(0, 10);
    const key = `${date} ${String(overtaken).padStart(9, '0')}`;
    const held = dots.get(key);
    dots.set(key, { date, overtaken, responses: responses + (held?.responses ?? 0) });
  }
  return [...dots].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, dot]) => dot);
}

interface PassedRow {
  readonly case_id: string;
  readonly account_name: string;
  readonly tier: string | null;
  readonly severity: string | null;
  readonly opened_at_ms: number;
}

async function findWorst(warehouse: Warehouse): Promise<OvertakingRow[]> {
  const rows = await found<
    PassedRow & { responded_at_ms: number; overtaken: number; listed: string[] }
  >(warehouse, 'queue_worst');
  return rows.map((row) => ({
    ...placeOf(row),
    respondedAtMs: row.responded_at_ms,
    overtaken: row.overtaken,
    listed: row.listed,
  }));
}

async function findOvertaken(warehouse: Warehouse): Promise<OvertakenRow[]> {
  const rows = await found<PassedRow & { responded_at_ms: number | null; overtaken_by: number }>(
    warehouse,
    'queue_overtaken_cases',
  );
  return rows.map((row) => ({
    ...placeOf(row),
    respondedAtMs: row.responded_at_ms,
    times: row.overtaken_by,
  }));
}

function placeOf({ case_id, account_name, tier, severity, opened_at_ms }: PassedRow) {
  return { caseId: case_id, account: account_name, tier, severity, openedAtMs: opened_at_ms };
}
