import type { AuditFindings } from '../../../pipeline/findings/audit-contract.js';
import type { Attachment, Block, Fact, Section } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';

/** How whoever doubts a figure computes it again. */
export function recomputeSection(
  { period, population, versions, zoneData }: AuditFindings,
  attachments: readonly Attachment[],
): Section {
  const { policy, scope, asOfMs, programVersion } = period;
  const [from, to] = scope.month.split('/');
  const account = scope.account === null ? '' : ` --account ${scope.account.id}`;
  const facts: Fact[] = [
    {
      label: 'Needed',
      text: `The files of Completeness by their SHA-256, ${versions.map(({ file }) => file).join(', ')}, Punctual ${programVersion}, zone data ${zoneData}`,
    },
    { label: 'As of', text: new Date(asOfMs).toISOString() },
    {
      label: 'This file',
      text: `punctual report audit --policy ${policy.id} --from ${from ?? ''} --to ${to ?? ''} --zone ${scope.zone}${account}`,
    },
    {
      label: 'The ledger',
      text: 'punctual verify PACK checks the hashes of an evidence pack, computes its ledger again from its inputs, and names the first row that differs; punctual pack makes one.',
    },
    {
      label: 'One case',
      text: 'punctual explain CASE tells why each of its obligations was judged as it was, hour by hour.',
    },
    {
      label: 'The population',
      text: attachments.some(({ name }) => name === 'ledger.csv')
        ? `${population.sha256} is the SHA-256 over the rows of ledger.csv whose scenario is house: for each its obligation_id, a tab, its verdict and a line feed, sorted.`
        : `${population.sha256}, over the rows of punctual ledger that belong to the period.`,
    },
  ];
  return {
    id: 'recompute',
    topic: 'Computing it again',
    heading: 'Same inputs, same bytes: every figure here can be computed again',
    counted: null,
    blocks: [
      { kind: 'facts', title: null, facts },
      ...(attachments.length === 0 ? [] : [attachedTable(attachments)]),
    ],
  };
}

function attachedTable(attachments: readonly Attachment[]): Block {
  return {
    kind: 'table',
    title: 'Files in the PDF',
    counted: 'Beside those of the tables above.',
    table: table(
      'attached-files',
      'Files in the PDF',
      [column('name', 'File'), column('what', 'What it is'), column('bytes', 'Bytes', 'count')],
      attachments.map(({ name, description, content }) => [
        words(name),
        words(description),
        counting(Buffer.byteLength(content)),
      ]),
    ),
  };
}
