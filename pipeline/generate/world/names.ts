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

/** Names that a page must be able to hold: one from right to left, one far too long, one without a space. */
export const oddNames: Readonly<Record<string, string>> = {
  'OWN-IL-0002': 'מאפיות הגליל העליון (1987) בע״מ',
  'OWN-US-0006':
    'The Amalgamated Brotherhood of Lighthouse Keepers, Ferry Operators and Harbour Pilots of the Greater Northern Lakes and Adjoining Waterways, Mutual Benefit Society',
  'CRP-US-0005': 'Donauschifffahrtselektrizitätenhauptbetriebswerkgenossenschaft',
};

/** An invented company name. */
export function companyName(random: Random): string {
  return `${random.pick(first)} ${random.pick(second)}${random.pick(form)}`;
}
