import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { realpath } from 'node:fs/promises';

/** File systems that lie on another computer. */
const NETWORK = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'afpfs',
  'webdav',
  'davfs',
  'fuse.sshfs',
  'fuse.davfs2',
  'fuse.rclone',
  'fuse.gvfsd-fuse',
  'fuse.smbnetfs',
  'ncpfs',
  '9p',
  'afs',
  'ceph',
  'fuse.glusterfs',
]);

/** Folder names by which the usual services give themselves away. */
const SYNCED: readonly [RegExp, string][] = [
  [/(?:^|[\\/])OneDrive(?: - [^\\/]+)?(?:[\\/]|$)/iu, 'OneDrive'],
  [/(?:^|[\\/])Dropbox(?: \([^\\/]+\))?(?:[\\/]|$)/iu, 'Dropbox'],
  [/(?:^|[\\/])(?:Google ?Drive|My Drive|GoogleDrive-[^\\/]+)(?:[\\/]|$)/iu, 'Google Drive'],
  [/(?:^|[\\/])(?:Mobile Documents|iCloud ?Drive|com~apple~CloudDocs)(?:[\\/]|$)/iu, 'iCloud Drive'],
  [/(?:^|[\\/])Nextcloud\d*(?:[\\/]|$)/iu, 'Nextcloud'],
  [/(?:^|[\\/])ownCloud\d*(?:[\\/]|$)/iu, 'ownCloud'],
  [/(?:^|[\\/])Box(?: Sync|-Box)?(?:[\\/]|$)/u, 'Box'],
  [/(?:^|[\\/])(?:pCloudDrive|MEGA|Seafile|Syncthing|SynologyDrive)(?:[\\/]|$)/iu, 'a synchronising service'],
];

/** Where a file lies: the mount point a path belongs to, and its kind of file system. */
interface Mount {
  readonly point: string;
  readonly type: string;
}

/** Mounts as Linux lists them in `/proc/self/mounts`. */
export function parseProcMounts(text: string): Mount[] {
  const unescape = (field: string) =>
    field.replace(/\\(\d{3})/gu, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  return text.split('\n').flatMap((line) => {
    const [, point, type] = line.split(' ');
    return point && type ? [{ point: unescape(point), type }] : [];
  });
}

/** Mounts as the macOS `mount` command prints them: `//u@host/share on /Volumes/share (smbfs, nodev)`. */
export function parseMountCommand(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const match = /^.* on (.+) \(([^,)]+)/u.exec(line);
    return match?.[1] && match[2] ? [{ point: match[1], type: match[2] }] : [];
  });
}

/** Sentences about where a study lives, for a path already resolved to its real place. */
export function noticesFor(path: string, mounts: readonly Mount[]): string[] {
  const notices: string[] = [];
  // Either kind of slash: a Windows path keeps its own.
  const folder = path.replace(/[\\/][^\\/]*$/u, '');
  const service = SYNCED.find(([pattern]) => pattern.test(folder))?.[1];
  if (service) {
    notices.push(
      `This study lies in a folder that ${service} copies elsewhere. Let it finish before you open the study on another computer, and open it in one place at a time.`,
    );
  }
  const home = mounts
    .filter((m) => path === m.point || path.startsWith(m.point.endsWith('/') ? m.point : `${m.point}/`))
    .toSorted((a, b) => b.point.length - a.point.length)[0];
  if (path.startsWith('\\\\') || (home && NETWORK.has(home.type))) {
    notices.push(
      'This study lies on a network drive. Keep it open in one place at a time, and keep a copy on this computer.',
    );
  }
  return notices;
}

/** Looks at where a file really lies and says what is worth knowing; empty for an ordinary disk. Never throws. */
export async function lookAround(path: string): Promise<string[]> {
  try {
    // On Windows this turns a mapped drive letter into the \\server\share it stands for.
    return noticesFor(await realpath(path), await mounts());
  } catch {
    return noticesFor(path, []);
  }
}

async function mounts(): Promise<Mount[]> {
  if (process.platform === 'linux') return parseProcMounts(readFileSync('/proc/self/mounts', 'utf8'));
  if (process.platform !== 'darwin') return [];
  return new Promise((resolve) => {
    execFile('/sbin/mount', { timeout: 2000 }, (error, out) => resolve(error ? [] : parseMountCommand(out)));
  });
}
