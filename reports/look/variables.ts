import { type Colour, dark, light, secondTypeface, typeface } from './tokens.js';

const names = Object.keys(light) as readonly Colour[];

/** The tokens as CSS variables: light by day and on paper, dark where the reader's system or choice says so. */
export function variables(): string {
  return [
    `:root{color-scheme:light;--typeface:"${typeface}","${secondTypeface}",sans-serif;${declare(light)}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${declare(dark)}}}`,
    `@media screen{:root[data-theme=dark]{color-scheme:dark;${declare(dark)}}}`,
  ].join('\n');
}

/** A drawing for the page: its colours follow the variables, its words stand beside it for those who listen. */
export function themed(svg: string): string {
  const hidden = svg.replace('<svg ', '<svg aria-hidden="true" ');
  return names.reduce(
    (text, name) => text.replaceAll(`"${light[name]}"`, `"var(--${name})"`),
    hidden,
  );
}

function declare(colours: Readonly<Record<Colour, string>>): string {
  return names.map((name) => `--${name}:${colours[name]}`).join(';');
}
