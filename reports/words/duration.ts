import { count } from './count.js';
import { noBreak } from './space.js';

/** "3 h 20 min", "45 min", "under 1 min", "0 min": whole minutes, truncated. */
export function duration(ms: number): string {
  if (ms < 0) return `−${duration(-ms)}`;
  if (ms > 0 && ms < 60_000) return `under${noBreak}1${noBreak}min`;
  const minutes = Math.floor(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}${noBreak}min`;
  const whole = `${count(hours)}${noBreak}h`;
  return rest === 0 ? whole : `${whole}${noBreak}${rest}${noBreak}min`;
}
