import type { Manifest } from './manifest.js';

/** What a pack says of itself to whoever opens it without the program. */
export function readmeText(manifest: Omit<Manifest, 'files'>): string {
  const { as_of, is_as_of_given, scope, ledger, sources, scenarios, program } = manifest;
  const hasInputs = sources.every(({ file }) => file !== null);
  const computed = scenarios.filter(({ not_computed }) => not_computed === null).length;
  const verify = hasInputs
    ? '  punctual verify PACK'
    : '  punctual verify PACK --inputs DIR    (DIR holds the exports; they are known by their hash)';
  return `Evidence of kept and missed promises

This pack holds a ledger of ${ledger.rows} rows, one for each obligation and scenario (${computed} scenarios),
and all that it was computed from. Scope: ${scopeText(scope)}.
The data is complete up to ${as_of}${is_as_of_given ? '' : ', its newest fact'}. Made by Punctual ${program.packed_by}.

How to verify it, on any machine with Punctual:

${verify}

That checks the hash of each file, reads the inputs again as they were read, judges every case again under
these policies and these calendars, and compares every row of the ledger and of the calendars with the pack.
It needs nothing but the pack. With --key it checks the signature too, if there is one.

Without Punctual: sha256sum of each file must be what manifest.json lists, and the signature is Ed25519 over manifest.json:

  openssl pkeyutl -verify -pubin -inkey KEY.pem -rawin -in manifest.json -sigfile manifest.sig

What is in it

  manifest.json            every file with size and SHA-256; how the inputs were read, in order, with their
                           counts (rows read = loaded + duplicates + quarantined); as-of, scenarios, scope
  manifest.sig             the signature, if the pack was signed (64 bytes)
${hasInputs ? '  inputs/                  the exports as they were loaded\n' : '  (no inputs)              left out; manifest.json has the hash of each\n'}\
  policies/                the policies as they were read, with their readings
  windows/calendars.csv    each calendar: who calls it by which name, its zones, under which scenarios
  windows/open_windows.csv when each calendar is open, in UTC
  windows/holidays.csv     the dates that holidays close or shorten
  windows/zone_offsets.csv each zone's distance from UTC, as it was used
  ledger.parquet           the ledger
  ledger.csv               the same; a text that a spreadsheet would run has an apostrophe before it
  documents/               reports made of it, if there are any; their bytes are under the hash, their figures are not computed again
`;
}

function scopeText({ from, to, zone, account, policies }: Manifest['scope']): string {
  const told = [
    policies === null ? null : `policies ${policies.join(', ')}`,
    account === null ? null : `account ${account}`,
    from === null || to === null ? null : `from ${from} to ${to} (${zone})`,
  ].filter((each) => each !== null);
  return told.length === 0 ? 'the whole ledger' : told.join(', ');
}
