import type { AuditFindings } from '../../../pipeline/findings/audit-contract.js';
import type { ReadingTerm } from '../../../pipeline/findings/contract.js';
import type { Block, Section } from '../../render/contract.js';
import { column, table, withoutEmpty, words } from '../../words/cells.js';
import { count, counted } from '../../words/count.js';
import { day } from '../../words/instant.js';
import { classText, countsText } from '../../words/monitorability.js';
import { targetText, wordsOf } from '../../words/names.js';

/** What the ledger was held against: every clause with its class, and what is promised where. */
export function criteriaSection(findings: AuditFindings): Section {
  const { monitorability, period } = findings;
  const { all, computed } = monitorability.counts;
  return {
    id: 'criteria',
    topic: 'Criteria',
    heading:
      all === 0
        ? `${period.policy.name} is judged by its promises; its clauses are not classed`
        : `${count(computed)} of ${counted(all, 'clause')} ${computed === 1 ? 'is' : 'are'} computed`,
    counted:
      all === 0 ? null : `${countsText(monitorability.counts)}. In our words, not the text’s.`,
    blocks: [clausesTable(findings), ...targetsTable(findings)],
  };
}

function clausesTable({ monitorability }: AuditFindings): Block {
  return {
    kind: 'table',
    title: 'Clauses',
    counted: null,
    table: table(
      'clauses',
      'Every clause of the policy with its class',
      [
        column('clause', 'Clause', 'id'),
        column('heading', 'Heading'),
        column('says', 'What it says'),
        column('class', 'Class'),
      ],
      monitorability.clauses.map((clause) => [
        words(clause.clause),
        words(clause.heading),
        words(clause.paraphrase),
        words(classText(clause)),
      ]),
      { csv: 'clauses.csv' },
    ),
  };
}

function targetsTable({ period: { policy } }: AuditFindings): Block[] {
  const rows = policy.promises.flatMap(({ promise, clause, asks, isAim, isJudged, targets }) => {
    const force = isJudged ? (isAim ? 'an aim' : 'a promise') : 'described';
    const head = [words(wordsOf(promise).name), words(clause), words(force)];
    const told = targets.filter(({ target }) => target !== null);
    if (told.length === 0) return [[...head, words(''), words(''), words(asks ?? '')]];
    return told.map(({ tier, severity, target }) => [
      ...head,
      words(nameIn(policy.tiers, tier)),
      words(nameIn(policy.severities, severity)),
      words(target === null ? '' : targetText(target)),
    ]);
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Targets',
      counted:
        'As the version in force at the end of the period writes them; cells without a target are no commitment.',
      table: withoutEmpty(
        table(
          'targets',
          'What is promised',
          [
            column('promise', 'Promise'),
            column('clause', 'Clause', 'id'),
            column('force', 'Force'),
            column('tier', 'Tier'),
            column('severity', 'Severity'),
            column('target', 'Target'),
          ],
          rows,
        ),
      ),
    },
  ];
}

function nameIn(
  list: readonly { readonly id: string; readonly name: string }[],
  id: string | null,
): string {
  return id === null ? '' : (list.find((each) => each.id === id)?.name ?? id);
}

/** Every question that the text leaves open, with its options, the house's choice, and who chose it when; null where it leaves none. */
export function readingTermsSection(findings: AuditFindings): Section | null {
  const { readings } = findings.period.policy;
  if (readings.length === 0) return null;
  const named = findings.decisions.length;
  return {
    id: 'questions',
    topic: 'Criteria: open questions',
    heading: `The text leaves ${counted(readings.length, 'question')} open; who chose is recorded for ${named === 0 ? 'none' : count(named)}`,
    counted:
      'The house’s option gives every figure; all others are computed beside it. Who chose is what decisions: in punctual.yaml records.',
    blocks: [chosenTable(findings), optionsTable(readings)],
  };
}

function chosenTable({ decisions, period: { policy } }: AuditFindings): Block {
  return {
    kind: 'table',
    title: 'What the house chose',
    counted: null,
    table: withoutEmpty(
      table(
        'chosen',
        'Open questions and who chose the answer',
        [
          column('reading', 'Reading', 'id'),
          column('clause', 'Clause', 'id'),
          column('question', 'Question'),
          column('house', 'House’s option', 'id'),
          column('by', 'Chosen by'),
          column('on', 'On'),
          column('because', 'Because'),
        ],
        policy.readings.map(({ reading, clause, question, options }) => {
          const house = options[0]?.option ?? '';
          const made = decisions.find((each) => each.reading === reading);
          return [
            words(reading),
            words(clause),
            words(question),
            words(house),
            words(made?.by ?? 'not recorded'),
            words(made === undefined ? '' : day(Date.parse(`${made.on}T00:00:00Z`), 'UTC')),
            words(
              made === undefined || made.option === house
                ? (made?.because ?? '')
                : `chose ${made.option}, which the file does not read${made.because === null ? '' : `: ${made.because}`}`,
            ),
          ];
        }),
      ),
    ),
  };
}

function optionsTable(readings: readonly ReadingTerm[]): Block {
  return {
    kind: 'table',
    title: 'Every option',
    counted: null,
    table: withoutEmpty(
      table(
        'options',
        'Every option of every open question',
        [
          column('reading', 'Reading', 'id'),
          column('option', 'Option', 'id'),
          column('says', 'Takes the text to mean'),
          column('mark', 'Mark'),
          column('computed', 'Not computed'),
        ],
        readings.flatMap(({ reading, options }) =>
          options.map(({ option, says, mark, whyNot }, index) => [
            words(reading),
            words(option),
            words(says),
            words([...(index === 0 ? ['house'] : []), ...(mark === null ? [] : [mark])].join(', ')),
            words(whyNot ?? ''),
          ]),
        ),
      ),
    ),
  };
}
