import type { ClarificationValue } from '../audit-contract.js';
import type { MonthlyFindings } from '../contract.js';

/** How many verdicts of the period hinge on each reading alone, and with others; the most telling first. */
export function clarificationsOf({ policy, hinges }: MonthlyFindings): ClarificationValue[] {
  return policy.readings
    .map(({ reading }) => {
      const own = hinges.filter(({ readings }) => readings.includes(reading));
      const alone = own.filter(({ readings }) => readings.length === 1);
      return { reading, alone: sum(alone), withOthers: sum(own) - sum(alone) };
    })
    .sort((a, b) => b.alone - a.alone || b.withOthers - a.withOthers);
}

function sum(hinges: readonly { readonly obligations: number }[]): number {
  return hinges.reduce((total, { obligations }) => total + obligations, 0);
}
