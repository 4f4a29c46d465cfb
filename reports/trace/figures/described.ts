import { ofContacts, ofEarlierCases } from './described-customers.js';
import { ofOpenings } from './described-openings.js';
import { ofEscalations, ofMessages, ofSeverities } from './described-work.js';
import type { CountedThing, DescribedFindings } from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import { countedId } from '../figure-id.js';

/** What is counted of the clauses that the policy only describes. */
export function describedFigures(described: DescribedFindings): TracedFigure[] {
  return [
    ...ofSeverities(described),
    ...ofMessages(described),
    ...ofOpenings(described),
    ...ofEscalations(described),
    ...ofEarlierCases(described),
    ...ofContacts(described),
  ];
}

const thingsOf: Readonly<Record<keyof DescribedFindings, readonly CountedThing[]>> = {
  recategorising: ['cases_in_hand', 'severity_changes', 'spared', 'lowered_misses'],
  statusAfterResponse: ['messages'],
  updateGaps: ['gaps'],
  firstChannels: ['channels'],
  channelHours: ['channels'],
  liveSupport: ['openings'],
  escalations: ['cases_in_hand', 'escalations'],
  outOfHoursCandidates: ['out_of_hours'],
  abuseCandidates: ['escalations'],
  customerResource: ['resource_cases'],
  previousCases: ['earlier_cases'],
  sameEngineers: ['engineers'],
  namedContacts: ['contacts', 'reporters'],
};

/** The ids under which one clause's finding is traced, the widest of each sort. */
export function describedIds(described: DescribedFindings, found: object): readonly string[] {
  const keys = Object.keys(thingsOf) as (keyof DescribedFindings)[];
  const things = keys.flatMap((key) => (described[key] === found ? thingsOf[key] : []));
  return things.map((thing) =>
    thing === 'escalations' ? countedId(thing, { kind: 'anyone' }) : countedId(thing),
  );
}
