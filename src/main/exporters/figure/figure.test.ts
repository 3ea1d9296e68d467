import { inflateSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { buildScene, figureTitle, longDescription, type Scene } from '../../../shared/domain/map/index.ts';
import { relational } from '../../../shared/domain/map/testing/studies.ts';
import { densityFor, exportFigure, exportMap, loadFigureFonts, type FigureFormat } from './index.ts';

const links = [
  { id: 'l', from: 't0', to: 't2', words: 'makes room for', kind: 'dashed', arrow: 'both' } as const,
];
const scene = buildScene({ ...relational, links, widthMm: 84 });

async function file(of: Scene, format: FigureFormat, dpi?: number): Promise<Uint8Array> {
  const fonts = await loadFigureFonts();
  return exportFigure(of, { format, dpi, fonts, title: figureTitle(of), description: longDescription(of) });
}

interface PngFacts {
  readonly width: number;
  readonly height: number;
  readonly perMetre: number;
  readonly words: string;
  readonly dots: Buffer;
}

function readPng(bytes: Uint8Array): PngFacts {
  const buffer = Buffer.from(bytes);
  const facts = { width: 0, height: 0, perMetre: 0, words: '', dots: Buffer.alloc(0) };
  const pieces: Buffer[] = [];
  for (let at = 8; at < buffer.length;) {
    const length = buffer.readUInt32BE(at);
    const kind = buffer.toString('latin1', at + 4, at + 8);
    const data = buffer.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') Object.assign(facts, { width: data.readUInt32BE(0), height: data.readUInt32BE(4) });
    if (kind === 'pHYs') facts.perMetre = data.readUInt32BE(0);
    if (kind === 'iTXt') facts.words += data.toString('utf8');
    if (kind === 'IDAT') pieces.push(data);
    at += length + 12;
  }
  facts.dots = inflateSync(Buffer.concat(pieces));
  return facts;
}

describe('PNG', () => {
  it('has the right number of dots and says how large it prints', async () => {
    const png = readPng(await file(scene, 'png', 600));
    expect(png.width).toBe(Math.round((84 / 25.4) * 600));
    expect(png.height / png.width).toBeCloseTo(scene.heightPt / scene.widthPt, 2);
    expect(png.perMetre).toBe(Math.round(600 / 0.0254));
    expect(png.words).toContain('Relational Practice');
    expect(png.dots.length).toBe(png.height * (png.width * 3 + 1));
    expect(new Set(png.dots.subarray(0, 400_000)).size).toBeGreaterThan(10);
  });

  it('draws wall sizes at 300 dots an inch at most', () => {
    expect(densityFor({ widthPt: (420 / 25.4) * 72, heightPt: 800 }, 1200)).toBe(300);
    expect(densityFor({ widthPt: (174 / 25.4) * 72, heightPt: 300 }, 1200)).toBe(1200);
    expect(densityFor({ widthPt: 3400, heightPt: 9000 }, 300)).toBeLessThan(300);
  });
});

describe('PDF', () => {
  it('has one page of the exact size, real words and embedded fonts', async () => {
    const bytes = await file(scene, 'pdf');
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/FontFile2/gu)?.length,
    ).toBe(3);
    const pdf = await getDocumentProxy(bytes);
    expect(pdf.numPages).toBe(1);
    const page = await pdf.getPage(1);
    const [, , width = 0, height = 0] = page.view;
    expect(width).toBeCloseTo((84 / 25.4) * 72, 2);
    expect(height).toBeCloseTo(scene.heightPt, 2);
    const content = await page.getTextContent();
    const text = content.items
      .map((i) => ('str' in i ? i.str : ''))
      .join(' ')
      .replaceAll(/\s+/gu, ' ');
    expect(text).toContain('Coordinate care to address service users’ multiple needs');
  });

  it('is tagged as a figure with its description', async () => {
    const pdf = await getDocumentProxy(await file(scene, 'pdf'));
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    expect(tree).toContain('"role":"Figure"');
    expect(tree).toContain('The overarching theme, Relational Practice');
  });
});

describe('SVG', () => {
  it('is well-formed and keeps its words', async () => {
    const svg = new TextDecoder().decode(await file(scene, 'svg'));
    const parser = new SaxesParser({ xmlns: true });
    let failed: Error | null = null;
    parser.on('error', (error) => {
      failed = error;
    });
    parser.write(svg).close();
    expect(failed).toBeNull();
    expect(svg).toContain('makes room for');
    expect(svg.match(/@font-face/gu)?.length).toBe(3);
  });
});

describe('a stored map', () => {
  it('carries the words written for it, or drafts them', async () => {
    const { bytes, scene: drawn } = await exportMap(
      { ...relational, widthMm: 120 },
      { format: 'svg', description: 'Said by hand.' },
    );
    const svg = new TextDecoder().decode(bytes);
    expect(drawn.layout).toBe('petals');
    expect(svg).toContain('width="120mm"');
    expect(svg).toContain('>Said by hand.</desc>');
    const drafted = await exportMap(relational, { format: 'svg', description: ' ' });
    expect(new TextDecoder().decode(drafted.bytes)).toContain('ties together four themes');
  });
});
