import { generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editManifest, editText, rehash } from './tampering.js';
import { makeWorld, type World } from './world.js';

let world: World;
let publicKey: KeyObject;
const at = (name: string) => join(world.folder, name);

beforeAll(async () => {
  world = await makeWorld();
  const pair = (name: string): KeyObject => {
    const keys = generateKeyPairSync('ed25519');
    writeFileSync(at(`${name}.pem`), keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(at(`${name}.pub.pem`), keys.publicKey.export({ type: 'spki', format: 'pem' }));
    return keys.publicKey;
  };
  publicKey = pair('desk');
  pair('stranger');
  await world.punctual('pack', '--out', 'signed');
  await world.punctual('pack', '--out', 'signed.zip');
  await world.punctual('pack', '--out', 'plain.zip');
}, 60_000);
afterAll(() => world.remove());

test('the signature is plain Ed25519 over the manifest, and its key is named', async () => {
  const { out, exitCode } = await world.punctual('sign', 'signed', '--key', 'desk.pem');
  expect(exitCode).toBe(0);
  expect(out).toMatch(
    /^Signed signed\.\n {2}Manifest {2}SHA-256 [0-9a-f]{64}\n {2}Key {7}[0-9a-f]{64}\n$/,
  );
  const bytes = readFileSync(at('signed/manifest.json'));
  expect(verify(null, bytes, publicKey, readFileSync(at('signed/manifest.sig')))).toBe(true);
});

test('a signed zip is verified by its key, and by no other', async () => {
  const first = await world.punctual('sign', 'signed.zip', '--key', 'desk.pem');
  expect(first.exitCode).toBe(0);
  const own = await world.punctual('verify', 'signed.zip', '--key', 'desk.pub.pem');
  expect(own.exitCode).toBe(0);
  expect(own.out).toMatch(/ {2}Signature {2}by the key [0-9a-f]{64}\n/);
  const other = await world.punctual('verify', 'signed.zip', '--key', 'stranger.pub.pem');
  expect(other.exitCode).toBe(1);
  expect(other.out).toContain('manifest.sig is not the signature of this manifest by this key.');
  const without = await world.punctual('verify', 'signed.zip');
  expect(without.out).toContain('Notice: The pack is signed, and the signature was not checked');
});

test('signing twice changes nothing', async () => {
  await world.punctual('sign', 'signed.zip', '--key', 'desk.pem');
  const before = readFileSync(at('signed.zip'));
  const again = await world.punctual('sign', 'signed.zip', '--key', 'desk.pem');
  expect(again.out).toContain('in place of the signature it had');
  expect(readFileSync(at('signed.zip')).equals(before)).toBe(true);
});

test('where a key is asked for, a pack without a signature is not verified', async () => {
  const { exitCode, out } = await world.punctual('verify', 'plain.zip', '--key', 'desk.pub.pem');
  expect(exitCode).toBe(1);
  expect(out).toContain('The pack is not signed: it has no manifest.sig.');
});

test('a manifest that was edited after signing is told by its signature, whatever else it says', async () => {
  await world.punctual('sign', 'signed', '--key', 'desk.pem');
  editManifest(at('signed'), (manifest) => {
    manifest.program.packed_by = '9.9.9';
  });
  rehash(at('signed'));
  const { exitCode, out } = await world.punctual('verify', 'signed', '--key', 'desk.pub.pem');
  expect(exitCode).toBe(1);
  expect(out).toContain('manifest.sig is not the signature of this manifest by this key.');
});

test('a pack whose files are not as listed is not signed, and a key that is none is told', async () => {
  await world.punctual('pack', '--out', 'edited');
  editText(at('edited'), 'ledger.csv', 'met', 'mett');
  const edited = await world.punctual('sign', 'edited', '--key', 'desk.pem');
  expect(edited.exitCode).toBe(2);
  expect(edited.err).toContain('so it was not signed: ledger.csv has');
  const noKey = await world.punctual('sign', 'plain.zip', '--key', 'none.pem');
  expect(noKey.err).toContain('openssl genpkey -algorithm ED25519');
  const wrong = await world.punctual('sign', 'plain.zip', '--key', 'punctual.yaml');
  expect(wrong.err).toContain('punctual.yaml is no Ed25519 private key in PEM.');
});
