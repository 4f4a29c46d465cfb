import { expect, test } from 'vitest';
import { parseWorkspaceConfig } from '../../pipeline/workspace.js';
import { lines, refusal } from './desk.js';

test('a workspace without a word has everything at its default', () => {
  expect(parseWorkspaceConfig('', 'punctual.yaml')).toEqual({
    policies: [],
    default: {},
    ingest: [],
    report: {},
    documents: ['monthly'],
    audiences: ['customer'],
    whatifs: [],
    decisions: {},
    out: 'out',
  });
});

test('a workspace says what to ingest, by which policy and how to report', () => {
  const config = parseWorkspaceConfig(
    `
policies: ours.yaml
default: {policy: itsm, tier: foundation}
zone: Europe/London
ingest:
  - files: exports/*.csv
  - {files: [log.csv.gz], as: servicenow-audit, zone: UTC, map: maps/log.yaml, exported_at: 2026-03-01T00:00:00Z}
report: {zone: Europe/London, paper: letter, format: [html, pdf]}
as_of: 2026-03-31T24:00:00Z
`,
    'punctual.yaml',
  );
  expect(config).toMatchObject({
    policies: ['ours.yaml'],
    default: { policy: 'itsm', tier: 'foundation' },
    ingest: [{ files: ['exports/*.csv'] }, { files: ['log.csv.gz'], as: 'servicenow-audit' }],
    report: { paper: 'letter' },
  });
});

test('all problems of a punctual.yaml are told at once, each with its line', async () => {
  const text = lines('zone: [1]', 'ingest:', '  - file: a.csv', 'report:', '  paper: a5');
  const told = await refusal(
    Promise.resolve().then(() => parseWorkspaceConfig(text, 'punctual.yaml')),
  );
  expect(told.split('\n').length).toBeGreaterThanOrEqual(4);
  expect(told).toContain('punctual.yaml:1 | zone');
  expect(told).toContain('punctual.yaml:3 | "file" means nothing here');
  expect(told).toContain('punctual.yaml:5 | report.paper: write a4 or letter');
});

test('a punctual.yaml that is no YAML is told where', async () => {
  const told = await refusal(
    Promise.resolve().then(() => parseWorkspaceConfig('zone: "UTC\n', 'punctual.yaml')),
  );
  expect(told).toContain('punctual.yaml:');
  expect(told).toContain('not valid YAML');
});
