import type { Policy, PolicyRule } from '../../pipeline/policy/schema.js';
import { wrapped } from '../text-table.js';
import { conditionText } from './conditions.js';

/** Each rule with its clause, whom it touches and what it does. */
export function ruleLines({ rules }: Policy, width: number): string[] {
  return Object.entries(rules).flatMap(([id, rule]) => [
    `  ${id} (${rule.clause}): ${effectText(rule)}`,
    wrapped(`if ${conditionText(rule.when)}`, width, '    ', '      '),
  ]);
}

/** Each open question with its options, the house's first, and their marks. */
export function readingLines({ readings }: Policy, width: number): string[] {
  return Object.entries(readings).flatMap(([id, { clause, question, options }]) => [
    `  ${id} (${clause}): ${question}`,
    ...Object.entries(options).flatMap(([option, { says, mark, needs }], index) => {
      const marks = [
        ...(index === 0 ? ['house'] : []),
        ...(mark === undefined ? [] : [mark]),
        ...(needs === undefined ? [] : [`needs ${needs}`]),
      ];
      const told = marks.length === 0 ? '' : ` [${marks.join(', ')}]`;
      return wrapped(`${option}${told}: ${says}`, width, '    ', '      ');
    }),
  ]);
}

function effectText({ effect, reason }: PolicyRule): string {
  if (effect === 'none') return `no effect (${reason})`;
  if (effect === 'flag') return `flagged “${reason}”`;
  if ('tier' in effect) return `judged as tier ${effect.tier}, “${reason}”`;
  if ('severity' in effect) return `judged as severity ${effect.severity}, “${reason}”`;
  const what = effect.exclude === 'all' ? 'everything' : effect.exclude.join(', ');
  return `${what} excluded, “${reason}”`;
}
