import { describe, expect, test } from 'vitest';
import { exportOf } from './export.js';
import { ledgersOf } from './ledgers.js';
import { deliverableNames, readStories, type Story } from './story.js';
import { askedBy, plainOf, rowAsked, tellOf } from './told.js';

interface Telling {
  readonly name: string;
  readonly stories: readonly Story[];
}

describe.each(tellings())('$name', ({ stories }) => {
  const asOf = stories[0]?.as_of ?? '';
  const ledgers = ledgersOf(exportOf(stories), asOf, stories.some(asksForScenarios));
  const cases = stories.map((story, index) => [story.story, story, `S${index + 1}`] as const);

  test.each(cases)('%s', async (_, story, id) => {
    for (const [teller, ledger] of Object.entries(await ledgers())) {
      const own = ledger.filter(
        ({ case_id, account_id }) =>
          case_id === id || (case_id === null && account_id === `account of ${id}`),
      );
      for (const [key, asked] of Object.entries(story.expect)) {
        const row = rowAsked(own, askedBy(key), deliverableNames(story));
        expect({ teller, [key]: tellOf(row, asked) }).toEqual({ teller, [key]: plainOf(asked) });
      }
    }
  });
});

/** Stories of one instant share an export, so that they cost one replay; those that must stand alone have their own. */
function tellings(): Telling[] {
  const found = new Map<string, Story[]>();
  for (const [index, { story }] of readStories().entries()) {
    const readings = asksForScenarios(story) ? ', under every reading' : '';
    const name = `as of ${story.as_of}${readings}${story.alone === true ? `, alone (${index})` : ''}`;
    found.set(name, [...(found.get(name) ?? []), story]);
  }
  return [...found].map(([name, stories]) => ({ name, stories }));
}

function asksForScenarios(story: Story): boolean {
  return Object.entries(story.expect).some(
    ([key, asked]) =>
      key.includes(' under ') || (asked !== 'none' && ('hinges_on' in asked || 'settled' in asked)),
  );
}
