import type { EarlierCase, OpenedCase } from './opened-case.js';
import type { PolicyKey } from './plan.js';
import type { Random } from './random.js';
import type { Script } from './scenes/scene.js';
import { day } from './spans.js';
import type { Account } from './world/account.js';
import { catalogue, categoryWeights } from './world/catalogue.js';
import { contractAt } from './world/contracts.js';
import type { Desks } from './world/desks.js';
import { groups } from './world/people.js';
import { namedCount } from './world/relations.js';
import { versionAt } from './world/releases.js';

const severities: Readonly<Record<PolicyKey, Readonly<Record<string, number>>>> = {
  ownbackup: { high: 22, medium: 45, low: 33 },
  openback: { 1: 7, 2: 22, 3: 42, 4: 29 },
  probax: { 1: 11, 2: 25, 3: 37, 4: 27 },
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

/** All that bears on what a case is opened with. */
export interface Opening {
  readonly index: number;
  readonly at: number;
  readonly account: Account;
  readonly earlier: EarlierCase | undefined;
  readonly script: Script | undefined;
  readonly hours: Desks;
}

/** Draws everything that is known of a case when it is opened. */
export function openCase(opening: Opening, random: Random): OpenedCase {
  const { index, at, account, script } = opening;
  const { policy } = account.region;
  const contract = contractFor(account, at, random);
  const tier = contract?.tier ?? account.contracts[0]?.tier ?? '';
  const severity = script?.severity ?? severityOf(opening, random);
  const channel = script?.channel ?? channelOf(opening, tier, random);
  const category = script?.category ?? random.choose(categoryWeights[policy]);
  const kind = catalogue[policy][category] ?? { group: 0, subjects: [category] };
  const groupLevel = random.chance(0.85) ? kind.group : 0;
  const product = policy === 'crashplan' ? tier : random.pick(products[policy]);
  return {
    id: `${account.region.prefix.slice(0, 3)}-${String(index + 1).padStart(7, '0')}`,
    account,
    contract,
    tier,
    openedAt: at,
    severity: random.chance(0.025) && script === undefined ? '' : severity,
    workingSeverity: severity,
    channel,
    category,
    environment: random.choose({ production: 72, sandbox: 18, '': 10 }),
    product,
    productVersion: versionAt(policy, product, at, random),
    requester: { type: 'customer', id: requesterOf(account, random), role: '' },
    requesterCountry: random.chance(0.94)
      ? account.region.country
      : random.pick(['US', 'GB', 'DE']),
    subject: script?.subject ?? subjectOf(kind.subjects, random),
    openedBy: openedBy(script, random),
    ...previousOf(opening, random),
    group: groups[policy][groupLevel],
    groupLevel,
    script,
  };
}

function contractFor(account: Account, at: number, random: Random) {
  if (account.trait !== 'two products') return contractAt(account.contracts, at);
  const [one, other] = account.contracts;
  return random.chance(0.6) ? one : other;
}

/** Out of hours at Probax, where only emergencies are served, many a case is called one. */
function severityOf({ account, at, hours }: Opening, random: Random): string {
  const { policy } = account.region;
  const severity = random.choose(severities[policy]);
  return policy === 'probax' && !hours.probax.isOpen(at) && random.chance(0.35) ? '1' : severity;
}

/** Phone support of a tier that has none is tried all the same, and so is a chat that is closed, now and then. */
function channelOf({ account, at, hours }: Opening, tier: string, random: Random): string {
  const { policy } = account.region;
  const channel = random.choose(channels[policy]);
  if (channel === 'phone' && tier === 'growth' && random.chance(0.6)) return 'email';
  const isClosedChat =
    policy === 'crashplan' && channel === 'chat' && !hours['crashplan/chat'].isOpen(at);
  return isClosedChat && random.chance(0.7) ? 'web' : channel;
}

function subjectOf(subjects: readonly string[], random: Random): string {
  return random.chance(0.015) ? random.pick(oddSubjects) : random.pick(subjects);
}

function openedBy(script: Script | undefined, random: Random): OpenedCase['openedBy'] {
  if (script !== undefined) return 'customer';
  return random.chance(0.028) ? 'agent' : random.chance(0.95) ? 'customer' : '';
}

/** The case that this one refers to: the account's latest, or one of the desk before, which no export holds. */
function previousOf({ account, at, earlier }: Opening, random: Random) {
  const isFresh = earlier !== undefined && at - earlier.openedAt < 3 * day;
  const isPartner = account.region.policy === 'probax';
  const refers = random.chance(isPartner ? (isFresh ? 0.35 : 0.11) : 0.05);
  const isOld = random.chance(0.12);
  const meetsAgain = random.chance(0.6);
  if (!refers) return { previousCaseId: '', previousEngineer: undefined };
  const prefix = account.region.prefix.slice(0, 3);
  if (isOld)
    return {
      previousCaseId: `${prefix}-OLD-${1000 + random.below(9000)}`,
      previousEngineer: undefined,
    };
  if (earlier === undefined || earlier.openedAt >= at) {
    return { previousCaseId: '', previousEngineer: undefined };
  }
  const previousEngineer = meetsAgain ? earlier.engineer : undefined;
  return { previousCaseId: earlier.id, previousEngineer };
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
