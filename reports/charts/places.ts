interface Taken {
  readonly from: number;
  readonly to: number;
}

/** A row in which nothing stands on anything else. */
export interface Row {
  readonly isFree: (from: number, to: number) => boolean;
  readonly take: (from: number, to: number) => void;
}

/** An empty row; what is taken keeps this distance. */
export function emptyRow(distance = 3): Row {
  const taken: Taken[] = [];
  return {
    isFree: (from, to) =>
      taken.every((each) => to + distance <= each.from || from - distance >= each.to),
    take: (from, to) => {
      taken.push({ from, to });
    },
  };
}
