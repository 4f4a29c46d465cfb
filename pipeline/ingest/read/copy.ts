import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives `read` a temporary file with that content, and removes it afterwards. */
export async function asTemporaryFile<Result>(
  content: AsyncIterable<Uint8Array>,
  read: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'punctual-'));
  try {
    const path = join(folder, 'content');
    await writeFile(path, content);
    return await read(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same text with every line broken in the same way. */
export async function* evenLines(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let endedInReturn = false;
  for await (const piece of content) {
    const even = Buffer.allocUnsafe(piece.length);
    let length = 0;
    for (const byte of piece) {
      if (byte === 0x0a && endedInReturn) {
        endedInReturn = false;
        continue;
      }
      endedInReturn = byte === 0x0d;
      even[length] = endedInReturn ? 0x0a : byte;
      length += 1;
    }
    yield even.subarray(0, length);
  }
}
