import { hour } from '../spans.js';

interface Entry {
  readonly at: number;
  readonly text: string;
}

/**
 * Puts the facts of many overlapping histories into one log, in the order of their instants.
 * It holds only what lies after the instant up to which the log was last told, so its size follows the cases that are open at once.
 */
export class Chronicle {
  private readonly byHour = new Map<number, Entry[]>();
  private nextHour = 0;

  add(at: number, text: string): void {
    const slot = Math.floor(at / hour);
    const entries = this.byHour.get(slot);
    if (entries === undefined) this.byHour.set(slot, [{ at, text }]);
    else entries.push({ at, text });
  }

  /** Tells everything in the hours before that of `until`; nothing earlier may be added afterwards. */
  tell(until: number, write: (text: string) => void): void {
    const last = Math.floor(until / hour);
    if (this.nextHour === 0) this.nextHour = Math.min(last, ...this.byHour.keys());
    for (; this.nextHour < last; this.nextHour += 1) {
      const entries = this.byHour.get(this.nextHour);
      if (entries === undefined) continue;
      entries.sort((one, other) => one.at - other.at);
      for (const entry of entries) write(entry.text);
      this.byHour.delete(this.nextHour);
    }
  }
}
