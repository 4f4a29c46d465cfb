import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Figure } from '../../pipeline/findings/contract.js';
import { readDetails } from '../../pipeline/publish/details/file.js';
import type { ObligationRow } from '../../pipeline/publish/items.js';
import { afterMarch, answer, events, type Office } from './world.js';

const rowsOf = (office: Office, number: number) =>
  office.rows<ObligationRow>(
    `from read_parquet('${join(office.published, 'acme-2026-03', String(number), 'ledger.parquet')}')`,
  );

const recordOf = (office: Office, number: number) =>
  JSON.parse(
    readFileSync(join(office.published, 'acme-2026-03', String(number), 'record.json'), 'utf8'),
  );

/** The slow way to a month's figures: one row after the other. */
function slowFigures(rows: readonly ObligationRow[]): Map<string, readonly (number | null)[]> {
  const counted = rows.filter(({ is_counted }) => is_counted);
  const figures = new Map<string, readonly (number | null)[]>();
  const share = (id: string, met: number, n: number) =>
    figures.set(id, [met, n, n < 10 ? null : met / n]);
  const count = (id: string, n: number) => figures.set(id, [null, null, n]);
  const rateOf = (id: string, own: readonly ObligationRow[]) => {
    let met = 0;
    let missed = 0;
    for (const { verdict } of own) {
      if (verdict === 'met') met += 1;
      if (verdict === 'missed') missed += 1;
    }
    if (met + missed > 0 || !id.includes('/', id.indexOf('/') + 1)) share(id, met, met + missed);
  };
  count('all/obligations', counted.length);
  count('all/cases', new Set(counted.map(({ case_id }) => case_id)).size);
  count('all/accounts', new Set(counted.map(({ account_id }) => account_id)).size);
  rateOf('first_response/rate', counted);
  for (const verdict of ['running', 'void', 'excluded', 'unmeasured'] as const) {
    count(`first_response/${verdict}`, counted.filter((row) => row.verdict === verdict).length);
  }
  count('first_response/hinging', counted.filter(({ hinges_on }) => hinges_on !== null).length);
  for (const cell of new Set(counted.map(({ tier, severity }) => `${tier}/${severity}`))) {
    const own = counted.filter(({ tier, severity }) => `${tier}/${severity}` === cell);
    rateOf(`first_response/${cell}/rate`, own);
  }
  const judged = counted.filter(({ verdict }) => verdict === 'met' || verdict === 'missed');
  const cases = [...new Set(judged.map(({ case_id }) => case_id))];
  const kept = cases.filter((id) =>
    judged.every(({ case_id, verdict }) => case_id !== id || verdict === 'met'),
  );
  share('all/kept', kept.length, cases.length);
  return figures;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The same of tables and charts: each row adds itself to what counts it. */
function slowDetails(rows: readonly ObligationRow[]): Map<string, readonly (number | null)[]> {
  const shares = new Map<string, [part: number, n: number]>();
  const counts = new Map<string, number>();
  const share = (id: string, isPart: boolean) => {
    const [part, n] = shares.get(id) ?? [0, 0];
    shares.set(id, [part + (isPart ? 1 : 0), n + 1]);
  };
  const count = (id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const row of rows) {
    const isMissed = row.verdict === 'missed';
    if (!row.is_counted || (row.verdict !== 'met' && !isMissed)) continue;
    const { promise, tier, severity, elapsed_ms: took, target_ms: target } = row;
    share(`channel/-/${row.case_channel ?? '-'}`, isMissed);
    share(`category/-/${row.case_category ?? '-'}`, isMissed);
    share(`account/${promise}/${row.account}`, isMissed);
    const began = new Date(row.started_at_ms ?? 0);
    const hour = `${days[began.getUTCDay()]} ${String(began.getUTCHours()).padStart(2, '0')}:00`;
    if (took === null) continue;
    share(`hour/-/${hour}`, isMissed);
    count(`timed/${promise}/${tier}/${severity}`);
    if (isMissed || target === null) continue;
    let tenth = 9;
    while (tenth > 0 && (target - took) * 10 < tenth * target) tenth -= 1;
    for (const place of ['', `/${tier}/${severity}`]) {
      share(`near/${promise}${place}`, tenth === 0);
      count(`tenth/${promise}${place}/${tenth}`);
    }
  }
  return new Map<string, readonly (number | null)[]>([
    ...[...shares].flatMap(([id, [part, n]]) =>
      id.startsWith('account') && n < 10
        ? []
        : [[id, [part, n, n < 10 ? null : part / n]] as const],
    ),
    ...[...counts].map(([id, n]) => [id, [null, null, n]] as const),
  ]);
}

const addedKinds = ['channel', 'category', 'account', 'hour', 'timed', 'near', 'tenth'];
const addedOf = (figures: readonly Figure[]) =>
  figures
    .filter(({ kind }) => addedKinds.includes(kind))
    .map(({ id, part, n, value }) => [id, [part, n, value]] as const);

const detailsIn = (office: Office, number: number) =>
  readDetails(
    readFileSync(join(office.published, 'acme-2026-03', String(number), 'details.jsonl'), 'utf8'),
  );

test('the figures of tables and charts are those of the recorded obligations, and each share is what these changed', async () => {
  await afterMarch(async (office) => {
    await office.take('late.csv', events(answer('late-1', 'B-late', '2026-03-10T10:57:00Z')));
    const again = events(answer('e-02', 'A-02', '2026-03-02T14:00:00Z'));
    await office.take('again.csv', again, { exportedAt: '2026-04-03T00:00:00Z' });
    await office.judge();
    const since = await office.since();
    await office.publish();
    const [before, now] = [
      slowDetails((await rowsOf(office, 1)) ?? []),
      slowDetails((await rowsOf(office, 2)) ?? []),
    ];
    expect(addedOf(detailsIn(office, 1)).sort()).toEqual([...before].sort());
    expect(addedOf(detailsIn(office, 2)).sort()).toEqual([...now].sort());
    const ids = new Set([...before.keys(), ...now.keys()]);
    const differing = [...ids].filter((id) => String(before.get(id)) !== String(now.get(id)));
    const moved = since.details.figures.filter((move) =>
      addedKinds.includes((move.now ?? move.before)?.kind ?? ''),
    );
    expect(moved.map((move) => (move.now ?? move.before)?.id).sort()).toEqual(differing.sort());
    const hours = moved.filter(({ now: is }) => is?.kind === 'hour');
    expect(
      hours.map(({ now: is, shares }) => [
        is?.id,
        shares.map(({ causes: [cause] }) => cause?.kind),
      ]),
    ).toEqual([
      ['hour/-/Mon 10:00', ['corrected']],
      ['hour/-/Tue 10:00', ['late']],
    ]);
  });
});

const recordedFigures = (figures: readonly Figure[]) =>
  figures
    .filter(({ kind }) => !['median', 'p90', 'low', 'high'].includes(kind))
    .map(({ id, part, n, value }) => [id, [part, n, value]] as const);

test('the recorded figures are those of the recorded obligations, and what moved is what lies between two recordings', async () => {
  await afterMarch(async (office) => {
    await office.take(
      'late.csv',
      events(
        answer('late-1', 'B-late', '2026-03-10T10:30:00Z'),
        answer('late-2', 'B-worse', '2026-03-11T10:30:00Z'),
      ),
    );
    await office.judge();
    const since = await office.since();
    const { isNew } = await office.publish();
    expect(isNew).toBe(true);
    const [first, second] = [1, 2].map((number) => rowsOf(office, number));
    const before = slowFigures((await first) ?? []);
    const now = slowFigures((await second) ?? []);
    for (const [number, slow] of [
      [1, before],
      [2, now],
    ] as const) {
      const recorded = new Map(recordedFigures(recordOf(office, number).figures));
      expect([...recorded].sort()).toEqual([...slow].sort());
    }
    const moved = [...before].filter(([id, value]) => String(now.get(id)) !== String(value));
    expect(recordedFigures(since.figures.flatMap((move) => move.now ?? [])).sort()).toEqual(
      moved.map(([id]) => [id, now.get(id)]).sort(),
    );
    for (const { before: was, now: is, shares } of since.figures) {
      const id = (is ?? was)?.id ?? '';
      if (was?.value == null || is?.value == null || shares[0]?.amount == null) continue;
      const sum = shares.reduce((total, { amount }) => total + (amount ?? 0), 0);
      expect(sum).toBeCloseTo((now.get(id)?.[2] ?? 0) - (before.get(id)?.[2] ?? 0), 9);
    }
  });
});

test('a month is recorded whole, once for what it says, and never in place of an earlier recording', async () => {
  await afterMarch(async (office) => {
    const home = join(office.published, 'acme-2026-03');
    const bytes = (number: number) =>
      readdirSync(join(home, String(number))).map((name) =>
        readFileSync(join(home, String(number), name)).toString('base64'),
      );
    const first = bytes(1);
    expect(readdirSync(join(home, '1'))).toEqual([
      'details.jsonl',
      'facts.parquet',
      'invitations.parquet',
      'ledger.parquet',
      'record.json',
    ]);
    const again = await office.publish();
    expect([again.isNew, again.publication.name]).toEqual([false, 'acme-2026-03@1']);
    expect(readdirSync(home)).toEqual(['1']);
    await office.take('late.csv', events(answer('late-1', 'B-late', '2026-03-10T10:30:00Z')));
    await office.judge();
    const next = await office.publish();
    expect([next.isNew, next.publication.name]).toEqual([true, 'acme-2026-03@2']);
    expect(bytes(1)).toEqual(first);
    expect(readdirSync(home)).toEqual(['1', '2']);
    const record = recordOf(office, 1);
    expect(record).toMatchObject({
      name: 'acme-2026-03',
      asOf: '2026-03-31T18:00:00.000Z',
      scope: { month: '2026-03', zone: 'UTC', period: 'due', account: null },
      house: { 'which-end': 'upper' },
      policy: { version: '1', file: 'acme.yaml' },
      scenarios: ['house', 'strict', 'lenient', 'which-end=lower'],
    });
    expect(record.sources.map(({ file }: { file: string }) => file)).toContain('events.csv');
    expect((await office.since()).before.name).toBe('acme-2026-03@2');
  });
});

/** Another ledger of a publication, as if it had been published so. */
function recordAnother(ledger: string, content: Buffer): void {
  writeFileSync(ledger, content);
  const path = join(dirname(ledger), 'record.json');
  const record = JSON.parse(readFileSync(path, 'utf8'));
  const sha256 = createHash('sha256').update(content).digest('hex');
  writeFileSync(path, JSON.stringify({ ...record, ledger: { ...record.ledger, sha256 } }));
}

test('what only the program says otherwise is told as its version', async () => {
  await afterMarch(async (office) => {
    const folder = join(office.published, 'acme-2026-03', '1');
    const ledger = join(folder, 'ledger.parquet');
    await office.rows(
      `copy (
        select * replace (if(case_id = 'A-02', 'missed', verdict) as verdict)
        from read_parquet('${ledger}') order by item
      ) to '${ledger}.other' (format parquet)`,
    );
    recordAnother(ledger, readFileSync(`${ledger}.other`));
    const record = recordOf(office, 1);
    const figures = record.figures.map((figure: Figure) =>
      figure.id === 'first_response/rate' ? { ...figure, part: 12, value: 12 / 16 } : figure,
    );
    const text = JSON.stringify({ ...record, programVersion: '0.0.9', figures });
    writeFileSync(join(folder, 'record.json'), text);
    const { obligations, figures: moved } = await office.since();
    expect(obligations.map(({ caseId, causes }) => [caseId, causes])).toEqual([
      ['A-02', [{ kind: 'program', subject: '0.0.9 → 0.1.0', through: null }]],
    ]);
    expect(moved.map(({ now, shares }) => [now?.id, shares[0]?.causes[0]?.kind])).toEqual([
      ['first_response/rate', 'program'],
    ]);
  });
});

test('what nothing explains is told as unexplained, with its obligation', async () => {
  await afterMarch(async (office) => {
    const ledger = join(office.published, 'acme-2026-03', '1', 'ledger.parquet');
    await office.rows(
      `copy (
        select * replace (if(case_id = 'A-02', 'missed', verdict) as verdict)
        from read_parquet('${ledger}') order by item
      ) to '${ledger}.other' (format parquet)`,
    );
    recordAnother(ledger, readFileSync(`${ledger}.other`));
    const { obligations } = await office.since();
    expect(obligations).toMatchObject([{ caseId: 'A-02', causes: [{ kind: 'unexplained' }] }]);
  });
});

test('under a policy that this program no longer reads nothing is judged again, and causes are named by rule', async () => {
  await afterMarch(async (office) => {
    const path = join(office.published, 'acme-2026-03', '1', 'record.json');
    const record = recordOf(office, 1);
    const [policy] = record.policies;
    const policies = [{ ...policy, raw: { ...policy.raw, of_another_time: true } }];
    writeFileSync(path, JSON.stringify({ ...record, policies }));
    await office.take('late.csv', events(answer('late-1', 'B-late', '2026-03-10T10:30:00Z')));
    await office.judge({}, '2026-04-02T00:00:00Z');
    const { obligations } = await office.since();
    const kinds = obligations.map(({ caseId, causes }) => [caseId, causes.map(({ kind }) => kind)]);
    expect(kinds).toContainEqual(['B-late', ['late']]);
    expect(kinds.flatMap(([, said]) => said)).not.toContain('unexplained');
  });
});

test('the rates that earlier months were published with are there for the trend of later ones', async () => {
  await afterMarch(async (office) => {
    const april = await office.month('2026-04');
    expect(april.restatement?.since).toBeNull();
    expect(april.restatement?.published).toEqual([
      { month: '2026-03', promise: 'first_response', rate: 13 / 16 },
      { month: '2026-03', promise: null, rate: 13 / 16 },
    ]);
    expect((await office.month('2026-02')).restatement).toBeNull();
  });
});
