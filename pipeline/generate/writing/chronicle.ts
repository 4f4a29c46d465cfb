import { hour } from '../spans.js';

/**
 * Puts the facts of many overlapping histories into one log, in the order of their instants.
 * It holds only what lies after the instant up to which the log was last told, so its size follows the cases that are open at once.
 */
export class Chronicle<Fact extends { readonly at: number }> {
  private readonly byHour = new Map<number, Fact[]>();
  private nextHour: number;

  constructor(startMs: number) {
    this.nextHour = Math.floor(startMs / hour);
  }

  add(fact: Fact): void {
    const slot = Math.floor(fact.at / hour);
    const facts = this.byHour.get(slot);
    if (facts === undefined) this.byHour.set(slot, [fact]);
    else facts.push(fact);
  }

  /** Tells everything in the hours before that of `until`; nothing earlier may be added afterwards. */
  tell(until: number, write: (fact: Fact) => void): void {
    const last = Math.floor(until / hour);
    for (; this.nextHour < last; this.nextHour += 1) {
      const facts = this.byHour.get(this.nextHour);
      if (facts === undefined) continue;
      facts.sort((one, other) => one.at - other.at);
      for (const fact of facts) write(fact);
      this.byHour.delete(this.nextHour);
    }
  }
}
