/**
 * The installers' configuration, and a real package made of it. Electron's runtime is a stand-in folder, so the package
 * cannot open a window; what is in it can be looked at, and its command line can run on this Node.
 */
import { extractAll, listPackage } from '@electron/asar';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { icns, ico } from '../../scripts/make-icons.ts';

const require = createRequire(import.meta.url);
const root = resolve('.');
const config = join(root, 'electron-builder.yml');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string): unknown => JSON.parse(read(path));

interface OwnFile {
  from: string;
  to: string;
  filter: string;
}
interface BuilderConfig {
  npmRebuild: boolean;
  fileAssociations: { ext: string; mimeType: string }[];
  win: { target: { target: string; arch: string[] }[]; files: OwnFile[] };
  nsis: { perMachine: boolean };
  mac: { target: { target: string; arch: string[] }[]; files: OwnFile[] };
  linux: { target: string[]; files: OwnFile[] };
}
/** Stands before the switches in the executable; then come a version, how many there are, and one letter each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** The packer's own reader and checker of its configuration; internal, so its version is pinned. */
async function readConfig(change: Record<string, unknown> = {}): Promise<BuilderConfig> {
  const library = dirname(require.resolve('app-builder-lib/package.json'));
  const { getConfig, validateConfiguration } = require(join(library, 'out/util/config/config.js')) as {
    getConfig(root: string, path: string, change: unknown): Promise<BuilderConfig>;
    validateConfiguration(config: BuilderConfig, log: unknown): Promise<void>;
  };
  const { DebugLogger } = createRequire(join(library, 'package.json'))('builder-util') as {
    DebugLogger: new (on: boolean) => unknown;
  };
  const read = await getConfig(root, config, change);
  await validateConfiguration(read, new DebugLogger(false));
  return read;
}

describe('the configuration', () => {
  it('is one the packer understands', async () => {
    const read = await readConfig();
    expect(read.fileAssociations).toMatchObject([
      { ext: 'threadwork', mimeType: 'application/x-threadwork' },
    ]);
    expect(read.npmRebuild).toBe(false);
    expect(read.win.target).toEqual([{ target: 'nsis', arch: ['x64', 'arm64'] }]);
    // Elsewhere than for the whole computer, Windows' installer leaves the file association out.
    expect(read.nsis.perMachine).toBe(true);
    expect(read.mac.target).toEqual([{ target: 'dmg', arch: ['x64', 'arm64'] }]);
    expect(read.linux.target).toEqual(['AppImage', 'deb']);
  });

  it('would be refused with a word it does not know', async () => {
    await expect(readConfig({ linx: {} })).rejects.toThrow(/unknown property 'linx'/u);
  });

  it('packs the database driver of the system it packs for, whichever it runs on', async () => {
    const read = await readConfig();
    for (const [system, name] of [
      ['win', 'win32'],
      ['mac', 'darwin'],
      ['linux', 'linux'],
    ] as const) {
      const [driver] = read[system].files;
      expect([driver?.to, driver?.filter]).toEqual([driver?.from, `${name}-\${arch}.node`]);
      for (const arch of ['x64', 'arm64']) {
        const binary = join(root, driver?.from ?? '', `${name}-${arch}.node`);
        expect([binary, existsSync(binary)]).toEqual([binary, true]);
      }
    }
  });

  it('has what a Debian package must say', () => {
    const own = json('package.json') as Record<string, string>;
    for (const field of ['homepage', 'author', 'description', 'license', 'version']) {
      expect([field, own[field]]).toEqual([field, expect.any(String)]);
    }
    expect(own['author']).toMatch(/<.+@.+>/u);
    // by it the system knows which installed program a window belongs to
    expect(own['desktopName']).toBe('threadwork-desktop.desktop');
  });
});

describe('icons', () => {
  it('are there, in every container', () => {
    for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) {
      const png = readFileSync(join(root, `resources/icons/${size}x${size}.png`));
      expect(png.readUInt32BE(16)).toBe(size);
    }
    const windows = readFileSync(join(root, 'resources/icons/icon.ico'));
    const mac = readFileSync(join(root, 'resources/icons/icon.icns'));
    expect([windows.readUInt16LE(2), windows.readUInt16LE(4)]).toEqual([1, 7]);
    expect([mac.toString('latin1', 0, 4), mac.readUInt32BE(4)]).toEqual(['icns', mac.length]);
  });

  it('are put into their containers whole', () => {
    const pictures = [
      { size: 16, png: Buffer.from('sixteen') },
      { size: 256, png: Buffer.from('two hundred') },
    ];
    const windows = ico(pictures);
    const at = windows.readUInt32LE(6 + 16 + 12);
    expect(windows.subarray(at, at + windows.readUInt32LE(6 + 16 + 8)).toString()).toBe('two hundred');
    expect(windows.readUInt8(6 + 16)).toBe(0);
    const mac = icns(pictures);
    expect(mac.readUInt32BE(4)).toBe(mac.length);
    expect(mac.toString('latin1', 8, 12)).toBe('icp4');
    expect(mac.subarray(16, 8 + mac.readUInt32BE(12)).toString()).toBe('sixteen');
  });
});

