import { isoDate } from '../iso.js';
import type { PolicyKey } from '../plan.js';
import type { Random } from '../random.js';

export interface Release {
  readonly product: string;
  readonly version: string;
  readonly releasedOn: string;
}

const backupReleases = [
  ['3.8.1', '2023-05-16'],
  ['4.2.0', '2024-04-09'],
  ['5.0.0', '2025-06-17'],
  ['5.1.2', '2025-12-02'],
  ['6.0.0', '2026-05-05'],
] as const;

/** The versions of each product: a new first number ends support for the last but two. */
export const releases: readonly Release[] = [
  ...['home', 'pro', 'proe', 'shareplan'].flatMap((product) =>
    backupReleases.map(([version, releasedOn]) => ({ product, version, releasedOn })),
  ),
  { product: 'ios_sdk', version: '4.0.0', releasedOn: '2025-03-11' },
  { product: 'ios_sdk', version: '5.0.0', releasedOn: '2026-02-24' },
  { product: 'android_sdk', version: '4.1.0', releasedOn: '2025-04-01' },
  { product: 'android_sdk', version: '5.0.0', releasedOn: '2026-03-10' },
];

/** A version that someone may have run at an instant: mostly the newest or the one before. */
export function versionAt(policy: PolicyKey, product: string, at: number, random: Random): string {
  const place = random.next();
  const blank = random.chance(0.06);
  if (policy !== 'crashplan' && policy !== 'openback') return '';
  const date = isoDate(at);
  const out = releases.filter(
    (release) => release.product === product && release.releasedOn <= date,
  );
  if (out.length === 0 || blank) return '';
  if (place > 0.99) return 'latest';
  const age = place < 0.56 ? 0 : place < 0.86 ? 1 : place < 0.92 ? 2 : 3;
  return out[Math.max(0, out.length - 1 - age)]?.version ?? '';
}
