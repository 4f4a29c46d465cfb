import type { DescribedFindings, LiveSupport } from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import { side } from './counted.js';

export function ofOpenings({
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