/** Packages whose files must be in the program: what it depends on, and what that depends on. */
function production(): Set<string> {
  const { packages } = json('package-lock.json') as {
    packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>;
  };
  // Types are not run, and the addon headers were needed to compile the driver.
  const notRun = new Set(['@types/node', 'undici-types', 'node-addon-api']);
  return new Set(
    Object.entries(packages)
      .filter(([path, info]) => path !== '' && !info.dev && !info.optional && !info.devOptional)
      .map(([path]) => path.split('node_modules/').at(-1) ?? '')
      .filter((name) => !notRun.has(name)),
  );
}
const packageOf = (path: string): string => {
  const [first = '', second = ''] = (path.split('node_modules/').at(-1) ?? '').split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
};

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('a package', () => {
  let folder: string;
  let files: string[];
  let resources: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'threadwork-package-'));
    const runtime = join(folder, 'runtime');
    mkdirSync(runtime);
    const switches = Buffer.from([1, 9, ...Buffer.from('101100010')]);
    writeFileSync(
      join(runtime, 'electron'),
      Buffer.concat([Buffer.from(`#!/bin/sh\n#${SENTINEL}`), switches]),
    );
    chmodSync(join(runtime, 'electron'), 0o755);
    const { version } = require('electron/package.json') as { version: string };
    writeFileSync(join(runtime, 'version'), version);
    // The packer follows dependencies from where the packages really lie.
    const project = dirname(realpathSync('node_modules'));
    const packed = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/electron-builder/cli.js'),
        '--linux',
        '--dir',
        '--x64',
        `--projectDir=${project}`,
        `--config=${config}`,
        `-c.electronDist=${runtime}`,
        `-c.directories.output=${join(folder, 'packed')}`,
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, ELECTRON_BUILDER_OFFLINE: 'true' } },
    );
    if (packed.status !== 0) throw new Error(`${packed.stdout}\n${packed.stderr}`);
    resources = join(folder, 'packed', 'linux-unpacked', 'resources');
    const archive = join(resources, 'app.asar');
    // Folders are listed too; only what holds something else is one.
    const all = listPackage(archive, { isPack: false }).map((path) => path.slice(1));
    const folders = new Set(all.map(dirname));
    files = all.filter((path) => !folders.has(path));
    extractAll(archive, join(folder, 'extracted'));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what is needed', () => {
    for (const path of [
      'package.json',
      'LICENSE',
      'THIRD-PARTY-NOTICES.md',
      'out/main/electron.js',
      'out/main/core-worker.js',
      'out/main/import-worker.js',
      'out/main/export-worker.js',
      'out/main/pdf-child.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'resources/fonts/Arimo-Regular.ttf',
      'resources/sample/source/study.json',
      'node_modules/@resvg/resvg-wasm/index_bg.wasm',
      'node_modules/docx/dist/index.mjs',
    ]) {
      expect([path, files.includes(path)]).toEqual([path, true]);
    }
    const packed = new Set(files.filter((path) => path.startsWith('node_modules/')).map(packageOf));
    expect([...packed].toSorted()).toEqual([...production()].toSorted());
  });

  it('holds nothing else', () => {
    const kinds =
      /^(?:out\/(?:main|preload|renderer)\/|resources\/(?:fonts|sample)\/|node_modules\/|(?:package\.json|LICENSE|THIRD-PARTY-NOTICES\.md)$)/u;
    expect(files.filter((path) => !kinds.test(path))).toEqual([]);
    const unwanted =
      /\.(?:map|ts|mts|cts|tsx|c|cc|cpp|h|hpp|gyp|gypi|markdown|snap)$|\.test\.|(?:^|\/)(?:tests?|__tests__|docs|examples?)\/|\.(?:umd\.cjs|iife\.js)$/u;
    expect(files.filter((path) => path.startsWith('node_modules/') && unwanted.test(path))).toEqual([]);
    expect(files.filter((path) => path.startsWith('out/') && /\.map$|\.built$/u.test(path))).toEqual([]);
  });

  it('has the one native module it needs, outside the archive', () => {
    const native = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';
    expect(files.filter((path) => path.endsWith('.node'))).toEqual([native]);
    const unpacked = join(resources, 'app.asar.unpacked', native);
    expect(existsSync(unpacked)).toBe(true);
    expect(readFileSync(unpacked).subarray(1, 4).toString()).toBe('ELF');
  });

  it('has what it does not need switched off in the executable', () => {
    const program = readFileSync(join(resources, '..', 'threadwork-desktop'), 'latin1');
    const at = program.indexOf(SENTINEL) + SENTINEL.length + 2;
    const [asNode, , nodeOptions, inspect, , onlyArchive, , filePages] = program.slice(at);
    expect({ asNode, nodeOptions, inspect, onlyArchive, filePages }).toEqual({
      asNode: '1',
      nodeOptions: '0',
      inspect: '0',
      onlyArchive: '1',
      filePages: '0',
    });
  });

  it('works: from the sample to a figure, a page and a table', () => {
    const run = (...args: string[]) => {
      const done = spawnSync(process.execPath, [join(folder, 'extracted', 'out/main/cli.js'), ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, INIT_CWD: folder },
      });
      expect([args.join(' '), done.status, done.stderr]).toEqual([args.join(' '), 0, '']);
      return done.stdout;
    };
    run('sample', 's.threadwork', '--json');
    const [first] = JSON.parse(run('list', 's.threadwork', '--what', 'documents', '--json')) as {
      id: string;
    }[];
    for (const format of ['svg', 'png', 'pdf']) {
      run('export', 's.threadwork', '--what', 'map', '--format', format, '--out', `map.${format}`);
    }
    run('export', 's.threadwork', '--what', 'codebook', '--format', 'docx', '--out', 'codebook.docx');
    run(
      'export',
      's.threadwork',
      '--what',
      'transcript',
      '--id',
      first?.id ?? '',
      '--format',
      'html',
      '--out',
      'a.html',
    );
    expect(readFileSync(join(folder, 'map.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    // One of every kind the sample has: captions, a typed document, plain text, a PDF.
    run('new', 'n.threadwork');
    const transcripts = join(folder, 'extracted', 'resources/sample/transcripts');
    const report = JSON.parse(run('import', 'n.threadwork', transcripts, '--json')) as { imported: number };
    expect(report.imported).toBe(12);
  }, 120_000);
});
