const stepMs = 15 * 60_000;

/** The opening instants on which a policy is tried: every 15 minutes of a calendar year, by UTC. */
export interface Year {
  readonly year: number;
  readonly from_ms: number;
  readonly to_ms: number;
  readonly step_ms: number;
  readonly count: number;
}

export function yearOf(year: number, step_ms: number = stepMs): Year {
  const from_ms = Date.UTC(year, 0, 1);
  const to_ms = Date.UTC(year + 1, 0, 1);
  return { year, from_ms, to_ms, step_ms, count: Math.ceil((to_ms - from_ms) / step_ms) };
}

export function instantAt({ from_ms, step_ms }: Year, index: number): number {
  return from_ms + index * step_ms;
}
