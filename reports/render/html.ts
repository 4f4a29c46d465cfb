import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { packageRoot } from '../../pipeline/root.js';
import { variables } from '../look/variables.js';
import { fontFaces } from './screen-fonts.js';

const reports = join(packageRoot, 'reports');

// In the order of the cascade: what is special follows what is general.
const stylesheets = [
  'base',
  'promises',
  'attention',
  'note',
  'contents',
  'figures',
  'rows',
  'matrix',
  'facts',
  'trace',
  'form',
  'sizes',
  'print',
];

const scripts = ['theme', 'tables', 'charts', 'trace'];

/** Fills a page's template: one file that needs no network, its own style and script allowed by their hashes. */
export function renderHtml(template: string, view: Readonly<Record<string, unknown>>): string {
  const fill = filled(template);
  const script = scripts
    .map((name) => read(join('look', 'script', `${name}.js`)).trim())
    .join('\n');
  const style = [
    fontFaces(JSON.stringify(view)),
    variables(),
    ...stylesheets.map((name) => read(join('look', 'style', `${name}.css`)).trim()),
  ].join('\n');
  return fill({ ...view, script, style, policy: contentPolicy(style, script) });
}

const fills = new Map<string, Handlebars.TemplateDelegate>();

/** The template, compiled once for all pages. */
function filled(template: string): Handlebars.TemplateDelegate {
  const known = fills.get(template);
  if (known !== undefined) return known;
  const engine = Handlebars.create();
  for (const [name, source] of blockTemplates()) engine.registerPartial(name, source);
  const fill = engine.compile(read(template), { strict: true, explicitPartialContext: false });
  fills.set(template, fill);
  return fill;
}

function blockTemplates(): readonly (readonly [string, string])[] {
  return readdirSync(join(reports, 'render', 'blocks'))
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => [name.slice(0, -'.hbs'.length), read(join('render', 'blocks', name))]);
}

function contentPolicy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src '${digest(style)}'`,
    `script-src '${digest(script)}'`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function read(path: string): string {
  return readFileSync(join(reports, path), 'utf8');
}
