import type { DetailKind, Figure } from '../../findings/contract.js';
import { countDetail, shareDetail, timeDetail } from '../figure.js';

type Held = Readonly<Record<string, unknown>>;

/** Fields that bound or divide a share whose counts are told, and so follow from it. */
const following = new Set(['rate', 'low', 'high']);

/** Instants say when, not how many. */
const instant = /(^from|^to|At)Ms$/;

/**
 * Every number that a value holds, each as a figure of its kind under its own path: `update_gaps/all/medianMs`. Shares are one figure each, what ends in `Ms`
 * is a duration, rows of a list are told apart by their texts, and instants are none.
 */
export function numbersIn(kind: DetailKind, path: string, value: unknown): Figure[] {
  if (typeof value === 'number') return [numberAt(kind, path, value)];
  if (Array.isArray(value)) return rowsIn(kind, path, value);
  if (typeof value !== 'object' || value === null) return [];
  const held = value as Held;
  const part = held.hits ?? held.part;
  const isShare = typeof part === 'number' && typeof held.n === 'number';
  const own = isShare ? [shareDetail(kind, part, held.n as number, { subject: path })] : [];
  const rest = Object.entries(held).filter(
    ([key]) => !instant.test(key) && !(isShare && isOfShare(key)),
  );
  return [...own, ...rest.flatMap(([key, each]) => numbersIn(kind, `${path}/${key}`, each))];
}

function isOfShare(key: string): boolean {
  return following.has(key) || key === 'hits' || key === 'part' || key === 'n';
}

function numberAt(kind: DetailKind, path: string, value: number): Figure {
  return path.endsWith('Ms')
    ? timeDetail(kind, value, { subject: path })
    : countDetail(kind, value, { subject: path });
}

function rowsIn(kind: DetailKind, path: string, rows: readonly unknown[]): Figure[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    if (typeof row !== 'object' || row === null) return [];
    const key = keyOf(row as Held);
    const place = (seen.get(key) ?? 0) + 1;
    seen.set(key, place);
    return numbersIn(kind, `${path}/${place === 1 ? key : `${key} ${place}`}`, row);
  });
}

/** A case or call tells a row by itself; else all its words do. */
function keyOf(row: Held): string {
  const id = row.callId ?? row.caseId;
  if (typeof id === 'string') return id;
  const words = Object.values(row).filter((value) => value === null || typeof value === 'string');
  return words.map((value) => value ?? '-').join(' ');
}
