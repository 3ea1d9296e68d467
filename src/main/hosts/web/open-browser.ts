import { spawn } from 'node:child_process';

/** How each system opens an address in the browser people chose. */
export function browserCommand(address: string, platform: NodeJS.Platform): [string, string[]] {
  if (platform === 'darwin') return ['open', [address]];
  // `start` is a word of the shell, and would take `&` in an address for its own.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return ['xdg-open', [address]];
}

/** Opens the address; when there is nothing to open it with, the printed address is what is left. */
export function openBrowser(address: string): void {
  const [command, args] = browserCommand(address, process.platform);
  try {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.on('error', () => {});
    child.unref();
  } catch {
    // The address is on the screen.
  }
}
