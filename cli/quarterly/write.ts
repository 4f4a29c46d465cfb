import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Audience } from '../../pipeline/audience.js';
import { UserError } from '../../pipeline/failure.js';
import type { QuarterlyFindings } from '../../pipeline/findings/quarterly/contract.js';
import { findQuarters, type Quarter } from '../../pipeline/findings/quarterly/find.js';
import type { ReportedAccount } from '../../pipeline/findings/quarterly/scope.js';
import { toldTo } from '../../pipeline/findings/quarterly/told.js';
import { readNote } from '../../pipeline/notes/read.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import type { Workspace } from '../../pipeline/workspace.js';
import { ownPress, type Press, threadedPress } from '../../reports/quarterly/pool.js';
import type { RenderedQuarter, Rendering } from '../../reports/quarterly/render.js';
import type { Shelved } from '../../reports/shelf/contract.js';
import { counted } from '../../reports/words/count.js';
import type { Io } from '../io.js';
import type { Outcome } from '../outcome.js';
import { progress } from '../progress.js';
import { formats } from '../report-options.js';
import { shelve } from '../shelf.js';

/** What is to be written, and for whom. */
export interface Writing extends Rendering {
  readonly workspace: Workspace;
  readonly quarter: Quarter;
  readonly accounts: readonly ReportedAccount[];
  readonly audience: Audience;
  readonly isAll: boolean;
  readonly out: string;
  readonly workers: number;
}

interface Failed {
  readonly account: ReportedAccount;
  readonly message: string;
}

/** Writes the documents of one account after another, as many at once as there are workers, and lists what failed. */
export async function writeQuarters(
  io: Io,
  outcome: Outcome,
  warehouse: Warehouse,
  writing: Writing,
): Promise<void> {
  const { accounts, quarter, isAll, out, workers } = writing;
  const folder = join('quarterly', quarter.asked.quarter);
  mkdirSync(join(out, folder), { recursive: true });
  const { show, clear } = progress(io);
  const press = isAll && workers > 1 ? threadedPress(writing, workers) : ownPress(writing);
  const shelf: Shelved[] = [];
  const failed: Failed[] = [];
  const warnings: string[] = [];
  const write = async (findings: QuarterlyFindings, account: ReportedAccount) => {
    try {
      const { told, unknown } = withNote(findings, writing);
      const rendered = await press.render(told);
      const files = filesOf(rendered, join(out, folder));
      shelf.push(
        shelvedOf(
          rendered,
          account,
          writing,
          files.map((file) => `${folder}/${file}`),
        ),
      );
      warnings.push(...unknown);
      if (!isAll)
        tell(
          io,
          rendered,
          files.map((file) => join(out, folder, file)),
        );
    } catch (error) {
      if (!isAll && !(error instanceof UserError)) throw error;
      failed.push({ account, message: messageOf(error) });
    }
    show(`Quarterly reports: ${shelf.length + failed.length} of ${accounts.length} …`);
  };
  try {
    await streamed(
      press,
      findQuarters(warehouse, quarter, accounts, writing.audience),
      accounts,
      write,
    );
  } finally {
    await press.close();
    clear();
  }
  if (shelf.length > 0) shelve(out, shelf);
  for (const warning of warnings.sort()) io.stderr(`${warning}\n`);
  if (isAll) {
    const where = relative(io.cwd, join(out, folder));
    io.stdout(
      `${counted(shelf.length, 'quarterly report')} for the ${writing.audience} written to ${where}.\n`,
    );
  }
  if (failed.length === 0) return;
  outcome.exitCode = 1;
  io.stderr(
    `${counted(failed.length, 'account')} could not be reported:\n${failed
      .sort((a, b) => (a.account.id < b.account.id ? -1 : 1))
      .map(({ account, message }) => `  ${account.id}: ${message}\n`)
      .join('')}`,
  );
}

/** Keeps every worker busy and no more findings at hand than they work on. */
async function streamed(
  press: Press,
  findings: AsyncGenerator<QuarterlyFindings>,
  accounts: readonly ReportedAccount[],
  write: (findings: QuarterlyFindings, account: ReportedAccount) => Promise<void>,
): Promise<void> {
  const working = new Set<Promise<void>>();
  let place = 0;
  for await (const found of findings) {
    const account = accounts[place];
    place += 1;
    if (account === undefined) continue;
    const work = write(found, account).finally(() => working.delete(work));
    working.add(work);
    if (working.size >= press.size + 1) await Promise.race(working);
  }
  await Promise.all(working);
}

function withNote(findings: QuarterlyFindings, { workspace, quarter }: Writing) {
  const { id } = findings.scope.account;
  const note = readNote(workspace.folder, id, quarter.asked.quarter);
  const told = toldTo(findings, note?.commentary ?? null);
  const unknown = (note?.unknownHeadings ?? []).map(
    (heading) =>
      `notes/${id}/${quarter.asked.quarter}.md: the heading "${heading}" names no part of the document; its text stands under "Commentary".`,
  );
  return { told, unknown };
}

function filesOf(rendered: RenderedQuarter, folder: string): string[] {
  return formats.flatMap((format) => {
    const content = rendered[format];
    if (content === null) return [];
    const file = `${rendered.fileName}.${format}`;
    writeFileSync(join(folder, file), content);
    return [file];
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

function tell(io: Io, { headline }: RenderedQuarter, paths: readonly string[]): void {
  io.stdout(`${headline}.\n${paths.map((path) => `  ${relative(io.cwd, path)}\n`).join('')}`);
}

function messageOf(error: unknown): string {
  if (error instanceof UserError) {
    return error.failures
      .map(({ message, hint }) => (hint === undefined ? message : `${message} ${hint}`))
      .join(' ');
  }
  return error instanceof Error ? error.message : String(error);
}
