import type {
  FigureKind,
  MonthlyFindings,
  RunDifference,
} from '../../pipeline/findings/contract.js';

/** Where the numbers of findings are restated: under which kinds of figures; or why they are not, in words. */
export type Place = readonly [path: RegExp, where: readonly FigureKind[] | string];

/**
 * Every number of a month by its path, lists without their places: `promises[].cells[].rate.met`. What a path has is one text, so that two
 * runs that say the same of it, in whatever order, have the same. Nought is as nothing: some lists leave out what there is none of.
 */
export function numbersByPath(findings: MonthlyFindings): Map<string, string> {
  const found = new Map<string, string[]>();
  const walk = (value: unknown, path: string, place: string): void => {
    if (value === 0) return;
    if (typeof value === 'number') {
      found.set(path, [...(found.get(path) ?? []), `${place}=${value}`]);
    } else if (Array.isArray(value)) {
      value.forEach((each, index) => {
        walk(each, `${path}[]`, `${place}/${nameOf(each) ?? index}`);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, held] of Object.entries(value)) {
        walk(held, path === '' ? key : `${path}.${key}`, place);
      }
    }
  };
  walk({ ...findings, restatement: null }, '', '');
  return new Map([...found].map(([path, said]) => [path, said.sort().join('\n')]));
}

/** The words of a row of a list, by which it is known in another run. */
function nameOf(row: unknown): string | null {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return null;
  const words = Object.entries(row).flatMap(([key, each]) =>
    typeof each === 'string' && key !== 'target' ? [each] : [],
  );
  return 'tier' in row || words.length > 0 ? words.join(' ') : null;
}

/** The paths whose numbers two runs say differently. */
export function differingPaths(before: MonthlyFindings, now: MonthlyFindings): string[] {
  const [earlier, later] = [numbersByPath(before), numbersByPath(now)];
  const paths = new Set([...earlier.keys(), ...later.keys()]);
  return [...paths].filter((path) => earlier.get(path) !== later.get(path)).sort();
}

const terms = 'what the policy or the run says, told as its terms';
const instants = 'when something was: an instant of an obligation or a case, not a figure';
const rows = 'one obligation each, and those that moved are listed one by one';

/** Where all that a month says in numbers is restated; the first that fits counts. */
export const places: readonly Place[] = [
  [/^(asOfMs|scope|policy)\b/, terms],
  [/^backlog\.(atMs|bands|cells\[\]\.band)|^attainable\[\]\.target/, terms],
  [/^satisfaction\[\]\.(goodFrom|scaleM)|\.(graceMs|minutes|days)$/, terms],
  [/^described\.abuseCandidates\.figures\.escalations|tiers\[\]\.allowed$/, terms],
  [/^(behind|counted|missed|longestOverdue)\b/, rows],
  [/^open\[\]\..*Ms$/, rows],
  [/^attainable\[\]\.curve/, 'the steps of a drawn curve; its 95 % point and counts are restated'],
  [/(At|from|to)Ms$/, instants],
  [/^attainable\[\]\.(reached|lowMs|highMs|promiseMs)/, ['reached', 'reached_low', 'reached_high']],
  [/^attainable/, ['attained']],
  [/^backlog/, ['backlog']],
  [/^calls/, ['calls']],
  [/^data\.sources/, ['source']],
  [/^data/, ['data']],
  [/^described/, ['described']],
  [/^funnels\[\]\.(limits|few|missed|obligations)/, ['few']],
  [/^funnels\[\]\.units\[\]\.expected/, ['expected']],
  [/^funnels\[\]\.units\[\]\.limit/, ['few', 'account', 'group', 'agent']],
  [/^funnels/, ['account', 'group', 'agent']],
  [/^hinges/, ['hinge']],
  [/^hours/, ['hour']],
  [/^openHours/, ['open_hours']],
  [/^kinds/, ['channel', 'category']],
  [/^population\.obligations/, ['obligations']],
  [/^population\.cases/, ['cases']],
  [/^population\.accounts/, ['accounts']],
  [/^(kept|promises\[\])\.(before|months|control)/, ['month', 'rate', 'kept']],
  [/range\.ends/, 'the scenario that stands at an end; the end is restated as low or high'],
  [/range\.readings/, ['reading_move']],
  [/^(kept|promises\[\])\.range/, ['low', 'high']],
  [/^kept\.rate/, ['kept']],
  [/^promises\[\]\.cells\[\]\.before/, ['cell_before']],
  [/^promises\[\]\.cells\[\]\.range/, ['cell_low', 'cell_high']],
  [/^promises\[\]\.(cells\[\]\.)?rate/, ['rate']],
  [/^promises\[\]\.scenarios/, ['scenario', 'rate']],
  [/^promises\[\]\.spreads\[\]\.bins/, ['bin']],
  [/^promises\[\]\.spreads\[\]\.medianMs/, ['median']],
  [/^promises\[\]\.spreads\[\]\.p90Ms/, ['p90']],
  [/^promises\[\]\.spreads\[\]\.medianRatio/, ['median_ratio']],
  [/^promises\[\]\.spreads\[\]\.p90Ratio/, ['p90_ratio']],
  [/^promises\[\]\.spreads\[\]\.obligations/, ['timed']],
  [/^promises\[\]\.verdicts\[\]\.hinging/, ['verdict_hinging']],
  [/^promises\[\]\.verdicts\[\]\.obligations/, ['rate', 'verdict']],
  [/^queue/, ['queue']],
  [/^reasons\[\]\.cases/, ['reason_cases']],
  [/^reasons/, ['reason']],
  [/^satisfaction\[\]\.all/, ['score', 'answered']],
  [/^satisfaction/, ['group_score', 'group_answered']],
  [/^slack.*tenths/, ['tenth']],
  [/^slack/, ['near']],
  [/^surveys/, ['survey']],
  [/^waivers\.(promises|cells)/, ['waived_rate', 'rate']],
  [/^waivers\.kept/, ['waived_kept', 'kept']],
  [/^waivers/, ['waiver', 'waived_rate']],
];

/** The numbers of a month that differ and are restated nowhere: under none of the kinds that tell of them. */
export function unrestated(
  before: MonthlyFindings,
  now: MonthlyFindings,
  { figures, details }: RunDifference,
): string[] {
  const moved = new Set(
    [...figures, ...details.figures].map((move) => (move.now ?? move.before)?.kind),
  );
  return differingPaths(before, now).filter((path) => {
    const where = places.find(([pattern]) => pattern.test(path))?.[1];
    if (where === undefined) return true;
    return typeof where !== 'string' && !where.some((kind) => moved.has(kind));
  });
}
