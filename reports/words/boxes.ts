/** "4 or 5", "1", "0.75 or more": the answers of a scale that count as satisfied. */
export function goodBoxes({
  scaleMax,
  goodFrom,
  hasParts,
}: {
  readonly scaleMax: number;
  readonly goodFrom: number;
  readonly hasParts: boolean;
}): string {
  if (hasParts) return `${goodFrom} or more`;
  return goodFrom === scaleMax ? `${scaleMax}` : `${goodFrom} or ${scaleMax}`;
}
