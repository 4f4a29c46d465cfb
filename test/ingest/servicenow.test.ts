import { expect, test } from 'vitest';
import { atDesk, type Desk, lines, refusal } from './desk.js';

const header =
  'number,incident_state,sys_mod_count,made_sla,caller_id,opened_at,sys_updated_by,sys_updated_at,contact_type,category,priority,assignment_group,assigned_to,closed_code,resolved_at,closed_at';

interface Update {
  readonly state?: string;
  readonly count: number;
  readonly by?: string;
  readonly at: string;
  readonly priority?: string;
  readonly assignee?: string;
}

const update = ({
  state = 'New',
  count,
  by = 'Agent 1',
  at,
  priority = '3 - Moderate',
  assignee = '?',
}: Update): string =>
  `INC1,${state},${count},true,Caller 1,1/3/2016 09:00,${by},${at},Phone,Category 1,${priority},Group 1,${assignee},code 1,1/3/2016 12:00,6/3/2016 12:00`;

const options = { connector: 'servicenow-audit', zone: 'UTC' };

test('what changed between two updates is an event, by whoever made the update', async () => {
  await atDesk(async (desk) => {
    const result = await desk.take(
      'log.csv',
      lines(
        header,
        update({ count: 0, at: '1/3/2016 09:05' }),
        update({ count: 1, at: '1/3/2016 10:00', state: 'Active', assignee: 'Resolver 1' }),
        update({ count: 2, at: '1/3/2016 10:30', state: 'Active', assignee: 'Resolver 1' }),
        update({
          count: 3,
          at: '1/3/2016 11:00',
          state: 'Awaiting User Info',
          assignee: 'Resolver 1',
          priority: '1 - Critical',
        }),
        update({
          count: 4,
          at: '1/3/2016 11:30',
          state: '-100',
          assignee: 'Resolver 1',
          priority: '1 - Critical',
          by: 'Caller 1',
        }),
        update({
          count: 5,
          at: '1/3/2016 12:00',
          state: 'Resolved',
          assignee: 'Resolver 2',
          priority: '1 - Critical',
          by: 'system',
        }),
      ),
      options,
    );
    expect(result).toMatchObject({
      rowsRead: 6,
      loaded: 6,
      derived: [
        { table: 'cases', rows: 1 },
        { table: 'events', rows: 6 },
      ],
    });
    expect(await history(desk)).toEqual([
      '10:00 assignee none → Resolver 1, agent, row 2',
      '10:00 status new → open, agent, row 2',
      '11:00 severity 3 → 1, agent, row 4',
      '11:00 status open → pending, agent, row 4',
      '12:00 assignee Resolver 1 → Resolver 2, system, row 6',
      '12:00 status pending → solved, system, row 6',
    ]);
    expect(
      await desk.rows('select severity, channel, requester_id, row_facts, extra from raw.cases'),
    ).toEqual([
      {
        severity: '3',
        channel: 'phone',
        requester_id: 'Caller 1',
        row_facts: ['solved_at', 'closed_at'],
        extra: '{"made_sla":true,"assignment_group":"Group 1"}',
      },
    ]);
  });
});

test('updates of one minute are in the order of their count, and only their outcome is told', async () => {
  await atDesk(async (desk) => {
    await desk.take(
      'log.csv',
      lines(
        header,
        update({ count: 0, at: '1/3/2016 09:05' }),
        update({ count: 2, at: '1/3/2016 10:00', state: 'Resolved' }),
        update({ count: 1, at: '1/3/2016 10:00', state: 'Active' }),
      ),
      options,
    );
    expect(await history(desk)).toEqual(['10:00 status new → solved, agent, row 2']);
  });
});

test('a field that is set and set back within one minute has not changed', async () => {
  await atDesk(async (desk) => {
    await desk.take(
      'log.csv',
      lines(
        header,
        update({ count: 0, at: '1/3/2016 09:05', assignee: 'Resolver 1' }),
        update({ count: 1, at: '1/3/2016 10:00', assignee: '?', state: 'Active' }),
        update({ count: 2, at: '1/3/2016 10:00', assignee: 'Resolver 1', state: 'Active' }),
      ),
      options,
    );
    expect(await history(desk)).toEqual([
      '09:05 assignee none → Resolver 1, agent, row 1',
      '10:00 status new → open, agent, row 2',
    ]);
  });
});

test('the log in one file or in pieces gives the same cases and events', async () => {
  const rows = [
    update({ count: 0, at: '1/3/2016 09:05' }),
    update({ count: 1, at: '1/3/2016 10:00', state: 'Active', assignee: 'Resolver 1' }),
    update({ count: 2, at: '1/3/2016 11:00', state: 'Active', assignee: 'Resolver 2' }),
    update({ count: 3, at: '1/3/2016 12:00', state: 'Resolved', assignee: 'Resolver 2' }),
  ];
  const content =
    'select * exclude (source_id, source_row, content_source_id, content_row) from raw.events order by event_id';
  const whole = await atDesk(async (desk) => {
    await desk.take('log.csv', lines(header, ...rows), options);
    return desk.rows(content);
  });
  const pieces = await atDesk(async (desk) => {
    await desk.take('b.csv', lines(header, ...rows.slice(2)), options);
    await desk.take('a.csv', lines(header, ...rows.slice(0, 3)), options);
    expect(await desk.rows('select case_id from raw.cases')).toHaveLength(1);
    return desk.rows(content);
  });
  expect(pieces).toEqual(whole);
});

test('an update that cannot be read is quarantined, and the others stand', async () => {
  await atDesk(async (desk) => {
    const result = await desk.take(
      'log.csv',
      lines(
        header,
        update({ count: 0, at: '1/3/2016 09:05' }),
        update({ count: 1, at: '31/2/2016 10:00', state: 'Active' }),
        update({ count: 2, at: '1/3/2016 11:00', state: 'Daydreaming' }),
      ),
      options,
    );
    expect(result).toMatchObject({ rowsRead: 3, loaded: 1, quarantined: 2 });
    expect(result.reasons.map((reason) => reason.column).sort()).toEqual(['status', 'updated_at']);
  });
});

test('a log that is not said to be one is recognised by its columns, and the way on is told', async () => {
  const told = await refusal(
    atDesk((desk) =>
      desk.take('log.csv', lines(header, update({ count: 0, at: '1/3/2016 09:05' }))),
    ),
  );
  expect(told).toContain('--as servicenow-audit');
});

test('a system that is not known is refused with those that are', async () => {
  const told = await refusal(
    atDesk((desk) => desk.take('log.csv', lines(header), { connector: 'servicenow' })),
  );
  expect(told).toContain('The systems are servicenow-audit');
});

async function history(desk: Desk): Promise<string[]> {
  const rows = await desk.rows<{ told: string }>(
    `select
        format(
            '{} {} {} → {}, {}, row {}',
            strftime(make_timestamp(at_ms * 1000), '%H:%M'), type,
            coalesce(previous_value, 'none'), value, actor_type, source_row
        ) as told
    from raw.events
    order by at_ms, type`,
  );
  return rows.map(({ told }) => told);
}
