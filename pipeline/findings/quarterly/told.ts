import { type AudienceRules, audienceRules } from '../../audience.js';
import type { Commentary } from '../../notes/contract.js';
import type { PolicyQuarter, QuarterlyFindings, QuarterObligation } from './contract.js';

/** The findings as their audience may read them: what the rules withhold is not in them, so that no page can print it. */
export function toldTo(
  findings: QuarterlyFindings,
  commentary: Commentary | null,
): QuarterlyFindings {
  const rules = audienceRules[findings.audience];
  return frozen({
    ...findings,
    policies: findings.policies.map((policy) => policyTold(policy, rules)),
    whatIfs: rules.whatIf ? findings.whatIfs : [],
    commentary: commentaryTold(commentary, rules),
    evidence: rules.sources ? findings.evidence : null,
  });
}

function policyTold(quarter: PolicyQuarter, rules: AudienceRules): PolicyQuarter {
  const { policy } = quarter;
  return {
    ...quarter,
    policy: rules.sources ? policy : { ...policy, file: '', sha256: '' },
    behind: {
      ...quarter.behind,
      rows: quarter.behind.rows.map((row) => ({
        ...row,
        obligationId: rules.obligationIds ? row.obligationId : null,
        // Its figures are by tier and severity alone.
        channel: null,
        category: null,
        group: null,
        responder: null,
        hour: null,
      })),
    },
    missed: quarter.missed.map((row) => obligationTold(row, rules)),
    overdue: quarter.overdue.map((row) => obligationTold(row, rules)),
  };
}

function obligationTold(row: QuarterObligation, rules: AudienceRules): QuarterObligation {
  return {
    ...row,
    obligationId: rules.obligationIds ? row.obligationId : null,
    group: rules.groups ? row.group : null,
    waived: row.waived === null || rules.waiverReasons ? row.waived : 'yes',
  };
}

/** What of a note these rules let a reader have. */
export function commentaryTold(
  commentary: Commentary | null,
  rules: AudienceRules,
): Commentary | null {
  if (commentary === null || !rules.commentary) return null;
  const parts = commentary.parts.filter(
    ({ place }) => place !== 'internal' || rules.internalCommentary,
  );
  return parts.length === 0 ? null : { parts };
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const held of Object.values(value)) frozen(held);
    Object.freeze(value);
  }
  return value;
}
