import type { Figure } from '../../pipeline/findings/contract.js';
import { count, counted } from './count.js';
import { detailName, type PlaceName } from './details.js';
import { duration } from './duration.js';
import { wordsOf } from './promises.js';
import { outOf, percent } from './rate.js';
import { noBreak } from './space.js';
import { topicOf } from './topics.js';

/** "First response, Standard, High: median time": which figure it is. */
export function figureName(figure: Figure, placeOf: PlaceName): string {
  const { kind, promise, cell, verdict, subject } = figure;
  const place = cell === null ? '' : placeOf(cell.tier, cell.severity);
  const of = promise === null ? 'Cases with every promise kept' : wordsOf(promise).name;
  const whose = [of, place].filter((part) => part !== '').join(', ');
  switch (kind) {
    case 'obligations':
      return 'Obligations';
    case 'cases':
      return 'Cases';
    case 'accounts':
      return 'Accounts';
    case 'rate':
    case 'kept':
      return whose;
    case 'waived_rate':
    case 'waived_kept':
      return `${whose}: without waived misses`;
    case 'verdict':
      return `${whose}: ${verdict}`;
    case 'hinging':
      return `${whose}: hinging on a reading`;
    case 'median':
      return `${whose}: median time`;
    case 'p90':
      return `${whose}: 90${noBreak}% within`;
    case 'low':
      return `${whose}: lowest over the readings`;
    case 'high':
      return `${whose}: highest over the readings`;
    case 'score':
      return `Satisfied customers, scale ${subject}`;
    case 'answered':
      return `Answered invitations, scale ${subject}`;
    case 'delivered':
      return `${of}: ${(subject ?? '').replaceAll('_', ' ')}`;
    default:
      return detailName(figure, kind, placeOf);
  }
}

/** "94.1 %", "7 of 8", "1,204", "3 h 20 min"; a dash where there is none. */
export function figureValue(figure: Figure | null): string {
  if (figure === null) return '–';
  const { unit, part, n, value } = figure;
  if (unit === 'count') return value === null ? '–' : count(value);
  if (unit === 'duration') return value === null ? '–' : duration(value);
  if (unit === 'days') return value === null ? '–' : counted(value, 'day');
  if (unit === 'times') return value === null ? '–' : `${value.toFixed(2)}${noBreak}×`;
  if (unit === 'number') return value === null ? '–' : value.toFixed(1);
  if (n === null)
    return value === null ? '–' : (amountText('share', value)?.replace('+', '') ?? '–');
  if (part === null) return value === null ? '–' : percent(value, n);
  if (n === 0) return topicOf(figure.kind) === null ? 'none due' : 'none';
  const rated = value === null ? outOf(part ?? 0, n) : percent(value, n);
  return value === null ? rated : `${rated} of ${count(n)}`;
}

/** "41 s": what a minute would hide. */
function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)}${noBreak}s`;
}

/** "−1.2 points", "+3", "+12 min": what lies between two values of one unit; null where it cannot be said. */
export function amountText(unit: Figure['unit'], amount: number | null): string | null {
  if (amount === null) return null;
  const sign = amount < 0 ? '−' : '+';
  const size = Math.abs(amount);
  if (unit === 'count') return `${size === 0 ? '±' : sign}${count(size)}`;
  if (unit === 'duration') return `${sign}${size < 60_000 ? seconds(size) : duration(size)}`;
  if (unit === 'days') return `${sign}${counted(size, 'day')}`;
  if (unit === 'times') return `${sign}${size.toFixed(2)}${noBreak}×`;
  if (unit === 'number') return `${sign}${size.toFixed(1)}`;
  const points = (size * 100).toFixed(size > 0 && size < 0.001 ? 2 : 1);
  return `${size === 0 ? '±' : sign}${points}${noBreak}${points === '1.0' ? 'point' : 'points'}`;
}
