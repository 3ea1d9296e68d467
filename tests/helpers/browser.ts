/**
 * Finds and starts the Chromium that the browser tests drive. Nothing is downloaded: the browser is one that is
 * already on the machine, and it is started so that it keeps to itself.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const quietArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--no-default-browser-check',
  '--no-first-run',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Path of the browser to drive: THREADWORK_BROWSER when it is set, otherwise the first Chromium or Chrome on
 * the PATH.
 * @throws one sentence that names how to install a browser when there is none.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['THREADWORK_BROWSER'];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`THREADWORK_BROWSER names ${named}, which is not a program that can be started.`);
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      if (isExecutable(path)) return path;
    }
  }
  throw new Error(
    'The browser tests need Chromium or Chrome and found none: install one (on Debian, apt-get install chromium) or name it in THREADWORK_BROWSER.',
  );
}

/**
 * Starts a headless browser with background traffic switched off. The caller closes it.
 * @param options anything of playwright's launch options; `args` are added to ours.
 * @throws one sentence when no browser is found.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { args = [], ...rest } = options;
  // Chromium refuses its own sandbox to root, which is who runs tests in most containers.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: findBrowser(),
    headless: true,
    ...rest,
    args: [...quietArguments, ...asRoot, ...args],
  });
}
