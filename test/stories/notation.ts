import type { EventRow } from '../oracle/case.js';

/** What an `opened` line says of the case. */
export interface Opening {
  readonly opened_at_ms: number;
  readonly severity: string | null;
}

/** A story's lines as the export would have them: the opening, if a case is opened, and the facts in their order. */
export interface Lines {
  readonly opening: Opening | null;
  readonly events: readonly EventRow[];
}

/** Facts by the words that stories have for them, and whether a value follows. */
const kinds: Readonly<Record<string, { readonly type: string; readonly hasValue: boolean }>> = {
  message: { type: 'message', hasValue: false },
  status: { type: 'status', hasValue: true },
  severity: { type: 'severity', hasValue: true },
  assignee: { type: 'assignee', hasValue: true },
  category: { type: 'category', hasValue: true },
  resource: { type: 'resource', hasValue: true },
  escalation: { type: 'escalation', hasValue: false },
  withdrawn: { type: 'withdrawn', hasValue: false },
  spam: { type: 'spam', hasValue: false },
  'merged into': { type: 'merged', hasValue: true },
  'severity proposed': { type: 'severity_proposed', hasValue: true },
  'severity agreed': { type: 'severity_agreed', hasValue: true },
  'close agreed': { type: 'close_agreed', hasValue: false },
  'contact attempt': { type: 'contact_attempt', hasValue: false },
  'survey sent': { type: 'survey_sent', hasValue: false },
  'call queued': { type: 'call_queued', hasValue: true },
  'call answered': { type: 'call_answered', hasValue: true },
};

/** Reads lines such as `2024-03-11T09:00-04:00  message by agent ann, public`; a story of an account alone has none. */
export function readLines(lines: readonly string[]): Lines {
  const facts = lines.map(readLine);
  const opening = facts.find((fact) => 'opened_at_ms' in fact) ?? null;
  if (opening === null && lines.length > 0) throw new Error('The story opens no case.');
  return { opening, events: facts.filter((fact) => 'at_ms' in fact) };
}

function readLine(line: string): Opening | EventRow {
  const [instant = '', ...words] = line.trim().split(/\s+/);
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new Error(`No instant at the beginning of: ${line}`);
  const text = words.join(' ');
  const opened = /^opened(?:, severity (\S+))?$/.exec(text);
  if (opened !== null) return { opened_at_ms: at, severity: opened[1] ?? null };
  const said =
    /^(.+?)(?: by (agent|customer|system|someone)(?: ([a-z]+))?)?(?:, (public|internal))?(?: ?\((\d+)\))?$/.exec(
      text,
    );
  const [, what = '', actor = null, who = null, seen = null, event_id = null] = said ?? [];
  const { type, value } = kindOf(what, line);
  if (type === 'message' && actor === null) throw new Error(`A message by nobody: ${line}`);
  return {
    at_ms: at,
    type,
    actor_type: actor === 'someone' ? null : actor,
    actor_id: who,
    visibility: seen,
    value,
    event_id,
  };
}

function kindOf(what: string, line: string): { type: string; value: string | null } {
  const plain = kinds[what];
  if (plain?.hasValue === false) return { type: plain.type, value: null };
  const words = what.split(' ');
  const value = words.pop() ?? null;
  const valued = kinds[words.join(' ')];
  if (valued?.hasValue !== true) throw new Error(`Not a fact of a story: ${line}`);
  return { type: valued.type, value };
}
