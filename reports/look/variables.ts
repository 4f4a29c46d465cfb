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

/** A chart whose colours follow the page's variables. */
export function themed(svg: string): string {
  return names.reduce((text, name) => text.replaceAll(`"${light[name]}"`, `"var(--${name})"`), svg);
}

function declare(colours: Readonly<Record<Colour, string>>): string {
  return names.map((name) => `--${name}:${colours[name]}`).join(';');
}
