import { z } from 'zod';
import { clauseId, id, text } from './schema-parts.js';

const clauses = z.array(clauseId).min(1);

/** What the text itself writes of a calendar, where the file had to settle it. */
export const asWritten = z.strictObject({
  clause: clauseId.optional().describe('Where the hours and their zone stand.'),
  zone: text.optional().describe('The label of the zone as the text has it; none if it has none.'),
  hours: text.optional().describe('The times as the text has them, where they can be misread.'),
  holidays: text.optional().describe('What the text calls the days on which it is closed.'),
  holiday_clause: clauseId.optional(),
  holiday_list: z
    .enum(['given', 'public', 'none'])
    .default('none')
    .describe('Where the dates stand: in the text, in public law, or nowhere.'),
});

const lacks = z
  .enum(['definition', 'number', 'unit', 'scope', 'document', 'text'])
  .describe(
    'What the word would need: a definition, a number, a unit, what it is said of, a document that is not there, or text that is cut off or twice there.',
  );

/** What the text is like as a text: what no schedule can tell and a careful reader of contracts would mark. */
export const wording = z.strictObject({
  words: z
    .record(
      id,
      z.strictObject({
        says: text,
        clauses,
        lacks,
        note: text.optional(),
        reading: id.optional().describe('The reading that asks for it.'),
      }),
    )
    .default({})
    .describe('Words on which something depends and that the text leaves open.'),
  binding: z
    .record(text, clauses)
    .default({})
    .describe('The words that say how firm the times are: SLA, target, goal, commitment.'),
  collisions: z
    .record(id, z.strictObject({ clauses: clauses.min(2), why: text }))
    .default({})
    .describe('Clauses that cannot both be followed.'),
  uncovered: z
    .record(
      id,
      z.strictObject({ clauses, what: text, falls_to: id, instead_of: id }).describe('Severities.'),
    )
    .default({})
    .describe('What happens to customers and fits no severity that it deserves.'),
});
