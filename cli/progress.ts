import type { Io } from './io.js';

/** One line on the terminal that each step writes anew; nothing where stderr is no terminal. */
export function progress(io: Io): {
  readonly show: (text: string) => void;
  readonly clear: () => void;
} {
  const clear = () => {
    if (io.isTTY) io.stderr('\r\u001b[K');
  };
  const show = (text: string) => {
    if (io.isTTY) io.stderr(`\r\u001b[K${text}`);
  };
  return { show, clear };
}
