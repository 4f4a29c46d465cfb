import { resolve } from 'node:path';
import type { Command } from 'commander';
import { signPack } from '../pipeline/pack/sign.js';
import { fingerprintOf, readPrivateKey } from '../pipeline/pack/signature.js';
import type { Io } from './io.js';

/** `punctual sign`: who vouches for a pack. */
export function register(program: Command, io: Io): void {
  program
    .command('sign')
    .summary('sign an evidence pack')
    .description(
      'Signs the manifest of an evidence pack with an Ed25519 key and puts the signature into the pack as manifest.sig; the manifest has the hash of all else. A pack whose files are not as listed is refused. A signature that is there is replaced.',
    )
    .argument('<pack>', 'the folder or zip')
    .requiredOption('--key <file>', 'your private key (PEM, Ed25519)')
    .addHelpText(
      'after',
      `
A pair of keys, once; keep key.pem to yourself and give key.pub.pem to whoever verifies:
  openssl genpkey -algorithm ED25519 -out key.pem
  openssl pkey -in key.pem -pubout -out key.pub.pem

Examples:
  punctual sign evidence.zip --key key.pem`,
    )
    .action(async (name: string, options: { readonly key: string }) => {
      const key = readPrivateKey(options.key, resolve(io.cwd, options.key));
      const { sha256, wasSigned } = await signPack(name, resolve(io.cwd, name), key);
      io.stdout(
        [
          `Signed ${name}${wasSigned ? ', in place of the signature it had' : ''}.`,
          `  Manifest  SHA-256 ${sha256}`,
          `  Key       ${fingerprintOf(key)}`,
          '',
        ].join('\n'),
      );
    });
}
