import type { Command } from 'commander';
import { expect, test } from 'vitest';
import type { Register } from '../../cli/commands.js';
import { actingCommands, commandsBelow, complaintAbout, freshProgram } from './command-lines.js';

const all = commandsBelow(freshProgram());
const acting = actingCommands(freshProgram());

test('there are commands to help with', () => {
  expect(acting.length).toBeGreaterThan(0);
});

test.each(all)('help of $name says what it does, with its arguments and options', ({ command }) => {
  expect(command.description()).not.toBe('');
  const silent = [...command.options, ...command.registeredArguments].filter(
    ({ description }) => description === undefined || description === '',
  );
  expect(silent.map(nameOf)).toEqual([]);
});

test.each(acting)('help of $name shows examples that work as typed', async ({ name, command }) => {
  const examples = examplesIn(helpOf(command));
  expect(examples).not.toEqual([]);
  expect(examples.filter((line) => !line.startsWith(`punctual ${name}`))).toEqual([]);
  const complaints = await Promise.all(examples.map((line) => complaintAbout(line)));
  expect(complaints.filter((complaint) => complaint !== undefined)).toEqual([]);
});

test.each(all)('help of $name fits a page 100 columns wide', ({ command }) => {
  const wide = helpOf(command)
    .split('\n')
    .filter((line) => line.length > 100);
  expect(wide).toEqual([]);
});

test.each([
  ['punctual count cases.csv --by "first response"', undefined],
  ['punctual count cases.csv > out.txt', undefined],
  ['punctual count', "missing required argument 'file'"],
  ['punctual count cases.csv --per week', "unknown option '--per'"],
  ['punctual cuont cases.csv', "unknown command 'cuont'"],
])('an example is tried: %s', async (line, complaint) => {
  const count: Register = (program) => {
    program.command('count').argument('<file>').option('--by <promise>').action(fail);
  };
  const told = await complaintAbout(line, [count]);
  expect(told?.split('\n')[0]).toBe(complaint && `${line}: error: ${complaint}`);
});

function fail(): never {
  throw new Error('An example was run.');
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}

function examplesIn(help: string): string[] {
  const [, after = ''] = help.split(/^Examples:$/m);
  return after
    .split('\n')
    .map((line) => line.trim().replace(/^\$ /, ''))
    .filter((line) => line.startsWith('punctual '));
}

function nameOf(part: { flags?: string; name?: unknown }): string {
  return part.flags ?? (typeof part.name === 'function' ? String(part.name()) : '');
}
