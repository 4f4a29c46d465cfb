import type { CsvFiles } from './csv-files.js';
import type { TableName } from './tables.js';

/** A line that a reader must notice: refuse, count as a duplicate, or keep as an orphan. */
export interface BadRow {
  readonly table: TableName;
  /** The data row that it becomes, counted from 1; at the end of a shorter file. */
  readonly row: number;
  readonly flaw: string;
  /** The line; `previous` is the one before it. */
  readonly line: (previous: string) => string;
}

export const badRows: readonly BadRow[] = [
  {
    table: 'events',
    row: 101,
    flaw: 'unreadable instant',
    line: () => '9000001,OWN-0000001,yesterday at noon,message,agent,own-agent-01,,public,email,,,',
  },
  {
    table: 'events',
    row: 202,
    flaw: 'unknown event type',
    line: () =>
      '9000002,OWN-0000001,2026-03-02T10:00:00Z,telegram,agent,own-agent-01,,public,email,,,',
  },
  {
    table: 'events',
    row: 303,
    flaw: 'missing case_id',
    line: () => '9000003,,2026-03-02T10:00:00Z,message,agent,own-agent-01,,public,email,,,',
  },
  {
    table: 'events',
    row: 404,
    flaw: 'too few columns',
    line: () => '9000004,OWN-0000001,2026-03-02T10:00:00Z,message',
  },
  {
    table: 'events',
    row: 505,
    flaw: 'too many columns',
    line: () =>
      '9000005,OWN-0000001,2026-03-02T10:00:00Z,message,agent,own-agent-01,,public,email,,,,left over',
  },
  { table: 'events', row: 606, flaw: 'duplicate line', line: (previous) => previous },
  {
    table: 'events',
    row: 707,
    flaw: 'orphan event',
    line: () =>
      '9000006,OWN-9999999,2026-03-02T10:00:00Z,message,agent,own-agent-01,support engineer,public,email,,,',
  },
  {
    table: 'events',
    row: 808,
    flaw: 'unknown status',
    line: () => '9000007,OWN-0000001,2026-03-02T10:00:00Z,status,agent,own-agent-01,,,,parked,,',
  },
  {
    table: 'cases',
    row: 50,
    flaw: 'date that does not exist',
    line: () =>
      'OWN-9000001,OWN-US-0001,2026-02-30T09:00:00Z,high,portal,restore,production,recover,,OWN-US-0001-u1,US,Never opened,customer,,,Front line',
  },
  {
    table: 'cases',
    row: 100,
    flaw: 'missing account_id',
    line: () =>
      'OWN-9000002,,2026-03-02T09:00:00Z,high,portal,restore,production,recover,,OWN-US-0001-u1,US,Whose is it?,customer,,,Front line',
  },
  { table: 'cases', row: 150, flaw: 'duplicate line', line: (previous) => previous },
  {
    table: 'surveys',
    row: 40,
    flaw: 'score in words',
    line: () => 'OWN-0000001,2026-03-02T10:00:00Z,2026-03-02T11:00:00Z,five,1,5,,OWN-US-0001-u1',
  },
  {
    table: 'accounts',
    row: 20,
    flaw: 'neither true nor false',
    line: () => 'OPN-GB-9001,Perhaps Ltd,uk,GB,Europe/London,,,,true,perhaps,true',
  },
  {
    table: 'contracts',
    row: 30,
    flaw: 'unreadable date',
    line: () => 'OWN-US-0001,ownbackup,standard,31/12/2025,,paid',
  },
];

/** Plants each bad row when its file has come to its place. */
export class BadRows {
  private readonly left: BadRow[];

  constructor(planned: readonly BadRow[]) {
    this.left = [...planned];
  }

  /** To be told of each line that a file has just got. */
  follow(files: CsvFiles, table: TableName, previous: string): void {
    while (this.left.length > 0) {
      const index = this.left.findIndex(
        (bad) => bad.table === table && bad.row === files[table].rows + 1,
      );
      if (index < 0) return;
      const [bad] = this.left.splice(index, 1);
      if (bad !== undefined) files[table].line(bad.line(previous));
    }
  }

  /** Plants what no file was long enough for. */
  finish(files: CsvFiles, lastLines: ReadonlyMap<TableName, string>): void {
    for (const bad of this.left) files[bad.table].line(bad.line(lastLines.get(bad.table) ?? ''));
    this.left.length = 0;
  }
}
