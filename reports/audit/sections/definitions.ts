import type { AuditFindings } from '../../../pipeline/findings/audit-contract.js';
import { definitionsSection as monthlyDefinitions } from '../../monthly/sections/definitions.js';
import type { Block, Fact, Section } from '../../render/contract.js';

const added: readonly Fact[] = [
  {
    label: 'Settled',
    text: 'Every scenario that speaks gives the same verdict: the house’s, each other option by itself, strict and lenient. One that lacks the obligation, or finds it unmeasured, does not speak.',
  },
  {
    label: 'Clarification value',
    text: 'Of an open question: the verdicts that hinge on it alone, so that one answer would settle them.',
  },
  {
    label: 'Population hash',
    text: 'SHA-256 over one line for each obligation, its id, a tab, its verdict under the house’s reading and a line feed, in the order of the ids’ bytes. It changes if an obligation appears, goes, or is judged otherwise.',
  },
];

/** What the words of the file mean. */
export function definitionsSection({ period }: AuditFindings): Section {
  const section = monthlyDefinitions(period);
  const without = (facts: readonly Fact[]) => facts.filter(({ label }) => label !== 'Month');
  const blocks = section.blocks.map(
    (block): Block =>
      block.kind === 'facts' ? { ...block, facts: [...without(block.facts), ...added] } : block,
  );
  return { ...section, blocks };
}
