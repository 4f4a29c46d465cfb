import type { AuditFindings } from '../../../pipeline/findings/audit-contract.js';
import type { Section } from '../../render/contract.js';
import { column, table, withoutEmpty, words } from '../../words/cells.js';
import { counted, listed } from '../../words/count.js';

const many: Readonly<Record<string, string>> = {
  contradiction: 'contradictions',
  inversion: 'inversions',
  gap: 'gaps',
  ambiguity: 'ambiguities',
};

/** What the linter says of the text itself, the gravest first; null where it has nothing to say. */
export function lintSection({ lint }: AuditFindings): Section | null {
  if (lint.length === 0) return null;
  const kinds = [...new Set(lint.map(({ severity }) => severity))].map((kind) => {
    const n = lint.filter(({ severity }) => severity === kind).length;
    return counted(n, kind, many[kind]);
  });
  return {
    id: 'text',
    topic: 'The text itself',
    heading: `The policy’s text holds ${listed(kinds)}`,
    counted:
      'What punctual policy check finds: of the text, no mistake of its file. Shares are of opening instants a quarter of an hour apart over a year.',
    blocks: [
      {
        kind: 'table',
        title: null,
        counted: null,
        table: withoutEmpty(
          table(
            'lint',
            'Findings about the text of the policy',
            [
              column('kind', 'Kind'),
              column('clauses', 'Clauses'),
              column('says', 'Finding'),
              column('shows', 'When it shows'),
            ],
            lint.map(({ severity, clauses, says, shows, readings }) => [
              words(severity),
              words(clauses.join(', ')),
              words(says),
              words(
                [
                  ...shows,
                  ...(readings.length === 0 ? [] : [`Asked by ${listed(readings)}.`]),
                ].join(' '),
              ),
            ]),
            { csv: 'policy-findings.csv' },
          ),
        ),
      },
    ],
  };
}
