import type { OpenedCase } from './opened-case.js';
import type { PolicyKey } from './plan.js';
import type { Random } from './random.js';
import type { Account } from './world/account.js';
import type { Arrival } from './world/arrivals.js';
import { catalogue, categoryWeights } from './world/catalogue.js';
import { contractAt } from './world/contracts.js';
import { groups } from './world/people.js';
import { namedCount } from './world/relations.js';
import { versionAt } from './world/releases.js';

const severities: Readonly<Record<PolicyKey, Readonly<Record<string, number>>>> = {
  ownbackup: { high: 22, medium: 45, low: 33 },
  openback: { 1: 7, 2: 22, 3: 42, 4: 29 },
  probax: { 1: 10, 2: 25, 3: 38, 4: 27 },
  crashplan: { 1: 10, 2: 24, 3: 40, 4: 26 },
};

const channels: Readonly<Record<PolicyKey, Readonly<Record<string, number>>>> = {
  ownbackup: { portal: 48, email: 34, phone: 18 },
  openback: { email: 55, chat: 30, phone: 15 },
  probax: { portal: 48, email: 34, phone: 18 },
  crashplan: { web: 52, phone: 24, chat: 24 },
};

const products: Readonly<Record<PolicyKey, readonly string[]>> = {
  ownbackup: ['recover', 'recover', 'archive', 'sandbox_seeding'],
  openback: ['ios_sdk', 'android_sdk', 'dashboard'],
  probax: ['scout', 'hive', 'msp_portal'],
  crashplan: [],
};

const oddSubjects = [
  '=IF(restored,"yes","no") in the report shows #REF!',
  '+44 number on the call-back form is refused',
  'Error, "quota exceeded"\nsecond line of the message',
  '@all users see the wrong size',
];

/** Draws everything that is known of a case when it is opened. */
export function openCase(
  index: number,
  arrival: Arrival,
  account: Account,
  lastCaseId: string | undefined,
  random: Random,
): OpenedCase {
  const { policy } = account.region;
  const contract = contractFor(account, arrival.at, random);
  const tier = contract?.tier ?? account.contracts[0]?.tier ?? '';
  const severity = random.choose(severities[policy]);
  const channel = channelOf(policy, tier, random);
  const category = random.choose(categoryWeights[policy]);
  const kind = catalogue[policy][category] ?? { group: 0, subjects: [category] };
  const groupLevel = random.chance(0.85) ? kind.group : 0;
  const product = policy === 'crashplan' ? tier : random.pick(products[policy]);
  return {
    id: `${account.region.prefix.slice(0, 3)}-${String(index + 1).padStart(7, '0')}`,
    account,
    contract,
    tier,
    openedAt: arrival.at,
    severity: random.chance(0.025) ? '' : severity,
    workingSeverity: severity,
    channel,
    category,
    environment: random.choose({ production: 72, sandbox: 18, '': 10 }),
    product,
    productVersion: versionAt(policy, product, arrival.at, random),
    requester: { type: 'customer', id: requesterOf(account, random), role: '' },
    requesterCountry: random.chance(0.94)
      ? account.region.country
      : random.pick(['US', 'GB', 'DE']),
    subject: random.chance(0.015) ? random.pick(oddSubjects) : random.pick(kind.subjects),
    openedBy: random.chance(0.028) ? 'agent' : random.chance(0.95) ? 'customer' : '',
    previousCaseId: lastCaseId !== undefined && random.chance(0.05) ? lastCaseId : '',
    group: groups[policy][groupLevel],
    groupLevel,
  };
}

function contractFor(account: Account, at: number, random: Random) {
  if (account.trait !== 'two products') return contractAt(account.contracts, at);
  const [one, other] = account.contracts;
  return random.chance(0.6) ? one : other;
}

/** Phone support of a tier that has none is tried all the same, now and then. */
function channelOf(policy: PolicyKey, tier: string, random: Random): string {
  const channel = random.choose(channels[policy]);
  return channel === 'phone' && tier === 'growth' && random.chance(0.75) ? 'email' : channel;
}

function requesterOf(account: Account, random: Random): string {
  if (random.chance(0.03)) return `${account.id}-guest${1 + random.below(9)}`;
  const named = namedCount(account);
  if (named > 0 && random.chance(0.85))
    return account.requesters[random.below(named)] ?? account.id;
  return (
    account.requesters[Math.floor(random.next() ** 2 * account.requesters.length)] ?? account.id
  );
}
