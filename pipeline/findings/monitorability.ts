import type { Coverage } from '../monitorability/coverage.js';
import { supportOf } from '../monitorability/support.js';
import type { Clause } from '../policy/clause-schema.js';
import { needsOf } from '../policy/needs.js';
import { type PartKind, partsOf } from '../policy/parts.js';
import type { Policy } from '../policy/schema.js';
import type {
  ClauseCounts,
  ClauseFinding,
  MonitorabilityFindings,
} from './monitorability-contract.js';

/** What can be made of each clause of a policy and, given what a workspace has loaded, of which of them that is enough. */
export function findMonitorability(
  policy: Policy,
  coverage: Coverage | null,
): MonitorabilityFindings {
  const parts = partsOf(policy);
  return {
    policy: policy.id,
    version: policy.version,
    counts: countClauses(policy),
    clauses: Object.entries(policy.clauses).map(([id, clause]) =>
      clauseFinding(policy, parts, id, clause, coverage),
    ),
    data: coverage === null ? null : { cases: coverage.cases, accounts: coverage.accounts },
  };
}

/** How many clauses of each class a policy has. */
export function countClauses({ clauses }: Policy): ClauseCounts {
  const classes = Object.values(clauses).map((clause) => clause.class);
  const count = (wanted: Clause['class']) => classes.filter((each) => each === wanted).length;
  return {
    all: classes.length,
    computed: count('computed'),
    described: count('described'),
    needsField: count('needs_field'),
    notMonitorable: count('not_monitorable'),
    unclassed: count(undefined),
  };
}

function clauseFinding(
  policy: Policy,
  parts: ReadonlyMap<string, PartKind>,
  id: string,
  clause: Clause,
  coverage: Coverage | null,
): ClauseFinding {
  const needs = needsOf(policy, id, clause);
  const lacks = clause.class === 'needs_field' ? clause : null;
  const isJudgedByData = coverage !== null && coverage.cases > 0;
  return {
    clause: id,
    heading: clause.heading,
    paraphrase: clause.paraphrase,
    class: clause.class ?? null,
    by: ('by' in clause ? clause.by : []).map((name) => ({ kind: parts.get(name) ?? '', name })),
    ...needs,
    wouldBe: lacks?.would_be ?? null,
    what: lacks?.what ?? null,
    why: clause.class === 'not_monitorable' ? clause.why : null,
    support: isJudgedByData ? supportOf(clause, needs, coverage) : null,
  };
}
