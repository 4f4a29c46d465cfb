import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import { timedPromises } from '../../pipeline/policy/schema.js';
import { textTable } from '../text-table.js';

/** The policies as a table, one line for each version. */
export function listText(policies: readonly LoadedPolicy[]): string {
  const rows = policies.map(({ policy, path }) => [
    policy.id,
    policy.version,
    `${policy.effective.from} – ${policy.effective.to ?? ''}`.trimEnd(),
    policy.tiers.map(({ id }) => id).join(', ') || 'none',
    policy.severities.map(({ id }) => id).join(', '),
    timedPromises.filter((name) => policy.promises[name] !== undefined).join(', ') || 'none',
    String(Object.keys(policy.readings).length),
    path,
  ]);
  const heading = [
    'POLICY',
    'VERSION',
    'IN FORCE',
    'TIERS',
    'SEVERITIES',
    'PROMISES',
    'READINGS',
    'FILE',
  ];
  return `${textTable([heading, ...rows])}\n`;
}

/** The same as JSON. */
export function listJson(policies: readonly LoadedPolicy[]): string {
  const rows = policies.map(({ policy, path, sha256 }) => ({
    id: policy.id,
    version: policy.version,
    name: policy.name,
    effective: policy.effective,
    tiers: policy.tiers.map(({ id }) => id),
    severities: policy.severities.map(({ id }) => id),
    promises: timedPromises.filter((name) => policy.promises[name] !== undefined),
    readings: Object.keys(policy.readings),
    source: policy.source,
    path,
    sha256,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
