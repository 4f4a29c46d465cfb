import { Command } from 'commander';
import { programVersion } from '../pipeline/root.js';
import { capital } from '../reports/words/capital.js';
import { commands, type Register } from './commands.js';
import type { Io } from './io.js';
import type { Outcome } from './outcome.js';

/** The whole command tree, as the command line, help and their tests see it. */
export function makeProgram(
  io: Io,
  outcome: Outcome,
  registers: readonly Register[] = commands,
): Command {
  const program = new Command('punctual')
    .description(
      'Did support keep its promises? Replays case histories against the policy that applied.',
    )
    .version(programVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .option('--debug', 'print stack traces')
    .exitOverride()
    .configureHelp({ helpWidth: Math.min(io.columns, 100), showGlobalOptions: true })
    .configureOutput({
      writeOut: io.stdout,
      writeErr: io.stderr,
      outputError: (text, write) => write(asSentence(text)),
    });
  for (const register of registers) register(program, io, outcome);
  settle(program, 'punctual');
  return program;
}

/** Gives a command and all below it the program's output and a pointer to their own help. */
function settle(command: Command, path: string): void {
  command.showHelpAfterError(`  See ${path} --help.`);
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    settle(child, `${path} ${child.name()}`);
  }
}

function asSentence(text: string): string {
  const told = text
    .trimEnd()
    .replace(/^error: /, '')
    .replace(/\n\((Did you mean .*\?)\)$/s, '.\n  $1');
  const ended = /[.?]$/.test(told) ? told : `${told}.`;
  return `${capital(ended)}\n`;
}
