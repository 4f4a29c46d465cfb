import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UserError } from '../failure.js';

const keyHint =
  'Make a pair of keys with: openssl genpkey -algorithm ED25519 -out key.pem; openssl pkey -in key.pem -pubout -out key.pub.pem';

/** Reads an Ed25519 private key. Throws a UserError where it is none. */
export function readPrivateKey(name: string, path: string): KeyObject {
  return readKey(name, path, 'private', createPrivateKey);
}

/** Reads an Ed25519 public key; a private one stands for its public half. */
export function readPublicKey(name: string, path: string): KeyObject {
  return readKey(name, path, 'public', createPublicKey);
}

/** The signature of a manifest's bytes: 64 bytes, the same each time. */
export function signBytes(bytes: Uint8Array, key: KeyObject): Uint8Array {
  return sign(null, bytes, key);
}

/** Whether the signature is this key's over these bytes. */
export function isSigned(bytes: Uint8Array, signature: Uint8Array, key: KeyObject): boolean {
  return verify(null, bytes, key, signature);
}

/** What tells one key from another, for people to compare: the SHA-256 of the public key (DER). */
export function fingerprintOf(key: KeyObject): string {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  const der = open.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

function readKey(
  name: string,
  path: string,
  half: 'private' | 'public',
  parse: (pem: Buffer) => KeyObject,
): KeyObject {
  let pem: Buffer;
  try {
    pem = readFileSync(path);
  } catch {
    throw new UserError({
      code: 'pack.no-key',
      message: `There is no key ${name}.`,
      hint: keyHint,
    });
  }
  try {
    const key = parse(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // What does not parse is told like a key of another kind.
  }
  throw new UserError({
    code: 'pack.bad-key',
    message: `${name} is no Ed25519 ${half} key in PEM.`,
    hint: keyHint,
  });
}
