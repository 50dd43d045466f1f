import { spawnSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';

/** By name, the one first that draws pages and nothing around them: tests then take a sixth less of the processor. */
const programs = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** The browser's flags: no sandbox as root, nothing that calls out. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

function findChromium(): string | undefined {
  const asked = process.env.ESMA_CHROMIUM;
  if (asked) return asked;
  for (const program of programs) {
    const found = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

/** How to start the Chromium that ESMA_CHROMIUM names, or that is installed. @throws Error where there is none. */
export function requireChromium(): LaunchOptions {
  const executablePath = findChromium();
  if (executablePath) return { executablePath, args: flags };
  if (process.platform === 'linux')
    throw new Error(
      'there is no Chromium: install the package chromium-headless-shell, or name a program by ESMA_CHROMIUM',
    );
  return { channel: 'chrome', args: flags };
}

/** Starts that Chromium. */
export async function startChromium(): Promise<Browser> {
  return chromium.launch(requireChromium());
}
