/** Works on so many items at once, in the order in which they are found, and holds no more of them than that and the next. */
export async function streamed<Found, Item>(
  atOnce: number,
  found: AsyncIterable<Found>,
  items: readonly Item[],
  work: (found: Found, item: Item) => Promise<void>,
): Promise<void> {
  const working = new Set<Promise<void>>();
  let problem: { readonly error: unknown } | null = null;
  let place = 0;
  for await (const each of found) {
    const item = items[place];
    place += 1;
    if (item === undefined) continue;
    const done = work(each, item)
      .catch((error: unknown) => {
        problem ??= { error };
      })
      .finally(() => working.delete(done));
    working.add(done);
    if (working.size > atOnce) await Promise.race(working);
    if (problem !== null) break;
  }
  await Promise.all(working);
  if (problem !== null) throw (problem as { readonly error: unknown }).error;
}
