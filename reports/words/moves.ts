import type {
  Cause,
  FigureMove,
  ItemState,
  ObligationMove,
  RunDifference,
} from '../../pipeline/findings/contract.js';
import { causesText } from './causes.js';
import { count, counted, listed } from './count.js';
import { amountText } from './figures.js';
import { instant } from './instant.js';

/** "+0.9 points late data (events) (1); −0.2 points newer data (2)": each cause’s share in a figure’s difference; of what cannot be divided, the kinds of cause. */
export function sharesText({ before, now, shares }: FigureMove): string {
  const unit = (now ?? before)?.unit ?? 'count';
  const [first] = shares;
  if (shares.length > 1 && shares.every(({ amount }) => amount === null)) {
    const kinds = shares.flatMap(({ causes }) => causes.map(withoutFacts));
    return causesText(kinds);
  }
  const told = shares.filter(({ amount }) => amount === null || Math.abs(amount) > 1e-12);
  return (told.length === 0 && first !== undefined ? [first] : told)
    .map(({ causes, items, amount }) => {
      const size = shares.length === 1 ? null : amountText(unit, amount);
      const what = items === 0 ? '' : ` (${count(items)})`;
      return `${size === null ? '' : `${size} `}${causesText(causes)}${what}`;
    })
    .join('; ');
}

function withoutFacts(cause: Cause): Cause {
  const isData = cause.kind === 'late' || cause.kind === 'corrected';
  return isData ? { ...cause, subject: null, through: null } : cause;
}

const kindWords: Readonly<Record<Cause['kind'], string>> = {
  late: 'late data',
  corrected: 'corrected data',
  program: 'the program’s version',
  newer: 'newer data',
  settings: 'the workspace’s default',
  reading: 'a reading’s house option',
  policy: 'the policy',
  waiver: 'the register of waivers',
  data: 'other data',
  untold: 'what a ledger file does not tell',
  unexplained: 'something unexplained',
};

/** The kinds of several causes in words, each once. */
export function kindsOf(causes: readonly Cause[]): string[] {
  const found = new Set(causes.map(({ kind }) => kind));
  return Object.entries(kindWords).flatMap(([kind, said]) =>
    found.has(kind as Cause['kind']) ? [said] : [],
  );
}

/** What lies between a figure's two values. */
export function differenceText({ before, now }: FigureMove): string {
  const figure = now ?? before;
  if (figure === null) return '';
  const [was, is] = [before?.value ?? null, now?.value ?? null];
  if (was === null || is === null) return '';
  return amountText(figure.unit, is - was) ?? '';
}

/** "missed, due 5 Oct 2026, 16:30 BST": what a run says of an obligation, and of its rest what the other says otherwise. */
export function stateText(
  state: ItemState | null,
  other: ItemState | null,
  zone: string,
  placeOf: (tier: string | null, severity: string | null) => string,
): string {
  if (state === null) return 'not of this period';
  const { tier, severity, target, dueAtMs, satisfiedAtMs, hingesOn, reason } = state;
  const differs = (field: keyof ItemState) => other !== null && state[field] !== other[field];
  const rest = [
    differs('tier') || differs('severity') ? placeOf(tier, severity) : null,
    differs('target') && target !== null ? target : null,
    differs('dueAtMs') && dueAtMs !== null ? `due ${instant(dueAtMs, zone)}` : null,
    differs('satisfiedAtMs')
      ? satisfiedAtMs === null
        ? 'unanswered'
        : `answered ${instant(satisfiedAtMs, zone)}`
      : null,
    differs('hingesOn') ? (hingesOn === null ? 'settled' : `hinges on ${hingesOn}`) : null,
    differs('reason') && reason !== null ? reason : null,
  ].filter((part) => part !== null && part !== '');
  return [state.verdict, ...rest].join(', ');
}

/** "missed → met 3, not counted → running 2": how many obligations moved from which verdict to which. */
export function verdictMoves(
  obligations: readonly ObligationMove[],
): { readonly from: string; readonly to: string; readonly obligations: number }[] {
  const tally = new Map<string, { from: string; to: string; obligations: number }>();
  for (const { before, now } of obligations) {
    const from = before?.verdict ?? 'not of this period';
    const to = now?.verdict ?? 'not of this period';
    const held = tally.get(`${from} ${to}`) ?? { from, to, obligations: 0 };
    held.obligations += 1;
    tally.set(`${from} ${to}`, held);
  }
  return [...tally.values()].sort(
    (a, b) => b.obligations - a.obligations || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1),
  );
}

/** "late data: 3 rows of events in late.csv": what of the data differs. */
export function factTexts({ facts }: Pick<RunDifference, 'facts'>): string[] {
  const kinds = ['late', 'corrected', 'newer'] as const;
  return kinds.flatMap((kind) => {
    const own = facts.filter((each) => each.kind === kind);
    if (own.length === 0) return [];
    const said = own.map(({ table, source, facts: n }) =>
      [counted(n, 'fact'), `of ${table}`, source === null ? null : `in ${source}`]
        .filter((part) => part !== null)
        .join(' '),
    );
    return [`${kind}: ${listed(said)}`];
  });
}
