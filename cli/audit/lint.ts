import type { LintTold } from '../../pipeline/findings/audit-contract.js';
import type { KeptPolicy } from '../../pipeline/findings/terms.js';
import { lintPolicy } from '../../pipeline/policy/lint/lint.js';
import type { PolicyObject } from '../../pipeline/policy/patch.js';
import type { Policy } from '../../pipeline/policy/schema.js';
import { scenarioText, shareText, witnessText } from '../policy/findings/shown.js';

/** What the linter says of a policy over a year, in words. */
export function lintTold(policy: Policy, kept: KeptPolicy, year: number): LintTold[] {
  const { findings } = lintPolicy(policy, kept.raw as PolicyObject, year);
  return findings.map((finding) => ({
    code: finding.code,
    severity: finding.severity,
    clauses: finding.clauses,
    says: finding.says,
    readings: finding.readings,
    shows: [shareText(finding), scenarioText(finding), witnessText(finding.witness)].filter(
      (text) => text !== null,
    ),
  }));
}
