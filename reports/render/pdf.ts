import { join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { packageRoot } from '../../pipeline/root.js';
import type { Attachment } from './contract.js';
import { coverAll } from './cover.js';
import { paperFonts } from './fonts.js';

const reports = join(packageRoot, 'reports');

/** PDF/A-3a is what is shipped: tagged, archivable, with attachments. UA-1 is its accessible sister. */
export type Standard = 'a-3a' | 'ua-1';

export interface PdfOptions {
  /** The date in the document: nothing reads the clock. */
  readonly createdAtMs: number;
  readonly standard?: Standard;
  /** Files that the template reads from `/attached/`. */
  readonly attachments?: readonly Attachment[];
}

let compiler: NodeCompiler | undefined;

/** Sets a page's template with its view: the same view gives the same bytes. */
export async function renderPdf(
  template: string,
  view: unknown,
  { createdAtMs, standard = 'a-3a', attachments = [] }: PdfOptions,
): Promise<Uint8Array> {
  const typst = await openCompiler();
  typst.resetShadow();
  for (const { name, content } of attachments) {
    typst.mapShadow(join(reports, 'attached', name), Buffer.from(content));
  }
  const inputs = { view: JSON.stringify(coverAll(view)) };
  const compiled = typst.compile({ mainFilePath: join(reports, template), inputs });
  const document = compiled.result;
  if (document === null) {
    const failed = compiled.takeDiagnostics();
    const problems = failed === null ? [] : typst.fetchDiagnostics(failed);
    throw new Error(`Typst cannot set ${template}: ${JSON.stringify(problems)}`);
  }
  const pdf = typst.pdf(document, {
    pdfStandard: standard,
    creationTimestamp: Math.floor(createdAtMs / 1000),
  });
  typst.resetShadow();
  typst.evictCache(1);
  return pdf;
}

async function openCompiler(): Promise<NodeCompiler> {
  if (compiler === undefined) {
    const typst = await import('@myriaddreamin/typst-ts-node-compiler');
    compiler = typst.NodeCompiler.create({
      workspace: reports,
      fontArgs: [{ fontBlobs: [...paperFonts()] }],
    });
  }
  return compiler;
}
