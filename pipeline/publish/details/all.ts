import type { Figure } from '../../findings/contract.js';
import type { Stated } from '../../findings/stated.js';
import { countDetail } from '../figure.js';
import { customerDetails } from './customers.js';
import { missDetails } from './misses.js';
import { numbersIn } from './numbers.js';
import { rateDetails } from './rates.js';
import { timeDetails } from './times.js';

/** Every figure of a month's tables and charts beyond those that `figuresOf` gives. What follows from these alone, as an interval from its counts, is none. */
export function detailsOf(findings: Stated): Figure[] {
  return toldApart([
    ...rateDetails(findings),
    ...timeDetails(findings),
    ...missDetails(findings),
    ...customerDetails(findings),
    ...queueDetails(findings),
    ...numbersIn('calls', 'calls', findings.calls),
    ...describedDetails(findings),
    ...dataDetails(findings),
  ]);
}

/** Two units may have one name. */
function toldApart(figures: readonly Figure[]): Figure[] {
  const seen = new Map<string, number>();
  return figures.map((figure) => {
    const place = (seen.get(figure.id) ?? 0) + 1;
    seen.set(figure.id, place);
    return place === 1 ? figure : { ...figure, id: `${figure.id} (${place})` };
  });
}

function queueDetails({ queue }: Stated): Figure[] {
  if (queue === null) return [];
  const { dots, ...rest } = queue;
  return [
    ...Object.entries(rest).flatMap(([key, value]) => numbersIn('queue', key, value)),
    ...dots.map(({ date, overtaken, responses }) =>
      countDetail('queue', responses, { subject: `dots/${date}, ${overtaken} overtaken` }),
    ),
  ];
}

function describedDetails({ described }: Stated): Figure[] {
  return Object.entries(described).flatMap(([name, value]: [string, { figures: unknown } | null]) =>
    numbersIn('described', name, value?.figures ?? null),
  );
}

function dataDetails({ data }: Stated): Figure[] {
  const { sources, ...rest } = data;
  return [
    ...sources.flatMap(({ file, rowsRead, loaded, duplicates, quarantined }) =>
      Object.entries({ rowsRead, loaded, duplicates, quarantined }).map(([what, n]) =>
        countDetail('source', n, { subject: `${file}/${what}` }),
      ),
    ),
    ...Object.entries(rest).flatMap(([key, value]) => numbersIn('data', key, value)),
  ];
}
