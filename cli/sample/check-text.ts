import type { SampleCheck } from '../../pipeline/sample/check.js';
import type { Sample } from '../../pipeline/sample/contract.js';
import { count, counted } from '../../reports/words/count.js';

const shown = 20;

/** Whether a sample's population is the one that it was drawn from, and what moved. */
export function checkText(
  sample: Sample,
  { before, now, isSame, isSameDraw, changed }: SampleCheck,
): string {
  const population = `${counted(now.obligations, 'obligation')}, SHA-256 ${now.sha256}`;
  if (isSame) {
    const draw = isSameDraw
      ? `seed ${sample.seed} draws the same ${counted(sample.drawn.length, sample.of === 'cases' ? 'case' : 'obligation')} from it`
      : 'but the sample lists other units than its seed draws';
    return `The population is the same: ${population}; ${draw}.\n`;
  }
  const lines = changed
    .slice(0, shown)
    .map(
      ({ obligation_id, verdict, now: is }) =>
        `  ${obligation_id}: was ${verdict}, ${is === null ? 'is gone' : `is ${is}`}\n`,
    );
  const more = changed.length > shown ? `  and ${count(changed.length - shown)} more\n` : '';
  return [
    'The population has changed since the sample was drawn.\n',
    `  then: ${counted(before.obligations, 'obligation')}, SHA-256 ${before.sha256}\n`,
    `  now:  ${population}\n`,
    changed.length === 0
      ? 'No drawn obligation has another verdict.\n'
      : `Of the drawn, ${counted(changed.length, 'obligation')} ${changed.length === 1 ? 'has' : 'have'} another verdict:\n`,
    ...lines,
    more,
  ].join('');
}
