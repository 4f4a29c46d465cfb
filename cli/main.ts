#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { describeFailure, UserError } from '../pipeline/failure.js';
import { programVersion } from '../pipeline/root.js';
import { commands } from './commands.js';
import type { Io } from './io.js';

/** Runs one command line and returns its exit code: 0 done, 1 done but below `--fail-under`, 2 the user can fix it, 70 we must. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const outcome = { exitCode: 0 };
  const program = makeProgram(io, outcome);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UserError) {
      for (const failure of error.failures) io.stderr(`${describeFailure(failure)}\n`);
      return 2;
    }
    const debug = argv.includes('--debug') || io.env['PUNCTUAL_DEBUG'] === '1';
    const told = error instanceof Error ? error : new Error(String(error));
    io.stderr(`Punctual met a problem of its own: ${told.message}\n`);
    io.stderr(
      debug ? `${told.stack ?? ''}\n` : '  Run again with --debug and report what it prints.\n',
    );
    return 70;
  }
}

/** What a command that ends well but unhappily sets, so that only this file decides the exit code. */
export interface Outcome {
  exitCode: number;
}

/** The whole command tree, as help and its tests see it. */
export function makeProgram(io: Io, outcome: Outcome): Command {
  const program = new Command('punctual')
    .description(
      'Did support keep its promises? Replays case histories against the policy that applied.',
    )
    .version(programVersion)
    .option('--debug', 'print stack traces of internal errors')
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr });
  for (const register of commands) register(program, io, outcome);
  for (const command of program.commands) inherit(command, program);
  return program;
}

function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  process.exitCode = await run(process.argv.slice(2), {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    cwd: process.cwd(),
    isTTY: process.stderr.isTTY === true,
    isOutTTY: process.stdout.isTTY === true,
    columns: process.stdout.columns ?? 80,
    env: process.env,
  });
}
