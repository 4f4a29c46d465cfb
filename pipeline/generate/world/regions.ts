import type { PolicyKey } from '../plan.js';
import type { DeskKey } from './desks.js';

/** A policy's customers in one part of the world. */
export interface Region {
  readonly key: string;
  readonly policy: PolicyKey;
  readonly prefix: string;
  readonly site: string;
  readonly country: string;
  /** The zone that most of its customers work in, and others that some do. */
  readonly zone: string;
  readonly otherZones: readonly string[];
  readonly desk: DeskKey;
  readonly weekend: readonly number[];
  /** Its part of all cases. */
  readonly share: number;
}

const american = ['America/Chicago', 'America/Denver', 'America/Los_Angeles'];
const common = { otherZones: [], weekend: [6, 7] };

export const regions: readonly Region[] = [
  {
    ...common,
    key: 'ownbackup/us',
    policy: 'ownbackup',
    prefix: 'OWN-US',
    site: 'us',
    country: 'US',
    zone: 'America/New_York',
    otherZones: american,
    desk: 'ownbackup/us',
    share: 0.27,
  },
  {
    ...common,
    key: 'ownbackup/uk',
    policy: 'ownbackup',
    prefix: 'OWN-UK',
    site: 'uk',
    country: 'GB',
    zone: 'Europe/London',
    desk: 'ownbackup/uk',
    share: 0.15,
  },
  {
    ...common,
    key: 'ownbackup/israel',
    policy: 'ownbackup',
    prefix: 'OWN-IL',
    site: 'israel',
    country: 'IL',
    zone: 'Asia/Jerusalem',
    desk: 'ownbackup/israel',
    weekend: [5, 6],
    share: 0.09,
  },
  {
    ...common,
    key: 'openback/gb',
    policy: 'openback',
    prefix: 'OPN-GB',
    site: 'uk',
    country: 'GB',
    zone: 'Europe/London',
    otherZones: ['Europe/Dublin'],
    desk: 'openback',
    share: 0.1,
  },
  {
    ...common,
    key: 'openback/us',
    policy: 'openback',
    prefix: 'OPN-US',
    site: 'us',
    country: 'US',
    zone: 'America/New_York',
    otherZones: american,
    desk: 'openback',
    share: 0.055,
  },
  {
    ...common,
    key: 'probax/au',
    policy: 'probax',
    prefix: 'PRX-AU',
    site: 'au',
    country: 'AU',
    zone: 'Australia/Sydney',
    otherZones: ['Australia/Brisbane', 'Australia/Perth'],
    desk: 'probax',
    share: 0.07,
  },
  {
    ...common,
    key: 'probax/nz',
    policy: 'probax',
    prefix: 'PRX-NZ',
    site: 'au',
    country: 'NZ',
    zone: 'Pacific/Auckland',
    desk: 'probax',
    share: 0.03,
  },
  {
    ...common,
    key: 'probax/us',
    policy: 'probax',
    prefix: 'PRX-US',
    site: 'us',
    country: 'US',
    zone: 'America/New_York',
    otherZones: american,
    desk: 'probax',
    share: 0.06,
  },
  {
    ...common,
    key: 'crashplan/us',
    policy: 'crashplan',
    prefix: 'CRP-US',
    site: 'us',
    country: 'US',
    zone: 'America/Chicago',
    otherZones: ['America/New_York', 'America/Los_Angeles'],
    desk: 'crashplan/us',
    share: 0.11,
  },
  {
    ...common,
    key: 'crashplan/gb',
    policy: 'crashplan',
    prefix: 'CRP-GB',
    site: 'us',
    country: 'GB',
    zone: 'Europe/London',
    desk: 'crashplan/us',
    share: 0.02,
  },
  {
    ...common,
    key: 'crashplan/au',
    policy: 'crashplan',
    prefix: 'CRP-AU',
    site: 'au',
    country: 'AU',
    zone: 'Australia/Sydney',
    otherZones: ['Australia/Melbourne'],
    desk: 'crashplan/au',
    share: 0.045,
  },
];
