import { UserError } from '../failure.js';
import { type CivilZone, civilZone } from '../policy/zone.js';

export type { CivilZone } from '../policy/zone.js';

/** The zone of that name; an unknown one is the user’s to mend. */
export function zoneNamed(name: string): CivilZone {
  const zone = civilZone(name);
  if (zone !== null) return zone;
  throw new UserError({
    code: 'report.zone',
    message: `"${name}" is no time zone.`,
    hint: 'Write an IANA name such as Europe/London, or a fixed offset such as UTC+2.',
  });
}
