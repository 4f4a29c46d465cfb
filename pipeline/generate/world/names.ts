import type { Random } from '../random.js';

const first = [
  'Alder',
  'Bramble',
  'Cinder',
  'Dorian',
  'Ember',
  'Fallow',
  'Garnet',
  'Harrow',
  'Indigo',
  'Juniper',
  'Kestrel',
  'Larch',
  'Marlow',
  'Nordwind',
  'Ochre',
  'Pelham',
  'Quarry',
  'Rowan',
  'Söderberg',
  'Tallis',
  'Umber',
  'Vesper',
  'Wexley',
  'Yarrow',
  'Zephyr',
  'Évora',
  'Ashdown',
  'Birkett',
  'Calder',
  'Dunmore',
];
const second = [
  'Freight',
  'Foods',
  'Dental',
  'Books',
  'Legal',
  'Textiles',
  'Optics',
  'Energy',
  'Schools',
  'Clinics',
  'Press',
  'Motors',
  'Timber',
  'Travel',
  'Insurance',
  'Fisheries',
  'Media',
  'Systems',
  'Ceramics',
  'Rail',
];
const form = ['', ' Ltd', ' & Sons', ' Group', ', Inc.', ' Co-operative', ' "North"'];

/** An invented company name. */
export function companyName(random: Random): string {
  return `${random.pick(first)} ${random.pick(second)}${random.pick(form)}`;
}
