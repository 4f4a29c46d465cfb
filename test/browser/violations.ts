import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page, each rule with the first places that break it. */
export async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const runner: unknown = Reflect.get(globalThis, 'axe');
    const run = Reflect.get(Object(runner), 'run') as () => Promise<{
      violations: { id: string; nodes: { html: string }[] }[];
    }>;
    const { violations: found } = await run();
    return found.map((each) => [each.id, each.nodes.slice(0, 3).map((node) => node.html)]);
  });
}
