import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../../cli/main.js';
import { captureIo } from './captured-io.js';

test.each([
  [[], 'A quarterly report is of an account, and none is named.'],
  [['--all', '--account', 'A-1'], '--account and --all contradict each other.'],
  [
    ['--all', '--internal', '--audience', 'auditor'],
    '--internal and --audience auditor contradict',
  ],
  [['--all', '--audience', 'board'], 'Allowed choices are internal, customer, auditor.'],
  [['--all', '--format', 'docx'], '"docx" is no format of a report.'],
  [['--all', '--workers', '0'], 'Write a whole number from 1 to 64.'],
  [['--all'], 'There is no ledger in this workspace yet.'],
])('what a quarter cannot be made of is told: %j', async (argv, message) => {
  const cwd = mkdtempSync(join(tmpdir(), 'punctual-quarterly-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const io = captureIo({ cwd });
  expect(await run(['report', 'quarterly', ...argv], io)).toBe(2);
  expect(io.err()).toContain(message);
  expect(io.out()).toBe('');
});
