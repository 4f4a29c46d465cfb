import { z } from 'zod';
import { UserError } from '../failure.js';
import type { Figure, FigureKind } from '../findings/contract.js';
import type { KeptPolicy } from '../findings/terms.js';
import type { WaiverRegister } from '../waivers/contract.js';

const named = z.object({ id: z.string(), name: z.string() });
const file = z.object({ file: z.string(), sha256: z.string(), rows: z.number() });

const common = {
  name: z.string(),
  programVersion: z.string(),
  asOf: z.string(),
  asOfMs: z.number(),
  isAsOfGiven: z.boolean(),
  scope: z.object({
    policy: z.string(),
    month: z.string(),
    account: named.nullable(),
    zone: z.string(),
    period: z.enum(['due', 'opening', 'fulfilment']),
    fromMs: z.number(),
    toMs: z.number(),
  }),
  /** The version in force at the month's end. */
  policy: z.object({
    id: z.string(),
    version: z.string(),
    file: z.string(),
    sha256: z.string(),
  }),
  /** Every version of it that was in play, as the file had it. */
  policies: z.array(z.custom<KeptPolicy>()),
  /** The option that holds of each reading. */
  house: z.record(z.string(), z.string()),
  defaults: z.object({
    policy: z.string().nullable(),
    tier: z.string().nullable(),
    account: z.string().nullable(),
  }),
  scenarios: z.array(z.string()),
  sources: z.array(z.object({ file: z.string(), table: z.string(), sha256: z.string() })),
  figures: z.array(z.custom<Figure>()),
  ledger: file,
  invitations: file,
  facts: file,
};

/** The first form knew neither the register of waivers nor the figures of tables and charts. */
const firstSchema = z.object({ record: z.literal(1), ...common });

const secondSchema = z.object({
  record: z.literal(2),
  ...common,
  waivers: z.custom<WaiverRegister>().nullable(),
  /** What kinds of figures it tells, so that what it does not tell is not taken for nothing. */
  kinds: z.array(z.custom<FigureKind>()),
  /** The figures of tables and charts, in a file that only a comparison reads. */
  details: file,
});

const recordSchema = z.discriminatedUnion('record', [firstSchema, secondSchema]);

/** What a publication says of itself: all that its figures rest on, and the figures. */
export type PublicationRecord = z.output<typeof recordSchema>;

/** As this program writes them. */
export type SecondRecord = z.output<typeof secondSchema>;

/** Reads a `record.json`; one that cannot be read is the user's to mend. */
export function readRecord(text: string, path: string): PublicationRecord {
  const read = recordSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UserError({
    code: 'publish.unreadable',
    message: `The publication ${path} cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    hint: 'Move its folder away, or bring it back as it was published.',
  });
}

/** The record as text, the same for the same publication. */
export function writtenRecord(record: PublicationRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
