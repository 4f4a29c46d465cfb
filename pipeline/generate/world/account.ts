import { isoDate } from '../iso.js';
import type { Period } from '../plan.js';
import { Random } from '../random.js';
import { day } from '../spans.js';
import { type Contract, contractsOf } from './contracts.js';
import { companyName, oddNames } from './names.js';
import type { Region } from './regions.js';
import { type Trait, traitOf } from './traits.js';

/** A customer, with what is special about it. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly region: Region;
  readonly zone: string;
  readonly trait: Trait;
  readonly contracts: readonly Contract[];
  /** The instant from which it opens cases. */
  readonly joinedMs: number;
  /** The instant from which it opens none. */
  readonly leftMs: number;
  readonly successManager: string;
  readonly accountManager: string;
  readonly onboardedOn: string;
  readonly isNew: boolean;
  readonly usesSdk: boolean;
  readonly requesters: readonly string[];
  /** Whether it has named more people than its tier allows. */
  readonly namesTooMany: boolean;
}

/** The `index`-th account of a region: the same whatever else is generated. */
export function makeAccount(seed: number, period: Period, region: Region, index: number): Account {
  const random = new Random(seed, 2, hashOf(region.key), index);
  const id = `${region.prefix}-${String(index + 1).padStart(4, '0')}`;
  const trait = traitOf(region, index, random);
  const contracts = contractsOf(period, region, trait, index, random);
  const start = contracts[0]?.startsOn;
  const joinedMs = start === undefined ? period.startMs : Date.parse(start) + day;
  const tier = contracts.at(-1)?.tier ?? '';
  const isEntitled = tier === 'premier' || tier === 'enterprise';
  const managed = isEntitled && (index < 9 ? index % 5 !== 4 : random.chance(0.9));
  const drawnName = companyName(random);
  const drawnZone =
    random.chance(0.7) || region.otherZones.length === 0
      ? region.zone
      : random.pick(region.otherZones);
  return {
    id,
    name: oddNames[id] ?? drawnName,
    region,
    zone: trait === 'trial over a clock change' ? region.zone : drawnZone,
    trait,
    contracts,
    joinedMs,
    leftMs: leavingOf(trait, contracts, joinedMs),
    successManager: managed
      ? `${region.prefix.toLowerCase().slice(0, 3)}-csm-${1 + random.below(4)}`
      : '',
    accountManager: managed && random.chance(0.4) ? `tam-${1 + random.below(3)}` : '',
    ...onboarding(period, region, trait, joinedMs, random),
    usesSdk: trait !== 'no SDK',
    requesters: Array.from({ length: 2 + random.below(4) }, (_, person) => `${id}-u${person + 1}`),
    namesTooMany: index < 9 ? index === 3 : random.chance(0.1),
  };
}

function onboarding(
  period: Period,
  region: Region,
  trait: Trait,
  joinedMs: number,
  random: Random,
) {
  if (region.policy !== 'openback') return { onboardedOn: '', isNew: false };
  if (trait === 'never onboarded') return { onboardedOn: '', isNew: true };
  if (trait === 'onboarded late') {
    return { onboardedOn: isoDate(period.endMs - random.between(30, 120) * day), isNew: true };
  }
  const isNew = joinedMs > period.startMs;
  const isForgotten = !isNew && random.chance(0.12);
  return {
    onboardedOn: isForgotten ? '' : isoDate(joinedMs + random.between(3, 40) * day),
    isNew,
  };
}

function hashOf(text: string): number {
  let hash = 7;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
  return hash;
}

/** Those who no longer pay still write for a while. */
function leavingOf(trait: Trait, contracts: readonly Contract[], joinedMs: number): number {
  if (trait === 'trial only' || trait === 'trial over a clock change') return joinedMs + 18 * day;
  const end = contracts.at(-1)?.endsOn ?? '';
  const leaves = trait === 'lapsed' || trait === 'left unserved';
  return leaves && end !== '' ? Date.parse(end) + 30 * day : Number.POSITIVE_INFINITY;
}
