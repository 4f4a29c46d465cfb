import { sha256Of } from './hashed.js';
import { oldReplay } from './failures.js';
import type { Warehouse } from '../warehouse/open.js';
import type { Manifest, PackedPolicy } from './manifest.js';

/** A policy file that the replay read, with its content. */
export interface PolicyFile extends PackedPolicy {
  readonly content: Uint8Array;
}

/** What the manifest says of the replay that made the ledger. */
export type ReplayFacts = Pick<
  Manifest,
  'zone_data' | 'as_of' | 'is_as_of_given' | 'defaults' | 'windows' | 'scenarios'
> & { readonly replayedBy: string };

/** Reads which replay made the ledger, and under which scenarios. */
export async function readReplayFacts(warehouse: Warehouse): Promise<ReplayFacts> {
  const [replay] = await warehouse.rows<Record<string, unknown>>('select * from policy.replays');
  if (replay === undefined || replay.laid_to_ms === undefined) throw oldReplay();
  const [defaults] = await warehouse.rows<Manifest['defaults']>(
    'select policy, tier, account from policy.defaults',
  );
  return {
    replayedBy: String(replay.program_version),
    zone_data: String(replay.zone_data),
    as_of: instantOf(replay.as_of_ms),
    is_as_of_given: replay.is_as_of_given === true,
    defaults: defaults ?? { policy: null, tier: null, account: null },
    windows: { from: instantOf(replay.laid_from_ms), to: instantOf(replay.laid_to_ms) },
    scenarios: await warehouse.rows(
      'select scenario, kind, why_not as not_computed from policy.scenarios order by scenario_id',
    ),
  };
}

/** The policy files in the order in which the replay had them; two of one name are told apart by their place. */
export async function readPolicyFiles(warehouse: Warehouse): Promise<PolicyFile[]> {
  const rows = await warehouse.rows<{
    place: number;
    policy: string;
    policy_version: string;
    path: string;
    sha256: string;
    content: string;
  }>('select * from policy.files order by place');
  const baseNames = rows.map(({ path }) => path.split('/').at(-1) ?? path);
  return rows.map(({ place, policy, policy_version, path, sha256, content }) => {
    const name = baseNames[place] ?? path;
    const isShared = baseNames.filter((other) => other === name).length > 1;
    return {
      policy,
      version: policy_version,
      path,
      file: `policies/${isShared ? `${place + 1}-` : ''}${name}`,
      sha256,
      content: bytesOf(content, sha256),
    };
  });
}

/** The file's bytes from its text; what marks a text as UTF-8 is lost when it is read. */
function bytesOf(text: string, sha256: string): Uint8Array {
  const encode = (each: string) => new TextEncoder().encode(each);
  const plain = encode(text);
  return sha256Of(plain) === sha256 ? plain : encode(`\ufeff${text}`);
}

function instantOf(ms: unknown): string {
  return new Date(Number(ms)).toISOString();
}
