import type { DocumentModel } from '../document/contract.js';
import type { Attachment, Block, Fact } from '../render/contract.js';
import { column, counting, table, words } from '../words/cells.js';
import { count, counted } from '../words/count.js';
import { instant } from '../words/instant.js';
import type { WorkpaperSet } from './contract.js';
import { workpaperPage } from './page.js';

/** The workpapers of a sample: how it was drawn, then a page for each unit with room for the tester's marks. */
export function workpapersDocument(
  set: WorkpaperSet,
  attachments: readonly Attachment[],
): DocumentModel {
  const { papers, population, unit, asOfMs, zone, programVersion, account } = set;
  const one = unit === 'cases' ? 'case' : 'obligation';
  return {
    title: `${set.title}, ${set.period}`,
    subject: set.title,
    period: set.period,
    imprint: [
      ...(account === null ? [] : [{ label: 'Account', text: account }]),
      { label: 'Seed', text: set.seed },
      { label: 'Population', text: population.sha256.slice(0, 16) },
      { label: 'Zone', text: zone },
      { label: 'As of', text: instant(asOfMs, zone) },
    ],
    running: set.title,
    foot: `Punctual ${programVersion} · as of ${instant(asOfMs, zone)}`,
    createdAtMs: asOfMs,
    front: {
      headline: `${count(papers.length)} of ${counted(population.units, one)} ${papers.length === 1 ? 'was' : 'were'} drawn`,
      counted: `A page for each. The verdict on it is the program’s; the marks are the tester’s.`,
      blocks: [howBlock(set), ...strataBlock(set), drawnBlock(set)],
    },
    contents: 'Drawn',
    sections: papers.map((paper) => workpaperPage(paper, zone)),
    printsNumbers: false,
    attachments,
  };
}

function howBlock({ seed, population, unit, size, scope }: WorkpaperSet): Block {
  const facts: Fact[] = [
    ...scope,
    {
      label: 'Population',
      text: `${counted(population.obligations, 'obligation')}${unit === 'cases' ? ` on ${counted(population.units, 'case')}` : ''}, frozen by SHA-256 over their ids and verdicts:`,
    },
    { label: 'SHA-256', text: population.sha256 },
    {
      label: 'Method',
      text: `Units are ordered by the SHA-256 of “${seed}:” and their id; of each stratum the first are drawn. There is no chance in it: the same ledger and seed give the same ${count(size)}.`,
    },
    {
      label: 'Allocation',
      text: 'In proportion to the strata by largest remainder, at least one of each.',
    },
    {
      label: 'To draw again',
      text: 'punctual sample --check sample.json says whether the population is still the same, and draws again.',
    },
  ];
  return { kind: 'facts', title: null, facts };
}

function strataBlock({ strata }: WorkpaperSet): Block[] {
  if (strata.length < 2) return [];
  return [
    {
      kind: 'table',
      title: 'Strata',
      counted: null,
      table: table(
        'strata',
        'Strata of the population',
        [
          column('stratum', 'Stratum'),
          column('units', 'In the population', 'count'),
          column('drawn', 'Drawn', 'count'),
        ],
        strata.map(({ name, units, drawn }) => [words(name), counting(units), counting(drawn)]),
        {
          sumRow: [
            words('Sum'),
            counting(strata.reduce((sum, { units }) => sum + units, 0)),
            counting(strata.reduce((sum, { drawn }) => sum + drawn, 0)),
          ],
        },
      ),
    },
  ];
}

function drawnBlock({ papers }: WorkpaperSet): Block {
  return {
    kind: 'table',
    title: 'Drawn',
    counted: 'In the order of their hashes.',
    table: table(
      'drawn',
      'Drawn units',
      [column('no', 'No', 'count'), column('name', 'Unit', 'id'), column('verdict', 'Computed')],
      papers.map(({ number, name, heading }) => [counting(number), words(name), words(heading)]),
    ),
  };
}
