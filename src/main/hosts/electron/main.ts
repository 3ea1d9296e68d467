/**
 * Entry of the desktop program. Everything that must be said before Electron is ready is said here, at once: an ES module
 * that waited for anything first would come too late.
 */
import { app, dialog } from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorkspace } from '../../services/workspace/index.ts';
import { realDeps } from '../../services/workspace/real-deps.ts';
import { settingsFolder } from '../shared/places.ts';
import { startDesktop } from './desktop.ts';
import { createDesktopPlatform } from './dialogs.ts';
import { silenceNetwork } from './guard.ts';
import { registerScheme } from './scheme.ts';

const built = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

registerScheme();
silenceNetwork();
app.enableSandbox();
app.setAppUserModelId('org.threadwork.desktop');

const deps = realDeps({
  platform: createDesktopPlatform(),
  settingsFolder: settingsFolder(),
  defaultFolder: join(app.getPath('documents'), 'Threadwork'),
});

// Electron would show a box with the place in the program; it goes on in any case.
let told = false;
process.on('uncaughtException', (error) => {
  const id = deps.log.failure('the desktop program', error);
  if (told) return;
  told = true;
  dialog.showErrorBox(
    'Something did not work',
    `What was saved is in the study. Close Threadwork and open it again. The log has the details under ${id}.`,
  );
});
process.on('unhandledRejection', (reason) => void deps.log.failure('the desktop program', reason));

startDesktop({
  workspace: createWorkspace(deps),
  settings: deps.settings,
  log: deps.log,
  root: built('../renderer'),
  preload: built('../preload/index.cjs'),
  argv: process.argv,
  workingFolder: process.env['INIT_CWD'] ?? process.cwd(),
  isMac: process.platform === 'darwin',
});
