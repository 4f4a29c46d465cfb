import { expect, test } from 'vitest';
import type { ClauseFinding } from '../../pipeline/findings/contract.js';
import { findMonitorability } from '../../pipeline/findings/monitorability.js';
import { readCoverage } from '../../pipeline/monitorability/coverage.js';
import { inspectPolicy } from '../../pipeline/policy/inspect.js';
import type { Policy } from '../../pipeline/policy/schema.js';
import { countsText, supportText } from '../../reports/words/monitorability.js';
import { atDesk, lines } from '../ingest/desk.js';

const policy = policyFrom(`id: acme
version: '1'
name: Acme Support
effective: { from: 2026-01-01 }
source: { title: Acme terms }
tiers:
  - { id: gold, name: Gold }
severities:
  - { id: high, name: High }
calendars:
  north:
    name: North
    zone: UTC
    windows:
      - { days: mon-fri, opens: '09:00', closes: '17:00' }
hours:
  - { when: { site: north }, calendar: north }
promises:
  update:
    clause: AC-01
    targets:
      gold: { high: 4 business hours }
procedures:
  contact_attempts: { clause: AC-02, attempts: 2 }
  deliverables:
    manager:
      clause: AC-03
      name: A manager
      each: quarter
      shown_by: { account: success_manager }
descriptions:
  first_channel: { clause: AC-06, preferred: [portal] }
readings:
  region:
    clause: AC-07
    question: Whose hours?
    options:
      all: { says: Everyone's. }
      country:
        says: Those of the country.
        patch: { hours: [{ when: { country: US }, calendar: north }, { calendar: north }] }
clauses:
  AC-01: { heading: Updates, paraphrase: Word in time., class: computed, by: update }
  AC-02: { heading: Attempts, paraphrase: Two tries., class: computed, by: contact_attempts }
  AC-03: { heading: Manager, paraphrase: One each., class: computed, by: deliverables.manager }
  AC-04: { heading: Mood, paraphrase: Good., class: needs_field, needs: [cases.mood], would_be: described, what: The mood. }
  AC-05: { heading: Taste, paraphrase: Fine., class: not_monitorable, why: Nobody notes it. }
  AC-06: { heading: Channel, paraphrase: Portal first., class: described, by: first_channel }
  AC-07: { heading: Region, paraphrase: Which hours., class: computed, by: [effective, readings.region] }
  AC-08: { heading: Severity, paraphrase: As told., class: computed, by: severities }
`);

/** The files of a support desk with so many accounts, one case each; what is given replaces a file. */
function filesOf(accounts: number, given: Readonly<Record<string, string>> = {}) {
  const ids = Array.from({ length: accounts }, (_, index) => index);
  return {
    'cases.csv': lines(
      'case_id,account_id,opened_at,severity,channel',
      ...ids.map((id) => `C-${id},A-${id},2026-03-02T10:00:00Z,high,email`),
    ),
    'accounts.csv': lines('account_id,site,country', ...ids.map((id) => `A-${id},north,US`)),
    'contracts.csv': lines(
      'account_id,policy,tier,starts_on',
      ...ids.map((id) => `A-${id},acme,gold,2026-01-01`),
    ),
    ...given,
  };
}

/** What is said of each clause, by its id, in the words of the page. */
async function said(
  files: Readonly<Record<string, string>>,
  isDefault = false,
): Promise<Readonly<Record<string, string>>> {
  const clauses = await atDesk(async (desk) => {
    for (const [name, content] of Object.entries(files)) await desk.take(name, content);
    const coverage = await readCoverage(desk.warehouse, 'acme', isDefault);
    return findMonitorability(policy, coverage).clauses;
  });
  return Object.fromEntries(clauses.map((one) => [one.clause, plainOf(one)]));
}

test('a field that some accounts lack supports its clauses in part, with the share and n', async () => {
  const accounts = filesOf(50)['accounts.csv'].replaceAll(/(A-4\d),north/g, '$1,');
  const { 'AC-01': updates } = await said(
    filesOf(50, { 'accounts.csv': accounts, 'events.csv': messagesOf(50) }),
  );
  expect(updates).toBe('partly: site filled for 80 % of 50 accounts');
});

test('one row in a hundred may lack a field, two may not', async () => {
  const lacking = (from: RegExp) =>
    filesOf(100, {
      'accounts.csv': filesOf(100)['accounts.csv'].replaceAll(from, '$1,'),
      'events.csv': messagesOf(100),
    });
  expect((await said(lacking(/(A-99),north/g)))['AC-01']).toBe('supported');
  expect((await said(lacking(/(A-9[89]),north/g)))['AC-01']).toBe(
    'partly: site filled for 98 % of 100 accounts',
  );
});

test('an account that only a contract tells of lacks every field', async () => {
  const accounts = lines('account_id,site', 'A-0,north');
  const { 'AC-01': updates } = await said(
    filesOf(3, { 'accounts.csv': accounts, 'events.csv': messagesOf(3) }),
  );
  expect(updates).toBe('partly: site filled for 1 of 3 accounts');
});

