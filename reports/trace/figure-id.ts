import type { CountedThing } from '../../pipeline/findings/contract.js';
import { encoded, type Kind, type Narrowing } from './id-parts.js';

/** What an id names. */
export interface Subject {
  /** A promise, or something that is counted beside obligations; null where the data names no promise. */
  readonly of: string | null;
  /** One tier and severity. */
  readonly cell?: { readonly tier: string | null; readonly severity: string | null } | undefined;
  /** One sort of what is counted: the scale of answers, the channel of openings. */
  readonly kind?: string | null;
  /** One verdict, or what came of it; else met and missed of obligations, and all of anything else. */
  readonly says?: string;
  readonly and?: Partial<Readonly<Record<Narrowing, string>>>;
  /** Over all periods shown. */
  readonly isWhole?: boolean;
  /** Under that scenario in place of the house. */
  readonly scenario?: string;
}

/** The id of the cases with every promise kept. */
export const keptId = 'F-kept';

/** The id of every obligation of the period, judged or not. */
export const allId = 'F-all';

/** `F-first_response/premier/high:met+left/0`, `F-answers/1-5+tier/premier+span/all`, `F-update~strict`. */
export function figureId({ of, cell, kind, says, and, isWhole, scenario }: Subject): string {
  const places = cell === undefined ? [] : [cell.tier, cell.severity];
  const parts = [of, ...(kind === undefined ? [] : [kind]), ...places].map(encoded);
  const narrowed = Object.entries(and ?? {}).map(
    ([column, value]) => `+${column}/${encoded(value)}`,
  );
  return [
    `F-${parts.join('/')}`,
    says === undefined ? '' : `:${says}`,
    ...narrowed,
    isWhole === true ? '+span/all' : '',
    scenario === undefined ? '' : `~${encoded(scenario)}`,
  ].join('');
}

/** `F-first_response`, `F-first_response/premier/high`: a promise, or one cell of it. */
export function promiseId(promise: string, cell?: Subject['cell']): string {
  return figureId({ of: promise, cell });
}

/** `F-first_response:running`: the obligations of a promise that came to one verdict. */
export function verdictId(promise: string | null, verdict: string): string {
  return figureId({ of: promise, says: verdict });
}

/** `F-channel/email`: what was judged of one channel, category, group, account or hour of the week. */
export function kindId(kind: Kind, value: string | null): string {
  return `F-${kind}/${encoded(value)}`;
}

/** `F-answers/1-5:good`: of what is counted beside obligations. */
export function countedId(of: CountedThing, subject: Omit<Subject, 'of'> = {}): string {
  return figureId({ of, ...subject });
}

/** The id in a document of several policies: `F-update@ownbackup`. */
export function idUnder(id: string, policy: string | null): string {
  return policy === null ? id : `${id}@${encoded(policy)}`;
}
