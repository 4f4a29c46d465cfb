/** How many of some things keep a rule, and how many break it. */
export function split<Item>(
  items: readonly Item[],
  keeps: (item: Item) => boolean,
): [kept: number, broken: number] {
  const kept = items.filter(keeps).length;
  return [kept, items.length - kept];
}
