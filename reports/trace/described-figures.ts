import type {
  CountedThing,
  DescribedFindings,
  LiveSupport,
} from '../../pipeline/findings/contract.js';
import type { TracedFigure } from '../render/contract.js';
import { side } from './counted-figures.js';
import { countedId } from './figure-id.js';

/** What is counted of the clauses that the policy only describes. */
export function describedFigures(described: DescribedFindings): TracedFigure[] {
  return [
    ...ofSeverities(described),
    ...ofMessages(described),
    ...ofOpenings(described),
    ...ofEscalations(described),
    ...ofEarlierCases(described),
    ...ofContacts(described),
  ];
}

function ofSeverities({ recategorising }: DescribedFindings): TracedFigure[] {
  const found = recategorising?.figures;
  if (found == null) return [];
  const { cases, moves, avoided, uncounted, hingingMisses } = found;
  const changes = (own: typeof moves) => own.reduce((sum, move) => sum + move.changes, 0);
  const sorts = new Map(moves.map(({ from, to }) => [`${from} to ${to}`, { from, to }]));
  const actors = [...new Set(moves.map(({ actor }) => actor))];
  return [
    side('Cases in hand', 'cases_in_hand', {}, cases.n),
    side('Changes of severity', 'severity_changes', {}, changes(moves)),
    ...[...sorts].map(([kind, { from, to }]) =>
      side(
        `Severity changed, ${kind}`,
        'severity_changes',
        { kind },
        changes(moves.filter((move) => move.from === from && move.to === to)),
      ),
    ),
    side(
      'Severity lowered',
      'severity_changes',
      { says: 'lowered' },
      changes(moves.filter(({ isLowered }) => isLowered === true)),
    ),
    side(
      'Severity raised',
      'severity_changes',
      { says: 'raised' },
      changes(moves.filter(({ isLowered }) => isLowered === false)),
    ),
    ...actors.map((actor) =>
      side(
        `Severity changed, by ${actor ?? 'nobody recorded'}`,
        'severity_changes',
        { and: { mark: actor ?? '' } },
        changes(moves.filter((move) => move.actor === actor)),
      ),
    ),
    side('Obligations spared by a lowering, or not', 'spared', {}, avoided.n + uncounted),
    side('Misses avoided by a lowering', 'spared', { says: 'avoided' }, avoided.hits),
    side('Nobody can tell whether avoided', 'spared', { says: 'unknown' }, uncounted),
    side('Misses that hinge on a lowering', 'lowered_misses', {}, hingingMisses),
  ];
}

function ofMessages({ statusAfterResponse, updateGaps }: DescribedFindings): TracedFigure[] {
  const left = statusAfterResponse?.figures;
  const gaps = updateGaps?.figures;
  return [
    ...(left == null
      ? []
      : [
          side('Messages of ours', 'messages', {}, left.every.n + left.undecided),
          side('Messages that left it so', 'messages', { says: 'left_so' }, left.every.hits),
          side('Messages too new to tell', 'messages', { says: 'undecided' }, left.undecided),
          side(
            'First responses that left it so',
            'messages',
            { kind: 'first', says: 'left_so' },
            left.first.hits,
          ),
          side(
            'First responses that left it otherwise',
            'messages',
            { kind: 'first', says: 'left_otherwise' },
            left.first.n - left.first.hits,
          ),
        ]),
    ...(gaps == null
      ? []
      : [
          side('Gaps between our messages', 'gaps', {}, gaps.all?.n ?? 0),
          ...gaps.severities.map(({ severity, n }) =>
            side(
              `Gaps at ${severity ?? 'no severity'}`,
              'gaps',
              { and: { severity: severity ?? '' } },
              n,
            ),
          ),
        ]),
  ];
}

