// Writes THIRD-PARTY-NOTICES.md: every package that travels with the program, its licence and the licence's text.
// Run after a dependency changes: node scripts/on-node.mjs scripts/third-party.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bin/node-runtime.mjs';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const project = read(join(root, 'package.json'));
// Bundled into the interface although they are devDependencies; tools that only build or test are not shipped.
const bundled = Object.keys(project.devDependencies).filter((name) =>
  /^(react|react-dom|zustand|lexical|@lexical\/|d3|@codemirror\/|react-aria-components|@fontsource|lucide-react|@tanstack\/react-virtual)/.test(
    name,
  ),
);
const runtime = Object.keys(project.dependencies);
// Electron and Chromium carry their own notices in every package that is made from them.
const found = new Map();

function visit(name, from) {
  let folder = from;
  let dir = '';
  for (;;) {
    dir = join(folder, 'node_modules', name);
    if (existsSync(join(dir, 'package.json'))) break;
    const up = folder.lastIndexOf('/node_modules/');
    if (up < 0) return;
    folder = folder.slice(0, up);
  }
  if (found.has(dir)) return;
  const info = read(join(dir, 'package.json'));
  const file = readdirSync(dir).find((f) => /^(licen[cs]e|copying)/i.test(f));
  found.set(dir, {
    name,
    version: info.version,
    licence: info.license ?? 'see its text',
    text: file ? readFileSync(join(dir, file), 'utf8').trim() : '',
  });
  for (const next of Object.keys(info.dependencies ?? {})) visit(next, dir);
}
for (const name of [...runtime, ...bundled]) visit(name, root);

const packages = [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
const texts = Map.groupBy(
  packages.filter((p) => p.text !== ''),
  (p) => p.text.replace(/\r\n/g, '\n'),
);
const lines = [
  '# Third-party notices',
  '',
  'Threadwork is MIT-licensed. It is built with the packages below, under their own licences. The typefaces Inter,',
  'Source Serif 4 and Atkinson Hyperlegible Next (which also travels inside review packs) are under the SIL Open Font',
  'License 1.1; Arimo is under the Apache License 2.0 or the SIL Open Font License 1.1, as its file in resources/fonts says.',
  '',
  '| package | version | licence |',
  '|---|---|---|',
  ...packages.map((p) => `| ${p.name} | ${p.version} | ${p.licence} |`),
  '',
  ...[...texts].flatMap(([text, of]) => [
    `## ${of.map((p) => p.name).join(', ')}`,
    '',
    '```',
    text.replaceAll('```', "'''"),
    '```',
    '',
  ]),
];
writeFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), lines.join('\n'));
console.log(`${packages.length} packages`);
