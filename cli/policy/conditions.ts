import type { Conditions } from '../../pipeline/policy/schema.js';

/** Conditions as words: "tier is growth and channel is phone". */
export function conditionText(conditions: Conditions): string {
  const parts = Object.entries(conditions).flatMap(([name, wanted]) => {
    const what = name.replace(/^is_/, '').replaceAll(/[_.]/g, ' ');
    if (typeof wanted === 'boolean') return [wanted ? what : `not ${what}`];
    if (Array.isArray(wanted)) return [`${what} is ${orList(wanted)}`];
    if (typeof wanted === 'object' && 'known' in wanted) {
      return [`${what} is ${wanted.known ? 'known' : 'not known'}`];
    }
    if (typeof wanted === 'object') return [`${what} is not ${orList(wanted.not)}`];
    return [`${what} is ${wanted}`];
  });
  return parts.length === 0 ? 'every case' : parts.join(' and ');
}

function orList(values: readonly (string | number | boolean)[]): string {
  const texts = values.map(String);
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} or ${last}`;
}
