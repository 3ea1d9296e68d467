/**
 * Makes the application's icons from resources/icon.svg (and icon-small.svg, drawn for 32 pixels and fewer): PNG files
 * for Linux, an ICO for Windows, an ICNS for a Mac. Run it after changing a drawing: `node scripts/on-node.mjs
 * scripts/make-icons.ts`. What it makes is kept with the sources, so that a build needs nothing else.
 */
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const resources = fileURLToPath(new URL('../resources/', import.meta.url));
const drawn = (name: string) => readFileSync(join(resources, name), 'utf8');

/** An image file inside a container: pixels on a side, and the PNG itself. */
interface Picture {
  readonly size: number;
  readonly png: Uint8Array;
}

/** Windows' container: a head, a directory of 16 bytes per picture, then the PNG files one after the other. */
export function ico(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // 256 does not fit a byte and is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map((p) => p.png)]);
}

/** What a Mac calls each size; the second of a pair is the same picture for a dense screen. */
const MAC_NAMES: readonly [string, number][] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['icp6', 64],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

/** A Mac's container: a head, then name, length and PNG for each picture, big-endian. */
export function icns(pictures: readonly Picture[]): Buffer {
  const parts = MAC_NAMES.flatMap(([name, size]) => {
    const picture = pictures.find((p) => p.size === size);
    if (!picture) return [];
    const head = Buffer.alloc(8);
    head.write(name, 0, 'latin1');
    head.writeUInt32BE(picture.png.length + 8, 4);
    return [head, picture.png];
  });
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.length, 8),
    4,
  );
  return Buffer.concat([head, ...parts]);
}

function render(size: number): Picture {
  const svg = drawn(size <= 32 ? 'icon-small.svg' : 'icon.svg');
  return { size, png: new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const folder = join(resources, 'icons');
  mkdirSync(folder, { recursive: true });
  const pictures = [16, 24, 32, 48, 64, 128, 256, 512, 1024].map(render);
  for (const { size, png } of pictures) {
    if (size !== 24) writeFileSync(join(folder, `${size}x${size}.png`), png);
  }
  writeFileSync(join(folder, 'icon.ico'), ico(pictures.filter((p) => p.size <= 256)));
  writeFileSync(join(folder, 'icon.icns'), icns(pictures));
}
