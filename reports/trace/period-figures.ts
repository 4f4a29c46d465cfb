import type {
  AttainableFinding,
  CellFinding,
  FunnelFinding,
  KeptFinding,
  PromiseFinding,
  RangeFinding,
  Rate,
  ReasonFinding,
  SlackFinding,
  WaivedRate,
} from '../../pipeline/findings/contract.js';
import type { TracedFigure } from '../render/contract.js';
import { type Names, wordsOf } from '../words/names.js';
import { reasonText } from '../words/reasons.js';
import type { Subject } from './figure-id.js';
import { named } from './figures.js';
import { tracedFigure } from './traced.js';

const minor = { isMinor: true } as const;
const byCase = { byCase: true } as const;
const keptName = 'Cases with every promise kept';

/** Each promise within one account, assignment group or responder. */
export function funnelFigures(funnels: readonly FunnelFinding[]): TracedFigure[] {
  const units = funnels.flatMap(({ promise, kind, units: own }) =>
    own.map((unit) => ({ promise, kind, ...unit })),
  );
  const once = new Map<string, (typeof units)[number]>();
  for (const unit of units) {
    const key = JSON.stringify([unit.promise, unit.kind, unit.name]);
    const { obligations = 0, missed = 0 } = once.get(key) ?? {};
    once.set(key, {
      ...unit,
      obligations: unit.obligations + obligations,
      missed: unit.missed + missed,
    });
  }
  return [...once.values()].map(({ promise, kind, name, obligations, missed }) =>
    tracedFigure(
      named(promise, `${unitNames[kind]} ${name}`),
      unitSubject(promise, kind, name),
      obligations,
      missed,
      minor,
    ),
  );
}

/** `F-update+responder/m.okafor`. */
export function unitSubject(promise: string, kind: FunnelFinding['kind'], name: string): Subject {
  return { of: promise, and: { [kind === 'agent' ? 'responder' : kind]: name } };
}

const unitNames = { account: 'account', group: 'assignment group', agent: 'responder' } as const;

/** How much of their target was left when obligations were met, by tenths. */
export function slackFigures(slack: readonly SlackFinding[], names: Names): TracedFigure[] {
  return slack.flatMap(({ promise, tenths, near, cells }) => [
    tracedFigure(named(promise, 'met on a clock'), metOnClock(promise), near.n, null, minor),
    ...tenths.map((met, tenth) =>
      tracedFigure(
        named(promise, `met with ${tenth} to ${tenth + 1} tenths of the target left`),
        nearMisses(promise, undefined, tenth),
        met,
        null,
        minor,
      ),
    ),
    ...cells.map((cell) =>
      tracedFigure(
        named(promise, `near misses, ${names.place(cell.tier, cell.severity)}`),
        nearMisses(promise, cell),
        cell.near.met,
        null,
        minor,
      ),
    ),
  ]);
}

function metOnClock(promise: string): Subject {
  return { of: promise, says: 'met', and: { timed: 'yes' } };
}

/** `F-update/premier/high:met+left/0`: met with so many tenths of the target left. */
export function nearMisses(promise: string, cell?: Subject['cell'], tenth = 0): Subject {
  const own = cell === undefined ? undefined : { tier: cell.tier, severity: cell.severity };
  return { of: promise, cell: own, says: 'met', and: { left: String(tenth) } };
}

/** Rates without the misses that were waived. */
export function waivedFigures(
  promises: readonly (WaivedRate & { readonly promise: string })[],
  cells: readonly (WaivedRate & { readonly promise: string } & Pick<
      CellFinding,
      'tier' | 'severity'
    >)[],
  kept: WaivedRate | null,
  names: Names,
): TracedFigure[] {
  const without = 'without waived misses';
  return [
    ...promises.map(({ promise, without: { n, missed } }) =>
      tracedFigure(named(promise, without), waivedAside(promise), n, missed, minor),
    ),
    ...cells.map(({ promise, tier, severity, without: { n, missed } }) =>
      tracedFigure(
        named(promise, `${names.place(tier, severity)}, ${without}`),
        waivedAside(promise, { tier, severity }),
        n,
        missed,
        minor,
      ),
    ),
    ...(kept === null
      ? []
      : [
          tracedFigure(
            `${keptName}, ${without}`,
            waivedAside('kept'),
            kept.without.n,
            kept.without.missed,
            { ...minor, ...byCase },
          ),
        ]),
  ];
}

