import type {
  MonthlyFindings,
  PromiseFinding,
  ReadingTerm,
  ScenarioRate,
} from '../../../pipeline/findings/contract.js';
import type { Block, RangesPanel, Section } from '../../render/contract.js';
import { column, counting, figure, table, words } from '../../words/cells.js';
import { counted } from '../../words/count.js';
import { linked } from '../../trace/link.js';
import { readingLabel, readingName, wordsOf } from '../../words/names.js';
import { prose } from '../../words/prose.js';
import { percent } from '../../words/rate.js';
import { decisiveReading } from '../standing-out.js';

/** What the text leaves open and how much hangs on it; null where the policy has no readings. */
export function readingsSection(findings: MonthlyFindings): Section | null {
  const { policy, promises } = findings;
  if (policy.readings.length === 0) return null;
  const panels = promises.flatMap(panelOf);
  const figures: Block[] =
    panels.length === 0
      ? []
      : [
          {
            kind: 'figure',
            id: 'readings',
            title: null,
            counted: null,
            panels,
            columns: 1,
            note: 'Strict and lenient take every clause at its marked end; they are no bounds.',
            numbers: numbersOf(panels),
          },
        ];
  const notComputed = notComputedBlock(policy.readings);
  return {
    id: 'readings',
    topic: 'Readings that matter',
    heading: headingOf(findings),
    counted:
      figures.length === 0
        ? `${counted(policy.readings.length, 'open clause')}; too few obligations for a rate under each.`
        : `Each dot is the rate under one option of ${counted(policy.readings.length, 'open clause')}, all others at the house reading, which is the line.`,
    blocks: [...figures, readingsTable(findings), ...(notComputed === null ? [] : [notComputed])],
  };
}

function headingOf(findings: MonthlyFindings): string {
  const decisive = decisiveReading(findings);
  const all = findings.hinges.reduce((sum, { obligations }) => sum + obligations, 0);
  if (all === 0) return 'No open clause changes a verdict of the month';
  if (decisive === null) {
    return `${counted(all, 'verdict')} ${all === 1 ? 'hinges' : 'hinge'} on how open clauses are read, none on one alone`;
  }
  const { alone } = decisive;
  const settled =
    alone === all
      ? `the ${all === 1 ? 'one verdict that hinges' : `${all} verdicts that hinge`}`
      : `${alone} of the ${all} verdicts that hinge`;
  return `One answer would settle ${settled}: what “${readingName(decisive.reading)}” means`;
}

/** The panel with what its rates are of, for the table of its numbers. */
interface PromiseRanges extends RangesPanel {
  readonly promise: string;
  readonly rows: readonly {
    readonly label: string;
    readonly options: readonly (RangesPanel['rows'][number]['options'][number] & {
      readonly scenario: string;
    })[];
  }[];
}

function panelOf({ promise, rate, scenarios, range }: PromiseFinding): PromiseRanges[] {
  const { rate: house, n } = rate;
  if (house === null || range === null) return [];
  const optionsOf = (own: readonly ScenarioRate[], label: string) =>
    own.flatMap(({ scenario, option, rate: under }) =>
      under.rate === null
        ? []
        : [
            {
              label: option ?? scenario,
              scenario,
              rate: under.rate,
              text: `${label}, ${option ?? scenario}: ${percent(under.rate, under.n)}`,
            },
          ],
    );
  const rows = range.readings.map(({ reading }) => {
    const label = readingLabel(reading);
    const own = scenarios.filter((each) => each.reading === reading);
    return { label, options: optionsOf(own, label) };
  });
  const ends = scenarios.filter(({ scenario }) => scenario === 'strict' || scenario === 'lenient');
  const { name, many } = wordsOf(promise);
  return [
    {
      chart: 'ranges',
      heading: name,
      promise,
      description: `Share met of ${many} under every option of each open clause that changes it.`,
      house,
      houseText: `House ${percent(house, n)}`,
      rows: [...rows, { label: 'All together', options: optionsOf(ends, 'All together') }],
    },
  ];
}

function numbersOf(panels: readonly PromiseRanges[]) {
  return table(
    'readings-numbers',
    'Rates under each option',
    [
      column('promise', 'Promise'),
      column('reading', 'Reading'),
      column('option', 'Option'),
      column('rate', 'Rate', 'rate'),
    ],
    panels.flatMap(({ heading, promise, house, houseText, rows }) => [
      [
        words(heading),
        words('House'),
        words(''),
        linked(figure(houseText.replace('House ', ''), house), { of: promise }),
      ],
      ...rows.flatMap(({ label, options }) =>
        options.map((option) => [
          words(heading),
          words(label),
          words(option.label),
          linked(figure(option.text.split(': ').at(-1) ?? '', option.rate), {
            of: promise,
            scenario: option.scenario,
          }),
        ]),
      ),
    ]),
  );
}

function readingsTable({ policy, hinges }: MonthlyFindings): Block {
  const involving = (reading: string, alone: boolean) =>
    hinges
      .filter(({ readings }) => readings.includes(reading) && (!alone || readings.length === 1))
      .reduce((sum, { obligations }) => sum + obligations, 0);
  const rows = policy.readings
    .map((term) => ({
      term,
      alone: involving(term.reading, true),
      any: involving(term.reading, false),
    }))
    .sort((a, b) => b.alone - a.alone || b.any - a.any);
  return {
    kind: 'table',
    title: 'What each open clause asks',
    counted: 'Verdicts of the month that hinge on it, and those that hinge on it alone.',
    table: table(
      'readings-table',
      'Open clauses and what they decide',
      [
        column('reading', 'Reading', 'id'),
        column('clause', 'Clause', 'id'),
        column('question', 'Question'),
        column('house', 'House reads'),
        column('any', 'Hinge', 'count'),
        column('alone', 'Alone', 'count'),
      ],
      rows.map(({ term, alone, any }) => [
        words(term.reading),
        words(term.clause),
        words(term.question),
        words(term.options[0]?.says ?? ''),
        linked(counting(any), { of: 'hinges', kind: term.reading }),
        linked(counting(alone), { of: 'hinges', kind: term.reading, and: { mark: 'alone' } }),
      ]),
    ),
  };
}

function notComputedBlock(readings: readonly ReadingTerm[]): Block | null {
  const missing = readings.flatMap(({ reading, options }) =>
    options.flatMap(({ option, whyNot }) =>
      whyNot === null ? [] : [`${reading}=${option} (${whyNot})`],
    ),
  );
  if (missing.length === 0) return null;
  return { kind: 'prose', paragraphs: [prose(`Not computed: ${missing.join('; ')}.`)] };
}
