import { UserError } from './failure.js';

/** Who a document is for. */
export const audiences = ['internal', 'customer', 'auditor'] as const;
export type Audience = (typeof audiences)[number];

/** What a document may hold for one audience; what is not listed here is for everybody. */
export interface AudienceRules {
  /** Names of our groups. People of ours are never named; their ids stand in the timelines of all but customers. */
  readonly groups: boolean;
  /** What people wrote about the account, for its meeting. */
  readonly commentary: boolean;
  /** What they wrote under "Internal". */
  readonly internalCommentary: boolean;
  /** The same responses judged under other terms. */
  readonly whatIf: boolean;
  /** Why a miss was waived, in the words of who asked for it. */
  readonly waiverReasons: boolean;
  /** The ledger's ids of obligations. */
  readonly obligationIds: boolean;
  /** Files of the exports and of the policy, with their hashes. */
  readonly sources: boolean;
}

/** The one place of these rules. */
export const audienceRules: Readonly<Record<Audience, AudienceRules>> = {
  internal: {
    groups: true,
    commentary: true,
    internalCommentary: true,
    whatIf: true,
    waiverReasons: true,
    obligationIds: false,
    sources: true,
  },
  customer: {
    groups: false,
    commentary: true,
    internalCommentary: false,
    whatIf: false,
    waiverReasons: false,
    obligationIds: false,
    sources: false,
  },
  auditor: {
    groups: false,
    commentary: false,
    internalCommentary: false,
    whatIf: false,
    waiverReasons: true,
    obligationIds: true,
    sources: true,
  },
};

/** The audience of that name. */
export function audienceNamed(name: string): Audience {
  const found = audiences.find((each) => each === name);
  if (found !== undefined) return found;
  throw new UserError({
    code: 'report.audience',
    message: `"${name}" is no audience.`,
    hint: `Write ${audiences.slice(0, -1).join(', ')} or ${audiences.at(-1)}.`,
  });
}
