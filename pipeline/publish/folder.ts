import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScopeFinding } from '../findings/contract.js';
import { type PublicationRecord, readRecord } from './record.js';

/** A publication where it lies. */
export interface Publication {
  /** `ownbackup-2026-10@1`. */
  readonly name: string;
  readonly number: number;
  readonly folder: string;
  readonly record: PublicationRecord;
}

/** What the folder of a scope's publications is called: `ownbackup-2026-10`, `ownbackup-2026-10-acme`. */
export function publicationName(policy: string, month: string, account: string | null): string {
  return [policy, month, account]
    .filter((part) => part !== null)
    .map((part) => part.toLowerCase().replaceAll(/[^a-z0-9_]+/g, '-'))
    .join('-');
}

/** The publications of that name, the first to the last. */
export function publicationsOf(published: string, name: string): Publication[] {
  const folder = join(published, name);
  return numbersIn(folder).map((number) => publicationIn(join(folder, String(number)), number));
}

/** The last publication of this month that counts as the scope does: in its zone, and by the same instant. */
export function lastOf(
  published: string,
  policy: string,
  month: string,
  { account, zone, period }: Pick<ScopeFinding, 'account' | 'zone' | 'period'>,
): Publication | null {
  const name = publicationName(policy, month, account?.id ?? null);
  const alike = publicationsOf(published, name).filter(
    ({ record: { scope } }) =>
      scope.policy === policy &&
      scope.month === month &&
      scope.account?.id === account?.id &&
      scope.zone === zone &&
      scope.period === period,
  );
  return alike.at(-1) ?? null;
}

/** The publication in a folder of its own. */
export function publicationIn(folder: string, number: number): Publication {
  const path = join(folder, 'record.json');
  const record = readRecord(readFileSync(path, 'utf8'), path);
  return { name: `${record.name}@${number}`, number, folder, record };
}

/** The number that the next publication of that name gets. */
export function nextNumber(published: string, name: string): number {
  const folder = join(published, name);
  let number = (numbersIn(folder).at(-1) ?? 0) + 1;
  while (existsSync(join(folder, String(number)))) number += 1;
  return number;
}

function numbersIn(folder: string): number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[1-9]\d*$/.test(name))
    .filter((name) => existsSync(join(folder, name, 'record.json')))
    .map(Number)
    .sort((a, b) => a - b);
}