/** `F-update+waived/-`: what was judged, waived misses aside. */
export function waivedAside(promise: string, cell?: Subject['cell']): Subject {
  return { of: promise, cell, and: { waived: '' } };
}

/** What is in no rate, by why. */
export function reasonFigures(reasons: readonly ReasonFinding[]): TracedFigure[] {
  return reasons.map((each) =>
    tracedFigure(
      named(each.promise, `${each.verdict}, ${reasonText(each)}`),
      reasonSubject(each),
      each.obligations,
      null,
      minor,
    ),
  );
}

/** `F-update:excluded+reason/out-of-scope`. */
export function reasonSubject({
  promise,
  verdict,
  reason,
}: Pick<ReasonFinding, 'promise' | 'verdict' | 'reason'>): Subject {
  return { of: promise, says: verdict, and: { reason: reason ?? '' } };
}

/** The rates by which attainable targets are found, over all months shown. */
export function attainableFigures(
  cells: readonly AttainableFinding[],
  names: Names,
): TracedFigure[] {
  return cells.map((cell) =>
    tracedFigure(
      named(cell.promise, `${names.place(cell.tier, cell.severity)}, over the months shown`),
      attainableSubject(cell),
      cell.judged,
      cell.judged - cell.met,
      minor,
    ),
  );
}

/** `F-update/premier/high+timed/yes+span/all`. */
export function attainableSubject({ promise, tier, severity }: AttainableFinding): Subject {
  return { of: promise, cell: { tier, severity }, and: { timed: 'yes' }, isWhole: true };
}

/** The rates of the months, or quarters, before. */
export function trendFigures(
  promises: readonly Pick<PromiseFinding, 'promise' | 'months'>[],
  kept: Pick<KeptFinding, 'months'>,
  nameOf: (period: string) => string,
): TracedFigure[] {
  return [
    ...promises.flatMap(({ promise, months }) =>
      months
        .slice(0, -1)
        .map(({ month, rate: { n, missed } }) =>
          tracedFigure(named(promise, nameOf(month)), inPeriod(promise, month), n, missed, minor),
        ),
    ),
    ...kept.months.slice(0, -1).map(({ month, rate: { n, missed } }) =>
      tracedFigure(`${keptName}, ${nameOf(month)}`, inPeriod('kept', month), n, missed, {
        ...minor,
        ...byCase,
      }),
    ),
  ];
}

/** `F-update+period/2026-09`. */
export function inPeriod(promise: string, period: string, cell?: Subject['cell']): Subject {
  return { of: promise, cell, and: { period } };
}

interface Ranged {
  readonly of: string;
  readonly cell?: Subject['cell'];
  readonly name: string;
  readonly range: RangeFinding | null;
  readonly scenarios?: readonly { readonly scenario: string; readonly rate: Rate }[];
}

/** Rates under other readings: each leads to what its scenario says otherwise than the house. */
export function readingFigures(
  promises: readonly (Pick<PromiseFinding, 'promise' | 'range'> & {
    readonly scenarios?: PromiseFinding['scenarios'];
    readonly cells: readonly Pick<CellFinding, 'tier' | 'severity' | 'range'>[];
  })[],
  kept: Pick<KeptFinding, 'range'>,
  names: Names,
): TracedFigure[] {
  const ranged: Ranged[] = [
    ...promises.flatMap(({ promise, range, scenarios = [], cells }) => [
      { of: promise, name: wordsOf(promise).name, range, scenarios },
      ...cells.map(({ tier, severity, range: own }) => ({
        of: promise,
        cell: { tier, severity },
        name: named(promise, names.place(tier, severity)),
        range: own,
      })),
    ]),
    { of: 'kept', name: keptName, range: kept.range },
  ];
  return ranged.flatMap(({ of, cell, name, range, scenarios = [] }) =>
    [...(range?.ends ?? []), ...scenarios]
      .filter(({ scenario }) => scenario !== 'house')
      .map(({ scenario, rate: { n, missed } }) => {
        const figure = tracedFigure(
          `${name}, read as ${scenario}`,
          { of, cell, scenario },
          n,
          missed,
          minor,
        );
        return { ...figure, says: `${figure.says}: what it says otherwise than the house` };
      }),
  );
}
