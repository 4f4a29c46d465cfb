import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { readPublicKey } from '../pipeline/pack/signature.js';
import { type Verification, verifyPack } from '../pipeline/pack/verify.js';
import { count, counted } from '../reports/words/count.js';
import type { Io } from './io.js';
import type { Outcome } from './outcome.js';
import { progress } from './progress.js';

interface Options {
  readonly inputs?: string;
  readonly key?: string;
  readonly format: 'text' | 'json';
}

/** `punctual verify`: does a pack hold what it says, and does its ledger come out again? */
export function register(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('verify')
    .summary('compute the ledger of a pack again and compare')
    .description(
      'Verifies an evidence pack by nothing but itself: every hash, then every row of the ledger, computed again from the inputs with the policies, calendars and zone offsets of the pack. The first difference is named. Exits with 0 if verified, 1 if anything differs, 2 if it is no pack that can be read.',
    )
    .argument('<pack>', 'the folder or zip')
    .option('--inputs <dir>', 'the inputs of a pack that leaves them out; known by their hash')
    .option('--key <file>', 'public key (PEM, Ed25519) by which the pack must be signed')
    .addOption(
      new Option('--format <format>', 'how to tell it').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  punctual verify evidence.zip
  punctual verify evidence.zip --key desk.pub.pem
  punctual verify q3.zip --inputs archive/exports --format json`,
    )
    .action(async (name: string, options: Options) => {
      const { show, clear } = progress(io);
      const { inputs, key } = options;
      const verification = await verifyPack({
        name,
        path: resolve(io.cwd, name),
        inputs:
          inputs === undefined ? undefined : { folder: resolve(io.cwd, inputs), name: inputs },
        key: key === undefined ? undefined : readPublicKey(key, resolve(io.cwd, key)),
        onStep: show,
      }).finally(clear);
      if (verification.differences.length > 0) outcome.exitCode = 1;
      io.stdout(options.format === 'json' ? asJson(verification) : asText(verification));
    });
}

function asText(verification: Verification): string {
  const { name, differences, notices } = verification;
  const told = differences.map(({ says }) => `  ${says}`);
  const head =
    differences.length === 0
      ? [
          `Verified: ${name} holds what it says, and its ledger comes out the same.`,
          ...checked(verification),
        ]
      : [`Not verified: ${name} is not what it says.`, ...told];
  return [...head, ...notices.map((notice) => `  Notice: ${notice}`), ''].join('\n');
}

function checked({ manifest, sha256, signedBy }: Verification): string[] {
  const sum = (rows: (source: (typeof manifest.sources)[number]) => number) =>
    count(manifest.sources.reduce((total, source) => total + rows(source), 0));
  const scenarios = manifest.scenarios.filter(({ not_computed }) => not_computed === null);
  const { scope } = manifest;
  const limits = [
    ...(scope.policies ?? []),
    ...(scope.account === null ? [] : [scope.account]),
    ...(scope.from === null ? [] : [`${scope.from} to ${scope.to} (${scope.zone})`]),
  ];
  return [
    `  Files      ${count(manifest.files.length)}, each with the size and hash of the manifest`,
    `  Inputs     ${counted(manifest.sources.length, 'file')} read again: ${sum((each) => each.rows_read)} rows = ${sum((each) => each.loaded)} loaded + ${sum((each) => each.duplicates)} duplicates + ${sum((each) => each.quarantined)} quarantined`,
    `  Policies   ${manifest.policies.map(({ policy, version }) => `${policy} ${version}`).join(', ')}`,
    '  Calendars  the windows and holidays that the policies give under the pack’s zone offsets',
    `  Ledger     ${counted(manifest.ledger.rows, 'row')} under ${counted(scenarios.length, 'scenario')}, as of ${manifest.as_of}, every column the same`,
    `  Scope      ${limits.length === 0 ? 'the whole ledger' : limits.join(', ')}`,
    ...(signedBy === null ? [] : [`  Signature  by the key ${signedBy}`]),
    `  Manifest   SHA-256 ${sha256}`,
  ];
}

function asJson(verification: Verification): string {
  const { name, manifest, sha256, signedBy, differences, notices } = verification;
  return `${JSON.stringify(
    {
      pack: name,
      is_verified: differences.length === 0,
      manifest_sha256: sha256,
      signed_by: signedBy,
      differences,
      notices,
      files: manifest.files.length,
      sources: manifest.sources.length,
      ledger_rows: manifest.ledger.rows,
      scenarios: manifest.scenarios.length,
      as_of: manifest.as_of,
      scope: manifest.scope,
    },
    null,
    2,
  )}\n`;
}
