import type { ExplainedObligation, Explanation } from '../../pipeline/explain/contract.js';
import type { TimelinesFinding } from '../../pipeline/findings/contract.js';
import type { DocumentModel } from '../../reports/document/contract.js';
import type { Block, Section } from '../../reports/render/contract.js';
import { timelineFigure } from '../../reports/timelines/figure.js';
import { timelineKey } from '../../reports/timelines/key.js';
import { column, table, words } from '../../reports/words/cells.js';
import { counted } from '../../reports/words/count.js';
import { instant } from '../../reports/words/instant.js';
import type { Names } from '../../reports/words/names.js';
import { prose } from '../../reports/words/prose.js';
import { describedLines } from './described.js';
import { headerLines } from './header.js';
import { headline } from './headline.js';
import { hoursLines } from './hours.js';
import { invitationHeadline, invitationSentences } from './invitations.js';
import { bindingTarget } from './promised.js';
import { queueLines } from './queue.js';
import { readingsTold } from './readings.js';
import { sentences } from './sentences.js';
import { exactly, yearOf } from './words.js';

/** How an explanation is set as a page. */
export interface PageSetting {
  readonly zone: string;
  readonly names: Names;
  readonly timelines: TimelinesFinding;
  readonly programVersion: string;
}

const unwrapped = 1_000_000;

/** The explanation of one case as a page: what people read on the terminal, with its life drawn. */
export function explanationDocument(explanation: Explanation, setting: PageSetting): DocumentModel {
  const { case_id, as_of_ms, policy, account_name, account_id, opened_at_ms } = explanation;
  const { zone, programVersion } = setting;
  const asOf = instant(as_of_ms, zone);
  const lines = headerLines(explanation, { zone, width: unwrapped }).slice(1);
  return {
    title: `${case_id}, why it was judged as it was`,
    subject: case_id,
    period: policy === null ? 'Explanation' : `${policy.name} ${policy.version}`,
    imprint: [
      { label: 'Account', text: account_name ?? account_id },
      { label: 'Opened', text: instant(opened_at_ms, zone) },
      { label: 'Zone', text: zone },
      { label: 'As of', text: asOf },
    ],
    running: case_id,
    foot: `Punctual ${programVersion} · as of ${asOf}`,
    createdAtMs: as_of_ms,
    front: {
      headline: caseHeadline(explanation),
      counted:
        'Under the house’s reading; the hours listed add up to the elapsed time in the ledger.',
      blocks: [
        { kind: 'prose', paragraphs: lines.map((line) => prose(plain(line))) },
        ...lifeOf(explanation, setting),
      ],
    },
    contents: 'Obligations',
    sections: [
      ...explanation.obligations.map((_, index) => obligationSection(explanation, index, zone)),
      ...asides(explanation, zone),
    ],
    printsNumbers: false,
    attachments: [],
  };
}

/** "2 of 5 obligations were missed". */
export function caseHeadline({ obligations, unjudged }: Explanation): string {
  if (unjudged !== null)
    return `The case is ${unjudged.verdict}: ${unjudged.reason ?? 'no reason is known'}`;
  const missed = obligations.filter(({ verdict }) => verdict === 'missed').length;
  if (obligations.length === 0) return 'Nothing was owed';
  if (missed === 0) return `${counted(obligations.length, 'obligation')}, none missed`;
  return `${missed} of ${counted(obligations.length, 'obligation')} ${missed === 1 ? 'was' : 'were'} missed`;
}

function lifeOf({ case_id }: Explanation, { timelines, zone, names }: PageSetting): Block[] {
  const figure = timelineFigure(
    timelines,
    { caseId: case_id, obligationId: null },
    { zone, names },
    'short',
  );
  return figure === null ? [] : [{ ...figure, counted: timelineKey([figure]) }];
}

