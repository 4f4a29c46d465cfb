import type { Condition } from '../render/contract.js';

/** What can be asked of a figure beside its promise. */
const kinds = ['channel', 'category', 'group', 'account', 'hour'] as const;
type Kind = (typeof kinds)[number];

const verdicts = ['met', 'missed', 'running', 'void', 'excluded', 'unmeasured'];
const judged: Condition = { column: 'verdict', values: ['met', 'missed'] };

/** The id of the cases with every promise kept. */
export const keptId = 'F-kept';

/** `F-first_response`, `F-first_response/premier/high`: a promise, or one cell of it. */
export function promiseId(
  promise: string,
  cell?: { readonly tier: string | null; readonly severity: string | null },
): string {
  const own = cell === undefined ? '' : `/${encoded(cell.tier)}/${encoded(cell.severity)}`;
  return `F-${encoded(promise)}${own}`;
}

/** `F-first_response:running`: the obligations of a promise that came to one verdict. */
export function verdictId(promise: string, verdict: string): string {
  return `F-${encoded(promise)}:${verdict}`;
}

/** `F-channel/email`: what was judged of one channel, category, group, account or hour of the week. */
export function kindId(kind: Kind, value: string | null): string {
  return `F-${kind}/${encoded(value)}`;
}

/** The id in a document of several policies: `F-update@ownbackup`. */
export function idUnder(id: string, policy: string | null): string {
  return policy === null ? id : `${id}@${encoded(policy)}`;
}

/** Which obligations of its period a figure counts; null where it is no figure's id. */
export function conditionsOf(whole: string): readonly Condition[] | null {
  const [id = '', policy, more] = whole.split('@');
  if (more !== undefined) return null;
  const own = ownConditions(id);
  if (own === null || policy === undefined) return own;
  return [{ column: 'policy', values: [decoded(policy)] }, ...own];
}

function ownConditions(id: string): readonly Condition[] | null {
  if (id === keptId) return [judged];
  const [, name = '', verdict, rest] = /^F-([^/:]+)(?::(\w+))?(?:\/(.+))?$/.exec(id) ?? [];
  if (name === '') return null;
  const values = rest?.split('/').map(decoded) ?? [];
  const kind = kinds.find((each) => each === name);
  if (kind !== undefined) {
    const [value] = values;
    if (value === undefined || values.length !== 1 || verdict !== undefined) return null;
    return [{ column: kind, values: [value] }, judged];
  }
  const promise = { column: 'promise', values: [decoded(name)] };
  if (verdict !== undefined) {
    const isKnown = verdicts.includes(verdict) && values.length === 0;
    return isKnown ? [promise, { column: 'verdict', values: [verdict] }] : null;
  }
  if (values.length === 0) return [promise, judged];
  const [tier, severity] = values;
  if (tier === undefined || severity === undefined || values.length !== 2) return null;
  return [
    promise,
    { column: 'tier', values: [tier] },
    { column: 'severity', values: [severity] },
    judged,
  ];
}

/** The conditions in the ledger's words: "promise = update, verdict = met or missed". */
export function conditionWords(conditions: readonly Condition[]): string {
  return conditions
    .map(({ column, values }) => `${column} = ${values.map(shown).join(' or ')}`)
    .join(', ');
}

function shown(value: string): string {
  return value === '' ? 'empty' : value;
}

function encoded(value: string | null): string {
  if (value === null || value === '') return '-';
  return value === '-' ? '%2D' : encodeURIComponent(value);
}

function decoded(value: string): string {
  if (value === '-') return '';
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
