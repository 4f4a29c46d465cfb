/** The text as a sentence begins: "Third quarter 2026" of "third quarter 2026". */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
