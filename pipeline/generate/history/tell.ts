import type { EarlierCase, OpenedCase } from '../opened-case.js';
import type { PolicyKey } from '../plan.js';
import type { Random } from '../random.js';
import { crashPlanStory } from './crash-plan.js';
import { openBackStory } from './open-back.js';
import { endsEarly, openingOf, staysUnanswered } from './opening.js';
import { ownBackupStory } from './own-backup.js';
import { probaxStory } from './probax.js';
import { type Desk, Story } from './story.js';

const stories: Readonly<Record<PolicyKey, (story: Story) => void>> = {
  ownbackup: ownBackupStory,
  openback: openBackStory,
  probax: probaxStory,
  crashplan: crashPlanStory,
};

/** Makes up the whole life of a case under its policy. `earlier` is a case that it may turn out to repeat. */
export function tell(
  about: OpenedCase,
  desk: Desk,
  earlier: EarlierCase | undefined,
  random: Random,
): Story {
  const story = new Story(about, desk, random);
  openingOf(story);
  const survivor =
    earlier !== undefined && earlier.openedAt < about.openedAt ? earlier.id : undefined;
  if (!endsEarly(story, survivor) && !staysUnanswered(story)) stories[story.policy](story);
  return story;
}