function ofOpenings({
  firstChannels,
  channelHours,
  liveSupport,
  outOfHoursCandidates,
}: DescribedFindings): TracedFigure[] {
  const channels = firstChannels?.figures;
  const hours = channelHours?.figures;
  const [channel, ...others] = hours?.channels ?? [];
  const late = outOfHoursCandidates?.figures;
  return [
    ...(channels == null
      ? []
      : [
          side('Cases opened', 'channels', {}, channels.preferring.n + channels.unknown),
          ...channels.channels.map(({ channel: kind, share }) =>
            side(`Cases opened by ${kind}`, 'channels', { kind }, share.hits),
          ),
          side('Cases without a channel', 'channels', { kind: null }, channels.unknown),
        ]),
    ...(hours == null || channel === undefined || others.length > 0
      ? []
      : [
          side(
            `Cases opened by ${channel} outside its hours`,
            'channels',
            { kind: channel, says: 'out_of_hours' },
            hours.outside.hits,
          ),
          side(
            `Cases opened by ${channel} in its hours`,
            'channels',
            { kind: channel, says: 'in_hours' },
            hours.outside.n - hours.outside.hits,
          ),
        ]),
    side(
      'Cases that customers opened',
      'openings',
      {},
      openedIn(liveSupport?.figures?.tiers ?? []),
    ),
    ...(liveSupport?.figures?.tiers ?? []).flatMap((each) => {
      const tier = each.tier ?? '';
      const out = (mark: string) => ({ says: 'out_of_hours', and: { tier, mark } });
      const name = each.tier ?? 'no tier';
      return [
        side(
          `Opened in hours, ${name}`,
          'openings',
          { says: 'in_hours', and: { tier } },
          each.openedInside,
        ),
        side(
          `Opened out of hours, ${name}`,
          'openings',
          { says: 'out_of_hours', and: { tier } },
          each.openedOutside,
        ),
        side(
          `Opened and answered out of hours, ${name}`,
          'openings',
          out('answered_out_of_hours'),
          each.answeredOutside.hits,
        ),
        side(
          `Opened out of hours, answered in hours, ${name}`,
          'openings',
          out('answered_in_hours'),
          each.answeredInside,
        ),
        side(
          `Opened out of hours, unanswered, ${name}`,
          'openings',
          out('unanswered'),
          each.unanswered,
        ),
        side(
          `Answered out of hours, ${name}`,
          'openings',
          { and: { tier, mark: 'answered_out_of_hours' } },
          each.responsesOutside.hits,
        ),
        side(
          `Answered in hours, ${name}`,
          'openings',
          { and: { tier, mark: 'answered_in_hours' } },
          each.responsesOutside.n - each.responsesOutside.hits,
        ),
      ];
    }),
    ...(late == null
      ? []
      : [
          side('Opened out of hours at that severity', 'out_of_hours', {}, late.opened),
          side(
            'Opened out of hours and lowered later',
            'out_of_hours',
            { says: 'lowered' },
            late.candidates.length,
          ),
        ]),
  ];
}

function openedIn(tiers: readonly LiveSupportTier[]): number {
  return tiers.reduce(
    (sum, { openedInside, openedOutside, unknownHours }) =>
      sum + openedInside + openedOutside + unknownHours,
    0,
  );
}

type LiveSupportTier = Pick<
  LiveSupport['tiers'][number],
  'openedInside' | 'openedOutside' | 'unknownHours'
>;

function ofEscalations({
  escalations,
  abuseCandidates,
  customerResource,
}: DescribedFindings): TracedFigure[] {
  const found = escalations?.figures;
  const away = customerResource?.figures;
  const kind = 'anyone';
  return [
    ...(abuseCandidates?.figures == null
      ? []
      : [side('Escalations', 'escalations', { kind }, abuseCandidates.figures.inMonth)]),
    ...(found == null
      ? []
      : [
          side('Cases in hand', 'cases_in_hand', {}, found.casesInHand),
          side('Escalations', 'escalations', { kind }, found.escalations),
          side(
            'Escalations that anyone of ours followed',
            'escalations',
            { kind, says: 'followed' },
            found.toAnyone?.n ?? 0,
          ),
          side(
            'Escalations that a manager followed',
            'escalations',
            { kind: 'manager', says: 'followed' },
            found.toManager?.n ?? 0,
          ),
        ]),
    ...(away == null
      ? []
      : [
          side('Cases at the severity that asks for a contact', 'resource_cases', {}, away.cases),
          side('Those that tell of it', 'resource_cases', { says: 'telling' }, away.telling),
        ]),
  ];
}

