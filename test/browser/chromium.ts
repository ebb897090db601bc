/** Finds and starts the Chromium of this machine. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium, or undefined. With REQUIRE_BROWSER=1 a missing one is an error. */
export function findChromium(): string | undefined {
  const found = PLACES.find((place) => place !== undefined && place !== '' && existsSync(place));
  if (found === undefined && process.env.REQUIRE_BROWSER === '1') {
    throw new Error('REQUIRE_BROWSER=1, but there is no Chromium: install it, or name it in CHROMIUM_PATH');
  }
  return found;
}

export function startChromium(executablePath: string): Promise<Browser> {
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet] });
}
