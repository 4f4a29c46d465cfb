import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../failure.js';
import { type Sample, strataFacts } from './contract.js';

const fact = z.enum(strataFacts);
const values = z.partialRecord(fact, z.string().nullable());
const verdict = z.enum(['met', 'missed', 'running', 'void', 'excluded', 'unmeasured']);

const sampleSchema = z.object({
  of: z.enum(['obligations', 'cases']),
  seed: z.string(),
  size: z.number().int().positive(),
  stratify: z.array(fact),
  program_version: z.string(),
  as_of: z.string(),
  scope: z.object({
    policies: z.array(z.string()).nullable(),
    account: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    zone: z.string(),
    period: z.enum(['due', 'opening', 'fulfilment']),
  }),
  population: z.object({
    units: z.number(),
    obligations: z.number(),
    cases: z.number(),
    sha256: z.string(),
  }),
  strata: z.array(z.object({ values, units: z.number(), drawn: z.number() })),
  drawn: z.array(
    z.object({
      unit: z.string(),
      case_id: z.string().nullable(),
      stratum: values,
      draw_key: z.string(),
      verdicts: z.array(z.object({ obligation_id: z.string(), verdict })),
    }),
  ),
});

/** Reads a `sample.json`. Throws a UserError where there is none or where it is not one. */
export function readSample(path: string, name: string): Sample {
  if (!existsSync(path)) {
    throw new UserError({
      code: 'sample.no-file',
      message: `There is no file ${name}.`,
      hint: 'Draw a sample with punctual sample --seed 7 --size 25 --out DIR; its sample.json is in DIR.',
    });
  }
  const read = sampleSchema.safeParse(parsed(readFileSync(path, 'utf8')));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UserError({
    code: 'sample.unreadable',
    message:
      `The file ${name} is no sample: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    where: name,
    hint: 'Name the sample.json that punctual sample wrote, as it wrote it.',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