function obligationSection(explanation: Explanation, index: number, zone: string): Section {
  const { obligations, severities, opened_at_ms, as_of_ms } = explanation;
  const obligation = obligations[index];
  if (obligation === undefined) throw new Error('An obligation is in the list of its case.');
  const year = yearOf(opened_at_ms, zone);
  const before = obligations
    .slice(0, index)
    .findLast(({ promise }) => promise === obligation.promise);
  const hasChanges = severities.length > 1;
  const told = sentences(obligation, { zone, year, asOfMs: as_of_ms, before, hasChanges });
  return {
    id: `obligation-${index + 1}`,
    topic: headline(obligation),
    heading: headline(obligation),
    counted: obligation.obligation_id,
    blocks: [
      { kind: 'prose', paragraphs: [prose(plain(told))] },
      ...hoursBlock(obligation, explanation, index, zone),
      ...readingsBlocks(obligation, index, zone, year),
    ],
  };
}

function hoursBlock(
  obligation: ExplainedObligation,
  { statuses }: Explanation,
  index: number,
  zone: string,
): Block[] {
  const { stretches, elapsed_ms, verdict, due_at_ms } = obligation;
  if (elapsed_ms === null || stretches.length === 0) return [];
  const lines = hoursLines(stretches, statuses, zone, verdict === 'missed' ? due_at_ms : null);
  const target = bindingTarget(obligation);
  const of = target === null ? '' : ` of ${exactly(target)}`;
  return [
    {
      kind: 'table',
      title: null,
      counted: null,
      table: table(
        `hours-${index + 1}`,
        `The hours of obligation ${index + 1}`,
        [column('when', 'When'), column('state', 'Counted'), column('why', 'Why')],
        lines.map(({ when, state, why }) => [words(when), words(state), words(why)]),
        { sumRow: [words('In all'), words(`${exactly(elapsed_ms)}${of}`), words('')] },
      ),
    },
  ];
}

function readingsBlocks(
  obligation: ExplainedObligation,
  index: number,
  zone: string,
  year: number,
): Block[] {
  const { says, groups, after } = readingsTold(obligation, zone, year);
  const rows = groups.flatMap(({ outcome, readings }) =>
    readings.map((each) => [words(outcome), words(each.scenario), words(each.says)]),
  );
  return [
    {
      kind: 'prose',
      paragraphs: [says, after].filter((text) => text !== '').map((text) => prose(plain(text))),
    },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: null,
            counted: null,
            table: table(
              `readings-${index + 1}`,
              `What other readings say of obligation ${index + 1}`,
              [
                column('outcome', 'Says'),
                column('scenario', 'Reading'),
                column('why', 'Takes the text to mean'),
              ],
              rows,
            ),
          },
        ]),
  ];
}

/** What is told of the case beside its obligations. */
function asides(explanation: Explanation, zone: string): Section[] {
  const options = { zone, width: unwrapped, hasStrip: false };
  const year = yearOf(explanation.opened_at_ms, zone);
  const setting = { zone, year, asOfMs: explanation.as_of_ms };
  const { invitations } = explanation;
  return [
    ...linesSection('described', 'Described', describedLines(explanation, options)),
    ...linesSection('queue', 'Order of answers', queueLines(explanation, options)),
    ...invitations.flatMap((invitation, index) =>
      linesSection(`survey-${index + 1}`, 'Survey', [
        invitationHeadline(invitation, invitations.length > 1 ? index + 1 : null),
        invitationSentences(invitation, setting),
      ]),
    ),
  ];
}

/** The first line is the finding. */
function linesSection(id: string, topic: string, lines: readonly string[]): Section[] {
  const [heading, ...rest] = lines;
  if (heading === undefined) return [];
  return [
    {
      id,
      topic,
      heading: plain(heading).replace(/[:.]$/, ''),
      counted: null,
      blocks: [{ kind: 'prose', paragraphs: rest.map((line) => prose(plain(line))) }],
    },
  ];
}

function plain(line: string): string {
  return line.trim();
}
