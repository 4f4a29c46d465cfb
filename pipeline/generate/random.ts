/**
 * A small seeded source of chance: sfc32, its state spread from a seed and any number of streams by splitmix32.
 * Equal seeds and streams give equal draws on every machine.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  constructor(seed: number, ...streams: readonly number[]) {
    this.reseed(seed, ...streams);
  }

  /** Starts again as if newly made. */
  reseed(seed: number, ...streams: readonly number[]): void {
    let state = seed | 0;
    for (const stream of streams) state = mix(state ^ mix(stream + 0x9e3779b9));
    this.a = mix(state + 0x9e3779b9);
    this.b = mix(state + 0x3c6ef372);
    this.c = mix(state + 0xdaa66d2b);
    this.counter = 1;
    for (let warm = 0; warm < 12; warm += 1) this.next();
  }

  /** A number in [0, 1). */
  next(): number {
    const drawn = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + drawn;
    this.c |= 0;
    return (drawn >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** One key of `weights`, each as likely as its weight. */
  choose<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const keys = Object.keys(weights) as Key[];
    let total = 0;
    for (const key of keys) total += weights[key];
    let left = this.next() * total;
    for (const key of keys) {
      left -= weights[key];
      if (left < 0) return key;
    }
    return keys[keys.length - 1] as Key;
  }

  /** A positive skewed number with the given median; `spread` is the deviation of its logarithm. */
  skewed(median: number, spread: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return median * Math.exp(spread * radius * Math.cos(2 * Math.PI * this.next()));
  }
}

function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}
