import { explanationText } from '../../cli/explain/text.js';
import type { Explanation } from '../../pipeline/explain/contract.js';
import { explainCase } from '../../pipeline/explain/explain.js';
import { policyOfCase, versionOfCase } from '../../pipeline/explain/policy-of-case.js';
import { readFactsOfCases } from '../../pipeline/explain/read-facts.js';
import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import type { Policy } from '../../pipeline/policy/schema.js';
import { replay } from '../../pipeline/replay.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import { type Export, exportOf } from '../stories/export.js';
import type { Story } from '../stories/story.js';
import { warehouseOf } from '../stories/warehouse.js';

/** Every case of a replayed warehouse, explained under every scenario that judged it. */
export async function explainAll(
  warehouse: Warehouse,
  policies: readonly LoadedPolicy[],
): Promise<Explanation[]> {
  const read = new Map<string, Policy | null>();
  const facts = await readFactsOfCases(warehouse, 1, 1_000_000);
  return facts.flatMap((each) =>
    [...new Set(each.outcomes.map(({ scenario }) => scenario))].map((scenario) => {
      const key = `${each.row.policy_sha256} ${scenario}`;
      const held = read.get(key);
      const policy = held === undefined ? policyOfCase(each, policies, scenario) : held;
      read.set(key, policy);
      return explainCase(each, policy, scenario, (version) =>
        versionOfCase(each, policies, version, scenario),
      );
    }),
  );
}

/** Replays an export under every reading and explains all of it. */
export async function explainExport(told: Export, asOf: string): Promise<Explanation[]> {
  const warehouse = await warehouseOf(told.world);
  try {
    const policies = told.files.map(({ raw, read }, index) => ({
      policy: read(raw),
      raw,
      path: `${index}.yaml`,
      sha256: `${index}`,
      text: '',
    }));
    await replay(warehouse, { policies, asOfMs: Date.parse(asOf) });
    return await explainAll(warehouse, policies);
  } finally {
    warehouse.close();
  }
}

/** One story, explained under one scenario. */
export async function explainStory(
  story: Omit<Story, 'story' | 'expect'>,
  scenario = 'house',
): Promise<Explanation> {
  const all = await explainExport(exportOf([{ story: '', expect: {}, ...story }]), story.as_of);
  const found = all.find((each) => each.scenario === scenario);
  if (found === undefined) throw new Error(`No scenario ${scenario}.`);
  return found;
}

/** The text of an explanation, one line an entry, in New York unless told. */
export function linesOf(explanation: Explanation, zone = 'America/New_York'): string[] {
  return explanationText(explanation, { zone, width: 100, hasStrip: false }).split('\n');
}

/** The lines of one obligation, by the beginning of its headline. */
export function blockOf(explanation: Explanation, headline: string): string[] {
  const lines = linesOf(explanation);
  const start = lines.findIndex((line) => line.startsWith(headline));
  const length = lines.slice(start).indexOf('');
  return start < 0 ? [] : lines.slice(start, start + length);
}

/** Lines as one text, wherever they were broken. */
export function proseOf(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(' ');
}
