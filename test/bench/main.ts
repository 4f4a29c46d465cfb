import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stages } from './stages.js';

const self = fileURLToPath(import.meta.url);
const command = join(self, '..', '..', '..', 'cli', 'main.js');

interface Measured {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly told: Readonly<Record<string, number>>;
}

async function runStage(chosen: (typeof stages)[string], at: string, cases: number) {
  const started = process.hrtime.bigint();
  const told = await chosen({ folder: at, cases });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`\n${JSON.stringify({ seconds, peakMiB, told })}\n`);
}

/** Every step at every size, one after another on this machine, then the ratios that the promises of speed are about. */
function bench(asked: readonly number[]): void {
  const sizes = asked.length > 0 ? asked : [10_000, 100_000, 1_000_000];
  const secondsBySize = new Map<number, number>();
  for (const cases of sizes) {
    const at = join(tmpdir(), 'punctual-bench', String(cases));
    for (const workspace of ['all', 'one', 'quarterly']) {
      rmSync(join(at, workspace), { recursive: true, force: true });
      mkdirSync(join(at, workspace), { recursive: true });
    }
    for (const file of ['bare.duckdb', 'events.duckdb']) rmSync(join(at, file), { force: true });
    print(`\n${cases.toLocaleString('en-GB')} cases`);
    const measured = new Map<string, Measured>();
    for (const name of Object.keys(stages)) {
      measured.set(name, show(name, [self, name, at, String(cases)]));
    }
    const one = firstCase(join(at, 'csv', 'cases.csv'));
    const workspace = ['--workspace', join(at, 'all')];
    const report = ['report', 'monthly', '--month', '2026-09', '--account', one.account];
    show('explain one case', [command, 'explain', one.case, ...workspace]);
    show('report of one account', [command, ...report, '--out', join(at, 'out'), ...workspace]);
    const month = ['report', 'monthly', '--month', '2026-09', '--policy', 'ownbackup'];
    const out = ['--format', 'html', '--out', join(at, 'out'), ...workspace];
    show('month of one policy', [command, ...month, ...out]);
    show('the same, published', [command, ...month, '--publish', ...out]);
    show('the same, against that', [command, ...month, ...out]);
    secondsBySize.set(cases, measured.get('replay house')?.seconds ?? 0);
    for (const [claim, above, below, limit] of ratios) {
      const ratio = secondsOf(measured, above) / secondsOf(measured, below);
      print(`  ${claim}: ${ratio.toFixed(2)} (${limit})`);
    }
    print(`  replay ÷ Luxon loop, events a second: ${speedUp(measured).toFixed(0)} (at least 30)`);
    const pdfs = measured.get('quarterly, PDF of every account')?.told ?? {};
    print(
      `  quarterly PDFs a second: ${(pdfs.pdfs_per_second ?? Number.NaN).toFixed(1)}, of two cores to themselves ${(pdfs.pdfs_per_second_of_two_cores ?? Number.NaN).toFixed(1)} (at least 8)`,
    );
    const peak = Math.max(...[...measured.values()].map(({ peakMiB }) => peakMiB));
    print(`  peak memory: ${Math.round(peak)} MiB (at most 4096)`);
  }
  const [smallest, ...larger] = secondsBySize;
  if (smallest === undefined) return;
  for (const [cases, seconds] of larger) {
    const growth = seconds / smallest[1] / (cases / smallest[0]);
    print(`replay house, ${smallest[0]} → ${cases} cases: ${growth.toFixed(2)} × linear`);
  }
}

const ratios = [
  ['ingest ÷ bare read', 'ingest of events', 'bare read of events', 'at most 2'],
  ['house, five promises ÷ sort', 'replay house, five promises', 'sort of events', 'at most 4'],
  [
    'house with procedures ÷ without',
    'replay house',
    'replay house, no procedures',
    'what they cost',
  ],
  ['house ÷ house without order', 'replay house', 'replay house, no order', 'at most 1.4'],
  ['all scenarios ÷ house', 'replay all scenarios', 'replay house', 'at most 8'],
  [
    'a dozen scenarios ÷ house',
    'replay a dozen scenarios',
    'replay house, one policy',
    'at most 3',
  ],
] as const;

function secondsOf(measured: ReadonlyMap<string, Measured>, name: string): number {
  return measured.get(name)?.seconds ?? Number.NaN;
}

function speedUp(measured: ReadonlyMap<string, Measured>): number {
  const events = measured.get('ingest of everything')?.told.rows ?? 0;
  const loop = measured.get('luxon loop')?.told.events_per_second ?? Number.NaN;
  return events / secondsOf(measured, 'replay house, five promises') / loop;
}

/** Runs one step in a process of its own and prints its line. */
function show(name: string, args: readonly string[]): Measured {
  const started = process.hrtime.bigint();
  const ended = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (ended.status !== 0) throw new Error(`${name} failed: ${ended.stderr}`);
  const last = ended.stdout.trim().split('\n').at(-1) ?? '';
  const result: Measured =
    args[0] === self ? JSON.parse(last) : { seconds, peakMiB: Number.NaN, told: {} };
  const told = Object.entries(result.told).map(([key, value]) => `${key} ${Math.round(value)}`);
  const memory = Number.isNaN(result.peakMiB) ? '' : `${Math.round(result.peakMiB)} MiB`;
  const figures = [`${result.seconds.toFixed(1)} s`.padStart(9), memory.padStart(9)];
  print(`  ${name.padEnd(28)} ${figures.join('  ')}  ${told.join(', ')}`);
  return result;
}

function firstCase(path: string): { readonly case: string; readonly account: string } {
  const [header = '', row = ''] = beginning(path).split('\n');
  const columns = header.trim().split(',');
  const fields = row.split(',');
  return {
    case: fields[columns.indexOf('case_id')] ?? '',
    account: fields[columns.indexOf('account_id')] ?? '',
  };
}

function beginning(path: string): string {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(4096);
  readSync(file, bytes);
  closeSync(file);
  return bytes.toString('utf8');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const [first, folder = '', size = ''] = process.argv.slice(2);
const stage = first === undefined ? undefined : stages[first];
if (stage !== undefined) await runStage(stage, folder, Number(size));
else bench(process.argv.slice(2).map(Number));
