import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../failure.js';
import type { Publication } from './folder.js';

/** Refuses a publication of which a file is gone or is another than was recorded, all of them at once. */
export function checkIntact({ name, folder, record }: Publication): void {
  const files = [
    record.ledger,
    record.invitations,
    record.facts,
    ...(record.record === 1 ? [] : [record.details]),
  ];
  const broken = files.flatMap(({ file, sha256 }) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [`${file} is not there`];
    const now = createHash('sha256').update(readFileSync(path)).digest('hex');
    return now === sha256 ? [] : [`${file} is another than was recorded`];
  });
  if (broken.length === 0) return;
  throw new UserError({
    code: 'publish.changed',
    message: `The publication ${name} is not as it was published: ${broken.join('; ')}.`,
    where: folder,
    hint: 'Bring its folder back as it was published, or move it away.',
  });
}
