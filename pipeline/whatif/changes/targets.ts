import type { Failure } from '../../failure.js';
import type { Named } from '../../findings/contract.js';
import type { LoadedPolicy } from '../../policy/load.js';
import { type Policy, type PromiseName, timedPromises } from '../../policy/schema.js';
import { parseTarget } from '../../policy/target.js';
import { rewritten } from '../rewritten.js';
import { type Change, either, everyOf, namedAs } from '../terms.js';

interface Asked {
  readonly promise: PromiseName;
  readonly tier: Named | null;
  readonly severity: Named | null;
  readonly target: string;
}

type Matrix = Readonly<Record<string, Readonly<Record<string, Cell>>>>;
type Cell = string | { readonly target: string; readonly clause: string };

const shape = /^([^:=]+?)(?:\s*:\s*([^/=]*?)(?:\s*\/\s*([^=]*?))?)?\s*=\s*(.+)$/;
const anyone = ['', 'any', '*', 'every'];

/** Judged by another target: of a promise, of one of its tiers, or of one tier and severity. */
export function changeTarget(policies: readonly LoadedPolicy[], text: string): Change {
  const asked = readAsked(policies, text);
  if ('code' in asked) return { policies, changes: [], failures: [asked] };
  const { promise, tier, severity, target } = asked;
  const name = policies.at(-1)?.policy.name ?? '';
  const daily = policies.find(({ policy }) => policy.promises.daily_update?.form === 'each_date');
  if (promise === 'daily_update') {
    const failure = {
      code: 'whatif.daily-update',
      message:
        daily === undefined
          ? `${name} promises no daily updates.`
          : `${name} promises an update on every business day, which no target times.`,
      hint: 'Give a target to update instead: --target "update=1 business day".',
    };
    return { policies, changes: [], failures: [failure] };
  }
  const isNew = policies.some(({ policy }) => policy.promises[promise] === undefined);
  return {
    policies: policies.map((loaded) => withTarget(loaded, asked)),
    changes: [{ kind: 'target', promise, tier, severity, target }],
    notes: isNew ? [`${name} makes no promise of this kind; the target is put to every case.`] : [],
  };
}

function readAsked(policies: readonly LoadedPolicy[], text: string): Asked | Failure {
  const [, promised = '', tierText = '', severityText = '', target = ''] =
    shape.exec(text.trim()) ?? [];
  const wanted = promised.toLowerCase().replace(/[\s-]+/g, '_');
  const promise = timedPromises.find((each) => each === wanted);
  if (promise === undefined) {
    return {
      code: 'whatif.target',
      message: `"${text}" names no promise that a target times.`,
      hint: `Write "first_response=2 business hours", or "update:premier/high=1 hour" for one tier and severity. Promises are ${either(timedPromises)}.`,
    };
  }
  if (parseTarget(target) === null) {
    return {
      code: 'whatif.target',
      message: `"${target}" is no target.`,
      hint: 'Write "4 business hours", "1 hour", "2 business days", "1 - 2 business days" or "under 9 business hours".',
    };
  }
  const tiers = everyOf(policies, ({ policy }) => policy.tiers);
  const severities = everyOf(policies, ({ policy }) => policy.severities);
  const tier = anyone.includes(tierText.trim()) ? null : namedAs(tiers, tierText);
  const severity = anyone.includes(severityText.trim()) ? null : namedAs(severities, severityText);
  if (tier === undefined || severity === undefined) {
    const [kind, asked, known] =
      tier === undefined ? ['tier', tierText, tiers] : ['severity', severityText, severities];
    return {
      code: 'whatif.target',
      message: `The policy has no ${kind} "${asked}", which "${text}" names.`,
      hint: `Write PROMISE:TIER/SEVERITY=TARGET; ${
        known.length === 0
          ? `it has no ${kind} at all: write any`
          : `of ${kind} there is ${either(known.map(({ id }) => id))}, or any`
      }.`,
    };
  }
  return { promise, tier, severity, target: target.trim() };
}

function withTarget(loaded: LoadedPolicy, asked: Asked): LoadedPolicy {
  const { policy, raw } = loaded;
  const promises = raw.promises as Readonly<Record<string, object>>;
  const held = policy.promises[asked.promise];
  const targets = held !== undefined && 'targets' in held ? held.targets : {};
  return rewritten(loaded, {
    promises: {
      ...promises,
      [asked.promise]: {
        clause: 'WI-01',
        ...promises[asked.promise],
        judged: true,
        targets: withCells(policy, targets, asked),
      },
    },
  });
}

/** Every cell written out, and those asked for changed: where some of them have a target, those; else all. */
function withCells(policy: Policy, targets: Matrix, asked: Asked): Matrix {
  const rows = keysOf(policy.tiers, [targets]);
  const columns = keysOf(policy.severities, Object.values(targets));
  const cells = rows.flatMap((row) =>
    columns.map((column) => {
      const held = targets[row] ?? targets.any;
      return { row, column, cell: held?.[column] ?? held?.any };
    }),
  );
  const matching = cells.filter(
    ({ row, column }) =>
      (asked.tier === null || asked.tier.id === row) &&
      (asked.severity === null || asked.severity.id === column),
  );
  const committed = matching.filter(({ cell }) => cell !== undefined);
  const changed = committed.length > 0 ? committed : matching;
  return Object.fromEntries(
    rows.map((row) => [
      row,
      Object.fromEntries(
        cells.flatMap((each): [string, Cell][] => {
          if (each.row !== row) return [];
          if (changed.includes(each)) return [[each.column, withText(each.cell, asked.target)]];
          return each.cell === undefined ? [] : [[each.column, each.cell]];
        }),
      ),
    ]),
  );
}

/** The policy's own ids, and `any` where its matrix says so or has no ids. */
function keysOf(named: readonly Named[], held: readonly object[]): string[] {
  const isAny = named.length === 0 || held.some((each) => 'any' in each);
  return [...named.map(({ id }) => id), ...(isAny ? ['any'] : [])];
}

function withText(cell: Cell | undefined, target: string): Cell {
  return cell === undefined || typeof cell === 'string' ? target : { ...cell, target };
}
