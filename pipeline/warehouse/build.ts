import type { Model } from './models.js';
import type { Warehouse } from './open.js';

/** A stretch of case numbers that is replayed at once, so that memory does not grow with the data. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** Told before each model is built, for progress and for timing. */
export type OnModel = (model: Model, chunk: Chunk | null) => void;

/** Builds models that are made once: staging and intermediate ones as temporary tables, marts to stay. */
export async function buildOnce(
  warehouse: Warehouse,
  models: readonly Model[],
  onModel: OnModel = () => undefined,
): Promise<void> {
  for (const model of models) {
    onModel(model, null);
    await warehouse.run(`create or replace ${kindOf(model)} ${model.name} as ${model.sql}`);
  }
}

/** Builds the chunked models for each chunk in turn; marts gather the rows of all, intermediate tables go as soon as nothing reads them. */
export async function buildChunks(
  warehouse: Warehouse,
  models: readonly Model[],
  chunks: readonly Chunk[],
  onModel: OnModel = () => undefined,
): Promise<void> {
  for (const [index, chunk] of chunks.entries()) {
    await warehouse.run(`set variable chunk_from = ${chunk.from}`);
    await warehouse.run(`set variable chunk_to = ${chunk.to}`);
    for (const [place, model] of models.entries()) {
      onModel(model, chunk);
      const isMart = model.layer === 'marts';
      await warehouse.run(
        isMart && index > 0
          ? `insert into ${model.name} ${model.sql}`
          : `create or replace ${kindOf(model)} ${model.name} as ${model.sql}`,
      );
      for (const done of models.slice(0, place + 1)) {
        const isRead = models.slice(place + 1).some((later) => later.inputs.includes(done.name));
        const isLast = done === model || models[place]?.inputs.includes(done.name) === true;
        if (done.layer !== 'marts' && !isRead && isLast) {
          await warehouse.run(`drop ${done.kind} if exists ${done.name}`);
        }
      }
    }
  }
}

function kindOf(model: Model): string {
  return model.layer === 'marts' ? model.kind : `temp ${model.kind}`;
}
