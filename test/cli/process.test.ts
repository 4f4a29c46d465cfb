import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { packageRoot, programVersion } from '../../pipeline/root.js';

const built = join(packageRoot, 'dist', 'cli', 'main.js');

test('the built command runs through the link that npm makes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'punctual-link-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(built, join(folder, 'punctual'));
  const ended = await runNode([join(folder, 'punctual'), '--version']);
  expect(ended).toEqual({ code: 0, out: `${programVersion}\n`, err: '' });
});

test('a wrong command line exits 2 with nothing on stdout', async () => {
  const { code, out, err } = await runNode([built, 'nonsense']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('See punctual --help.');
});

test('a problem of our own exits 70 even where no command can catch it', async () => {
  const late = "process.on('beforeExit', () => { throw new Error('too late'); })";
  const { code, err } = await runNode([
    '--import',
    `data:text/javascript,${late}`,
    built,
    '--help',
  ]);
  expect(code).toBe(70);
  expect(err).toMatch(/^Punctual met a problem of its own: too late\n/);
});

test('a reader that stops reading is no failure', async () => {
  const ended = await runNode([built, '--help'], { isReading: false });
  expect(ended).toEqual({ code: 0, out: '', err: '' });
});

function runNode(argv: readonly string[], { isReading = true } = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
    const heard = { out: '', err: '' };
    if (!isReading) child.stdout.destroy();
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      heard.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      heard.err += text;
    });
    child.on('close', (code) => resolve({ code, ...heard }));
  });
}
