import { expect, test } from 'vitest';
import type { Register } from '../../cli/commands.js';
import { run } from '../../cli/main.js';
import { UserError } from '../../pipeline/failure.js';
import { captureIo } from './captured-io.js';

const count: Register = (program, io, outcome) => {
  program
    .command('count')
    .description('count the cases of a file')
    .argument('<file>', 'the export')
    .option('--fail-under <percent>', 'exit 1 below this rate')
    .action((_file: string, options: { failUnder?: string }) => {
      io.stdout('7 cases\n');
      if (options.failUnder !== undefined) outcome.exitCode = 1;
    });
};

const refuse: Register = (program) => {
  program
    .command('refuse')
    .description('find two things wrong')
    .action(() => {
      throw new UserError([
        {
          code: 'a.b',
          message: 'Tier "gold" is unknown.',
          hint: 'Use "golden".',
          where: 'p.yaml:3',
        },
        { code: 'a.c', message: 'There is no calendar.' },
      ]);
    });
};

const crash: Register = (program) => {
  program
    .command('crash')
    .description('break an invariant')
    .action(() => {
      throw new Error('rows in and rows out differ', { cause: new Error('by 3') });
    });
};

const group: Register = (program) => {
  program
    .command('policy')
    .description('look at policies')
    .command('list')
    .description('list them')
    .option('--long', 'say more')
    .action(() => undefined);
};

test('a command that is done writes its result to stdout and exits 0', async () => {
  const { code, out, err } = await runOn(['count', 'cases.csv']);
  expect({ code, out, err }).toEqual({ code: 0, out: '7 cases\n', err: '' });
});

test('a rate below --fail-under exits 1, with the result still on stdout', async () => {
  const { code, out, err } = await runOn(['count', 'cases.csv', '--fail-under', '95']);
  expect({ code, out, err }).toEqual({ code: 1, out: '7 cases\n', err: '' });
});

test('what the user can fix is told all at once, with place and hint, and exits 2', async () => {
  const { code, out, err } = await runOn(['refuse']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe('p.yaml:3: Tier "gold" is unknown.\n  Use "golden".\nThere is no calendar.\n');
});

test('a problem of our own exits 70, without a stack trace', async () => {
  const { code, out, err } = await runOn(['crash']);
  expect({ code, out }).toEqual({ code: 70, out: '' });
  expect(err).toBe(
    'Punctual met a problem of its own: rows in and rows out differ\n' +
      '  Run again with --debug and report what it prints.\n',
  );
});

test.each([
  ['before the command', ['--debug', 'crash']],
  ['after the command', ['crash', '--debug']],
])('--debug %s prints the stack trace and its cause', async (_, argv) => {
  const { code, err } = await runOn(argv);
  expect(code).toBe(70);
  expect(err).toMatch(/Error: rows in and rows out differ\n\s+at /);
  expect(err).toContain('Caused by Error: by 3');
});

test('an unknown command is answered with the nearest one', async () => {
  const { code, out, err } = await runOn(['cuont', 'cases.csv']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe("Unknown command 'cuont'.\n  Did you mean count?\n  See punctual --help.\n");
});

test('an unknown option is answered with the nearest one and the help to read', async () => {
  const { code, err } = await runOn(['policy', 'list', '--lnog']);
  expect(code).toBe(2);
  expect(err).toBe(
    "Unknown option '--lnog'.\n  Did you mean --long?\n  See punctual policy list --help.\n",
  );
});

test('a missing argument is named, and points to the help of its command', async () => {
  const { code, err } = await runOn(['count']);
  expect(code).toBe(2);
  expect(err).toBe("Missing required argument 'file'.\n  See punctual count --help.\n");
});

test.each([[[]], [['policy']]])(
  'with nothing to do (%j) the help goes to stderr and exits 2',
  async (argv) => {
    const { code, out, err } = await runOn(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: punctual');
  },
);

test.each([['--help'], ['help'], ['--version']])(
  '%s is a result: stdout, exit 0',
  async (asked) => {
    const { code, out, err } = await runOn([asked]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toBe('');
  },
);

async function runOn(argv: readonly string[]) {
  const io = captureIo();
  const code = await run(argv, io, [count, refuse, crash, group]);
  return { code, out: io.out(), err: io.err() };
}
