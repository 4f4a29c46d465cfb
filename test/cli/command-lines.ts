import { type Command, CommanderError } from 'commander';
import type { Register } from '../../cli/commands.js';
import { makeProgram } from '../../cli/program.js';
import { captureIo } from './captured-io.js';

export interface NamedCommand {
  /** As it is typed: `policy list`. */
  readonly name: string;
  readonly command: Command;
}

/** A command tree that nobody has run yet. */
export function freshProgram(registers?: readonly Register[]): Command {
  return makeProgram(captureIo({ columns: 100 }), { exitCode: 0 }, registers);
}

/** Every command below a program, groups before what they hold. */
export function commandsBelow(parent: Command, before = ''): NamedCommand[] {
  return parent.commands.flatMap((command) => {
    const name = `${before}${command.name()}`;
    return [{ name, command }, ...commandsBelow(command, `${name} `)];
  });
}

/** Only those that do something themselves. */
export function actingCommands(parent: Command): NamedCommand[] {
  return commandsBelow(parent).filter(({ command }) => command.commands.length === 0);
}

/** What is wrong with a command line as typed, without running it; nothing if all is well. */
export async function complaintAbout(
  line: string,
  registers?: readonly Register[],
): Promise<string | undefined> {
  const [typed = ''] = line.split(/ (?:\||>|&&|#) /);
  const words = [...typed.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  const program = freshProgram(registers);
  for (const { command } of actingCommands(program)) command.action(() => undefined);
  try {
    await program.parseAsync(words.slice(1), { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    return `${line}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
