/** What `queries/README.md` says of models and columns. */
export interface Dictionary {
  readonly grains: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly explained: readonly Explained[];
}

interface Explained {
  readonly column: string;
  readonly unit: string;
  readonly meaning: string;
}

/** Reads the tables of models, and the tables of columns under headings that name a table. */
export function readDictionary(readme: string): Dictionary {
  const [, part = ''] = readme.split('\n## Data dictionary\n');
  const [text = ''] = part.split('\n## ');
  const sections = text.split(/\n#### `/).slice(1);
  const tables = sections.map((section) => {
    const [name = '', ...lines] = section.split('\n');
    return { name: name.replace('`', ''), text: lines.join('\n').split('\n### ')[0] ?? '' };
  });
  const explained = new Map(tables.map((table) => [table.name, explainedIn(table.text)]));
  const own = (name: string) => (explained.get(name) ?? []).map(({ column }) => column);
  const columns: Record<string, string[]> = {};
  for (const { name, text: told } of tables) {
    columns[name] = [...inherited(told, columns, own), ...own(name)].sort();
  }
  return {
    grains: Object.fromEntries(
      [...text.matchAll(/^\| `(\w+)` \| ([^|]+) \|$/gm)].map(([, name, grain]) => [name, grain]),
    ),
    columns,
    explained: [...explained.values()].flat(),
  };
}

function explainedIn(text: string): Explained[] {
  return [...text.matchAll(/^\| `(\w+)` \| ([^|]*) \| ([^|]*) \|$/gm)].map(
    ([, column = '', unit = '', meaning = '']) => ({ column, unit, meaning }),
  );
}

/** "The columns of `ledger` but `sequence`, `started_by`" */
function inherited(
  text: string,
  known: Readonly<Record<string, readonly string[]>>,
  own: (name: string) => string[],
): string[] {
  const [, from, but = ''] = /the columns of `(\w+)` but ((?:`\w+`(?:, )?)+)/.exec(text) ?? [];
  if (from === undefined) return [];
  return [...(known[from] ?? own(from))].filter((column) => !but.includes(`\`${column}\``));
}
