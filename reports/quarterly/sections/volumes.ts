import type {
  PolicyQuarter,
  QuarterlyFindings,
  VolumeFinding,
} from '../../../pipeline/findings/quarterly/contract.js';
import type { Block, Cell, QuartersPanel, Section } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { figureId } from '../../trace/figure-id.js';
import { namesOf } from '../../words/names.js';
import {
  idUnder,
  linkedUnder,
  quarterBefore,
  quarterName,
  quarterShort,
  traceUnder,
  underPolicy,
} from '../names.js';
import { notesAt } from '../notes.js';
import { volumeSubject } from '../traced.js';

const mostValues = 6;
const mostPanels = 6;
const kinds = ['severity', 'category', 'product', 'channel'] as const;
const kindNames = {
  severity: 'Severity when opened',
  category: 'Category',
  product: 'Product',
  channel: 'Channel',
} as const;

/** How many cases were opened, and about what; null where none ever was. */
export function volumesSection(findings: QuarterlyFindings): Section | null {
  const told = findings.policies.filter(({ volumes }) => volumes.length > 0);
  if (told.length === 0) return null;
  return {
    id: 'volumes',
    topic: 'Volumes and topics',
    heading: headingOf(findings),
    counted: countedOf(findings),
    blocks: [
      ...notesAt(findings, 'volumes'),
      ...told.flatMap((quarter) => blocksOf(findings, quarter)),
    ],
  };
}

function headingOf({ policies, scope }: QuarterlyFindings): string {
  const all = policies.flatMap(({ volumes }) => volumes.filter(({ kind }) => kind === 'all'));
  const at = (place: number) => all.reduce((sum, { cases }) => sum + (cases.at(place) ?? 0), 0);
  const [now, before] = [at(-1), at(-2)];
  const opened = `${now === 0 ? 'No case was' : `${counted(now, 'case')} ${now === 1 ? 'was' : 'were'}`} opened in ${quarterName(scope.month)}`;
  const earlier = quarterName(quarterBefore(scope));
  if (now === before) return now === 0 ? opened : `${opened}, as many as in ${earlier}`;
  const more = now > before ? 'more' : 'fewer';
  return `${opened}, ${count(Math.abs(now - before))} ${more} than in ${earlier}`;
}

function countedOf({ casesWithoutPolicy }: QuarterlyFindings): string {
  const without =
    casesWithoutPolicy === 0
      ? ''
      : ` ${counted(casesWithoutPolicy, 'more case')} of the quarter ${casesWithoutPolicy === 1 ? 'falls' : 'fall'} under no contract and ${casesWithoutPolicy === 1 ? 'is' : 'are'} not here.`;
  return `Cases by the quarter in which they were opened.${without}`;
}

function blocksOf(findings: QuarterlyFindings, quarter: PolicyQuarter): Block[] {
  const panels = panelsOf(findings, quarter);
  const rows = kinds.flatMap((kind) => rowsOf(kind, findings, quarter));
  return [
    {
      kind: 'figure',
      id: idUnder(findings, quarter, 'volumes-opened'),
      title: underPolicy(findings, quarter),
      counted: null,
      panels,
      columns: panels.length === 1 ? 1 : panels.length === 2 ? 2 : 3,
      note: null,
      numbers: volumeTable(findings, quarter, 'volumes-opened-numbers', [
        ...allRows(findings, quarter),
        ...rowsOf('severity', findings, quarter),
      ]),
    },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: null,
            counted: null,
            traces: [
              traceUnder(findings, quarter, figureId({ of: 'opened', and: { mark: 'all' } })),
            ],
            table: volumeTable(findings, quarter, 'volumes-topics', rows),
          },
        ]),
  ];
}

function panelsOf({ scope, policies }: QuarterlyFindings, { volumes, policy }: PolicyQuarter) {
  const names = namesOf(policy);
  const severities = volumes.filter(({ kind, value }) => kind === 'severity' && value !== null);
  const order = policy.severities.map(({ id }) => id);
  const shown = [
    ...volumes.filter(({ kind }) => kind === 'all'),
    ...(severities.length < 2 || policies.length > 1
      ? []
      : severities
          .toSorted((a, b) => order.indexOf(a.value ?? '') - order.indexOf(b.value ?? ''))
          .slice(0, mostPanels - 1)),
  ];
  return shown.map(({ kind, value, cases }): QuartersPanel => {
    const heading = kind === 'all' ? 'Cases opened' : `Opened at ${names.severity(value)}`;
    return {
      chart: 'quarters',
      form: 'count',
      heading,
      description: `${heading} by quarter: ${scope.months
        .map((month, index) => `${quarterShort(month)} ${count(cases[index] ?? 0)}`)
        .join(', ')}.`,
      quarters: scope.months.map((month, index) => ({
        label: quarterShort(month),
        value: cases[index] ?? 0,
        low: null,
        high: null,
        boundLow: null,
        boundHigh: null,
        text: count(cases[index] ?? 0),
        nText: '',
      })),
    };
  });
}

function allRows(findings: QuarterlyFindings, quarter: PolicyQuarter): Cell[][] {
  return quarter.volumes
    .filter(({ kind }) => kind === 'all')
    .map((volume) => [words('All'), words('Cases opened'), ...countsOf(findings, quarter, volume)]);
}

/** How many were opened by quarter. */
function countsOf(
  findings: QuarterlyFindings,
  quarter: PolicyQuarter,
  volume: VolumeFinding,
): Cell[] {
  const { months } = findings.scope;
  return volume.cases.map((n, index) =>
    linkedUnder(findings, quarter, counting(n), {
      of: 'opened',
      ...volumeSubject(volume, index === months.length - 1 ? undefined : months[index]),
    }),
  );
}

function rowsOf(
  kind: (typeof kinds)[number],
  findings: QuarterlyFindings,
  quarter: PolicyQuarter,
): Cell[][] {
  const { volumes, policy } = quarter;
  const own = volumes.filter((each) => each.kind === kind);
  if (own.every(({ value }) => value === null)) return [];
  const names = namesOf(policy);
  const nameOf = ({ value }: VolumeFinding) => {
    if (value === null) return 'not said';
    return kind === 'severity' ? names.severity(value) : value;
  };
  const shown = own.length > mostValues ? own.slice(0, mostValues - 1) : own;
  const rest = own.slice(shown.length);
  const others =
    rest.length === 0
      ? []
      : [
          [
            words(kindNames[kind]),
            words(`${count(rest.length)} others`),
            ...(rest[0]?.cases ?? []).map((_, index) =>
              counting(rest.reduce((sum, { cases }) => sum + (cases[index] ?? 0), 0)),
            ),
          ],
        ];
  return [
    ...shown.map((each) => [
      words(kindNames[kind]),
      words(nameOf(each)),
      ...countsOf(findings, quarter, each),
    ]),
    ...others,
  ];
}

function volumeTable(
  findings: QuarterlyFindings,
  quarter: PolicyQuarter,
  id: string,
  rows: readonly (readonly Cell[])[],
) {
  return table(
    idUnder(findings, quarter, id),
    'Cases opened by quarter',
    [
      column('kind', 'By'),
      column('value', 'Value'),
      ...findings.scope.months.map((month) => column(month, quarterShort(month), 'count')),
    ],
    rows,
  );
}
