import { UserError } from '../../pipeline/failure.js';
import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import type { WhatIfTerms } from '../../pipeline/whatif/judge.js';
import type { Workspace } from '../../pipeline/workspace.js';

/** Other terms as the command line gives them. */
export interface TermOptions {
  readonly tier?: readonly string[];
  readonly under?: string;
  readonly severity?: readonly string[];
  readonly calendar?: string;
  readonly target?: readonly string[];
  readonly reading?: string;
  readonly name?: string;
  readonly standing?: readonly string[] | true;
}

/** A what-if that is asked for; null: of whichever policy is asked about. */
export interface Asked {
  readonly policy: string | null;
  readonly terms: WhatIfTerms;
}

/** Every what-if that is asked for: one for each tier named, or those that punctual.yaml keeps. */
export function questionsOf(options: TermOptions, { config }: Workspace): Asked[] {
  const { tier, under, severity, calendar, target, reading, name } = options;
  const isTold = [tier, under, calendar, target].some((given) => given !== undefined);
  if (isTold) {
    const terms = {
      name,
      under,
      severities: severity === undefined ? undefined : severitiesOf(severity),
      calendar,
      targets: target,
      reading,
    };
    const tiers: readonly (string | undefined)[] = tier ?? [undefined];
    return tiers.map((each) => ({
      policy: null,
      terms: {
        ...terms,
        tier: each,
        name: tiers.length > 1 && name !== undefined ? `${name}, ${each}` : name,
      },
    }));
  }
  const { whatifs } = config;
  const wanted = options.standing === true ? undefined : options.standing;
  const unknown = wanted?.filter((each) => !whatifs.some((kept) => kept.name === each)) ?? [];
  if (options.standing !== undefined && whatifs.length > 0 && unknown.length === 0) {
    return whatifs
      .filter((kept) => wanted === undefined || wanted.includes(kept.name))
      .map(({ policy, ...terms }) => ({
        policy: policy ?? null,
        terms: reading === undefined ? terms : { ...terms, reading },
      }));
  }
  throw new UserError({
    code: 'whatif.nothing',
    message:
      unknown.length > 0
        ? `punctual.yaml keeps no what-if "${unknown.join('", "')}".`
        : 'A what-if needs other terms to judge under.',
    hint:
      options.standing !== undefined
        ? whatifs.length === 0
          ? 'Keep some under whatifs in punctual.yaml: - { name: All Premier, policy: ownbackup, tier: premier }.'
          : `It keeps ${whatifs.map((kept) => kept.name).join(', ')}.`
        : 'Give --tier, --under, --calendar or --target; or --standing for those that punctual.yaml keeps.',
  });
}

/** What --under names: a file's own policy and version, else the name as it is. */
export function underOf(
  under: string | undefined,
  load: (paths: readonly string[]) => LoadedPolicy[],
): { readonly under?: string; readonly own: readonly LoadedPolicy[] } {
  if (under === undefined) return { own: [] };
  if (!/\.ya?ml$/.test(under)) return { under, own: [] };
  const own = load([under]);
  const policy = own[0]?.policy;
  return { under: policy === undefined ? under : `${policy.id}@${policy.version}`, own };
}

function severitiesOf(pairs: readonly string[]): WhatIfTerms['severities'] {
  if (pairs.length === 1 && pairs[0] === 'by-rank') return 'by-rank';
  const wrong = pairs.filter((pair) => !/^[^=]+=[^=]+$/.test(pair));
  if (wrong.length > 0) {
    throw new UserError({
      code: 'whatif.severities',
      message: `"${wrong.join('", "')}" pairs no severities.`,
      hint: 'Write --severity OURS=THEIRS, such as --severity high=1 medium=2 low=3; or --severity by-rank.',
    });
  }
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
}
