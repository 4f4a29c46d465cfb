import { IANAZone } from 'luxon';
import type { Period } from '../plan.js';
import { day, hour, minute } from '../spans.js';

/** A place in the local week: ISO weekday and hour. */
export interface WeekHour {
  readonly weekday: number;
  readonly hour: number;
}

/** Local weekdays and hours of one zone, true to the day around a clock change: enough for habits, not for verdicts. */
export class LocalTime {
  private readonly offsets: Float64Array;
  private readonly baseMs: number;

  constructor(zone: string, period: Period) {
    this.baseMs = period.startMs - 14 * day;
    const iana = IANAZone.create(zone);
    this.offsets = new Float64Array(Math.ceil((period.endMs - this.baseMs) / day) + 120);
    for (let index = 0; index < this.offsets.length; index += 1) {
      this.offsets[index] = iana.offset(this.baseMs + index * day + 12 * hour) * minute;
    }
  }

  /** The instant as if its zone were UTC. */
  shifted(at: number): number {
    const index = Math.min(Math.floor((at - this.baseMs) / day), this.offsets.length - 1);
    return at + (this.offsets[index] ?? 0);
  }

  weekHour(at: number): WeekHour {
    const local = this.shifted(at);
    const weekday = ((Math.floor(local / day) + 3) % 7) + 1;
    return { weekday, hour: Math.floor(local / hour) % 24 };
  }
}
