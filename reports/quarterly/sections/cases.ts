import type {
  NotableCase,
  PolicyQuarter,
  QuarterlyFindings,
} from '../../../pipeline/findings/quarterly/contract.js';
import type { Block, Figure, Section } from '../../render/contract.js';
import { timelinesFigure } from '../../timelines/figure.js';
import { timelineKey } from '../../timelines/key.js';
import { column, table, withoutEmpty, words } from '../../words/cells.js';
import { count } from '../../words/count.js';
import { duration } from '../../words/duration.js';
import { instant } from '../../words/instant.js';
import { clockOf, namesOf, wordsOf } from '../../words/names.js';
import { idUnder, underPolicy } from '../names.js';
import { notesAt } from '../notes.js';

const rules = {
  alone:
    'Chosen by rule: those with the three obligations missed the longest, two opened at the highest severity (those with a miss first, then the first of the quarter), and the one that is open the longest.',
  among:
    'Chosen by rule, of each policy: the one with the obligation missed the longest, one opened at the highest severity (one with a miss before the first of the quarter), and the one that is open the longest.',
} as const;

/** The cases that a meeting will ask about; null where no rule picks any. */
export function casesSection(findings: QuarterlyFindings): Section | null {
  const told = findings.policies.filter(({ notable }) => notable.length > 0);
  const notes = notesAt(findings, 'cases');
  if (told.length === 0 && notes.length === 0) return null;
  const all = told.reduce((sum, { notable }) => sum + notable.length, 0);
  return {
    id: 'cases',
    topic: 'Notable cases',
    heading: all === 1 ? 'One case stands out' : `${sentenceCount(all)} cases stand out`,
    counted: rules[findings.policies.length > 1 ? 'among' : 'alone'],
    blocks: [...notes, ...told.flatMap((quarter) => blocksOf(findings, quarter))],
  };
}

function sentenceCount(n: number): string {
  const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'];
  return small[n] ?? count(n);
}

function blocksOf(findings: QuarterlyFindings, quarter: PolicyQuarter): Block[] {
  const names = namesOf(quarter.policy);
  return [
    {
      kind: 'table',
      title: underPolicy(findings, quarter),
      counted: null,
      table: withoutEmpty(
        table(
          idUnder(findings, quarter, 'notable-cases'),
          'Notable cases and why they are here',
          [
            column('case', 'Case', 'id'),
            column('subject', 'Subject'),
            column('severity', 'Severity'),
            column('why', 'Why it is here'),
          ],
          quarter.notable.map((each) => [
            words(each.caseId),
            words(each.subject ?? ''),
            words(names.severity(each.severity)),
            words(whyOf(each, findings)),
          ]),
        ),
      ),
    },
    ...livesOf(findings, quarter, idUnder(findings, quarter, 'notable-lives')),
  ];
}

/** The life of each on a line of time, in the order of the table. */
function livesOf(
  findings: QuarterlyFindings,
  { notable, policy }: PolicyQuarter,
  id: string,
): Figure[] {
  const drawn = timelinesFigure(
    id,
    'What happened on the notable cases',
    findings.timelines,
    notable,
    { zone: findings.scope.zone, names: namesOf(policy) },
  );
  if (drawn === null) return [];
  const told = drawn.panels.map((panel) => {
    const each = notable.find(({ caseId }) => caseId === panel.heading);
    return each === undefined
      ? panel
      : { ...panel, heading: `${each.caseId} · ${lowerCase(whyOf(each, findings))}` };
  });
  return [{ ...drawn, panels: told, counted: timelineKey([drawn]) }];
}

function lowerCase(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

function whyOf(each: NotableCase, { scope }: QuarterlyFindings): string {
  const opened = each.openedAtMs === null ? '' : instant(each.openedAtMs, scope.zone);
  switch (each.rule) {
    case 'overdue':
      return `${wordsOf(each.promise ?? '').name} missed by ${duration(each.overdueMs ?? 0)}${clockOf(each.target)}`;
    case 'severe':
      return `Opened at the highest severity, ${opened}`;
    case 'open':
      return `Open the longest, since ${opened}`;
  }
}
