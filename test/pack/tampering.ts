import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../pipeline/pack/sources.js';
import { type Manifest, manifestName, signatureName } from '../../pipeline/pack/manifest.js';
import { openWarehouse } from '../../pipeline/warehouse/open.js';

/** The same value with every part open to change, as a tamperer has it. */
type Loose<T> = T extends readonly (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Loose<T[Key]> }
    : T;

/** Changes the manifest of a pack in a folder. */
export function editManifest(folder: string, edit: (manifest: Loose<Manifest>) => void): void {
  const path = join(folder, manifestName);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Loose<Manifest>;
  edit(manifest);
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** What a clever tamperer does last: lists every file anew, with the size and hash it has now. */
export function rehash(folder: string): void {
  const names = filesBelow(folder)
    .map((path) => path.slice(folder.length + 1))
    .filter((name) => name !== manifestName && name !== signatureName)
    .sort();
  editManifest(folder, (manifest) => {
    manifest.files = names.map((name) => {
      const content = readFileSync(join(folder, name));
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { name, bytes: content.length, sha256 };
    });
    for (const named of [...manifest.policies, ...manifest.sources]) {
      const found = manifest.files.find(({ name }) => name === named.file);
      if (found === undefined) continue;
      named.sha256 = found.sha256;
      if ('bytes' in named) named.bytes = found.bytes;
    }
  });
}

/** Replaces a text in a file of a pack; there must be one. */
export function editText(folder: string, name: string, from: string | RegExp, to: string): void {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${name} has nothing like ${from}.`);
  writeFileSync(path, edited);
}

/** Runs SQL on the table `ledger` of a pack and writes both of its files anew. */
export async function editLedger(folder: string, sql: string): Promise<void> {
  const warehouse = await openWarehouse(':memory:', { threads: 1 });
  const path = join(folder, 'ledger.parquet');
  try {
    await warehouse.run(`create table ledger as select * from '${path}'`);
    await warehouse.run(sql);
    const sorted = `select * from ledger order by scenario, case_id nulls first, promise nulls first, sequence, obligation_id`;
    await warehouse.run(`copy (${sorted}) to '${path}.new' (format parquet, compression zstd)`);
    renameSync(`${path}.new`, path);
    const [counted] = await warehouse.rows<{ rows: number }>('select count(*) as rows from ledger');
    editManifest(folder, (manifest) => {
      manifest.ledger = { rows: counted?.rows ?? 0 };
    });
    await warehouse.run(
      `copy (${sorted}) to '${join(folder, 'ledger.csv')}' (format csv, header true)`,
    );
  } finally {
    warehouse.close();
  }
}
