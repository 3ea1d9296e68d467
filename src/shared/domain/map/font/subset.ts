/** Cutting a bundled figure font down to the letters a figure uses, so an SVG can carry its own font. */
import { writeTrueType, type FontFace, type FontGlyph } from './truetype.ts';

interface Tables {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly at: ReadonlyMap<string, number>;
}

function readTables(bytes: Uint8Array): Tables {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = new Map<string, number>();
  const count = view.getUint16(4);
  for (let i = 0; i < count; i += 1) {
    const entry = 12 + i * 16;
    const tag = String.fromCodePoint(...bytes.subarray(entry, entry + 4));
    at.set(tag, view.getUint32(entry + 8));
  }
  return { view, bytes, at };
}

function tableAt(tables: Tables, tag: string): number {
  const offset = tables.at.get(tag);
  if (offset === undefined) throw new Error(`The figure font has no ${tag} table.`);
  return offset;
}

/**
 * Code point to glyph index, from the format 12 part of a font's character map (OpenType, cmap).
 * @param cmap where the table begins in `view`, in bytes
 */
export function characterMap(view: DataView, cmap: number): Map<number, number> {
  const map = new Map<number, number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i += 1) {
    const sub = cmap + view.getUint32(cmap + 8 + i * 8);
    if (view.getUint16(sub) !== 12) continue;
    for (let g = 0; g < view.getUint32(sub + 12); g += 1) {
      const group = sub + 16 + g * 12;
      const start = view.getUint32(group);
      const first = view.getUint32(group + 8);
      for (let code = start; code <= view.getUint32(group + 4); code += 1)
        map.set(code, first + code - start);
    }
  }
  return map;
}

function readName(tables: Tables, wanted: number): string {
  const { view } = tables;
  const name = tableAt(tables, 'name');
  for (let i = 0; i < view.getUint16(name + 2); i += 1) {
    const record = name + 6 + i * 12;
    if (view.getUint16(record + 6) !== wanted) continue;
    const start = name + view.getUint16(name + 4) + view.getUint16(record + 10);
    let text = '';
    for (let c = 0; c < view.getUint16(record + 8); c += 2)
      text += String.fromCharCode(view.getUint16(start + c));
    return text;
  }
  return '';
}

function readFace(tables: Tables): FontFace {
  const { view } = tables;
  const os2 = tableAt(tables, 'OS/2');
  const hhea = tableAt(tables, 'hhea');
  return {
    family: readName(tables, 1),
    subfamily: readName(tables, 2),
    postscriptName: readName(tables, 6),
    copyright: readName(tables, 0),
    unitsPerEm: view.getUint16(tableAt(tables, 'head') + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    lineGap: view.getInt16(hhea + 8),
    capHeight: view.getInt16(os2 + 88),
    xHeight: view.getInt16(os2 + 86),
    weight: view.getUint16(os2 + 4),
    italicAngle: view.getInt32(tableAt(tables, 'post') + 4) / 65536,
  };
}

function readGlyph(tables: Tables, index: number, codePoints: number[]): FontGlyph {
  const { view, bytes } = tables;
  const loca = tableAt(tables, 'loca');
  const glyf = tableAt(tables, 'glyf');
  const hmtx = tableAt(tables, 'hmtx');
  const from = glyf + view.getUint32(loca + index * 4);
  const to = glyf + view.getUint32(loca + index * 4 + 4);
  return { codePoints, advance: view.getUint16(hmtx + index * 4), data: bytes.slice(from, to) };
}

/**
 * A new TrueType file with only the letters of `text` (and the missing-glyph box). `bytes` must be a font made
 * by `writeTrueType` (simple outlines, a width for every glyph); letters it lacks are left out.
 */
export function subsetTrueType(bytes: Uint8Array, text: string): Uint8Array {
  const tables = readTables(bytes);
  const map = characterMap(tables.view, tableAt(tables, 'cmap'));
  const codes = [...new Set([...text].map((c) => c.codePointAt(0) ?? 0x20))].toSorted((a, b) => a - b);
  const byGlyph = new Map<number, number[]>([[0, []]]);
  for (const code of codes) {
    const index = map.get(code);
    if (index === undefined) continue;
    byGlyph.set(index, [...(byGlyph.get(index) ?? []), code]);
  }
  const glyphs = [...byGlyph].map(([index, codePoints]) => readGlyph(tables, index, codePoints));
  return writeTrueType(readFace(tables), glyphs);
}

/** The code points a bundled figure font can draw. */
export function coveredCodePoints(bytes: Uint8Array): ReadonlySet<number> {
  const tables = readTables(bytes);
  return new Set(characterMap(tables.view, tableAt(tables, 'cmap')).keys());
}
