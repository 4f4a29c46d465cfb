/** One row of a file, by column; empty fields are null. */
export type Row = Readonly<Record<string, string | null>>;

/** What one case was asked, and what came of it. */
export interface Asked {
  readonly caseId: string;
  /** The instant by which it belongs to a month. */
  readonly at: number;
  readonly isInvitation: boolean;
  readonly score: number | null;
  readonly scale: readonly [number, number] | null;
}

export interface Tally {
  good: number;
  answered: number;
  invited: number;
  uninvited: number;
}

const hour = 3_600_000;

/** Every invitation of one case with its answer, found by laying events beside rows one by one. */
export function askedOf(
  caseId: string,
  rows: readonly Row[],
  events: readonly number[],
  asOf: number,
): Asked[] {
  const left = [...new Set(events)].filter((at) => at <= asOf).sort((a, b) => a - b);
  const dated = rows
    .filter(({ sent_at }) => instantOf(sent_at) <= asOf)
    .sort((a, b) => instantOf(a.sent_at) - instantOf(b.sent_at));
  const found: Asked[] = [];
  for (const row of dated) {
    const sent = instantOf(row.sent_at);
    const near = left.findIndex((at) => Math.abs(at - sent) < hour);
    if (near >= 0) left.splice(near, 1);
    found.push({ caseId, at: sent, isInvitation: true, ...answerOf(row, asOf) });
  }
  for (const row of rows.filter(({ sent_at }) => sent_at === null)) {
    const answered = instantOf(row.answered_at);
    if (answered > asOf) continue;
    const before = left.filter((at) => at <= answered).at(-1);
    if (before !== undefined) left.splice(left.indexOf(before), 1);
    found.push({
      caseId,
      at: before ?? answered,
      isInvitation: before !== undefined,
      ...answerOf(row, asOf),
    });
  }
  for (const at of left) found.push({ caseId, at, isInvitation: true, score: null, scale: null });
  return found;
}

function instantOf(text: string | null | undefined): number {
  return Date.parse(text ?? '');
}

function answerOf(row: Row, asOf: number): Pick<Asked, 'score' | 'scale'> {
  const isLate = row.answered_at != null && instantOf(row.answered_at) > asOf;
  const [low, high] = [Number(row.scale_min ?? Number.NaN), Number(row.scale_max ?? Number.NaN)];
  return {
    score: isLate || row.score == null ? null : Number(row.score),
    scale: low < high ? [low, high] : null,
  };
}

/** Counts them on one scale, on which those that name none count if there is no other. */
export function tallyOf(
  asked: readonly Asked[],
  [low, high]: readonly [number, number],
  isOnly: boolean,
): Tally {
  const tally = { good: 0, answered: 0, invited: 0, uninvited: 0 };
  for (const { scale, score, isInvitation } of asked) {
    const isOn = scale === null ? isOnly : scale[0] === low && scale[1] === high;
    if (!isOn) continue;
    const isAnswer = scale !== null && score !== null && score >= low && score <= high;
    if (isInvitation) tally.invited += 1;
    if (isAnswer && !isInvitation) tally.uninvited += 1;
    if (!isAnswer) continue;
    tally.answered += 1;
    const isGood = high - low === 1 ? score === high : score > high - 2;
    if (isGood) tally.good += 1;
  }
  return tally;
}

/** Where the binomial standard error of a share is a 95 % quantile away from what was seen: Wilson’s ends, by halving. */
export function intervalOf({ good, answered }: Tally): readonly [number, number] {
  const seen = good / answered;
  const isWithin = (share: number) =>
    Math.abs(seen - share) <= 1.959964 * Math.sqrt((share * (1 - share)) / answered);
  const edge = (from: number, to: number) => {
    let [inside, outside] = [from, to];
    for (let step = 0; step < 60; step += 1) {
      const middle = (inside + outside) / 2;
      if (isWithin(middle)) inside = middle;
      else outside = middle;
    }
    return inside;
  };
  return [edge(seen, 0), edge(seen, 1)];
}
