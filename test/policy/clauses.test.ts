import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspectPolicies, loadShippedPolicies } from '../../pipeline/policy/load.js';
import { needsOf } from '../../pipeline/policy/needs.js';
import { reportStatistics } from '../../pipeline/policy/parts.js';
import type { Policy } from '../../pipeline/policy/schema.js';
import { shippedPolicyPaths } from '../../pipeline/policy-files.js';
import { packageRoot } from '../../pipeline/root.js';
import { sourceFiles } from '../architecture/source-files.js';

const policies = loadShippedPolicies().map(({ policy }) => policy);

test('no clause of the design is left out, and none is made up', ({ skip }) => {
  const path = join(packageRoot, '..', 'shared', 'spec', 'rules.md');
  if (!existsSync(path)) skip('The design is not beside this checkout.');
  const rows = [...readFileSync(path, 'utf8').matchAll(/^\| ((?:OB|OP|PX|CP)-\d\d) \|/gm)];
  const ids = policies.flatMap(({ clauses }) => Object.keys(clauses));
  expect(rows.length).toBe(135);
  expect(ids.sort()).toEqual(rows.map(([, id]) => id).sort());
});

test('every clause of the four policies has a class, and what it names is there', () => {
  const findings = inspectPolicies(shippedPolicyPaths());
  const said = findings.flatMap(({ failures, notes }) => [...failures, ...notes]);
  expect(said.filter(({ message }) => message.startsWith('clauses.'))).toEqual([]);
  const classes = policies.flatMap(({ clauses }) =>
    Object.values(clauses).map((clause) => clause.class),
  );
  expect(classes).toHaveLength(135);
  expect(classes).not.toContain(undefined);
});

test.each(policies)('nothing in $id is without a clause that names it', (policy) => {
  const named = new Set(Object.values(policy.clauses).flatMap(byOf));
  const parts = [
    ...namedParts(policy).map(({ name }) => name),
    ...Object.keys(policy.calendars).map((id) => `calendars.${id}`),
    ...Object.keys(policy.settings).map((id) => `settings.${id}`),
  ];
  expect(parts.length).toBeGreaterThan(15);
  expect(parts.filter((name) => !named.has(name))).toEqual([]);
});

test.each(policies)('in $id the clause on which a part rests names the part', (policy) => {
  const silent = namedParts(policy).filter(({ name, clause }) => {
    const told = policy.clauses[clause];
    return told === undefined || !byOf(told).includes(name);
  });
  expect(silent).toEqual([]);
});

test('a statistic that every report has stands in the section that is named', () => {
  const sections = sourceFiles(['reports/monthly/sections'], /\.ts$/).map(({ text }) => text);
  for (const id of Object.values(reportStatistics)) {
    expect(sections.filter((text) => text.includes(`\n    id: '${id}'`))).toHaveLength(1);
  }
});

test('a clause needs what the cells that it speaks of need', () => {
  // Premier's hours are elapsed time, so no site is asked for; Standard's are those of a site.
  expect(needs('ownbackup', 'OB-19')).not.toContain('accounts.site');
  expect(needs('ownbackup', 'OB-16')).toContain('accounts.site');
  expect(needs('ownbackup', 'OB-16')).toContain('contracts.tier');
  // Probax has no tiers.
  expect(needs('probax', 'PX-07')).not.toContain('contracts.tier');
});

test('a clause needs the facts of the rules, meetings and settings on which it rests', () => {
  expect(needs('openback', 'OP-17')).toEqual(['accounts.sdk_in_use']);
  expect(needs('crashplan', 'CP-27')).toEqual([
    'cases.product',
    'cases.product_version',
    'releases.version',
  ]);
  expect(needs('ownbackup', 'OB-15')).toEqual([
    'contracts.starts_on',
    'contracts.tier',
    'engagements.type',
    'engagements.duration_minutes',
    'engagements.held_by_role',
  ]);
});

test('what only another option of a reading needs is told apart', () => {
  expect(allNeeds('probax', 'PX-13')).toEqual({ needs: [], readingNeeds: ['accounts.country'] });
  expect(allNeeds('openback', 'OP-04').readingNeeds).toEqual(['contracts.tier', 'cases.channel']);
});

function allNeeds(id: string, clause: string) {
  const policy = policies.find((each) => each.id === id);
  const told = policy?.clauses[clause];
  if (policy === undefined || told === undefined) throw new Error(`No ${clause} in ${id}.`);
  return needsOf(policy, clause, told);
}

function needs(id: string, clause: string): readonly string[] {
  return allNeeds(id, clause).needs;
}

function byOf(clause: Policy['clauses'][string]): readonly string[] {
  return 'by' in clause ? clause.by : [];
}

interface Part {
  readonly name: string;
  readonly clause: string;
}

/** Everything in a policy that says on which clause it rests, by the name under which a clause knows it. */
function namedParts(policy: Policy): Part[] {
  const { deliverables, ...procedures } = policy.procedures;
  const closing = procedures.automatic_closing;
  const protection = policy.protection;
  return [
    ...parts(policy.promises),
    ...Object.entries(policy.promises).flatMap(([name, promise]) =>
      promise !== undefined && 'targets' in promise
        ? Object.values(promise.targets).flatMap((row) =>
            Object.values(row).flatMap((cell) => cellPart(name, cell)),
          )
        : [],
    ),
    ...parts(procedures),
    ...[closing?.solved, closing?.pending].flatMap((cell) => cellPart('automatic_closing', cell)),
    ...parts(deliverables, 'deliverables.'),
    ...parts(policy.rules, 'rules.'),
    ...parts(policy.readings, 'readings.'),
    ...parts(policy.descriptions),
    ...(protection === undefined ? [] : [{ name: 'protection', clause: protection.clause }]),
  ];
}

function parts(
  holder: Readonly<Record<string, { readonly clause: string } | undefined>>,
  before = '',
): Part[] {
  return Object.entries(holder).flatMap(([id, part]) =>
    part === undefined ? [] : [{ name: `${before}${id}`, clause: part.clause }],
  );
}

function cellPart(name: string, cell: unknown): Part[] {
  const clause = typeof cell === 'object' && cell !== null && 'clause' in cell ? cell.clause : null;
  return typeof clause === 'string' ? [{ name, clause }] : [];
}
