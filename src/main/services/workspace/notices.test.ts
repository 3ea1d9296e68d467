import { describe, expect, it } from 'vitest';
import { lookAround, noticesFor, parseMountCommand, parseProcMounts } from './notices.ts';

const linux = parseProcMounts(
  [
    '/dev/sda1 / ext4 rw 0 0',
    '//server/share /mnt/team\\040drive cifs rw,user=x 0 0',
    'server:/export /mnt/team nfs4 rw 0 0',
    'somebody@far: /home/a/far fuse.sshfs rw 0 0',
    '',
  ].join('\n'),
);
const mac = parseMountCommand(
  [
    '/dev/disk3s1s1 on / (apfs, sealed, local, read-only)',
    '//a@server/Team (old) on /Volumes/Team (old) (smbfs, nodev, nosuid)',
    '/dev/disk4s1 on /Volumes/Stick (msdos, local)',
  ].join('\n'),
);

describe('where a study lies', () => {
  it('sees network drives', () => {
    const of = (path: string, mounts = linux) => noticesFor(path, mounts).join(' ');
    expect(of('/mnt/team drive/a.threadwork')).toContain('network drive');
    expect(of('/mnt/team/deep/a.threadwork')).toContain('network drive');
    expect(of('/home/a/far/a.threadwork')).toContain('network drive');
    expect(of('/Volumes/Team (old)/a.threadwork', mac)).toContain('network drive');
    expect(of('\\\\server\\share\\a.threadwork', [])).toContain('network drive');
  });

  it('says nothing about an ordinary disk, or a name that only begins alike', () => {
    for (const path of [
      '/home/a/a.threadwork',
      '/mnt/teamwork/a.threadwork',
      '/home/a/farther/a.threadwork',
    ]) {
      expect(noticesFor(path, linux)).toEqual([]);
    }
    expect(noticesFor('/Volumes/Stick/a.threadwork', mac)).toEqual([]);
    expect(noticesFor('/home/a/Boxes/a.threadwork', linux)).toEqual([]);
    expect(noticesFor('/home/a/Dropbox.threadwork', linux)).toEqual([]);
  });

  it.each([
    ['C:\\Users\\a\\OneDrive - Some University\\a.threadwork', 'OneDrive'],
    ['/home/a/Dropbox/a.threadwork', 'Dropbox'],
    ['/Users/a/Library/CloudStorage/GoogleDrive-a@b.org/My Drive/a.threadwork', 'Google Drive'],
    ['/Users/a/Library/Mobile Documents/com~apple~CloudDocs/a.threadwork', 'iCloud Drive'],
    ['/home/a/Nextcloud/team/a.threadwork', 'Nextcloud'],
    ['/Users/a/Box/a.threadwork', 'Box'],
  ])('knows a synced folder: %s', (path, service) => {
    expect(noticesFor(path, []).join(' ')).toContain(`that ${service} copies elsewhere`);
  });

  it('never fails, even for a file that is not there', async () => {
    expect(await lookAround('/nowhere/at/all.threadwork')).toEqual([]);
  });
});
