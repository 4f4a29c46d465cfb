import type { ChannelHours, FirstChannels } from '../../../pipeline/findings/contract.js';
import type { Block } from '../../render/contract.js';
import { capital } from '../../words/capital.js';
import { column, counting, table, words } from '../../words/cells.js';
import { sharesTold } from './shares.js';
import { bareTold, nText, shareOfText, type Telling, tableTold, unknownText } from './telling.js';

/** By which channel cases came, beside the one that the text advises. */
export function tellFirstChannels(
  clause: string,
  { preferred, preferring, channels, unknown }: FirstChannels,
  { month }: Telling,
): Block | null {
  const { n } = preferring;
  if (n + unknown === 0) return null;
  const named = preferred.join(' or ');
  const definition = `${clause}. Channel of the cases opened in ${month}, as their row has it; ${nText(n)}.${unknownText(unknown, 'the channel')}`;
  if (n === 0) {
    return bareTold('No case says by which channel it came', definition);
  }
  return sharesTold({
    id: 'first-channel',
    title: capital(
      `${shareOfText(preferring, 'case')} came first by ${named}, which the text advises`,
    ),
    counted: definition,
    heading: 'Share of cases',
    rowLabel: 'Channel',
    unit: 'Cases',
    rows: channels.map(({ channel, share }) => [
      preferred.includes(channel) ? `${channel}, advised` : channel,
      share,
    ]),
  });
}

/** Whether cases of a channel with hours of its own came inside them. */
export function tellChannelHours(
  clause: string,
  { channels, outside, unknownHours, unknownChannel }: ChannelHours,
  { month }: Telling,
): Block | null {
  const { hits, n } = outside;
  if (n + unknownHours === 0) return null;
  const named = channels.join(' or ');
  const unknown = `${unknownText(unknownHours, 'the hours')}${unknownText(unknownChannel, 'the channel')}`;
  return tableTold(
    capital(
      `${shareOfText(outside, 'case')} by ${named} ${hits === 1 || n === 1 ? 'was' : 'were'} opened outside its hours`,
    ),
    `${clause}. Cases opened by ${named} in ${month}, by the hours that the text gives for it; ${nText(n)}.${unknown}`,
    table(
      'channel-hours',
      `Cases by ${named}, in and out of its hours`,
      [column('when', 'Opened'), column('cases', 'Cases', 'count')],
      [
        [words('In its hours'), counting(n - hits)],
        [words('Outside them'), counting(hits)],
      ],
    ),
  );
}
