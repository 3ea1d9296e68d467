import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', 'src');

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((f) => /\.tsx?$/u.test(f) && !/\.test\.tsx?$/u.test(f))
  .map((f) => ({ path: f, text: readFileSync(join(root, f), 'utf8') }));

/** Files that import what matches, and whose path does not lie behind the wall. */
function breaches(imports: RegExp, allowed: RegExp, within = /^/u): string[] {
  const line = /^\s*(?:import|export)[^;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gmu;
  return files
    .filter(({ path }) => within.test(path) && !allowed.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(line)].flatMap(([, a, b]) => {
        const target = a ?? b ?? '';
        const resolved = target.startsWith('.') ? relative(root, join(root, path, '..', target)) : target;
        return imports.test(resolved) ? [`${path} imports ${resolved}`] : [];
      }),
    );
}

it('looks at real files', () => expect(files.length).toBeGreaterThan(80));

it.each([
  ['electron', /^electron$/u, /^main\/hosts\/electron\//u],
  ['the database driver', /^better-sqlite3$/u, /^main\/db\//u],
  ['the socket library', /^ws$/u, /^main\/hosts\/web\//u],
  ['an http server', /^(node:)?https?$/u, /^main\/hosts\/web\//u],
])('only one place imports %s', (_name, imports, allowed) => expect(breaches(imports, allowed)).toEqual([]));

it.each([
  [
    'shared imports nothing of Node, the page or the other layers',
    /^(node:|react|main\/|renderer\/)/u,
    /^shared\//u,
  ],
  ['the renderer imports nothing of the main process', /^(node:|main\/)/u, /^renderer\//u],
  [
    'importers and exporters touch no database',
    /^main\/(db|features|core)\//u,
    /^main\/(importers|exporters)\//u,
  ],
  [
    'the core knows no host, importer or exporter',
    /^main\/(hosts|importers|exporters)\//u,
    /^main\/(core|db|features)\//u,
  ],
  ['features know nothing of the core that runs them', /^main\/(core|services)\//u, /^main\/features\//u],
  ['the core and importers know no service', /^main\/services\//u, /^main\/(core|importers)\//u],
  ['shared parts know no room', /^renderer\/rooms\//u, /^renderer\/parts\//u],
  [
    'controls know no answers, parts or rooms',
    /^renderer\/(app|data|parts|rooms|transport)\//u,
    /^renderer\/ui\//u,
  ],
  ['live answers know nothing that is drawn', /^renderer\/(app|parts|rooms|ui)\//u, /^renderer\/data\//u],
  ['domain code knows no contract', /^shared\/contract\//u, /^shared\/domain\//u],
])('%s', (_name, imports, within) => expect(breaches(imports, /^$/u, within)).toEqual([]));

it('a room imports no other room', () => {
  const rooms = new Set(files.flatMap(({ path }) => /^renderer\/rooms\/([^/]+)\//u.exec(path)?.[1] ?? []));
  const found = [...rooms].flatMap((room) =>
    breaches(
      new RegExp(`^renderer/rooms/(?!${room}/)`, 'u'),
      /^$/u,
      new RegExp(`^renderer/rooms/${room}/`, 'u'),
    ),
  );
  expect(found).toEqual([]);
});

it('no files import each other in a circle, but for types', () => {
  const paths = new Set(files.map(({ path }) => path));
  const line = /^(?:import|export) (?!type)(?:([^'";]*?) from )?'(\.[^']+)';/gmu;
  const onlyTypes = /^\{(?:\s*type [^,}]+,?)+\s*\}$/u;
  const imports = new Map(
    files.map(({ path, text }) => [
      path,
      [...text.matchAll(line)]
        .filter(([, names]) => names === undefined || !onlyTypes.test(names))
        .map(([, , target = '']) => relative(root, join(root, path, '..', target)))
        .filter((target) => paths.has(target)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' > '));
    if (done.has(path) || way.includes(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  expect(circles).toEqual([]);
});
