import type { Facts, Share } from './finding.js';

/**
 * The shares of one scenario that are not nought: kinds of case with the same figures are told as one, by the facts
 * that they have in common, where no kind with those facts has other figures.
 */
export function foldShares(all: readonly Share[]): Share[] {
  const groups = new Map<string, Share[]>();
  for (const share of all.filter(({ held }) => held > 0)) {
    const key = [share.held, share.open_held, share.open_instants].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), share]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const facts = inCommon(group.map((share) => share.facts));
    const meant = all.filter((share) => isOf(share.facts, facts));
    return meant.length === group.length ? [{ ...first, facts }] : group;
  });
}

function inCommon([first = {}, ...others]: readonly Facts[]): Facts {
  const shared = Object.entries(first).filter(([name, value]) =>
    others.every((facts) => facts[name] === value),
  );
  return Object.fromEntries(shared);
}

/** Whether a kind of case has all these facts. */
export function isOf(facts: Facts, asked: Facts): boolean {
  return Object.entries(asked).every(([name, value]) => facts[name] === value);
}
