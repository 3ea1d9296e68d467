import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the program keeps what belongs to this computer: settings, log, files on their way in. The same folder for the
 * desktop and the tab, so that a name given in one is known in the other. `THREADWORK_SETTINGS` puts it elsewhere.
 */
export function settingsFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['THREADWORK_SETTINGS']) return env['THREADWORK_SETTINGS'];
  if (process.platform === 'win32') {
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Threadwork');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Threadwork');
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'Threadwork');
}

/** `Documents/Threadwork`, in the folder this system calls documents. */
export function studiesFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(documentsFolder(env), 'Threadwork');
}

function documentsFolder(env: NodeJS.ProcessEnv): string {
  const usual = join(homedir(), 'Documents');
  if (process.platform === 'win32' || process.platform === 'darwin') return usual;
  try {
    const dirs = readFileSync(
      join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'user-dirs.dirs'),
      'utf8',
    );
    const named = /^XDG_DOCUMENTS_DIR="(.+)"$/mu.exec(dirs)?.[1];
    return named?.replace('$HOME', homedir()) ?? usual;
  } catch {
    return usual;
  }
}
