export type VerdictName = 'met' | 'missed' | 'running' | 'void' | 'excluded' | 'unmeasured';

/** Met against missed; the rate and its 95 % Wilson interval are null where fewer than ten were judged. */
export interface Rate {
  readonly met: number;
  readonly missed: number;
  readonly n: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
