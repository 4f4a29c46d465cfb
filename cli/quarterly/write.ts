import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { audienceRules } from '../../pipeline/audience.js';
import { UserError } from '../../pipeline/failure.js';
import type { QuarterlyFindings } from '../../pipeline/findings/quarterly/contract.js';
import { findQuarters } from '../../pipeline/findings/quarterly/find.js';
import type { ReportedAccount } from '../../pipeline/findings/quarterly/scope.js';
import { toldTo } from '../../pipeline/findings/quarterly/told.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { ownPress, threadedPress } from '../../reports/quarterly/pool.js';
import type { RenderedQuarter } from '../../reports/quarterly/render.js';
import type { Shelved } from '../../reports/shelf/contract.js';
import { capital } from '../../reports/words/capital.js';
import { counted } from '../../reports/words/count.js';
import type { Io } from '../io.js';
import type { Outcome } from '../outcome.js';
import { progress } from '../progress.js';
import { formats } from '../report-options.js';
import { shelve } from '../shelf.js';
import { notesOf } from './notes.js';
import { streamed } from './streamed.js';
import { whatIfsOf, withWhatIfs } from './what-ifs.js';
import type { Writing } from './writing.js';

interface Failed {
  readonly account: ReportedAccount;
  readonly message: string;
}

/** Writes the documents of one account after another, as many at once as there are workers. With `isAll`, what fails is listed and stops nothing. */
export async function writeQuarters(
  io: Io,
  outcome: Outcome,
  warehouse: Warehouse,
  writing: Writing,
): Promise<void> {
  const { accounts, quarter, audience, isAll, out, workers } = writing;
  const folder = join('quarterly', quarter.asked.quarter);
  mkdirSync(join(out, folder), { recursive: true });
  const { show, clear } = progress(io);
  const notes = await notesOf(warehouse, writing);
  const whatIfs = audienceRules[audience].whatIf ? whatIfsOf(warehouse, writing) : null;
  const press = isAll && workers > 1 ? threadedPress(writing, workers) : ownPress(writing);
  const shelf: Shelved[] = [];
  const failed: Failed[] = [];
  const write = async (findings: QuarterlyFindings, account: ReportedAccount) => {
    try {
      const told = toldTo(findings, notes.of(account.id));
      const rendered = await press.render(told);
      const files = filesOf(rendered, out, folder);
      shelf.push(shelvedOf(rendered, account, writing, files));
      if (!isAll) io.stdout(toldOf(rendered, io, out, files));
    } catch (error) {
      if (!isAll) throw error;
      failed.push({ account, message: messageOf(error) });
    }
    show(`Quarterly reports: ${shelf.length + failed.length} of ${accounts.length} …`);
  };
  try {
    const found = findQuarters(warehouse, quarter, accounts, audience);
    await streamed(press.size, withWhatIfs(found, whatIfs), accounts, write);
  } finally {
    clear();
    await press.close();
    await whatIfs?.close();
  }
  if (shelf.length > 0) shelve(out, shelf);
  for (const warning of notes.warnings()) io.stderr(`${warning}\n`);
  if (!isAll) return;
  const where = relative(io.cwd, join(out, folder));
  const made = counted(shelf.length, 'quarterly report');
  io.stdout(`${capital(made)} for ${readers[audience]} in ${where}.\n`);
  if (failed.length === 0) return;
  outcome.exitCode = 1;
  io.stderr(listOf(failed));
}

const readers = {
  internal: 'the account team',
  customer: 'customers',
  auditor: 'an auditor',
} as const;

function filesOf(rendered: RenderedQuarter, out: string, folder: string): string[] {
  return formats.flatMap((format) => {
    const content = rendered[format];
    if (content === null) return [];
    const file = `${rendered.fileName}.${format}`;
    writeFileSync(join(out, folder, file), content);
    return [`${folder.replaceAll('\\', '/')}/${file}`];
  });
}

function shelvedOf(
  { headline }: RenderedQuarter,
  { id, name }: ReportedAccount,
  { audience, quarter }: Writing,
  files: readonly string[],
): Shelved {
  return {
    kind: 'quarterly',
    period: quarter.asked.quarter,
    policy: null,
    account: { id, name },
    audience,
    headline,
    files,
  };
}

function toldOf(
  { headline }: RenderedQuarter,
  io: Io,
  out: string,
  files: readonly string[],
): string {
  const paths = files.map((file) => `  ${relative(io.cwd, join(out, file))}\n`);
  return `${headline}.\n${paths.join('')}`;
}

function listOf(failed: readonly Failed[]): string {
  const lines = failed
    .toSorted((a, b) => (a.account.id < b.account.id ? -1 : 1))
    .map(({ account, message }) => `  ${account.id}: ${message}\n`);
  const made = counted(failed.length, 'account');
  return `${made} could not be reported:\n${lines.join('')}`;
}

function messageOf(error: unknown): string {
  if (error instanceof UserError) {
    return error.failures
      .map(({ message, hint }) => (hint === undefined ? message : `${message} ${hint}`))
      .join(' ');
  }
  return error instanceof Error ? error.message : String(error);
}
