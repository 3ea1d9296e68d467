/**
 * A small TrueType writer, and a subsetter for fonts this writer made.
 *
 * The figure font is merged from per-script web subsets once, at build. The result has simple outlines only: no
 * hinting, no kerning, no ligatures, so the widths the layouts measure are the widths every reader draws.
 * Table layouts follow the OpenType specification (cmap 4 and 12, glyf, hmtx, loca long).
 */
import { ByteWriter } from './bytes.ts';

export interface FontFace {
  readonly family: string;
  readonly subfamily: string;
  readonly postscriptName: string;
  readonly copyright: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly weight: number;
  readonly italicAngle: number;
}

/** A glyph: `data` is its `glyf` entry (simple outline, empty for a blank), widths in font units. */
export interface FontGlyph {
  readonly codePoints: readonly number[];
  readonly advance: number;
  readonly data: Uint8Array;
}

export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/** Encodes closed contours of quadratic points as a simple `glyf` entry; coordinates in whole font units. */
export function encodeOutline(contours: readonly (readonly OutlinePoint[])[]): Uint8Array {
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array(0);
  const out = new ByteWriter();
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  out
    .i16(contours.length)
    .i16(Math.min(...xs))
    .i16(Math.min(...ys))
    .i16(Math.max(...xs))
    .i16(Math.max(...ys));
  let end = -1;
  for (const contour of contours) out.u16((end += contour.length));
  out.u16(0);
  const deltas = points.map((p, i) => ({
    dx: p.x - (points[i - 1]?.x ?? 0),
    dy: p.y - (points[i - 1]?.y ?? 0),
    on: p.on,
  }));
  for (const d of deltas) out.u8((d.on ? 1 : 0) | axisFlag(d.dx, 2, 16) | axisFlag(d.dy, 4, 32));
  for (const d of deltas) writeDelta(out, d.dx);
  for (const d of deltas) writeDelta(out, d.dy);
  return out.align(4).done();
}

function axisFlag(delta: number, short: number, same: number): number {
  if (delta === 0) return same;
  if (Math.abs(delta) < 256) return short | (delta > 0 ? same : 0);
  return 0;
}

function writeDelta(out: ByteWriter, delta: number): void {
  if (delta === 0) return;
  if (Math.abs(delta) < 256) out.u8(Math.abs(delta));
  else out.i16(delta);
}

/** Writes a complete TrueType file. Glyph 0 must be the missing-glyph box. */
export function writeTrueType(face: FontFace, glyphs: readonly FontGlyph[]): Uint8Array {
  const box = fontBox(glyphs);
  const tables: [string, Uint8Array][] = [
    ['OS/2', os2Table(face, glyphs)],
    ['cmap', cmapTable(glyphs)],
    ['glyf', joined(glyphs.map((g) => g.data))],
    ['head', headTable(face, box)],
    ['hhea', hheaTable(face, glyphs, box)],
    ['hmtx', hmtxTable(glyphs)],
    ['loca', locaTable(glyphs)],
    ['maxp', maxpTable(glyphs)],
    ['name', nameTable(face)],
    ['post', postTable(face)],
  ];
  return assemble(tables);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new ByteWriter();
  for (const part of parts) out.raw(part).align(4);
  return out.done();
}

