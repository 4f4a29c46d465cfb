import type { Prose, Run } from '../render/contract.js';

/** A name set apart from the sentence around it. */
export function emphasis(text: string): Run {
  return { text, emphasis: true };
}

/** A sentence of plain words and emphasised names. */
export function prose(...parts: readonly (string | Run)[]): Prose {
  return parts.map((part) => (typeof part === 'string' ? { text: part, emphasis: false } : part));
}

/** The sentence without its emphasis, for alternatives and titles. */
export function plain(sentence: Prose): string {
  return sentence.map((run) => run.text).join('');
}
