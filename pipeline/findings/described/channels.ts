import type { Warehouse } from '../../warehouse/open.js';
import { found } from '../queries.js';
import type { ChannelHours, FirstChannels } from './contract.js';
import { shareOf, total } from './told.js';

interface Tally {
  readonly channel: string | null;
  readonly is_channel_open: boolean | null;
  readonly cases: number;
}

const casesOf = ({ cases }: Tally) => cases;

/** By which channel the cases of the month came, and how many by one that the text prefers. */
export async function findFirstChannels(
  warehouse: Warehouse,
  preferred: readonly string[],
): Promise<FirstChannels> {
  const tallies = await found<Tally>(warehouse, 'described/first_channels');
  const names = [...new Set(tallies.flatMap(({ channel }) => channel ?? []))];
  const channels = names
    .map((channel) => ({
      channel,
      cases: total(tallies, casesOf, (tally) => tally.channel === channel),
    }))
    .sort((a, b) => b.cases - a.cases || (a.channel < b.channel ? -1 : 1));
  const preferring = channels.filter(({ channel }) => preferred.includes(channel));
  const n = total(channels, ({ cases }) => cases);
  return {
    preferred,
    preferring: shareOf(
      total(preferring, ({ cases }) => cases),
      n,
    ),
    channels: channels.map(({ channel, cases }) => ({ channel, share: shareOf(cases, n) })),
    unknown: total(tallies, casesOf, ({ channel }) => channel === null),
  };
}

/** Which cases of a channel with hours of its own were opened outside them. */
export async function findChannelHours(
  warehouse: Warehouse,
  channels: readonly string[],
): Promise<ChannelHours> {
  const tallies = await found<Tally>(warehouse, 'described/first_channels');
  const own = tallies.filter(({ channel }) => channels.includes(channel ?? ''));
  const known = own.filter(({ is_channel_open }) => is_channel_open !== null);
  return {
    channels,
    outside: shareOf(
      total(known, casesOf, ({ is_channel_open }) => is_channel_open === false),
      total(known, casesOf),
    ),
    unknownHours: total(own, casesOf) - total(known, casesOf),
    unknownChannel: total(tallies, casesOf, ({ channel }) => channel === null),
  };
}
