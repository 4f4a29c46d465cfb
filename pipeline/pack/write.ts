import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programVersion } from '../root.js';
import type { Warehouse } from '../warehouse/open.js';
import { inputContents, windowContents, writeLedgers } from './contents.js';
import { sha256Of } from './hashed.js';
import {
  type Manifest,
  manifestBytes,
  manifestName,
  type PackedFile,
  packFormat,
  readmeName,
} from './manifest.js';
import { readmeText } from './readme.js';
import { readPolicyFiles, readReplayFacts } from './replay-facts.js';
import { type AskedPackScope, packScope } from './scope.js';
import { type InputsFrom, readSources } from './sources.js';
import { beginTarget, type Content, type Target } from './target.js';

/** A report that goes along. */
export interface PackedDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface PackOptions {
  readonly path: string;
  /** The path as the user wrote it. */
  readonly name: string;
  readonly scope: AskedPackScope;
  readonly inputs: InputsFrom;
  /** Asked for only when all else is known to be there. */
  readonly documents?: () => Promise<readonly PackedDocument[]>;
  readonly mayReplace?: boolean;
  /** Told of each file before it is written. */
  readonly onFile?: (name: string) => void;
}

export interface WrittenPack {
  readonly manifest: Manifest;
  /** The SHA-256 of the manifest: the pack's name among all others. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Writes the ledger and all that it rests on as one folder or zip. The same state gives the same bytes. */
export async function writePack(warehouse: Warehouse, options: PackOptions): Promise<WrittenPack> {
  const scratch = await mkdtemp(join(tmpdir(), 'punctual-pack-'));
  try {
    const { replayedBy, ...replay } = await readReplayFacts(warehouse);
    const scope = await packScope(warehouse, options.scope);
    const sources = await readSources(warehouse, options.inputs);
    const policies = await readPolicyFiles(warehouse);
    const documents = (await options.documents?.()) ?? [];
    const rows = await writeLedgers(warehouse, scratch, replay.scenarios, scope);
    const told = {
      format: packFormat,
      program: { replayed_by: replayedBy, packed_by: programVersion },
      ...replay,
      scope,
      policies: policies.map(({ content: _, ...policy }) => policy),
      sources: sources.map(({ path: _, ...source }) => source),
      ledger: { rows },
    } as const;
    const contents = new Map<string, Content>([
      [readmeName, { bytes: new TextEncoder().encode(readmeText(told)) }],
      ...inputContents(sources),
      ...policies.map(({ file, content }) => [file, { bytes: content }] as const),
      ...(await windowContents(warehouse, scratch, sources)),
      ...['ledger.csv', 'ledger.parquet'].map(
        (name) => [name, { path: join(scratch, name) }] as const,
      ),
      ...documents.map(({ name, bytes }) => [`documents/${name}`, { bytes }] as const),
    ]);
    return await writeContents(contents, told, options);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function writeContents(
  contents: ReadonlyMap<string, Content>,
  told: Omit<Manifest, 'files'>,
  { path, name, mayReplace = false, onFile }: PackOptions,
): Promise<WrittenPack> {
  const target = await beginTarget(path, name, mayReplace);
  try {
    const files: PackedFile[] = [];
    for (const file of [...contents.keys()].sort()) {
      onFile?.(file);
      files.push(await target.add(file, contents.get(file) ?? { bytes: new Uint8Array() }));
    }
    checkInputs(files, told.sources);
    const manifest = { ...told, files };
    const bytes = manifestBytes(manifest);
    await target.add(manifestName, { bytes });
    await target.finish();
    const size = files.reduce((sum, file) => sum + file.bytes, bytes.length);
    return { manifest, sha256: sha256Of(bytes), bytes: size };
  } catch (error) {
    await abandon(target);
    throw error;
  }
}

/** A file that changed between the look at it and its copy would make a pack that no one can verify. */
function checkInputs(files: readonly PackedFile[], sources: Manifest['sources']): void {
  for (const { file, sha256 } of sources) {
    const written = files.find(({ name }) => name === file);
    if (written !== undefined && written.sha256 !== sha256) {
      throw new Error(`${file} changed while it was packed.`);
    }
  }
}

async function abandon(target: Target): Promise<void> {
  await target.abandon().catch(() => undefined);
}