test('what no file tells supports nothing, and is named', async () => {
  const found = await said(filesOf(12));
  expect(found['AC-01']).toBe('no: no message events; no status events');
  expect(found['AC-02']).toContain('no close_agreed events');
  expect(found['AC-03']).toBe('no: no success_manager in 12 accounts');
});

test('a column that may be empty supports its clause, and says for how many it is filled', async () => {
  const accounts = filesOf(12)['accounts.csv'];
  const managed = accounts
    .replace('country', 'country,success_manager')
    .replace('A-3,north,US', 'A-3,north,US,Ada');
  expect((await said(filesOf(12, { 'accounts.csv': managed })))['AC-03']).toBe(
    'supported: success_manager filled for 8 % of 12 accounts',
  );
});

test('rare facts support their clause from the first on, with their number', async () => {
  const events = `${messagesOf(12)}${lines(
    'C-1,2026-03-03T10:00:00Z,contact_attempt,agent,,',
    'C-1,2026-03-04T10:00:00Z,contact_attempt,agent,,',
    'C-2,2026-03-04T10:00:00Z,close_agreed,customer,,',
  )}`;
  expect((await said(filesOf(12, { 'events.csv': events })))['AC-02']).toBe(
    'supported: 2 contact_attempt events on 1 case; 1 close_agreed event on 1 case',
  );
});

test('a missing field leaves a clause supported in part if only a reading asks for it', async () => {
  const accounts = filesOf(12)['accounts.csv'].replaceAll(',US', ',');
  expect((await said(filesOf(12, { 'accounts.csv': accounts })))['AC-07']).toBe(
    'partly: no country in 12 accounts (for a reading)',
  );
});

test('of two fields that tell the same the fuller one counts', async () => {
  const cases = filesOf(12)['cases.csv'].replaceAll(/(C-1\d?,.*),high/g, '$1,');
  const told = (await said(filesOf(12, { 'cases.csv': cases })))['AC-08'];
  expect(told).toBe('partly: severity filled for 75 % of 12 cases');
  const ids = Array.from({ length: 12 }, (_, id) => id);
  const events = lines(
    'case_id,at,type,value',
    ...ids.map((id) => `C-${id},2026-03-02T10:00:00Z,severity,high`),
  );
  expect((await said(filesOf(12, { 'cases.csv': cases, 'events.csv': events })))['AC-08']).toBe(
    'supported: 12 severity events on 12 cases',
  );
});

test('a field that nothing is made of is missing, until an export has a column for it', async () => {
  expect((await said(filesOf(12)))['AC-04']).toBe('no mood in 12 cases');
  const cases = filesOf(12)
    ['cases.csv'].replace('channel', 'channel,mood')
    .replaceAll('email', 'email,good');
  expect((await said(filesOf(12, { 'cases.csv': cases })))['AC-04']).toBe(
    'the fields are there; nothing is made of them yet',
  );
});

test('no data can help a clause that is not monitorable', async () => {
  expect((await said(filesOf(12)))['AC-05']).toBe('–');
});

test('accounts under another policy are not looked at', async () => {
  const files = filesOf(12, {
    'cases.csv': `${filesOf(12)['cases.csv']}${lines('B-1,B,2026-03-02T10:00:00Z,high,')}`,
    'contracts.csv': `${filesOf(12)['contracts.csv']}${lines('B,beta,gold,2026-01-01')}`,
  });
  expect((await said(files))['AC-06']).toBe('supported');
  expect(
    (
      await said({
        ...files,
        'contracts.csv': lines('account_id,policy,tier,starts_on', 'B,acme,gold,2026-01-01'),
      })
    )['AC-06'],
  ).toBe('no: no channel in 1 case');
});

test('cases without a contract are looked at under the default policy of the workspace', async () => {
  const { 'contracts.csv': _, ...files } = filesOf(12);
  expect((await said(files, true))['AC-06']).toBe('supported');
  expect((await said(files, false))['AC-06']).toBe('–');
});

test('the classes are counted in a sentence', () => {
  const { counts } = findMonitorability(policy, null);
  expect(countsText(counts)).toBe(
    'Of the policy’s 8 clauses, 5 are computed, 1 described, 1 needs a field and 1 is not monitorable',
  );
  expect(countsText({ ...counts, computed: 1, described: 0, needsField: 0, unclassed: 6 })).toBe(
    'Of the policy’s 8 clauses, 1 is computed, 1 is not monitorable and 6 have no class',
  );
});

function messagesOf(accounts: number): string {
  const ids = Array.from({ length: accounts }, (_, index) => index);
  return lines(
    'case_id,at,type,actor_type,visibility,value',
    ...ids.map((id) => `C-${id},2026-03-02T11:00:00Z,message,agent,public,`),
    ...ids.map((id) => `C-${id},2026-03-02T12:00:00Z,status,agent,,solved`),
  );
}

function plainOf(finding: ClauseFinding): string {
  return supportText(finding).replaceAll('\u00a0', ' ');
}

function policyFrom(text: string): Policy {
  const { read, failures } = inspectPolicy(new TextEncoder().encode(text), 'acme.yaml');
  if (read === null || failures.length > 0) throw new Error(JSON.stringify(failures));
  return read.loaded.policy;
}
