import type { Failure } from '../../failure.js';
import type { Named } from '../../findings/contract.js';
import type { LoadedPolicy } from '../../policy/load.js';
import { rewritten } from '../rewritten.js';
import { type Change, either, everyOf, type WhatIfTerms } from '../terms.js';

type Severities = ReadonlyMap<string, string>;

/** Judged by the text of another policy or version, which stands for every version of the contract's. */
export function changePolicy(
  policies: readonly LoadedPolicy[],
  reach: readonly LoadedPolicy[],
  { under = '', severities, tier }: WhatIfTerms,
): Change & { readonly severities: Severities } {
  const other = policyNamed(reach, under);
  if ('code' in other) {
    return { policies, changes: [], failures: [other], severities: new Map() };
  }
  const own = policies.at(-1)?.policy;
  const text = rewritten(other, {
    id: own?.id ?? other.policy.id,
    effective: { from: '0001-01-01' },
  });
  const paired = pair(policies, other, severities);
  const failures = [
    ...('failures' in paired ? paired.failures : []),
    ...(tier === undefined ? tierless(policies, other) : []),
  ];
  const map: Severities = 'failures' in paired ? new Map() : paired.map;
  const lost = 'failures' in paired ? [] : paired.lost;
  const { id, name, version } = other.policy;
  const change = {
    kind: 'policy' as const,
    policy: { id, name },
    version,
    file: other.path,
    sha256: other.sha256,
    severities: [...map].map(([from, to]) => ({ from, to })),
  };
  const note = `${name} names no severity ${either(lost)}: what its targets make of such cases is unmeasured.`;
  return {
    policies: [text],
    changes: [change],
    notes: lost.length === 0 ? [] : [note],
    failures,
    severities: map,
  };
}

function policyNamed(reach: readonly LoadedPolicy[], asked: string): LoadedPolicy | Failure {
  const [id = '', version] = asked.split('@');
  const named = reach.filter(({ policy }) => policy.id === id);
  const fitting = named.filter(({ policy }) => version === undefined || policy.version === version);
  const newest = [...fitting]
    .sort((a, b) => (a.policy.effective.from < b.policy.effective.from ? -1 : 1))
    .at(-1);
  if (newest !== undefined) return newest;
  const known = named.length > 0 ? named : reach;
  const listed = known.map(({ policy }) =>
    named.length > 0 ? `${policy.id}@${policy.version}` : policy.id,
  );
  return {
    code: 'whatif.policy',
    message:
      named.length > 0
        ? `The policy "${id}" has no version "${version}" in reach.`
        : `There is no policy "${id}" in reach.`,
    hint: `Name ${either([...new Set(listed)])}, or a policy's file.`,
  };
}

/** How the other policy calls the severities: as told, in the order of both, or by the same name. */
function pair(
  policies: readonly LoadedPolicy[],
  other: LoadedPolicy,
  asked: WhatIfTerms['severities'],
): { readonly map: Severities; readonly lost: string[] } | { readonly failures: Failure[] } {
  const ours = everyOf(policies, ({ policy }) => policy.severities).map(({ id }) => id);
  const theirs = other.policy.severities.map(({ id }) => id);
  const told = `${other.policy.name} has ${either(theirs)}, the contract's policy ${either(ours)}.`;
  if (asked === 'by-rank' && ours.length !== theirs.length) {
    return {
      failures: [
        {
          code: 'whatif.severities',
          message: `Severities cannot be paired by rank: ${told}`,
          hint: `Pair them yourself: ${example(ours, theirs)}.`,
        },
      ],
    };
  }
  const pairs = asked === 'by-rank' ? zipped(ours, theirs) : Object.entries(asked ?? {});
  const strange = pairs.filter(([from, to]) => !ours.includes(from) || !theirs.includes(to));
  if (strange.length > 0) {
    return {
      failures: strange.map(([from, to]) => ({
        code: 'whatif.severities',
        message: `The severities "${from}" and "${to}" cannot be paired: ${told}`,
        hint: `Write one of the contract's first: ${example(ours, theirs)}.`,
      })),
    };
  }
  const map = new Map(pairs.filter(([from, to]) => from !== to));
  const lost = ours.filter((id) => !theirs.includes(map.get(id) ?? id));
  if (ours.length > 0 && lost.length === ours.length) {
    const ranked =
      ours.length === theirs.length ? ', or both in their order: --severity by-rank' : '';
    return {
      failures: [
        {
          code: 'whatif.severities',
          message: `No severity has the same name in both policies: ${told}`,
          hint: `Pair them: ${example(ours, theirs)}${ranked}.`,
        },
      ],
    };
  }
  return { map, lost };
}

function zipped(ours: readonly string[], theirs: readonly string[]): [string, string][] {
  return ours.map((id, rank) => [id, theirs[rank] ?? id]);
}

function example(ours: readonly string[], theirs: readonly string[]): string {
  const last = theirs.at(-1) ?? '';
  return `--severity ${ours.map((id, rank) => `${id}=${theirs[rank] ?? last}`).join(' ')}`;
}

/** A contract's tier that the other policy does not know has no targets there. */
function tierless(policies: readonly LoadedPolicy[], other: LoadedPolicy): Failure[] {
  const theirs: readonly Named[] = other.policy.tiers;
  const ours = everyOf(policies, ({ policy }) => policy.tiers);
  if (theirs.length === 0 || ours.some(({ id }) => theirs.some((each) => each.id === id)))
    return [];
  return [
    {
      code: 'whatif.tier',
      message: `${other.policy.name} has tiers, and none of them is the contract's.`,
      hint: `Say under which: --tier ${either(theirs.map(({ id }) => id))}.`,
    },
  ];
}
