/** Unpacks an LZ4 frame, which Arrow files are packed with unless their writer was told otherwise. */
export function unpackLz4Frame(frame: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== 0x184d2204) throw new Error('This is no LZ4 frame.');
  const flags = view.getUint8(4);
  const hasContentSize = (flags & 0x08) !== 0;
  const blockTail = (flags & 0x10) !== 0 ? 4 : 0;
  const output = new Output(hasContentSize ? Number(view.getBigUint64(6, true)) : frame.length * 4);
  let at = 7 + (hasContentSize ? 8 : 0) + ((flags & 0x01) !== 0 ? 4 : 0);
  for (;;) {
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) return output.bytes();
    const length = size & 0x7fffffff;
    const block = frame.subarray(at, at + length);
    if (size >= 0x80000000) output.append(block);
    else unpackBlock(block, output);
    at += length + blockTail;
  }
}

function unpackBlock(block: Uint8Array, output: Output): void {
  let at = 0;
  const next = (): number => block[at++] ?? 0;
  const extended = (nibble: number): number => {
    let length = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; length += more) more = next();
    return length;
  };
  while (at < block.length) {
    const token = next();
    const literals = extended(token >> 4);
    output.append(block.subarray(at, at + literals));
    at += literals;
    if (at >= block.length) return;
    const distance = next() | (next() << 8);
    output.repeat(distance, extended(token & 15) + 4);
  }
}

class Output {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(Math.max(64, capacity));
  }

  append(piece: Uint8Array): void {
    this.#reserve(piece.length);
    this.#bytes.set(piece, this.#length);
    this.#length += piece.length;
  }

  repeat(distance: number, length: number): void {
    if (distance === 0 || distance > this.#length) throw new Error('The LZ4 frame is damaged.');
    this.#reserve(length);
    for (let left = length; left > 0; left -= 1, this.#length += 1) {
      this.#bytes[this.#length] = this.#bytes[this.#length - distance] ?? 0;
    }
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}
