import { parentPort } from 'node:worker_threads';
import type { QuarterlyFindings } from '../../pipeline/findings/quarterly/contract.js';
import { type Rendering, renderQuarter } from './render.js';

/** What a worker is asked for. */
export interface Asked {
  readonly findings: QuarterlyFindings;
  readonly rendering: Rendering;
}

const port = parentPort;
if (port === null) throw new Error('A worker runs in a thread of its own.');

port.on('message', ({ findings, rendering }: Asked) => {
  renderQuarter(findings, rendering).then(
    (rendered) => port.postMessage({ rendered }),
    (error: unknown) =>
      port.postMessage({ problem: error instanceof Error ? error.message : String(error) }),
  );
});
