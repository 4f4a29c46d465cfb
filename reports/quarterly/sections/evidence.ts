import type { QuarterlyFindings } from '../../../pipeline/findings/quarterly/contract.js';
import type { Section } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';
import { counted } from '../../words/count.js';

/** The files behind the figures; null for readers who are not told. */
export function evidenceSection(findings: QuarterlyFindings): Section | null {
  const { evidence, policies } = findings;
  if (evidence === null) return null;
  return {
    id: 'evidence',
    topic: 'Evidence',
    heading: `The figures rest on ${counted(evidence.sources.length, 'file')}`,
    counted:
      'Every file that was loaded, of all accounts, with the SHA-256 of its bytes; below it the policy.',
    blocks: [
      {
        kind: 'table',
        title: null,
        counted: null,
        table: table(
          'evidence-sources',
          'Files that were loaded',
          [
            column('file', 'File'),
            column('table', 'Table'),
            column('read', 'Rows read', 'count'),
            column('loaded', 'Loaded', 'count'),
            column('sha', 'SHA-256', 'id'),
          ],
          evidence.sources.map(({ file, table: into, rowsRead, loaded, sha256 }) => [
            words(file),
            words(into),
            counting(rowsRead),
            counting(loaded),
            words(sha256),
          ]),
        ),
      },
      {
        kind: 'facts',
        title: 'Policy',
        facts: policies.map(({ policy }) => ({
          label: policy.name,
          text: `${policy.version}, ${policy.file}, SHA-256 ${policy.sha256}`,
        })),
      },
    ],
  };
}
