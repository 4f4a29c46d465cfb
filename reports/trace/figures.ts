import type {
  BehindRow,
  CellFinding,
  HourFinding,
  KindFinding,
  Named,
  Rate,
  VerdictCount,
} from '../../pipeline/findings/contract.js';
import type { Condition, TracedFigure } from '../render/contract.js';
import { type Names, wordsOf } from '../words/names.js';
import {
  conditionsOf,
  conditionWords,
  idUnder,
  keptId,
  kindId,
  promiseId,
  verdictId,
} from './figure-id.js';

/** What is counted of one promise. */
export interface CountedPromise {
  readonly promise: string;
  readonly rate: Rate;
  readonly cells: readonly Pick<CellFinding, 'tier' | 'severity' | 'rate'>[];
  readonly verdicts: readonly Pick<VerdictCount, 'verdict' | 'obligations'>[];
}

/** The figures of a period that count obligations. */
export interface Counted {
  readonly promises: readonly CountedPromise[];
  readonly kept: Rate | null;
  readonly kinds: readonly KindFinding[];
  readonly hours: readonly HourFinding[];
  readonly names: Names;
  /** Named in the ids of a document of several policies; else null. */
  readonly policy: string | null;
  /** In the order in which they are listed. */
  readonly tiers: readonly Named[];
  readonly severities: readonly Named[];
}

/** Every figure that counts obligations, with the obligations that it counts; those that count none are left out. */
export function tracedFigures(counted: Counted): TracedFigure[] {
  const { promises, kept, kinds, hours, names } = counted;
  const cells = promises.flatMap(({ promise, cells: own }) =>
    inOrder(own, counted).map(({ tier, severity, rate }) => {
      const name = [wordsOf(promise).name, names.place(tier, severity)].filter(
        (part) => part !== '',
      );
      return rated(promiseId(promise, { tier, severity }), name.join(', '), rate);
    }),
  );
  const verdicts = promises.flatMap(({ promise, verdicts: own }) =>
    own.map(({ verdict, obligations }) =>
      minor(verdictId(promise, verdict), `${wordsOf(promise).name}, ${verdict}`, obligations, null),
    ),
  );
  const figures = [
    ...promises.map(({ promise, rate }) => rated(promiseId(promise), wordsOf(promise).name, rate)),
    ...(kept === null ? [] : [keptFigure(kept)]),
    ...cells,
    ...verdicts,
    ...byName(kinds).map(({ kind, value, obligations, missed }) =>
      minor(kindId(kind, value), `${kindNames[kind]} ${value ?? 'not given'}`, obligations, missed),
    ),
    ...hours.map(({ day, hour, obligations, missed }) => {
      const name = `${days[day - 1]} ${String(hour).padStart(2, '0')}:00`;
      return minor(kindId('hour', name), `Clock started ${name}`, obligations, missed);
    }),
  ];
  return figures.filter(({ n }) => n > 0).map((figure) => under(figure, counted.policy));
}

/** Accounts of one name are one figure: that is how the obligations name them. */
function byName(kinds: readonly KindFinding[]): readonly KindFinding[] {
  const named = new Map<string, KindFinding>();
  for (const each of kinds) {
    const key = kindId(each.kind, each.value);
    const { obligations = 0, missed = 0 } = named.get(key) ?? {};
    named.set(key, {
      ...each,
      obligations: each.obligations + obligations,
      missed: each.missed + missed,
    });
  }
  return [...named.values()];
}

function under(figure: TracedFigure, policy: string | null): TracedFigure {
  if (policy === null) return figure;
  const id = idUnder(figure.id, policy);
  return {
    ...figure,
    id,
    where: conditionsOf(id) ?? [],
    says: `policy = ${policy}, ${figure.says}`,
  };
}

function keptFigure(kept: Rate): TracedFigure {
  const figure = rated(keptId, 'Cases with every promise kept', kept);
  return { ...figure, says: `${figure.says}, counted by case` };
}

/** The cells as the policy lists its tiers and severities. */
function inOrder<Cell extends { readonly tier: string | null; readonly severity: string | null }>(
  cells: readonly Cell[],
  { tiers, severities }: Counted,
): readonly Cell[] {
  const place = (list: readonly Named[], id: string | null) =>
    list.findIndex((each) => each.id === id);
  return [...cells].sort(
    (left, right) =>
      place(tiers, left.tier) - place(tiers, right.tier) ||
      place(severities, left.severity) - place(severities, right.severity),
  );
}

const kindNames = {
  account: 'Account',
  channel: 'Channel',
  category: 'Category',
  group: 'Assignment group',
} as const;

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function rated(id: string, name: string, { n, missed }: Rate): TracedFigure {
  return traced(id, name, n, missed);
}

function traced(id: string, name: string, n: number, missed: number | null): TracedFigure {
  const where = conditionsOf(id) ?? [];
  return { id, name, n, missed, where, says: conditionWords(where) };
}

function minor(id: string, name: string, n: number, missed: number | null): TracedFigure {
  return { ...traced(id, name, n, missed), isMinor: true };
}

/** What a condition looks at, of one obligation. */
export function valueIn(row: BehindRow, column: string): string {
  switch (column) {
    case 'policy':
    case 'promise':
    case 'tier':
    case 'severity':
    case 'verdict':
    case 'channel':
    case 'category':
    case 'group':
    case 'account':
    case 'hour':
      return row[column] ?? '';
    default:
      return '';
  }
}

/** Whether a figure counts the obligation. */
export function isCounted(row: BehindRow, where: readonly Condition[]): boolean {
  return where.every(({ column, values }) => values.includes(valueIn(row, column)));
}
