import type { DetailKind, Figure } from '../../pipeline/findings/contract.js';
import { capital } from './capital.js';
import { wordsOf } from './promises.js';
import { noBreak } from './space.js';

/** "Standard, High": how the place of a figure is called. */
export type PlaceName = (tier: string | null, severity: string | null) => string;

/** "First response, Gold, High: met with under a tenth of the target left": which figure of a table or chart it is. */
export function detailName(figure: Figure, kind: DetailKind, placeOf: PlaceName): string {
  const { promise, cell, verdict } = figure;
  const subject = figure.subject ?? '';
  const of = promise === null ? null : wordsOf(promise).name;
  const place = cell === null ? '' : placeOf(cell.tier, cell.severity);
  const whose = [of, place].filter((part) => part !== null && part !== '').join(', ');
  const said = (what: string) => capital(whose === '' ? what : `${whose}: ${what}`);
  switch (kind) {
    case 'near':
      return said('met with under a tenth of the target left');
    case 'tenth':
      return said(`met with ${tenthText(subject)} left`);
    case 'attained':
      return said(subject === '' ? 'met, all months' : 'answered, all months');
    case 'reached':
      return said(`95${noBreak}% answered within`);
    case 'reached_low':
      return said(`95${noBreak}% answered within, at least`);
    case 'reached_high':
      return said(`95${noBreak}% answered within, at most`);
    case 'timed':
      return said('answers timed');
    case 'median_ratio':
      return said('median of time over target');
    case 'p90_ratio':
      return said(`90${noBreak}% within so many times the target`);
    case 'bin':
      return said(`answers after ${binText(subject)} of the target`);
    case 'hour':
      return `Missed of what began ${subject}`;
    case 'open_hours':
      return `Hours open, ${subject}`;
    case 'channel':
    case 'category':
      return `Missed, ${kind} ${subject === '-' ? 'not told' : named(subject)}`;
    case 'account':
    case 'group':
    case 'agent':
      return said(`missed, ${kind} ${subject}`);
    case 'expected':
      return said(`misses that its mix would have elsewhere, ${subject}`);
    case 'few':
      return said(figure.unit === 'share' ? `missed, ${subject}` : subject);
    case 'open':
      return said(verdict === 'missed' ? 'overdue and open' : 'open, in time');
    case 'backlog':
      return said(subject === 'oldest' ? 'oldest in the backlog' : `backlog, ${subject}`);
    case 'reason':
      return said(`${verdict}, ${subject === '-' ? 'no reason told' : subject}`);
    case 'reason_cases':
      return said(`cases ${verdict}, ${subject === '-' ? 'no reason told' : subject}`);
    case 'waiver':
      return `Waivers ${subject.replaceAll('-', ' ')}`;
    case 'delivered_verdict':
      return `${capital(named(subject))}: ${verdict}`;
    case 'delivered_before':
      return `${capital(named(subject))}, the quarter before: ${verdict}`;
    case 'group_score':
      return `Satisfied customers, ${subject}`;
    case 'group_answered':
      return `Answered invitations, ${subject}`;
    case 'scenario':
      return said(`rate under ${named(subject)}`);
    case 'reading_move':
      return said(`moved most by ${named(subject)}`);
    case 'cell_low':
      return said('lowest over the readings');
    case 'cell_high':
      return said('highest over the readings');
    case 'verdict_hinging':
      return said(`${verdict}, hinging on a reading`);
    case 'hinge':
      return said(`hinging on ${named(subject)}`);
    case 'month':
      return `${of ?? 'Cases with every promise kept'}, ${subject}`;
    case 'cell_before':
      return said('the month before');
    case 'source':
      return sourceText(subject);
    case 'queue':
    case 'calls':
    case 'survey':
    case 'described':
    case 'data':
      return pathText(subject);
  }
}

/** "Places, gold high: median time" of `places/gold high/medianMs`. */
function pathText(path: string): string {
  const parts = path.split('/').map(partText);
  const head = parts.slice(0, -1).join(', ');
  const last = parts.at(-1) ?? '';
  return capital(head === '' ? last : `${head}: ${last}`);
}

const fieldWords: Readonly<Record<string, string>> = {
  medianMs: 'median time',
  p90Ms: `90${noBreak}% within`,
  longestMs: 'longest',
  n: 'counted',
  overtaking: 'responses that overtook',
  passed: 'cases passed over',
  waiting: 'waiting cases that were overtaken',
  unplaced: 'waiting cases without a place in line',
  places: 'at',
  dots: 'responses of',
  worst: 'cases that overtook most',
  overtaken: 'overtaken',
  inBoth: 'told by an event and a survey row',
  inEvents: 'told by an event alone',
  inSurveys: 'told by a survey row alone',
  notJudged: 'of cases without a verdict',
  delay: 'from closing to invitation',
  unclosed: 'before any closing',
  recategorising: 'severity changes',
  gapTimes: 'times in a gap of the clock',
  overlapTimes: 'times that a clock told twice',
};

/** A name of the program in words; names, dates and ids as they are. */
function partText(part: string): string {
  const known = fieldWords[part];
  if (known !== undefined) return known;
  if (!/^[a-z]+([A-Z][a-z]+)+$/.test(part)) return named(part);
  return part
    .replace(/Ms$/, '')
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase();
}

/** "events.csv: rows read"; a file may lie in folders. */
function sourceText(subject: string): string {
  const cut = subject.lastIndexOf('/');
  return `${subject.slice(0, cut)}: ${partText(subject.slice(cut + 1))}`;
}

function named(subject: string): string {
  return subject.replaceAll('_', ' ');
}

function tenthText(tenth: string): string {
  if (tenth === '0') return `under 10${noBreak}% of the target`;
  return tenth === '9'
    ? `90${noBreak}% of the target or more`
    : `${tenth}0 to ${Number(tenth) + 1}0${noBreak}% of the target`;
}

/** Bins double every fourth step. */
function binText(bin: string): string {
  const edge = (place: number) => `${Math.round(2 ** (place / 4) * 100)}`;
  return `${edge(Number(bin))} to ${edge(Number(bin) + 1)}${noBreak}%`;
}
