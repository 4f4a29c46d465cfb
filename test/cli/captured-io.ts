import type { Io } from '../../cli/io.js';

export interface CapturedIo extends Io {
  /** What was written so far. */
  readonly out: () => string;
  readonly err: () => string;
}

/** An outside world that remembers what was written to it: no terminal, 80 columns, an empty environment. */
export function captureIo(given: Partial<Io> = {}): CapturedIo {
  const written = { out: '', err: '' };
  return {
    stdout: (text) => {
      written.out += text;
    },
    stderr: (text) => {
      written.err += text;
    },
    cwd: '.',
    isTTY: false,
    isOutTTY: false,
    columns: 80,
    env: {},
    ...given,
    out: () => written.out,
    err: () => written.err,
  };
}
