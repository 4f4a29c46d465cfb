import type { Fact, Figure, Table } from '../render/contract.js';

/** One drawn unit as a tester sees it. */
export interface Workpaper {
  readonly number: number;
  /** An obligation's or a case's id. */
  readonly unit: string;
  /** "OWN-0000012": for the table of contents. */
  readonly name: string;
  /** The computed verdict: "Update 2: missed, 1 h 4 min late". */
  readonly heading: string;
  readonly identification: readonly Fact[];
  readonly criteria: readonly Fact[];
  /** The life of the case; null for what is owed to an account. */
  readonly figure: Figure | null;
  /** The obligations of a drawn case; null where one obligation was drawn. */
  readonly obligations: Table | null;
  /** How the verdict came about. */
  readonly sentences: readonly string[];
}

export interface WorkpaperSet {
  readonly title: string;
  readonly period: string;
  readonly account: string | null;
  readonly zone: string;
  readonly asOfMs: number;
  readonly programVersion: string;
  readonly unit: 'obligations' | 'cases';
  readonly seed: string;
  readonly size: number;
  readonly population: {
    readonly units: number;
    readonly obligations: number;
    readonly sha256: string;
  };
  readonly strata: readonly {
    readonly name: string;
    readonly units: number;
    readonly drawn: number;
  }[];
  readonly scope: readonly Fact[];
  readonly papers: readonly Workpaper[];
}
