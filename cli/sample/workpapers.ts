import type { Explanation } from '../../pipeline/explain/contract.js';
import { explainCases } from '../../pipeline/explain/explain-many.js';
import { readReplayed } from '../../pipeline/findings/replayed.js';
import { findTimelines } from '../../pipeline/findings/timelines.js';
import type { Sample, SampledRow } from '../../pipeline/sample/contract.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import type { Fact } from '../../reports/render/contract.js';
import { month } from '../../reports/words/instant.js';
import { type Names, wordsOf } from '../../reports/words/names.js';
import type { WorkpaperSet } from '../../reports/workpapers/contract.js';
import { namesByPolicy } from '../names-by-policy.js';
import { workpaperOf } from './compose.js';

/** The workpapers of a sample: cases, timelines and explanations are each read for all of them at once. */
export async function workpapersOf(
  warehouse: Warehouse,
  sample: Sample,
  rows: readonly SampledRow[],
): Promise<WorkpaperSet> {
  const { policies, asOfMs, programVersion } = await readReplayed(warehouse);
  const { zone } = sample.scope;
  const isOfCases = sample.of === 'cases';
  const ids = [...new Set(sample.drawn.flatMap(({ case_id }) => case_id ?? []))];
  const explanations = new Map<string, Explanation>();
  for await (const explanation of explainCases(warehouse, ids)) {
    explanations.set(explanation.case_id, explanation);
  }
  const setting = {
    zone,
    timelines: await findTimelines(warehouse, ids, 'auditor'),
    isOfCases,
    namesOf: namesByPolicy(policies),
  };
  return {
    title: 'Workpapers',
    period: periodOf(sample),
    account: sample.scope.account,
    zone,
    asOfMs,
    programVersion,
    unit: sample.of,
    seed: sample.seed,
    size: sample.size,
    population: sample.population,
    strata: sample.strata.map(({ values, units, drawn }) => ({
      name: stratumName(values, setting.namesOf(values.policy ?? onlyPolicy(sample))),
      units,
      drawn,
    })),
    scope: scopeFacts(sample),
    papers: sample.drawn.map((unit, index) =>
      workpaperOf(
        {
          unit,
          rows: rows.filter((row) => unit.unit === (isOfCases ? row.case_id : row.obligation_id)),
          explanation: unit.case_id === null ? null : (explanations.get(unit.case_id) ?? null),
        },
        index + 1,
        setting,
      ),
    ),
  };
}

function onlyPolicy({ scope }: Sample): string | null {
  return scope.policies?.length === 1 ? (scope.policies[0] ?? null) : null;
}

function stratumName(values: Sample['strata'][number]['values'], names: Names): string {
  const parts = [
    values.policy,
    values.promise == null ? values.promise : wordsOf(values.promise).name,
    values.tier == null ? values.tier : names.tier(values.tier),
    values.severity == null ? values.severity : names.severity(values.severity),
    values.verdict,
  ];
  const told = parts.filter((part) => part !== undefined).map((part) => part ?? 'none');
  return told.length === 0 ? 'all' : told.join(', ');
}

function periodOf({ scope: { from, to } }: Sample): string {
  return from === null || to === null ? 'The whole ledger' : month(`${from}/${to}`);
}

function scopeFacts(sample: Sample): Fact[] {
  const { scope } = sample;
  return [
    { label: 'Period', text: `${periodOf(sample)}, dates of ${scope.zone}` },
    {
      label: 'Policies',
      text: scope.policies === null ? 'all, and cases under none' : scope.policies.join(', '),
    },
    { label: 'Accounts', text: scope.account ?? 'all' },
  ];
}
