import type { MonthlyFindings, PromiseFinding } from '../../pipeline/findings/contract.js';
import type { Matrix, MatrixCell } from '../render/contract.js';
import { promiseId } from '../trace/figure-id.js';
import { rateFigure } from '../words/cells.js';
import { targetText, wordsOf } from '../words/names.js';

/** Tier × severity for each promise that the policy makes. */
export function matricesOf(findings: MonthlyFindings): Matrix[] {
  return findings.promises
    .filter(({ isProcedure }) => !isProcedure)
    .map((promise) => matrixOf(promise, findings));
}

function matrixOf(finding: PromiseFinding, { policy }: MonthlyFindings): Matrix {
  const tiers = policy.tiers.length === 0 ? [{ id: null, name: '' }] : policy.tiers;
  return {
    kind: 'matrix',
    id: `matrix-${finding.promise.replaceAll('_', '-')}`,
    title: wordsOf(finding.promise).name,
    counted:
      policy.tiers.length === 0
        ? 'Share of obligations met, by severity; the target under it.'
        : 'Share of obligations met, by tier and severity; the target under it.',
    rowsLabel: 'Tier',
    columns: policy.severities.map(({ name }) => name),
    rows: tiers.map((tier) => ({
      label: tier.name,
      cells: policy.severities.map((severity) =>
        cellOf(
          finding,
          targetAt(policy, finding.promise, tier.id, severity.id),
          tier.id,
          severity.id,
        ),
      ),
    })),
  };
}

function cellOf(
  finding: PromiseFinding,
  target: string | null,
  tier: string | null,
  severity: string,
): MatrixCell {
  const cell = finding.cells.find((each) => each.tier === tier && each.severity === severity);
  const told = target === null ? null : targetText(target);
  if (cell === undefined || cell.rate.n === 0) {
    return target === null
      ? { status: 'no-commitment', text: 'no commitment', target: null, figure: null }
      : { status: 'none', text: 'none due', target: told, figure: null };
  }
  const figure = rateFigure(cell.rate, cell.range, promiseId(finding.promise, { tier, severity }));
  const status = cell.rate.rate === null ? 'too-few' : 'rated';
  return { status, text: figure.text, target: told, figure };
}

function targetAt(
  { promises }: MonthlyFindings['policy'],
  promise: string,
  tier: string | null,
  severity: string,
): string | null {
  const term = promises.find((each) => each.promise === promise);
  const found = term?.targets.find((each) => each.tier === tier && each.severity === severity);
  return found?.target ?? null;
}
