import { type MonthlyModel, sectionsOf } from '../../reports/monthly/contract.js';
import { plain } from '../../reports/words/prose.js';

/** What a reader of the headings and the first page reads, a line each. */
export function textsOf(model: MonthlyModel): string {
  const { front } = model;
  const summaries = front.kept === null ? front.promises : [...front.promises, front.kept];
  const lines = [
    `# ${model.title}`,
    front.headline,
    front.counted,
    ...summaries.flatMap(({ name, figure, counted, change, readings }) => [
      `${name}: ${[figure?.text, counted, change?.text].filter((text) => text !== undefined).join(' | ')}`,
      ...(readings === null ? [] : [`  ${plain(readings)}`]),
    ]),
    ...front.attention.map((sentence) => `- ${plain(sentence)}`),
    ...sectionsOf(model).map(({ topic, heading }) => `${topic}: ${heading}`),
    '',
  ];
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
