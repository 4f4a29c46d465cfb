import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Figure, FigureMove, RunDifference } from '../../pipeline/findings/contract.js';
import { detailsOf } from '../../pipeline/publish/details/all.js';
import { readDetails, writtenDetails } from '../../pipeline/publish/details/file.js';
import { unrestated } from './numbers.js';
import { afterMarch, answer, caseRow, cases, events } from './world.js';

const causes = ({ shares }: FigureMove) =>
  shares.map((share) => share.causes.map(({ kind, subject }) => `${kind} ${subject}`).join(' + '));

const said = (figure: Figure | null) =>
  figure === null ? null : figure.unit === 'share' ? [figure.part, figure.n] : figure.value;

/** A figure as it was, as it is, and why. */
function told({ figures, details }: RunDifference, id: string) {
  const move = [...figures, ...details.figures].find(
    ({ before, now }) => (now ?? before)?.id === id,
  );
  return move === undefined ? null : [said(move.before), said(move.now), ...causes(move)];
}

const kindsMoved = ({ figures }: RunDifference) =>
  [...new Set(figures.map(({ before, now }) => (now ?? before)?.kind))].sort();

test('a waiver that came after the publication moves the figures without waived misses, by the register, and nothing else', async () => {
  await afterMarch(async (office) => {
    office.waive('B-late');
    const since = await office.since();
    expect([since.obligations, kindsMoved(since)]).toEqual([[], ['waived_kept', 'waived_rate']]);
    expect(told(since, 'first_response/waived_rate')).toEqual([[13, 16], [13, 15], 'waiver null']);
    expect(told(since, 'all/waived_kept')).toEqual([[13, 16], [13, 15], 'waiver null']);
    expect(told(since, 'waiver/-/applied')).toEqual([0, 1, 'waiver null']);
    await office.publish();
    const again = await office.since();
    expect([again.figures, again.details.figures, again.differences]).toEqual([[], [], []]);
  });
});

test('a second figure that late data and a waiver moved has the share of each', async () => {
  await afterMarch(async (office) => {
    office.waive('B-late');
    await office.publish();
    await office.take('late.csv', events(answer('late-1', 'B-worse', '2026-03-11T10:30:00Z')));
    await office.judge();
    office.waive('B-late', 'B-friday');
    const since = await office.since();
    const move = since.figures.find(({ now }) => now?.id === 'first_response/waived_rate');
    expect(
      move?.shares.map(({ causes: [cause], items, amount }) => [cause?.kind, items, amount]),
    ).toEqual([
      ['late', 1, expect.closeTo(14 / 15 - 13 / 15)],
      ['waiver', 1, expect.closeTo(14 / 14 - 14 / 15)],
    ]);
    expect(told(since, 'first_response/rate')).toEqual([[13, 16], [14, 16], 'late events']);
  });
});

test('figures of tables and charts are told with what they were, what they are, and why', async () => {
  await afterMarch(async (office) => {
    await office.take('late.csv', events(answer('late-1', 'B-late', '2026-03-10T10:57:00Z')));
    await office.judge();
    const since = await office.since();
    const why = 'late events';
    for (const [id, before, now] of [
      ['near/first_response', [0, 13], [1, 14]],
      ['tenth/first_response/gold/high/0', 0, 1],
      ['hour/-/Tue 10:00', [1, 4], [0, 4]],
      ['channel/-/-', [3, 16], [2, 16]],
      ['attained/first_response/gold/high', [12, 14], [13, 14]],
      ['few/first_response/accounts, all', [3, 16], [2, 16]],
      ['scenario/first_response/strict', [12, 16], [13, 16]],
    ] as const) {
      expect([id, told(since, id)]).toEqual([id, [before, now, why]]);
    }
  });
});

test('what a later step moves is told by that step: newer data, another target, another house option', async () => {
  await afterMarch(async (office) => {
    await office.take('april.csv', events(answer('e-open', 'C-open', '2026-04-01T09:10:00Z')));
    await office.judge({ high: '3 hours', house: 'lower' }, '2026-04-02T00:00:00Z');
    const since = await office.since();
    expect(told(since, 'open/first_response/running')).toEqual([1, 0, 'newer null']);
    expect(told(since, 'hour/-/Tue 10:00')).toEqual([[1, 4], [0, 4], 'policy 1']);
    expect(told(since, 'hour/-/Thu 10:00')?.at(-1)).toBe('reading which-end');
    expect(unrestated(await office.first(), await office.month(), since)).toEqual([]);
  });
});

test('what a publication of the first form did not record is no move, and is named', async () => {
  await afterMarch(async (office) => {
    const path = join(office.published, 'acme-2026-03', '1', 'record.json');
    const { waivers, kinds, details, ...record } = JSON.parse(readFileSync(path, 'utf8'));
    expect([waivers, kinds.length > 50, details.rows > 100]).toEqual([null, true, true]);
    writeFileSync(path, JSON.stringify({ ...record, record: 1 }));
    await office.take('late.csv', events(answer('late-1', 'B-late', '2026-03-10T10:30:00Z')));
    await office.judge();
    office.waive('B-worse');
    const since = await office.since();
    expect(since.details).toEqual({ figuresCompared: 0, figures: [] });
    expect(kindsMoved(since)).not.toContain('waived_rate');
    expect(since.figures.length).toBeGreaterThan(4);
    expect(since.unrecorded).toEqual(expect.arrayContaining(['waived_rate', 'hour', 'queue']));
    expect(since.differences.map(({ kind }) => kind)).toEqual(['late']);
  });
});

test('late data and another target together leave no figure unexplained, and the counts of data are told by the data', async () => {
  await afterMarch(async (office) => {
    await office.take('cases-2.csv', cases(caseRow('B-new', 'B', '2026-03-19T10:00:00Z')));
    await office.judge({ high: '3 hours' });
    const since = await office.since();
    const unexplained = [...since.figures, ...since.details.figures].filter((move) =>
      causes(move).some((why) => why.startsWith('unexplained')),
    );
    expect(unexplained).toEqual([]);
    expect(told(since, 'data/-/workspaceCases')).toEqual([18, 19, 'late null']);
    expect(told(since, 'source/-/cases-2.csv/loaded')).toEqual([0, 1, 'late null']);
    expect(since.details.figures.length).toBeGreaterThan(5);
  });
});

test('the file of details gives back what was written, each figure once', async () => {
  await afterMarch(async (office) => {
    const details = detailsOf(await office.month());
    expect(new Set(details.map(({ id }) => id)).size).toBe(details.length);
    expect(readDetails(writtenDetails(details))).toEqual(details);
  });
});
