import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const found = places.find((place) => place !== undefined && existsSync(place));

/** Whether a browser is installed. */
export const hasBrowser = found !== undefined;

/** Why a test that needs a browser does not run without one. */
export const noBrowser =
  'no Chromium is installed; apt-get install chromium, or name one in CHROMIUM';

/** A browser without sandbox, graphics or traffic of its own. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(found === undefined ? {} : { executablePath: found }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}
