import type { Command } from 'commander';
import { register as diff } from './diff.js';
import { register as due } from './due.js';
import { register as explain } from './explain.js';
import { register as generate } from './generate.js';
import { register as ingest } from './ingest.js';
import { register as init } from './init.js';
import type { Io } from './io.js';
import { register as ledger } from './ledger.js';
import type { Outcome } from './outcome.js';
import { register as pack } from './pack.js';
import { register as policy } from './policy.js';
import { register as replay } from './replay.js';
import { register as report } from './report.js';
import { register as run } from './run.js';
import { register as sample } from './sample.js';
import { register as sign } from './sign.js';
import { register as trace } from './trace.js';
import { register as verify } from './verify.js';
import { register as whatif } from './whatif.js';

/** Adds one command to the program. */
export type Register = (program: Command, io: Io, outcome: Outcome) => void;

/** Every command, in the order in which help lists them. */
export const commands: readonly Register[] = [
  init,
  run,
  ingest,
  replay,
  report,
  diff,
  sample,
  explain,
  due,
  ledger,
  trace,
  whatif,
  pack,
  verify,
  sign,
  policy,
  generate,
];
