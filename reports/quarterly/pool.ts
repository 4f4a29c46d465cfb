import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { QuarterlyFindings } from '../../pipeline/findings/quarterly/contract.js';
import { packageRoot } from '../../pipeline/root.js';
import { type RenderedQuarter, type Rendering, renderQuarter } from './render.js';

/** Something that makes documents, in this thread or in others. */
export interface Press {
  /** How many accounts it works on at once. */
  readonly size: number;
  readonly render: (findings: QuarterlyFindings) => Promise<RenderedQuarter>;
  readonly close: () => Promise<void>;
}

/** Renders in this thread, one account after another. */
export function ownPress(rendering: Rendering): Press {
  return {
    size: 1,
    render: (findings) => renderQuarter(findings, rendering),
    close: async () => undefined,
  };
}

/** Renders in so many threads at once. A thread that ends before its document is done takes only that document with it. */
export function threadedPress(rendering: Rendering, threads: number): Press {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: ((worker: Worker) => void)[] = [];
  const start = () => {
    const worker = new Worker(workerPath());
    worker.setMaxListeners(0);
    all.add(worker);
    return worker;
  };
  const take = async (): Promise<Worker> => {
    const free = idle.pop();
    if (free !== undefined) return free;
    if (all.size < threads) return start();
    return new Promise((resolve) => waiting.push(resolve));
  };
  const give = (worker: Worker) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  return {
    size: threads,
    render: async (findings) => {
      const worker = await take();
      try {
        const rendered = await ask(worker, findings, rendering);
        give(worker);
        return rendered;
      } catch (error) {
        if (error instanceof Broken) {
          all.delete(worker);
          if (waiting.length > 0) give(start());
        } else give(worker);
        throw error;
      }
    },
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

/** The thread itself ended. */
class Broken extends Error {}

type Answer = { readonly rendered: RenderedQuarter } | { readonly problem: string };

function ask(
  worker: Worker,
  findings: QuarterlyFindings,
  rendering: Rendering,
): Promise<RenderedQuarter> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', told).off('error', broken).off('exit', ended);
      act();
    };
    const told = (answer: Answer) =>
      settle(() =>
        'rendered' in answer ? resolve(answer.rendered) : reject(new Error(answer.problem)),
      );
    const broken = (error: Error) => settle(() => reject(new Broken(error.message)));
    const ended = () => settle(() => reject(new Broken('The thread ended before it was done.')));
    worker.on('message', told).on('error', broken).on('exit', ended);
    worker.postMessage({ findings, rendering });
  });
}

/** Threads run what is built: from source there is nothing that a thread could load. */
function workerPath(): string {
  const beside = fileURLToPath(new URL('./worker.js', import.meta.url));
  if (existsSync(beside)) return beside;
  return join(packageRoot, 'dist', 'reports', 'quarterly', 'worker.js');
}
