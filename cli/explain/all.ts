import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Explanation } from '../../pipeline/explain/contract.js';
import { explainCases } from '../../pipeline/explain/explain-many.js';
import { UserError } from '../../pipeline/failure.js';
import { readReplayed } from '../../pipeline/findings/replayed.js';
import { findTimelines } from '../../pipeline/findings/timelines.js';
import { readSample } from '../../pipeline/sample/read.js';
import type { Warehouse } from '../../pipeline/warehouse/open.js';
import type { Workspace } from '../../pipeline/workspace.js';
import { counted } from '../../reports/words/count.js';
import { month } from '../../reports/words/instant.js';
import type { Io } from '../io.js';
import { namesByPolicy } from '../names-by-policy.js';
import { progress } from '../progress.js';
import { shelveWithin } from '../shelve-within.js';
import { caseHeadline, explanationDocument } from './document.js';
import { explanationsIndex, type Listed } from './index-document.js';
import { jsonText } from './json.js';
import { type AskedCases, casesOfSample, casesSelected } from './selected.js';
import { explanationText } from './text.js';

export type ExplanationFormat = 'html' | 'text' | 'json';

export interface AllOptions extends AskedCases {
  readonly out: string;
  readonly sample?: string | undefined;
  readonly zone?: string | undefined;
  readonly format: ExplanationFormat;
}

const endings = { html: 'html', text: 'txt', json: 'json' } as const;
const drawnAtOnce = 100;

/** Writes a file for each of the cases that are asked for, and a page that leads to them. */
export async function explainAll(
  io: Io,
  warehouse: Warehouse,
  workspace: Workspace,
  options: AllOptions,
): Promise<void> {
  const { asOfMs, programVersion, policies } = await readReplayed(warehouse);
  const zone = options.zone ?? workspace.config.report.zone ?? 'UTC';
  const ids = await idsOf(io, warehouse, options, zone);
  if (ids.length === 0) throw nothingToExplain();
  const out = resolve(io.cwd, options.out);
  mkdirSync(out, { recursive: true });
  const { show, clear } = progress(io);
  const write = await writerOf(options.format, {
    zone,
    programVersion,
    namesOf: namesByPolicy(policies),
  });
  const names = fileNames(ids, endings[options.format]);
  const listed: Listed[] = [];
  for (let from = 0; from < ids.length; from += drawnAtOnce) {
    const wanted = ids.slice(from, from + drawnAtOnce);
    const timelines = await findTimelines(
      warehouse,
      options.format === 'html' ? wanted : [],
      'auditor',
    );
    for await (const explanation of explainCases(warehouse, wanted)) {
      show(`Explaining: ${listed.length + 1} of ${ids.length} …`);
      const name = names.get(explanation.case_id) ?? '';
      writeFileSync(join(out, name), await write(explanation, timelines));
      listed.push(listedOf(explanation, name));
    }
  }
  const { documentHtml } = await import('../../reports/document/screen.js');
  const which = whichText(options);
  const index = explanationsIndex(listed, { zone, asOfMs, programVersion, which, scope: [] });
  writeFileSync(join(out, 'index.html'), documentHtml(index, new Map()));
  clear();
  const explained = counted(listed.length, 'case');
  if (listed.length < ids.length) {
    io.stderr(
      `${counted(ids.length - listed.length, 'case')} of the sample ${ids.length - listed.length === 1 ? 'is' : 'are'} not in the ledger any more.\n`,
    );
  }
  io.stdout(`Explained ${explained}.\n  ${relative(io.cwd, join(out, 'index.html'))}\n`);
  shelveWithin(workspace, out, ['index.html'], {
    kind: 'explanations',
    period: options.from === undefined ? '' : `${options.from}/${options.to}`,
    policy: null,
    account: null,
    audience: 'auditor',
    headline: `${explained} explained: ${which}`,
  });
}

function idsOf(io: Io, warehouse: Warehouse, options: AllOptions, zone: string): Promise<string[]> {
  if (options.sample === undefined) return casesSelected(warehouse, options, zone);
  return Promise.resolve(
    casesOfSample(readSample(resolve(io.cwd, options.sample), options.sample)),
  );
}

type Write = (
  explanation: Explanation,
  timelines: Awaited<ReturnType<typeof findTimelines>>,
) => Promise<string> | string;

interface Setting {
  readonly zone: string;
  readonly programVersion: string;
  readonly namesOf: ReturnType<typeof namesByPolicy>;
}

async function writerOf(format: ExplanationFormat, setting: Setting): Promise<Write> {
  const { zone, programVersion, namesOf } = setting;
  if (format === 'json') return jsonText;
  if (format === 'text') {
    return (explanation) => explanationText(explanation, { zone, width: 100, hasStrip: true });
  }
  const { renderDocument } = await import('../../reports/document/render.js');
  return async (explanation, timelines) => {
    const names = namesOf(explanation.policy?.id ?? null);
    const document = explanationDocument(explanation, { zone, names, timelines, programVersion });
    const { html } = await renderDocument(null, document, { formats: ['html'], paper: 'a4' });
    return html ?? '';
  };
}

/** A file name for each case; ids that come to the same name are told apart by a number. */
function fileNames(ids: readonly string[], ending: string): Map<string, string> {
  const taken = new Set(['index']);
  return new Map(
    ids.map((id) => {
      const plain = id.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
      let name = plain;
      for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = `${plain}-${again}`;
      taken.add(name.toLowerCase());
      return [id, `${name}.${ending}`];
    }),
  );
}

function listedOf(explanation: Explanation, file: string): Listed {
  const { case_id, account_id, account_name, obligations } = explanation;
  return {
    caseId: case_id,
    account: account_name ?? account_id,
    headline: caseHeadline(explanation),
    obligations: obligations.length,
    missed: obligations.filter(({ verdict }) => verdict === 'missed').length,
    hinging: obligations.filter(({ settled }) => !settled).length,
    files: [file],
  };
}

function whichText({ sample, missed, hinging, from, to }: AllOptions): string {
  const kinds = [
    ...(missed === true ? ['missed'] : []),
    ...(hinging === true ? ['hinging'] : []),
  ].join(' or ');
  const what =
    sample === undefined
      ? kinds === ''
        ? 'all cases'
        : `cases with a ${kinds} obligation`
      : 'the sample';
  return from === undefined ? what : `${what}, ${month(`${from}/${to}`)}`;
}

function nothingToExplain(): UserError {
  return new UserError({
    code: 'explain.none',
    message: 'No case is asked for: none of the ledger fits.',
    hint: 'Ask for other dates, policies or accounts, or leave out --missed and --hinging.',
  });
}
