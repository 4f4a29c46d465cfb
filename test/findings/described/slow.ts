import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../pipeline/root.js';
import { parseCsv } from '../../generate/parse-csv.js';

/** One case of the sample, told instant by instant. */
export interface Life {
  readonly opened: number;
  readonly severity: string;
  readonly facts: readonly Fact[];
}

interface Fact {
  readonly at: number;
  readonly number: number;
  readonly type: string;
  readonly actor: string;
  readonly visibility: string;
  readonly value: string;
}

const statuses = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'];

/** The lives of the sample's cases, from its files, one loop after the other. */
export function sampleLives(asOf: number): Map<string, Life> {
  const facts = new Map<string, Map<number, Fact>>();
  for (const row of rowsOf('events.csv')) {
    const [id = '', caseId = '', when = '', type = '', actor = '', , , visibility = ''] = row;
    const value = row[9] ?? '';
    const at = Date.parse(when);
    if (row.length !== 12 || caseId === '' || Number.isNaN(at) || at > asOf) continue;
    if (type === 'status' && !statuses.includes(value)) continue;
    const own = facts.get(caseId) ?? new Map<number, Fact>();
    own.set(Number(id), { at, number: Number(id), type, actor, visibility, value });
    facts.set(caseId, own);
  }
  const lives = new Map<string, Life>();
  for (const [id = '', , opened = '', severity = ''] of rowsOf('cases.csv')) {
    const own = [...(facts.get(id)?.values() ?? [])];
    own.sort((a, b) => a.at - b.at || a.number - b.number);
    lives.set(id, { opened: Date.parse(opened), severity, facts: own });
  }
  return lives;
}

function rowsOf(file: string): string[][] {
  return parseCsv(readFileSync(join(packageRoot, 'sample-data', file), 'utf8')).slice(1);
}

/** What holds after all facts of an instant. */
function stateAt(life: Life, at: number, type: 'status' | 'severity'): string {
  const told = life.facts.filter((fact) => fact.type === type);
  const before = told.filter((fact) => fact.at <= at);
  const last = before[before.length - 1]?.value;
  if (last !== undefined) return last;
  if (type === 'status') return 'new';
  return life.severity === '' ? (told[0]?.value ?? '') : life.severity;
}

function isOpen(life: Life, at: number): boolean {
  return !['solved', 'closed'].includes(stateAt(life, at, 'status'));
}

function endOf(life: Life): number {
  const ends = life.facts.filter(({ type }) => ['withdrawn', 'merged', 'spam'].includes(type));
  return Math.max(life.opened, Math.min(...ends.map(({ at }) => at)));
}

function answersOf(life: Life): number[] {
  const ours = life.facts.filter(
    ({ type, actor, visibility, at }) =>
      type === 'message' && actor === 'agent' && visibility === 'public' && at >= life.opened,
  );
  return [...new Set(ours.map(({ at }) => at))];
}

type Within = (at: number) => boolean;

/** Gaps between messages over which the case stayed unresolved, in hours of the month of the second. */
export function slowGaps(lives: readonly Life[], inMonth: Within): Map<string, number[]> {
  const gaps = new Map<string, number[]>();
  for (const life of lives) {
    const answers = answersOf(life);
    for (const [index, next] of answers.entries()) {
      const first = answers[index - 1];
      if (first === undefined || !inMonth(next) || endOf(life) < next) continue;
      const between = life.facts.map(({ at }) => at).filter((at) => at >= first && at < next);
      if (!between.every((at) => isOpen(life, at))) continue;
      const severity = stateAt(life, first, 'severity');
      gaps.set(severity, [...(gaps.get(severity) ?? []), next - first]);
    }
  }
  return gaps;
}

/** Messages, and those after which the case was in one of these statuses within five minutes. */
export function slowStatuses(lives: readonly Life[], inMonth: Within, wanted: readonly string[]) {
  const found = { first: [0, 0], every: [0, 0] };
  for (const life of lives) {
    for (const [index, at] of answersOf(life).entries()) {
      if (!inMonth(at) || at >= endOf(life)) continue;
      const looks = [at, ...life.facts.map((fact) => fact.at)].filter(
        (look) => look >= at && look <= at + 5 * 60 * 1000,
      );
      const isSo = looks.some((look) => wanted.includes(stateAt(life, look, 'status')));
      for (const kind of index === 0 ? (['first', 'every'] as const) : (['every'] as const)) {
        found[kind][0] = (found[kind][0] ?? 0) + (isSo ? 1 : 0);
        found[kind][1] = (found[kind][1] ?? 0) + 1;
      }
    }
  }
  return found;
}

/** Changes of severity by "from → to", their ages, the cases that had one, and the cases in hand. */
export function slowChanges(lives: readonly Life[], from: number, to: number) {
  const moves = new Map<string, number>();
  const ages: number[] = [];
  let changed = 0;
  let inHand = 0;
  for (const life of lives) {
    const { opened, facts } = life;
    const instants = [
      ...new Set([
        opened,
        ...facts
          .filter(({ type }) =>
            ['message', 'status', 'severity', 'withdrawn', 'merged', 'spam'].includes(type),
          )
          .map(({ at }) => Math.max(at, opened)),
      ]),
    ].sort((a, b) => a - b);
    let hasOne = false;
    for (const [index, at] of instants.entries()) {
      const before = instants[index - 1];
      if (before === undefined || at < from || at >= to || at > endOf(life)) continue;
      const [old, now] = [stateAt(life, before, 'severity'), stateAt(life, at, 'severity')];
      if (old === now || !(isOpen(life, before) || isOpen(life, at))) continue;
      moves.set(`${old} → ${now}`, (moves.get(`${old} → ${now}`) ?? 0) + 1);
      ages.push(at - opened);
      hasOne = true;
    }
    if (hasOne) changed += 1;
    const isBusy = instants.some((at) => at >= from && at < to && at < endOf(life));
    const wasOpen = opened < from && endOf(life) > from && isOpen(life, from - 1);
    if (isBusy || wasOpen) inHand += 1;
  }
  return { moves, ages, changed, inHand };
}

/** The value below which such a share of the values lies, between two of them in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return Math.round(low + (high - low) * (place - Math.floor(place)));
}
