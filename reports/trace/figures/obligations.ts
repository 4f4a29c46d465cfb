import type {
  CellFinding,
  HourFinding,
  KindFinding,
  Rate,
  VerdictCount,
} from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import { wordsOf } from '../../words/names.js';
import type { Names } from '../../words/names.js';
import { allId, keptId, kindId, promiseId, verdictId } from '../figure-id.js';
import { tracedUnder } from '../traced.js';

export const keptName = 'Cases with every promise kept';

/** What is counted of one promise. */
export interface CountedPromise {
  readonly promise: string;
  readonly rate: Rate;
  readonly cells: readonly Pick<CellFinding, 'tier' | 'severity' | 'rate'>[];
  readonly verdicts: readonly Pick<VerdictCount, 'verdict' | 'obligations'>[];
}

/** The figures of a period that count its obligations. */
export interface Counted {
  readonly obligations: number;
  readonly promises: readonly CountedPromise[];
  readonly kept: Rate | null;
  readonly kinds: readonly KindFinding[];
  readonly hours: readonly HourFinding[];
  readonly names: Names;
}

/** Every rate of a period with the obligations that it counts. */
export function tracedFigures(counted: Counted): TracedFigure[] {
  const { obligations, promises, kept, kinds, hours, names } = counted;
  const cells = promises.flatMap(({ promise, cells: own }) =>
    own.map(({ tier, severity, rate }) =>
      rated(
        promiseId(promise, { tier, severity }),
        named(promise, names.place(tier, severity)),
        rate,
      ),
    ),
  );
  const verdicts = promises.flatMap(({ promise, verdicts: own }) =>
    own.map(({ verdict, obligations: n }) =>
      small(verdictId(promise, verdict), `${wordsOf(promise).name}, ${verdict}`, n),
    ),
  );
  return [
    ...promises.map(({ promise, rate }) => rated(promiseId(promise), wordsOf(promise).name, rate)),
    ...(kept === null ? [] : [keptFigure(kept)]),
    ...cells,
    small(allId, 'All obligations', obligations),
    ...verdicts,
    ...byName(kinds).map(({ kind, value, obligations: n, missed }) =>
      small(kindId(kind, value), `${kindNames[kind]} ${value ?? 'not given'}`, n, missed),
    ),
    ...hours.map(({ day, hour, obligations: n, missed }) => {
      const name = `${days[day - 1]} ${String(hour).padStart(2, '0')}:00`;
      return small(kindId('hour', name), `Clock started ${name}`, n, missed);
    }),
  ];
}

/** "First response, High on Premier": a promise and where. */
export function named(promise: string | null, where: string): string {
  const name = promise === null ? 'No promise' : wordsOf(promise).name;
  return where === '' ? name : `${name}, ${where}`;
}

/** Of one name are one figure: that is how the rows name them. */
function byName(kinds: readonly KindFinding[]): readonly KindFinding[] {
  const known = new Map<string, KindFinding>();
  for (const each of kinds) {
    const key = kindId(each.kind, each.value);
    const { obligations = 0, missed = 0 } = known.get(key) ?? {};
    known.set(key, {
      ...each,
      obligations: each.obligations + obligations,
      missed: each.missed + missed,
    });
  }
  return [...known.values()];
}

function keptFigure(kept: Rate): TracedFigure {
  const figure = tracedUnder(keptId, 'Cases with every promise kept', kept.n, kept.missed);
  return { ...figure, byCase: true, says: `${figure.says}, counted by case` };
}

const kindNames = { channel: 'Channel', category: 'Category' } as const;

export const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function rated(id: string, name: string, { n, missed }: Rate): TracedFigure {
  return tracedUnder(id, name, n, missed);
}

function small(id: string, name: string, n: number, missed: number | null = null): TracedFigure {
  return tracedUnder(id, name, n, missed, { isMinor: true });
}
