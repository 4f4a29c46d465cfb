import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packageRoot } from '../../pipeline/root.js';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const made = new Set(['node_modules', 'dist', 'out', 'coverage', '.git', '.punctual']);
const readable = /\.(ts|mjs|json|md|ya?ml|sql|typ|hbs|css|html|csv|ndjson|txt|sh)$|\/[^./]+$/;

/** The text files of some folders (of the whole repository unless told), without what is made or installed. */
export function sourceFiles(folders: readonly string[] = ['.'], ending = readable): SourceFile[] {
  return folders
    .flatMap((folder) => filesBelow(join(packageRoot, folder)))
    .map((path) => ({ path: relative(packageRoot, path).split(sep).join('/'), full: path }))
    .filter(({ path }) => ending.test(`/${path}`))
    .map(({ path, full }) => ({ path, text: readFileSync(full, 'utf8') }));
}

/** `file:line  text` for every line on which a pattern stands. */
export function linesMatching(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1}  ${line.trim()}`] : [],
      ),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !made.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}
