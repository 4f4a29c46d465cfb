import type {
  MonthlyFindings,
  PolicyTerms,
  SatisfactionFinding,
  ScopeFinding,
} from '../../../pipeline/findings/contract.js';
import type { Block, Panel, Prose, Section } from '../../render/contract.js';
import { withoutEmpty } from '../../words/cells.js';
import { count, counted, listed } from '../../words/count.js';
import { monthName } from '../../words/instant.js';
import { scaleOf } from '../../trace/figures/scores.js';
import { countedId } from '../../trace/figure-id.js';
import { withTraces } from '../../trace/link.js';
import { prose } from '../../words/prose.js';
import { outOf, percent, RATED_FROM } from '../../words/rate.js';
import { panelsOf, tooFewOf } from '../score-panels.js';
import { scoreTable } from '../score-rows.js';
import { definitionOf, scoreOfText, spanText } from '../scores.js';
import { surveyFacts } from '../survey-facts.js';

/** What customers said, one block for each scale; null where nobody was asked. */
export function satisfactionSection(findings: MonthlyFindings): Section | null {
  const { satisfaction, surveys, policy, scope } = findings;
  const [first] = satisfaction;
  const isAsked = surveys.invitations + surveys.uninvited > 0;
  if (first === undefined && !isAsked) return null;
  const several = satisfaction.length > 1;
  const facts = isAsked ? surveyFacts(surveys) : [];
  return {
    id: 'satisfaction',
    topic: 'Satisfaction',
    heading:
      first === undefined
        ? `${counted(surveys.invitations, 'invitation')} went out in ${monthName(scope.month)}, and no score came that can be read`
        : headingOf(first, several, scope),
    counted:
      first === undefined
        ? null
        : several
          ? 'Each scale by itself; scales are never averaged together.'
          : definitionOf(first),
    blocks: [
      ...satisfaction.flatMap((finding, index) =>
        blocksOf(finding, scope, policy, several ? index + 1 : null),
      ),
      ...(facts.length === 0
        ? []
        : [
            {
              kind: 'facts' as const,
              title: 'How the month’s answers were counted',
              facts,
              traces: [countedId('invitations')],
            },
          ]),
    ],
  };
}

function headingOf(finding: SatisfactionFinding, several: boolean, scope: ScopeFinding): string {
  const { answered, good, invited, rate } = finding.all;
  const month = monthName(scope.month);
  const where = several ? ` on the scale from ${finding.scaleMin} to ${finding.scaleMax}` : '';
  if (answered === 0 && invited === 0) return `Nobody was asked in ${month}`;
  if (answered === 0 && invited === null) return `Nobody answered in ${month}${where}`;
  if (answered === 0) {
    return `Nobody answered ${invited === 1 ? 'the 1 invitation' : `the ${count(invited ?? 0)} invitations`}${where}`;
  }
  const silent = invited === null ? '' : `; ${outOf(answered, invited)} answered`;
  if (rate === null && good === answered && answered > 1) {
    return `All ${answered} who answered${where} were satisfied${silent}`;
  }
  if (rate === null)
    return `${outOf(good, answered)} who answered${where} ${good === 1 ? 'was' : 'were'} satisfied${silent}`;
  return `${percent(rate, answered)} of those who answered${where} were satisfied${silent}`;
}

function blocksOf(
  finding: SatisfactionFinding,
  scope: ScopeFinding,
  policy: PolicyTerms,
  place: number | null,
): Block[] {
  const id = place === null ? 'satisfaction' : `satisfaction-${place}`;
  const title =
    place === null ? null : `On the scale from ${finding.scaleMin} to ${finding.scaleMax}`;
  const { span, scaleMin, scaleMax } = finding;
  if (span.all.answered === 0) {
    const invited = span.all.invited ?? 0;
    const to = invited === 0 ? '' : ` to ${counted(invited, 'invitation')}`;
    const told = `Over the months shown no answer came${to} on the scale from ${scaleMin} to ${scaleMax}.`;
    return [{ kind: 'prose', paragraphs: [prose(told)] }];
  }
  const panels = panelsOf(finding, policy);
  const told = place === null ? null : definitionOf(finding);
  const numbers = scoreTable(finding, scope, policy, `${id}-numbers`);
  const shown: Block =
    panels.length === 0
      ? { kind: 'table', title, counted: told, table: withoutEmpty(numbers) }
      : {
          kind: 'figure',
          id: `${id}-scores`,
          title,
          counted: told,
          panels,
          columns: panels.length > 1 ? 2 : 1,
          note: noteOf(panels, tooFewOf(finding, policy)),
          numbers,
        };
  const kind = scaleOf(finding);
  const traces = [
    countedId('answers', { kind }),
    countedId('answers', { kind, says: 'good' }),
    countedId('invitations', { kind }),
    countedId('answers', { kind, isWhole: true }),
  ];
  const paragraphs = [association(finding), accounts(finding)].filter((each) => each !== null);
  return [
    withTraces(shown, traces),
    ...(paragraphs.length === 0 ? [] : [{ kind: 'prose' as const, paragraphs }]),
  ];
}

function noteOf(panels: readonly Panel[], few: readonly string[]): string | null {
  const rows = panels.flatMap((panel) => (panel.chart === 'dots' ? panel.rows : []));
  const thick = 'The thick line is the 95 % interval';
  const thin = rows.some(({ boundLow }) => boundLow !== null)
    ? '; the thin line runs from all who did not answer dissatisfied to all of them satisfied.'
    : '.';
  const told = [
    ...(rows.length === 0 ? [] : [`${thick}${thin}`]),
    ...(few.length === 0 ? [] : [`Under ${RATED_FROM} answers, too few to rate: ${listed(few)}.`]),
  ];
  return told.length === 0 ? null : told.join(' ');
}

function association(finding: SatisfactionFinding): Prose | null {
  const { withMiss, withoutMiss } = finding;
  if (withMiss.answered === 0 || withoutMiss.answered === 0) return null;
  return prose(
    `Over the months shown (${spanText(finding)}), of the answers on cases with a missed obligation ${scoreOfText(withMiss)} were satisfied, of those on cases without ${scoreOfText(withoutMiss)}. This is an association, not a cause.`,
  );
}

function accounts({ span }: SatisfactionFinding): Prose | null {
  const { accounts: rated, otherAccounts } = span;
  const all = rated.length + otherAccounts.count;
  if (all < 2) return null;
  if (rated.length === 0) {
    return prose(
      `None of the ${counted(all, 'account')} asked has ${RATED_FROM} answers: too few to rate.`,
    );
  }
  const enough = `${count(rated.length)} of the ${counted(all, 'account')} asked ${rated.length === 1 ? 'has' : 'have'} ${RATED_FROM} answers or more`;
  const order =
    rated.length < 2
      ? ', too few to compare'
      : '; where their intervals overlap, chance alone may order them';
  const rest =
    otherAccounts.count === 0
      ? ''
      : ` The others have too few to rate: ${scoreOfText(otherAccounts.score)} together.`;
  return prose(`${enough}${order}.${rest}`);
}
