import { findCalendarLabels } from './calendar-labels.js';
import { findHoles } from './cells.js';
import { findCollisions } from './collisions.js';
import { findDayLengths } from './day-length.js';
import { findEndless } from './endless.js';
import type { Finding } from './finding.js';
import { findInversions } from './inversions.js';
import { findUnreachable } from './reach.js';
import { findOpenReadings } from './readings.js';
import { findSeverities } from './severities.js';
import type { Study } from './study.js';
import { findWords } from './words.js';

/** Everything that the linter looks for; a new kind of finding is a file and a line here. */
export const finders: readonly ((study: Study) => readonly Finding[])[] = [
  findCollisions,
  findDayLengths,
  findUnreachable,
  findInversions,
  findHoles,
  findSeverities,
  findEndless,
  findCalendarLabels,
  findWords,
  findOpenReadings,
];
