import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether poppler's programs are installed. */
export const hasPoppler = runs();

/** Why a test that reads PDF files does not run without them. */
export const noPoppler = 'poppler is not installed; apt-get install poppler-utils';

/** What one of poppler's programs says of a PDF. */
export function poppler(
  program: 'pdftotext' | 'pdffonts' | 'pdfinfo' | 'pdfdetach',
  pdf: Uint8Array,
  options: readonly string[] = [],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'punctual-'));
  const file = join(folder, 'report.pdf');
  try {
    writeFileSync(file, pdf);
    const output = program === 'pdftotext' ? ['-'] : [];
    return execFileSync(program, [...options, file, ...output], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runs(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
