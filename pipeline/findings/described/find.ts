import type { Policy } from '../../policy/schema.js';
import type { Warehouse } from '../../warehouse/open.js';
import type { ScopeFinding } from '../contract.js';
import { addCounted } from '../counted.js';
import { gather, release } from '../queries.js';
import { findAbuse, findOutOfHours } from './candidates.js';
import { findChannelHours, findFirstChannels } from './channels.js';
import type { DescribedFindings } from './contract.js';
import { findCustomerResource } from './customer-resource.js';
import { findPreviousCases, findSameEngineers } from './earlier-cases.js';
import { findEscalations } from './escalations.js';
import { writeHours } from './hours.js';
import { findLiveSupport } from './live-support.js';
import { findNamedContacts } from './named-contacts.js';
import { findRecategorising } from './recategorising.js';
import { findStatusAfterResponse } from './status-after-response.js';
import { describe, one, readTold, whileGathered } from './told.js';
import { findUpdateGaps } from './update-gaps.js';
import { enterClauses } from './variables.js';

const gathered = ['scope_turns', 'scope_severity_changes', 'scope_kinds', 'scope_openings'];

/** What is told of each clause that the policy only describes. Reads `scope_cases`, `scope_facts` and `scope_rows`. */
export async function findDescribed(
  warehouse: Warehouse,
  scope: ScopeFinding,
  policy: Policy,
  asOfMs: number,
): Promise<DescribedFindings> {
  const asked = policy.descriptions;
  if (Object.keys(asked).length === 0) return nothingDescribed;
  await enterClauses(warehouse, policy);
  for (const table of gathered) {
    if (table === 'scope_openings') await writeHours(warehouse, policy, scope, asOfMs);
    await gather(warehouse, table);
  }
  const told = await readTold(warehouse);
  const { cases: inHand } = await whileGathered(
    warehouse,
    'in_hand_rows',
    asked.recategorising === undefined && asked.escalations === undefined ? [] : ['cases_in_hand'],
    () => one<{ cases: number }>(warehouse, 'described/cases_in_hand'),
  );
  if (asked.first_channel !== undefined || asked.channel_hours !== undefined) {
    await addCounted(warehouse, 'channels');
  }
  const messages = [told.has_messages, 'events of type message'] as const;
  const statuses = [told.has_statuses, 'events of type status'] as const;
  const severities = [
    told.has_severities || told.has_case_severities,
    'the severity of cases',
  ] as const;
  const changes = [told.has_severities, 'events of type severity'] as const;
  const escalations = [told.has_escalations, 'events of type escalation'] as const;
  const channels = [told.has_channels, 'the channel of cases'] as const;
  const previous = [told.has_previous_cases, 'previous_case_id of cases'] as const;
  const severityIds = policy.severities.map(({ id }) => id);
  const tierIds = policy.tiers.map(({ id }) => id);
  const found: DescribedFindings = {
    recategorising: await when(asked.recategorising, ({ clause }) =>
      describe(clause, [changes], () => findRecategorising(warehouse, inHand)),
    ),
    statusAfterResponse: await when(asked.status_after_response, (each) =>
      describe(each.clause, [messages, statuses], () =>
        findStatusAfterResponse(warehouse, policy, each.statuses),
      ),
    ),
    updateGaps: await when(asked.update_gaps, ({ clause }) =>
      describe(clause, [messages, statuses], () => findUpdateGaps(warehouse, severityIds)),
    ),
    firstChannels: await when(asked.first_channel, ({ clause, preferred }) =>
      describe(clause, [channels], () => findFirstChannels(warehouse, preferred)),
    ),
    channelHours: await when(asked.channel_hours, (each) =>
      describe(each.clause, [channels], () => findChannelHours(warehouse, each.channels)),
    ),
    liveSupport: await when(asked.live_support, ({ clause }) =>
      describe(clause, [messages], () => findLiveSupport(warehouse, tierIds)),
    ),
    escalations: await when(asked.escalations, ({ clause }) =>
      describe(clause, [escalations], () => findEscalations(warehouse, inHand, told.has_roles)),
    ),
    outOfHoursCandidates: await when(asked.out_of_hours_candidates, ({ clause, severity }) =>
      describe(clause, [severities, changes], () => findOutOfHours(warehouse, severity)),
    ),
    abuseCandidates: await when(asked.abuse_candidates, (each) =>
      describe(
        each.clause,
        [escalations, [told.has_closure_codes, 'the closure code of cases']],
        () => findAbuse(warehouse, each, asked.escalations === undefined ? ['escalations'] : []),
      ),
    ),
    customerResource: await when(asked.customer_resource, (each) =>
      describe(each.clause, [severities, [told.has_resources, 'events of type resource']], () =>
        findCustomerResource(warehouse, each),
      ),
    ),
    previousCases: await when(asked.previous_case, ({ clause }) =>
      describe(clause, [previous], () => findPreviousCases(warehouse)),
    ),
    sameEngineers: await when(asked.same_engineer, ({ clause }) =>
      describe(clause, [[told.has_agents, 'who wrote messages (actor_id of events)']], () =>
        findSameEngineers(warehouse),
      ),
    ),
    namedContacts: await when(asked.named_contacts, ({ clause }) =>
      describe(clause, [[told.has_contacts, 'the table contacts']], () =>
        findNamedContacts(warehouse, tierIds),
      ),
    ),
  };
  for (const table of [...gathered, 'scope_hours', 'scope_windows']) {
    await release(warehouse, table);
  }
  return found;
}

/** What there is to tell of a policy without such clauses. */
export const nothingDescribed: DescribedFindings = {
  recategorising: null,
  statusAfterResponse: null,
  updateGaps: null,
  firstChannels: null,
  channelHours: null,
  liveSupport: null,
  escalations: null,
  outOfHoursCandidates: null,
  abuseCandidates: null,
  customerResource: null,
  previousCases: null,
  sameEngineers: null,
  namedContacts: null,
};

async function when<Asked, Found>(
  asked: Asked | undefined,
  find: (asked: Asked) => Promise<Found>,
): Promise<Found | null> {
  return asked === undefined ? null : find(asked);
}
