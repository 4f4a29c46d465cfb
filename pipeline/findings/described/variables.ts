import { literal, literals } from '../../ingest/quote.js';
import type { Policy } from '../../policy/schema.js';
import type { Warehouse } from '../../warehouse/open.js';

/** A status set so soon after a message counts as what the message left. */
export const graceMs = 300_000;

const dayMs = 86_400_000;

/** Writes what the clauses ask for to the variables that their queries read. */
export async function enterClauses(warehouse: Warehouse, policy: Policy): Promise<void> {
  const { descriptions } = policy;
  const { abuse_candidates: abuse, named_contacts: contacts } = descriptions;
  const allowed = Object.entries(contacts?.allowed ?? {});
  const variables = {
    report_severities: texts(policy.severities.map(({ id }) => id)),
    report_statuses: texts(descriptions.status_after_response?.statuses ?? []),
    report_grace_ms: `${graceMs}::bigint`,
    report_outcomes: texts(abuse?.outcomes ?? []),
    report_escalations: `${abuse?.escalations ?? 0}::bigint`,
    report_reach_ms: `${(abuse?.days ?? 1) * dayMs - 1}::bigint`,
    report_tiers: texts(allowed.map(([tier]) => tier)),
    report_allowed: `[${allowed.map(([, number]) => number).join(', ')}]::bigint[]`,
    report_hours_facts: texts(factsOfHours(policy)),
    report_lowered_by: texts(loweringScenarios(policy)),
  };
  for (const [name, value] of Object.entries(variables)) {
    await warehouse.run(`set variable ${name} = ${value}`);
  }
}

/** Asks for cases of one severity. */
export function askFor(warehouse: Warehouse, severity: string): Promise<void> {
  return warehouse.run(`set variable report_severity = ${literal(severity)}`);
}

function texts(values: readonly string[]): string {
  return `[${literals(values)}]::varchar[]`;
}

/** The scenarios under which a lowering while the clock runs counts for it. */
function loweringScenarios({ readings }: Policy): string[] {
  return Object.entries(readings).flatMap(([reading, { options }]) =>
    Object.entries(options).flatMap(([option, { patch }]) => {
      const binding = patch?.severity_binding;
      return binding === 're_timed' || binding === 'at_stop' ? [`${reading}=${option}`] : [];
    }),
  );
}

function factsOfHours({ hours, descriptions }: Policy): string[] {
  const channel = descriptions.channel_hours;
  const rules = [...hours, ...(channel?.hours ?? [])];
  const named = rules.flatMap(({ when }) => Object.keys(when ?? {}));
  return [...new Set([...named, ...(channel === undefined ? [] : ['channel'])])];
}
