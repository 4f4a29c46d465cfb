import type { Facts, Share } from './finding.js';

/**
 * The shares of one scenario that are not nought. A kind of case on which a rule bears is told only if its figures are
 * not those of the plain one. Kinds with the same figures are told as one, by the facts that they have in common,
 * where no other kind has those facts, be it owed or not.
 */
export function foldShares(
  given: readonly Share[],
  kinds: readonly Facts[],
  plain: readonly string[],
): Share[] {
  const isPlain = (facts: Facts) => Object.keys(facts).every((name) => plain.includes(name));
  const usual = given.filter(({ facts }) => isPlain(facts));
  const special = given.filter((share) => {
    const same = usual.find(({ facts }) => isOf(share.facts, facts));
    return !isPlain(share.facts) && (same === undefined || keyOf(same) !== keyOf(share));
  });
  const others = kinds.filter((facts) => !isPlain(facts));
  return [...merged(usual, kinds.filter(isPlain)), ...merged(special, others)];
}

function merged(all: readonly Share[], kinds: readonly Facts[]): Share[] {
  const groups = new Map<string, Share[]>();
  for (const share of all.filter(({ held }) => held > 0)) {
    const key = keyOf(share);
    groups.set(key, [...(groups.get(key) ?? []), share]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const facts = inCommon(group.map((share) => share.facts));
    const meant = kinds.filter((kind) => isOf(kind, facts));
    return meant.length === group.length ? [{ ...first, facts }] : group;
  });
}

function keyOf({ held, open_held, open_instants }: Share): string {
  return [held, open_held, open_instants].join(' ');
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
