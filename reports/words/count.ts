const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** "1,204". */
export function count(n: number): string {
  return grouped.format(n);
}

/** "1 case", "1,204 cases", "no cases". */
export function counted(n: number, one: string, many = `${one}s`): string {
  if (n === 0) return `no ${many}`;
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
