import type { Figure, MonthlyFindings, OpenHours } from '../../findings/contract.js';
import { countDetail, detail, shareDetail } from '../figure.js';

type Parts = Pick<
  MonthlyFindings,
  'hours' | 'openHours' | 'kinds' | 'funnels' | 'slack' | 'reasons' | 'open' | 'waivers'
>;

/** What was missed when, where and by whom, how close the met ones were, what was left out, and what is open. */
export function missDetails(findings: Parts): Figure[] {
  return [
    ...findings.hours
      .filter(({ obligations }) => obligations > 0)
      .map(({ day, hour, missed, obligations }) =>
        shareDetail('hour', missed, obligations, { subject: hourName(day, hour) }),
      ),
    ...openHours(findings.openHours),
    ...findings.kinds.map(({ kind, value, missed, obligations }) =>
      shareDetail(kind, missed, obligations, { subject: value ?? '-' }),
    ),
    ...findings.funnels.flatMap(funnelDetails),
    ...findings.slack.flatMap(slackDetails),
    ...findings.reasons.flatMap(({ promise, verdict, reason, obligations, cases }) => {
      const of = { promise, verdict, subject: reason ?? '-' };
      return [countDetail('reason', obligations, of), countDetail('reason_cases', cases, of)];
    }),
    ...openDetails(findings.open),
    ...waiverDetails(findings.waivers),
  ];
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Mon 09:00". */
export function hourName(day: number, hour: number): string {
  return `${days[day - 1]} ${String(hour).padStart(2, '0')}:00`;
}

function openHours(stretches: readonly OpenHours[]): Figure[] {
  return days.flatMap((name, index) => {
    const own = stretches.filter(({ day }) => day === index + 1);
    return own.length === 0
      ? []
      : [
          detail(
            'open_hours',
            'number',
            { subject: name },
            { value: own.reduce((sum, { from, to }) => sum + to - from, 0) },
          ),
        ];
  });
}

function funnelDetails(funnel: MonthlyFindings['funnels'][number]): Figure[] {
  const { kind, promise, obligations: all, missed: ofAll, units, few } = funnel;
  return [
    ...units.flatMap(({ name, missed, obligations, expected }) => [
      shareDetail(kind, missed, obligations, { promise, subject: name }),
      detail('expected', 'number', { promise, subject: `${kind} ${name}` }, { value: expected }),
    ]),
    shareDetail('few', ofAll, all, { promise, subject: `${kind}s, all` }),
    countDetail('few', few.units, { promise, subject: `${kind}s under ten` }),
    countDetail('few', few.obligations, { promise, subject: `${kind}s under ten, obligations` }),
  ];
}

function slackDetails({ promise, near, tenths, cells }: MonthlyFindings['slack'][number]) {
  const of = (cell: Figure['cell'], rate: typeof near, spread: readonly number[]) => [
    shareDetail('near', rate.met, rate.n, { promise, cell }),
    ...spread.flatMap((met, tenth) =>
      met === 0 ? [] : [countDetail('tenth', met, { promise, cell, subject: String(tenth) })],
    ),
  ];
  return [
    ...of(null, near, tenths),
    ...cells.flatMap(({ tier, severity, near: own, tenths: spread }) =>
      of({ tier, severity }, own, spread),
    ),
  ];
}

function openDetails(open: MonthlyFindings['open']): Figure[] {
  const counts = new Map<string, Figure>();
  for (const { promise, verdict } of open) {
    const held = counts.get(`${promise} ${verdict}`)?.value ?? 0;
    counts.set(`${promise} ${verdict}`, countDetail('open', held + 1, { promise, verdict }));
  }
  return [...counts.values()];
}

function waiverDetails(waivers: MonthlyFindings['waivers']): Figure[] {
  const counts = new Map<string, number>();
  for (const { state } of waivers?.waivers ?? []) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, n]) => countDetail('waiver', n, { subject: state }));
}
