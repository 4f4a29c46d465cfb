import type {
  Described,
  DescribedFindings,
  MonthlyFindings,
} from '../../../pipeline/findings/contract.js';
import type { Block, Fact, Section } from '../../render/contract.js';
import { count, counted } from '../../words/count.js';
import { describedIds } from '../../trace/figures/described.js';
import { withTraces } from '../../trace/link.js';
import { monthName } from '../../words/instant.js';
import { namesOf } from '../../words/names.js';
import { tellAbuse, tellCustomerResource, tellOutOfHours } from '../described/candidates.js';
import { tellChannelHours, tellFirstChannels } from '../described/channels.js';
import { tellPreviousCases, tellSameEngineers } from '../described/earlier-cases.js';
import { tellEscalations } from '../described/escalations.js';
import { tellLiveSupport } from '../described/live-support.js';
import { tellNamedContacts } from '../described/named-contacts.js';
import { tellRecategorising } from '../described/recategorising.js';
import { tellStatusAfterResponse, tellUpdateGaps } from '../described/responses.js';
import type { Telling } from '../described/telling.js';

type Told =
  | { readonly is: 'told'; readonly block: Block }
  | { readonly is: 'silent' | 'lacking'; readonly fact: Fact };

/** The clauses that the policy describes and nobody judges, one finding each; null where it has none or nothing to tell. */
export function describedSection(findings: MonthlyFindings): Section | null {
  const { policy, scope, described } = findings;
  const month = monthName(scope.month);
  const all = tellAll(described, {
    names: namesOf(policy),
    severities: policy.severities,
    zone: scope.zone,
    month,
  });
  const blocks = all.flatMap((each) => (each.is === 'told' ? [each.block] : []));
  const factsOf = (is: 'silent' | 'lacking') =>
    all.flatMap((each) => (each.is === is ? [each.fact] : []));
  const lacking = factsOf('lacking');
  if (blocks.length === 0 && lacking.length === 0) return null;
  return {
    id: 'described',
    topic: 'What the text describes',
    heading: headingOf(blocks.length, all.length),
    counted: `Told by the instant at which each thing happened in ${month}, over every case under the policy, owed or not; no verdicts.`,
    blocks: [
      ...blocks,
      ...factsBlock(`Nothing in ${month}`, factsOf('silent')),
      ...factsBlock('Not in the data', lacking),
    ],
  };
}

function headingOf(told: number, all: number): string {
  if (told === 0) {
    return all === 1
      ? 'One clause without a number cannot be told from the data'
      : `None of ${count(all)} clauses without numbers can be told`;
  }
  const clauses = counted(all, 'clause');
  if (told === all)
    return `${clauses} without numbers ${all === 1 ? 'is' : 'are'} told, not judged`;
  return `${count(told)} of ${clauses} without numbers are told, not judged`;
}

function factsBlock(title: string, facts: readonly Fact[]): Block[] {
  return facts.length === 0 ? [] : [{ kind: 'facts', title, facts }];
}

function tellAll(described: DescribedFindings, telling: Telling): Told[] {
  const tell = <Figures>(
    name: string,
    found: Described<Figures> | null,
    words: (clause: string, figures: Figures, telling: Telling) => Block | null,
  ): Told[] => {
    if (found === null) return [];
    const { clause, lacks, figures } = found;
    const label = `${name} (${clause})`;
    if (lacks !== null) {
      return [{ is: 'lacking', fact: { label, text: `The data does not tell ${lacks}.` } }];
    }
    const block = words(clause, figures, telling);
    if (block !== null)
      return [{ is: 'told', block: withTraces(block, describedIds(described, found)) }];
    return [{ is: 'silent', fact: { label, text: 'Nothing to count; n 0.' } }];
  };
  return [
    ...tell('Changes of severity', described.recategorising, tellRecategorising),
    ...tell('Status after a response', described.statusAfterResponse, tellStatusAfterResponse),
    ...tell('Gaps between messages', described.updateGaps, tellUpdateGaps),
    ...tell('Out of hours', described.liveSupport, tellLiveSupport),
    ...tell('First channel', described.firstChannels, tellFirstChannels),
    ...tell('Hours of a channel', described.channelHours, tellChannelHours),
    ...tell('Escalations', described.escalations, tellEscalations),
    ...tell('Lowered after hours', described.outOfHoursCandidates, tellOutOfHours),
    ...tell('Repeated escalations', described.abuseCandidates, tellAbuse),
    ...tell('The customer’s contact', described.customerResource, tellCustomerResource),
    ...tell('Earlier cases named', described.previousCases, tellPreviousCases),
    ...tell('Someone who knows it', described.sameEngineers, tellSameEngineers),
    ...tell('Named contacts', described.namedContacts, tellNamedContacts),
  ];
}
