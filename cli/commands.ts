import type { Command } from 'commander';
import { register as explain } from './explain.js';
import { register as generate } from './generate.js';
import { register as ingest } from './ingest.js';
import type { Io } from './io.js';
import type { Outcome } from './outcome.js';
import { register as policy } from './policy.js';

/** Adds one command to the program. */
export type Register = (program: Command, io: Io, outcome: Outcome) => void;

/** Every command, in the order in which help lists them. */
export const commands: readonly Register[] = [ingest, explain, policy, generate];