function ofEarlierCases({ previousCases, sameEngineers }: DescribedFindings): TracedFigure[] {
  const naming = previousCases?.figures;
  const met = sameEngineers?.figures;
  return [
    ...(naming == null
      ? []
      : [
          side('New cases', 'earlier_cases', {}, naming.naming.n),
          ...naming.states.map(({ state, cases }) =>
            side(`New cases that name one ${state}`, 'earlier_cases', { says: state }, cases),
          ),
        ]),
    ...(met == null
      ? []
      : [
          side(
            'New cases that name an earlier one, or of returning requesters',
            'engineers',
            {},
            met.named.n + met.namedUnknown + met.returning.n + met.returningUnknown,
          ),
          side(
            'New cases that name an earlier one',
            'engineers',
            { kind: 'named' },
            met.named.n + met.namedUnknown,
          ),
          side(
            'Those first answered by who knew it',
            'engineers',
            { kind: 'named', says: 'same' },
            met.named.hits,
          ),
          side(
            'New cases of returning requesters',
            'engineers',
            { kind: 'returning' },
            met.returning.n + met.returningUnknown,
          ),
          side(
            'Those first answered by who knew them',
            'engineers',
            { kind: 'returning', says: 'same' },
            met.returning.hits,
          ),
        ]),
  ];
}

function ofContacts({ namedContacts }: DescribedFindings): TracedFigure[] {
  const found = namedContacts?.figures;
  if (found == null) return [];
  return [
    side(
      'Accounts under contract',
      'contacts',
      {},
      found.tiers.reduce((sum, { accounts }) => sum + accounts, 0),
    ),
    side(
      'Cases on tiers that may name contacts',
      'reporters',
      {},
      found.byNamed.n + found.unknownReporter,
    ),
    ...found.tiers.flatMap(({ tier, accounts, withNone, tooMany }) => {
      const and = { tier: tier ?? '' };
      const name = tier ?? 'no tier';
      return [
        side(`Accounts, ${name}`, 'contacts', { and }, accounts),
        side(`Accounts without a contact, ${name}`, 'contacts', { says: 'none', and }, withNone),
        side(
          `Accounts with too many contacts, ${name}`,
          'contacts',
          { says: 'too_many', and },
          tooMany.length,
        ),
      ];
    }),
    side('Cases reported by a named contact', 'reporters', { says: 'named' }, found.byNamed.hits),
    side(
      'Cases reported by another',
      'reporters',
      { says: 'other' },
      found.byNamed.n - found.byNamed.hits,
    ),
    side('Reporter not known', 'reporters', { says: 'unknown' }, found.unknownReporter),
  ];
}

const thingsOf: Readonly<Record<keyof DescribedFindings, readonly CountedThing[]>> = {
  recategorising: ['cases_in_hand', 'severity_changes', 'spared', 'lowered_misses'],
  statusAfterResponse: ['messages'],
  updateGaps: ['gaps'],
  firstChannels: ['channels'],
  channelHours: ['channels'],
  liveSupport: ['openings'],
  escalations: ['cases_in_hand', 'escalations'],
  outOfHoursCandidates: ['out_of_hours'],
  abuseCandidates: ['escalations'],
  customerResource: ['resource_cases'],
  previousCases: ['earlier_cases'],
  sameEngineers: ['engineers'],
  namedContacts: ['contacts', 'reporters'],
};

/** The ids under which one clause's finding is traced, the widest of each sort. */
export function describedIds(described: DescribedFindings, found: object): readonly string[] {
  const keys = Object.keys(thingsOf) as (keyof DescribedFindings)[];
  const things = keys.flatMap((key) => (described[key] === found ? thingsOf[key] : []));
  return things.map((thing) =>
    thing === 'escalations' ? countedId(thing, { kind: 'anyone' }) : countedId(thing),
  );
}
