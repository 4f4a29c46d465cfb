import type { WhatIfChange, WhatIfFinding } from '../../pipeline/findings/whatif-contract.js';
import { listed } from '../words/count.js';
import { targetText } from '../words/names.js';
import { wordsOf } from '../words/promises.js';

/** What a what-if is judged under, in words: "Premier", "Pro of OpenBack Customer Support Policy, version 1". */
export function termsInWords({ changes }: WhatIfFinding): string {
  const tier = changes.flatMap((change) => (change.kind === 'tier' ? [change.tier.name] : []));
  const policy = changes.flatMap((change) =>
    change.kind === 'policy' ? [`${change.policy.name}, version ${change.version}`] : [],
  );
  const whose = [...tier, ...policy].join(' of ');
  const others = changes.flatMap(otherInWords);
  const said = listed([...(whose === '' ? [] : [whose]), ...others]);
  return said === '' ? 'the same terms' : said;
}

/** Its name as its owner gave it, else its terms. */
export function nameOf(finding: WhatIfFinding): string {
  return finding.name ?? termsInWords(finding);
}

function otherInWords(change: WhatIfChange): string[] {
  if (change.kind === 'calendar') return [`the hours “${change.calendar}”`];
  if (change.kind !== 'target') return [];
  const { promise, tier, severity, target } = change;
  const place = [severity?.name, tier?.name].filter((name) => name !== undefined).join(' on ');
  const where = place === '' ? '' : ` at ${place}`;
  return [`a target of ${wordsOf(promise).many} ${targetText(target)}${where}`];
}
