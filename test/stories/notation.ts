import type { EventRow } from '../oracle/case.js';

/** What an `opened` line says of the case. */
export interface Opening {
  readonly opened_at_ms: number;
  readonly severity: string | null;
}

/** A story's lines as the export would have them: the opening, and the facts in their order. */
export interface Lines {
  readonly opening: Opening;
  readonly events: readonly EventRow[];
}

/** Reads lines such as `2024-03-11T09:00-04:00  message by agent, public`. */
export function readLines(lines: readonly string[]): Lines {
  const facts = lines.map(readLine);
  const opening = facts.find((fact) => 'opened_at_ms' in fact);
  if (opening === undefined) throw new Error('The story opens no case.');
  return { opening, events: facts.filter((fact) => 'at_ms' in fact) };
}

function readLine(line: string): Opening | EventRow {
  const [instant = '', ...words] = line.trim().split(/\s+/);
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new Error(`No instant at the beginning of: ${line}`);
  const text = words.join(' ');
  const opened = /^opened(?:, severity (\S+))?$/.exec(text);
  if (opened !== null) return { opened_at_ms: at, severity: opened[1] ?? null };
  const event_id = /\((\d+)\)$/.exec(text)?.[1] ?? null;
  const fact = text.replace(/ ?\(\d+\)$/, '');
  const blank = { at_ms: at, actor_type: null, visibility: null, value: null, event_id };
  const message = /^message by (agent|customer|system|someone)(?:, (public|internal))?$/.exec(fact);
  if (message !== null) {
    const actor = message[1] === 'someone' ? null : (message[1] ?? null);
    return { ...blank, type: 'message', actor_type: actor, visibility: message[2] ?? null };
  }
  const change =
    /^(status|severity|assignee|merged into|category) (\S+)(?: by (agent|customer|system))?$/.exec(
      fact,
    );
  if (change !== null) {
    const type = (change[1] ?? '').replace(' into', '');
    return { ...blank, type, value: change[2] ?? null, actor_type: change[3] ?? null };
  }
  if (/^(withdrawn|spam)$/.test(fact)) return { ...blank, type: fact };
  throw new Error(`Not a fact of a story: ${line}`);
}