interface FontBox {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

const glyphBox = (data: Uint8Array): FontBox | null => {
  if (data.length < 10) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return { xMin: view.getInt16(2), yMin: view.getInt16(4), xMax: view.getInt16(6), yMax: view.getInt16(8) };
};

function fontBox(glyphs: readonly FontGlyph[]): FontBox {
  const boxes = glyphs.map((g) => glyphBox(g.data)).filter((b) => b !== null);
  return boxes.reduce(
    (all, b) => ({
      xMin: Math.min(all.xMin, b.xMin),
      yMin: Math.min(all.yMin, b.yMin),
      xMax: Math.max(all.xMax, b.xMax),
      yMax: Math.max(all.yMax, b.yMax),
    }),
    { xMin: 0, yMin: 0, xMax: 0, yMax: 0 },
  );
}

function headTable(face: FontFace, box: FontBox): Uint8Array {
  const bold = face.weight >= 600 ? 1 : 0;
  const italic = face.italicAngle === 0 ? 0 : 2;
  return new ByteWriter()
    .u32(0x00010000)
    .u32(0x00010000)
    .u32(0)
    .u32(0x5f0f3cf5)
    .u16(0x0003)
    .u16(face.unitsPerEm)
    .u32(0)
    .u32(0)
    .u32(0)
    .u32(0)
    .i16(box.xMin)
    .i16(box.yMin)
    .i16(box.xMax)
    .i16(box.yMax)
    .u16(bold | italic)
    .u16(8)
    .i16(2)
    .i16(1)
    .i16(0)
    .done();
}

function hheaTable(face: FontFace, glyphs: readonly FontGlyph[], box: FontBox): Uint8Array {
  const out = new ByteWriter().u32(0x00010000).i16(face.ascent).i16(face.descent).i16(face.lineGap);
  out
    .u16(Math.max(...glyphs.map((g) => g.advance)))
    .i16(box.xMin)
    .i16(0)
    .i16(box.xMax);
  out.i16(1).i16(0).i16(0).i16(0).i16(0).i16(0).i16(0).i16(0);
  return out.u16(glyphs.length).done();
}

function hmtxTable(glyphs: readonly FontGlyph[]): Uint8Array {
  const out = new ByteWriter();
  for (const glyph of glyphs) out.u16(glyph.advance).i16(glyphBox(glyph.data)?.xMin ?? 0);
  return out.done();
}

function locaTable(glyphs: readonly FontGlyph[]): Uint8Array {
  const out = new ByteWriter();
  let offset = 0;
  for (const glyph of glyphs) {
    out.u32(offset);
    offset += Math.ceil(glyph.data.length / 4) * 4;
  }
  return out.u32(offset).done();
}

function maxpTable(glyphs: readonly FontGlyph[]): Uint8Array {
  let points = 0;
  let contours = 0;
  for (const { data } of glyphs) {
    if (data.length < 10) continue;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const count = view.getInt16(0);
    contours = Math.max(contours, count);
    points = Math.max(points, view.getUint16(10 + (count - 1) * 2) + 1);
  }
  const out = new ByteWriter().u32(0x00010000).u16(glyphs.length).u16(points).u16(contours);
  out.u16(0).u16(0).u16(1);
  for (let i = 0; i < 8; i += 1) out.u16(0);
  return out.done();
}

function os2Table(face: FontFace, glyphs: readonly FontGlyph[]): Uint8Array {
  const codes = glyphs.flatMap((g) => g.codePoints);
  const used = glyphs.filter((g) => g.advance > 0);
  const average = Math.round(used.reduce((sum, g) => sum + g.advance, 0) / Math.max(1, used.length));
  const em = face.unitsPerEm;
  const out = new ByteWriter().u16(4).i16(average).u16(face.weight).u16(5).u16(0);
  for (const part of [0.65, 0.6, 0, 0.075, 0.65, 0.6, 0, 0.35]) out.i16(Math.round(part * em));
  out
    .i16(Math.round(em * 0.05))
    .i16(Math.round(em * 0.26))
    .i16(0);
  for (const panose of [2, 11, 6, 4, 2, 2, 2, 2, 2, 4]) out.u8(panose);
  out.u32(0x600002ff).u32(0x500078fb).u32(0).u32(0).tag('NONE');
  const bold = face.weight >= 600 ? 0x20 : 0;
  const italic = face.italicAngle === 0 ? 0 : 0x01;
  out.u16(bold || italic ? bold | italic : 0x40);
  out.u16(Math.min(0xffff, Math.min(...codes))).u16(Math.min(0xffff, Math.max(...codes)));
  out.i16(face.ascent).i16(face.descent).i16(face.lineGap).u16(face.ascent).u16(-face.descent);
  out.u32(0x0000019f).u32(0).i16(face.xHeight).i16(face.capHeight).u16(0).u16(32).u16(1);
  return out.done();
}

function nameTable(face: FontFace): Uint8Array {
  const records: [number, string][] = [
    [0, face.copyright],
    [1, face.family],
    [2, face.subfamily],
    [3, `${face.postscriptName};Threadwork`],
    [4, `${face.family} ${face.subfamily}`],
    [5, 'Version 1.341'],
    [6, face.postscriptName],
    [14, 'https://openfontlicense.org'],
  ];
  const text = new ByteWriter();
  const out = new ByteWriter()
    .u16(0)
    .u16(records.length)
    .u16(6 + records.length * 12);
  for (const [id, value] of records) {
    out
      .u16(3)
      .u16(1)
      .u16(0x0409)
      .u16(id)
      .u16(value.length * 2)
      .u16(text.length);
    for (let i = 0; i < value.length; i += 1) text.u16(value.charCodeAt(i));
  }
  return out.raw(text.done()).done();
}

function postTable(face: FontFace): Uint8Array {
  const out = new ByteWriter().u32(0x00030000).u32(Math.round(face.italicAngle * 65536));
  out
    .i16(Math.round(-face.unitsPerEm * 0.1))
    .i16(Math.round(face.unitsPerEm * 0.05))
    .u32(0);
  return out.u32(0).u32(0).u32(0).u32(0).done();
}

interface CodeRange {
  start: number;
  end: number;
  glyph: number;
}

function codeRanges(glyphs: readonly FontGlyph[]): CodeRange[] {
  const pairs = glyphs.flatMap((g, glyph) => g.codePoints.map((code) => ({ code, glyph })));
  pairs.sort((a, b) => a.code - b.code);
  const ranges: CodeRange[] = [];
  for (const { code, glyph } of pairs) {
    const last = ranges.at(-1);
    if (last && code === last.end + 1 && glyph === last.glyph + (code - last.start)) last.end = code;
    else ranges.push({ start: code, end: code, glyph });
  }
  return ranges;
}

function cmapTable(glyphs: readonly FontGlyph[]): Uint8Array {
  const ranges = codeRanges(glyphs);
  const four = cmapFour(ranges.filter((r) => r.end < 0xffff));
  const out = new ByteWriter().u16(0).u16(2);
  out.u16(3).u16(1).u32(20);
  out
    .u16(3)
    .u16(10)
    .u32(20 + four.length);
  out.raw(four);
  out
    .u16(12)
    .u16(0)
    .u32(16 + ranges.length * 12)
    .u32(0)
    .u32(ranges.length);
  for (const r of ranges) out.u32(r.start).u32(r.end).u32(r.glyph);
  return out.done();
}

function cmapFour(ranges: readonly CodeRange[]): Uint8Array {
  const all = [...ranges, { start: 0xffff, end: 0xffff, glyph: 0 }];
  const power = 2 ** Math.floor(Math.log2(all.length));
  const out = new ByteWriter()
    .u16(4)
    .u16(16 + all.length * 8)
    .u16(0);
  out
    .u16(all.length * 2)
    .u16(power * 2)
    .u16(Math.log2(power))
    .u16((all.length - power) * 2);
  for (const r of all) out.u16(r.end);
  out.u16(0);
  for (const r of all) out.u16(r.start);
  for (const r of all) out.u16(r.end === 0xffff ? 1 : r.glyph - r.start + 0x10000);
  for (let i = 0; i < all.length; i += 1) out.u16(0);
  return out.done();
}

function checksum(data: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) {
    const word =
      ((data[i] ?? 0) << 24) | ((data[i + 1] ?? 0) << 16) | ((data[i + 2] ?? 0) << 8) | (data[i + 3] ?? 0);
    sum = (sum + (word >>> 0)) >>> 0;
  }
  return sum;
}

function assemble(tables: readonly [string, Uint8Array][]): Uint8Array {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const head = new ByteWriter().u32(0x00010000).u16(tables.length);
  head
    .u16(power * 16)
    .u16(Math.log2(power))
    .u16((tables.length - power) * 16);
  let offset = 12 + tables.length * 16;
  const body = new ByteWriter();
  let headAt = 0;
  for (const [tag, data] of tables) {
    if (tag === 'head') headAt = offset;
    head.tag(tag).u32(checksum(data)).u32(offset).u32(data.length);
    body.raw(data).align(4);
    offset += Math.ceil(data.length / 4) * 4;
  }
  const file = head.raw(body.done()).done();
  new DataView(file.buffer).setUint32(headAt + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}
