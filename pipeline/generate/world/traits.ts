import type { Random } from '../random.js';
import type { Region } from './regions.js';

/** What is special about an account. */
export type Trait =
  | 'plain'
  | 'troubled'
  | 'upgraded'
  | 'lapsed'
  | 'no contract'
  | 'two products'
  | 'never onboarded'
  | 'onboarded late'
  | 'no SDK'
  | 'trial only'
  | 'trial over a clock change'
  | 'escalates often'
  | 'left unserved'
  | 'trial, then paid';

const planted: Readonly<Record<string, Readonly<Record<number, Trait>>>> = {
  'ownbackup/us': { 2: 'troubled', 4: 'upgraded', 7: 'no contract' },
  'ownbackup/uk': { 3: 'lapsed', 4: 'left unserved', 5: 'upgraded' },
  'openback/gb': {
    1: 'troubled',
    3: 'never onboarded',
    5: 'no SDK',
    6: 'left unserved',
    7: 'onboarded late',
  },
  'openback/us': { 1: 'escalates often', 2: 'onboarded late', 4: 'no SDK', 6: 'no contract' },
  'probax/au': { 1: 'troubled', 3: 'trial over a clock change', 5: 'trial, then paid' },
  'probax/nz': { 2: 'trial, then paid' },
  'probax/us': { 4: 'trial only' },
  'crashplan/us': { 2: 'troubled', 3: 'two products', 6: 'lapsed' },
  'crashplan/au': { 2: 'two products' },
};

const others: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ownbackup: { plain: 89, upgraded: 6, lapsed: 3, 'left unserved': 1, 'no contract': 1 },
  openback: {
    plain: 87,
    'never onboarded': 4,
    'no SDK': 2,
    'onboarded late': 5,
    'no contract': 1,
    'escalates often': 1,
  },
  probax: { plain: 86, 'trial only': 5, 'trial, then paid': 7, lapsed: 2 },
  crashplan: { plain: 91, 'two products': 7, lapsed: 2 },
};

/** The first accounts of a region have their part given, so that small samples hold every kind; the rest are drawn. */
export function traitOf(region: Region, index: number, random: Random): Trait {
  if (index < 12) return planted[region.key]?.[index] ?? 'plain';
  return random.choose(others[region.policy] ?? { plain: 1 }) as Trait;
}
