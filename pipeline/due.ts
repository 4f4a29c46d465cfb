import type { DueAnswer, DueQuestion } from './due-contract.js';
import { UserError } from './failure.js';
import type { LoadedPolicy } from './policy/load.js';
import { type PromiseName, timedPromises } from './policy/schema.js';
import { replay } from './replay.js';
import { openWarehouse, type Warehouse } from './warehouse/open.js';

const dayMs = 86_400_000;
const watchedMs = 40 * dayMs;

/**
 * Answers "by when?" for cases that nobody opened, under every scenario: each question becomes a case with
 * nothing but its opening (and the message that starts the clock), and is replayed like any other.
 */
export async function computeDues(
  policies: readonly LoadedPolicy[],
  questions: readonly DueQuestion[],
): Promise<DueAnswer[]> {
  const numbered = questions.map((question, index) => ({ question, index }));
  const groups = new Map<string, typeof numbered>();
  for (const each of numbered) {
    const key = JSON.stringify([each.question.policy, each.question.version ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const answers: DueAnswer[] = [];
  for (const group of groups.values()) answers.push(...(await answerGroup(policies, group)));
  return answers.sort((a, b) => a.question - b.question);
}

interface Numbered {
  readonly question: DueQuestion;
  readonly index: number;
}

async function answerGroup(
  policies: readonly LoadedPolicy[],
  group: readonly Numbered[],
): Promise<DueAnswer[]> {
  const first = group[0]?.question;
  if (first === undefined) return [];
  const versions = versionsOf(policies, first);
  const warehouse = await openWarehouse(':memory:');
  try {
    for (const each of group) await writeQuestion(warehouse, each, versions);
    await writeWitness(warehouse);
    const newest = Math.max(...group.map(({ question }) => question.openedMs));
    await replay(warehouse, { policies: versions, asOfMs: newest + watchedMs + dayMs });
    return await readAnswers(warehouse);
  } finally {
    warehouse.close();
  }
}

function versionsOf(policies: readonly LoadedPolicy[], question: DueQuestion): LoadedPolicy[] {
  const { policy: id, version } = question;
  const found = policies.filter(({ policy }) => policy.id === id);
  if (found.length === 0) {
    throw new UserError({
      code: 'due.policy',
      message: `There is no policy "${id}".`,
      hint: `Known are ${[...new Set(policies.map(({ policy }) => policy.id))].join(', ')}.`,
    });
  }
  if (version === undefined) return found;
  const named = found.filter(({ policy }) => policy.version === version);
  if (named.length === 0) {
    throw new UserError({
      code: 'due.version',
      message: `The policy "${id}" has no version "${version}".`,
      hint: `It has ${found.map(({ policy }) => policy.version).join(', ')}.`,
    });
  }
  const effective = { from: '1900-01-01' };
  return named.map((loaded) => ({
    ...loaded,
    policy: { ...loaded.policy, effective },
    raw: { ...loaded.raw, effective },
  }));
}

async function writeQuestion(
  warehouse: Warehouse,
  { question, index }: Numbered,
  versions: readonly LoadedPolicy[],
): Promise<void> {
  const { attributes, openedMs } = question;
  const account = `account ${index}`;
  await warehouse.run(
    `insert into raw.accounts (account_id, site, country)
     values ($account, $site, $country)`,
    { account, site: attributes.site ?? null, country: attributes.country ?? null },
  );
  await warehouse.run(
    `insert into raw.contracts (account_id, policy, tier, plan, starts_on)
     values ($account, $policy, $tier, $plan, make_timestamp(($opened * 1000)::bigint)::date - 1)`,
    {
      account,
      policy: question.policy,
      tier: attributes.tier ?? null,
      plan: attributes.plan ?? null,
      opened: BigInt(openedMs),
    },
  );
  const promises = question.promise === undefined ? timedPromises : [question.promise];
  const made = new Set(versions.flatMap(({ policy }) => Object.keys(policy.promises)));
  for (const promise of promises.filter((each) => question.promise === each || made.has(each))) {
    await writeCase(warehouse, question, account, `${index} ${promise}`, promise);
  }
}

async function writeCase(
  warehouse: Warehouse,
  { attributes, openedMs }: DueQuestion,
  account: string,
  id: string,
  promise: PromiseName,
): Promise<void> {
  const openedAt = promise === 'next_reply' ? openedMs - 1 : openedMs;
  await warehouse.run(
    `insert into raw.cases (case_id, account_id, opened_at_ms, severity, channel, category, source_id, source_row)
     values ($id, $account, $opened, $severity, $channel, $category, 0, 0)`,
    {
      id,
      account,
      opened: BigInt(openedAt),
      severity: attributes.severity ?? null,
      channel: attributes.channel ?? null,
      category: attributes.category ?? null,
    },
  );
  await writeEvent(warehouse, id, openedAt, 'status', null, 'open');
  if (promise === 'update' || promise === 'next_reply') {
    await writeEvent(warehouse, id, openedAt, 'message', 'agent', null);
  }
  if (promise === 'next_reply') {
    await writeEvent(warehouse, id, openedMs, 'message', 'customer', null);
  }
  await writeEvent(warehouse, id, openedMs + watchedMs, 'withdrawn', null, null);
}

/** Facts in a case of nobody's, so that the export counts as one that tells of messages and of who touches a case. */
async function writeWitness(warehouse: Warehouse): Promise<void> {
  await writeEvent(warehouse, 'witness', 0, 'message', 'customer', null);
  await writeEvent(warehouse, 'witness', 0, 'assignee', 'agent', 'an agent');
}

async function writeEvent(
  warehouse: Warehouse,
  id: string,
  atMs: number,
  type: string,
  actor: string | null,
  value: string | null,
): Promise<void> {
  await warehouse.run(
    `insert into raw.events (case_id, at_ms, type, actor_type, visibility, value, source_id, source_row)
     values ($id, $at, $type, $actor, 'public', $value, 0, 0)`,
    { id, at: BigInt(atMs), type, actor, value },
  );
}

async function readAnswers(warehouse: Warehouse): Promise<DueAnswer[]> {
  return warehouse.rows<DueAnswer>(`
    select
        split_part(case_id, ' ', 1)::integer as question,
        scenario,
        split_part(case_id, ' ', 2) as promise,
        coalesce(started_at_ms, (select opened_at_ms from case_facts
            where case_facts.case_key = obligations.case_key)) as "startedMs",
        due_at_ms as "dueMs",
        due_low_at_ms as "dueLowMs",
        target,
        calendar,
        clause,
        verdict,
        reason,
    from obligations
    where
        case_id <> 'witness'
        and coalesce(promise, split_part(case_id, ' ', 2))
        = split_part(case_id, ' ', 2)
    qualify
        row_number() over (
            partition by scenario, case_id
            order by started_at_ms
        ) = 1
    order by
        question,
        promise,
        scenario`);
}
