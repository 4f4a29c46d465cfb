#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import { describeFailure, UserError } from '../pipeline/failure.js';
import { commands, type Register } from './commands.js';
import { type Io, processIo } from './io.js';
import { makeProgram } from './program.js';

/** Runs one command line and returns its exit code: 0 done, 1 done but below `--fail-under`, 2 the user can fix it, 70 we must. */
export async function run(
  argv: readonly string[],
  io: Io,
  registers: readonly Register[] = commands,
): Promise<number> {
  const outcome = { exitCode: 0 };
  try {
    await makeProgram(io, outcome, registers).parseAsync([...argv], { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    return tell(error, io, wantsStack(argv));
  }
}

function tell(error: unknown, io: Io, withStack: boolean): number {
  // Commander has printed its own errors already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UserError) {
    for (const failure of error.failures) io.stderr(`${describeFailure(failure)}\n`);
    if (withStack) io.stderr(`${stackOf(error)}\n`);
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  io.stderr(`Punctual met a problem of its own: ${message}\n`);
  io.stderr(
    withStack ? `${stackOf(error)}\n` : '  Run again with --debug and report what it prints.\n',
  );
  return 70;
}

function wantsStack(argv: readonly string[]): boolean {
  return argv.includes('--debug');
}

/** The stack of an error and of what caused it. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  const argv = process.argv.slice(2);
  const io = processIo();
  // Node would exit 1, which means "below --fail-under".
  process.on('uncaughtException', (error) => process.exit(tell(error, io, wantsStack(argv))));
  process.exitCode = await run(argv, io);
}
