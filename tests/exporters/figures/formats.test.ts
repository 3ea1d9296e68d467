import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildScene } from '../../../src/shared/domain/map/index.ts';
import { relational } from '../../../src/shared/domain/map/testing/studies.ts';
import { all, parseXml, partsOf } from '../package-xml.ts';
import { linked, narrow, petals, ring, scenes, tree120, wall, written } from './cases.ts';
import { readTiff } from './read-tiff.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const names = Object.keys(scenes);

describe('SVG with words as shapes', () => {
  it.each(names)('%s has no text element, no font, its title and description', async (name) => {
    const scene = scenes[name] ?? petals;
    const root = parseXml(text(await written(scene, 'svg-outlines')));
    expect(all(root, 'text')).toEqual([]);
    expect(JSON.stringify(root)).not.toContain('@font-face');
    expect(all(root, 'title')).toHaveLength(1);
    expect(all(root, 'desc')).toHaveLength(1);
    const shapes = scene.items.filter((i) => i.kind === 'path' || i.kind === 'text' || i.kind === 'arc-text');
    expect(all(root, 'path')).toHaveLength(shapes.length);
  });
});

describe('EPS', () => {
  it.each(names)('%s starts and ends as encapsulated PostScript, at its exact size', async (name) => {
    const scene = scenes[name] ?? petals;
    const eps = text(await written(scene, 'eps'));
    const lines = eps.split('\n');
    expect(lines[0]).toBe('%!PS-Adobe-3.0 EPSF-3.0');
    expect(lines[1]).toBe(`%%BoundingBox: 0 0 ${Math.ceil(scene.widthPt)} ${Math.ceil(scene.heightPt)}`);
    const exact = /%%HiResBoundingBox: 0 0 ([\d.]+) ([\d.]+)/u.exec(eps);
    expect(Number(exact?.[1])).toBeCloseTo(scene.widthPt, 4);
    expect(Number(exact?.[2])).toBeCloseTo(scene.heightPt, 4);
    expect(eps.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(eps).not.toMatch(/findfont|NaN|undefined|Infinity/u);
    expect(lines.every((l) => l.length < 255 && /^[\u0020-\u007E]*$/u.test(l))).toBe(true);
    const count = (word: string): number => eps.split(new RegExp(`\\b${word}\\b`, 'u')).length - 1;
    expect(count('gsave')).toBe(count('grestore'));
  });

  it('writes greys as grey ink', async () => {
    expect(text(await written(ring, 'eps'))).not.toMatch(/\d k\b/u);
  });
});

describe('TIFF and PNG', () => {
  it.each([
    ['petals', 300],
    ['narrow', 600],
    ['narrow', 1200],
  ] as const)(
    '%s at %i dots an inch has the right dots, and both hold the same picture',
    async (name, dpi) => {
      const scene = { petals, narrow }[name];
      const tiff = readTiff(await written(scene, 'tiff', dpi));
      expect(Math.abs(tiff.width - (scene.widthPt / 72) * dpi)).toBeLessThanOrEqual(1);
      expect(Math.abs(tiff.height - (scene.heightPt / 72) * dpi)).toBeLessThanOrEqual(1);
      expect(tiff).toMatchObject({ dpi, unit: 2, bits: [8, 8, 8], photometric: 2, software: 'Threadwork' });
      const png = readPng(await written(scene, 'png', dpi));
      expect([png.width, png.height]).toEqual([tiff.width, tiff.height]);
      let apart = 0;
      for (let i = 0; i < png.dots.length; i += 1)
        if (Math.abs((png.dots[i] ?? 0) - (tiff.dots[i] ?? 0)) > 8) apart += 1;
      expect(apart / png.dots.length).toBeLessThan(1e-4);
    },
  );

  it('draws a wall size at 300 dots an inch at most', async () => {
    expect(readTiff(await written(wall, 'tiff', 1200))).toMatchObject({
      width: Math.round((420 / 25.4) * 300),
      dpi: 300,
    });
  });

  it('shows no seam where one band of dots meets the next', async () => {
    // 84 mm at 1,200 dots an inch is drawn in two bands; at half the density in one.
    const big = readPng(await written(narrow, 'png', 1200));
    const small = readPng(await written(narrow, 'png', 600));
    let apart = 0;
    for (let y = 0; y < small.height; y += 1) {
      for (let x = 0; x < small.width; x += 1) {
        const fine = big.dots[(y * 2 * big.width + x * 2) * 3] ?? 0;
        const coarse = small.dots[(y * small.width + x) * 3] ?? 0;
        if (Math.abs(fine - coarse) > 200) apart += 1;
      }
    }
    expect(apart / (small.width * small.height)).toBeLessThan(0.001);
  });
});

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** RGB dots of a PNG of ours (every row filtered "up"). */
function readPng(bytes: Uint8Array): Picture {
  const file = Buffer.from(bytes);
  const data: Buffer[] = [];
  let width = 0;
  let height = 0;
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    if (kind === 'IHDR') [width, height] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    if (kind === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const rows = inflateSync(Buffer.concat(data));
  const dots = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width * 3; x += 1) {
      const above = y === 0 ? 0 : (dots[(y - 1) * width * 3 + x] ?? 0);
      dots[y * width * 3 + x] = (rows[y * (width * 3 + 1) + 1 + x] ?? 0) + above;
    }
  }
  return { width, height, dots };
}

describe('slides and documents', () => {
  it.each(names.flatMap((n) => [[n, 'pptx'] as const, [n, 'docx'] as const]))(
    '%s as %s: every part is well formed, named in the list of types, and reached by a relationship',
    async (name, format) => {
      const bytes = await written(scenes[name] ?? petals, format);
      const parts = partsOf(bytes);
      expect(Object.keys(parts)[0]).toBe('[Content_Types].xml');
      const types = all(parseXml(parts['[Content_Types].xml'] ?? ''), 'Override').map(
        (o) => o.attributes['PartName'],
      );
      for (const [path, xml] of Object.entries(parts)) {
        const root = parseXml(xml);
        if (!path.endsWith('.rels') && path !== '[Content_Types].xml') expect(types).toContain(`/${path}`);
        if (!path.endsWith('.rels')) continue;
        const folder = path.replace(/_rels\/[^/]*$/u, '');
        for (const { attributes } of all(root, 'Relationship')) {
          const target = new URL(attributes['Target'] ?? '', `file:///${folder}`).pathname.slice(1);
          expect(Object.keys(parts)).toContain(target);
        }
      }
      expect(parts['docProps/core.xml']).toContain('<dc:creator>Threadwork</dc:creator>');
    },
  );

  it('a slide has the size of the figure to 0.01 mm', async () => {
    for (const scene of Object.values(scenes)) {
      const xml = parseXml(partsOf(await written(scene, 'pptx'))['ppt/presentation.xml'] ?? '');
      const size = all(xml, 'p:sldSz')[0]?.attributes ?? {};
      expect(Number(size['cx']) / 36000).toBeCloseTo((scene.widthPt / 72) * 25.4, 2);
      expect(Number(size['cy']) / 36000).toBeCloseTo((scene.heightPt / 72) * 25.4, 2);
    }
  });

  it('words are words, shapes are the native ones, and each theme is a named, described group', async () => {
    const slide = parseXml(partsOf(await written(linked, 'pptx'))['ppt/slides/slide1.xml'] ?? '');
    const said = all(slide, 'a:t')
      .flatMap((t) => t.children)
      .join(' ');
    for (const item of linked.items)
      if (item.kind === 'text') for (const line of item.lines) expect(said).toContain(line.text);
    const presets = new Set(all(slide, 'a:prstGeom').map((g) => g.attributes['prst']));
    expect([...presets]).toEqual(expect.arrayContaining(['roundRect', 'rect', 'line']));
    const groups = all(slide, 'p:grpSp').map((g) => all(g, 'p:cNvPr')[0]?.attributes ?? {});
    const understanding = groups.find((g) => g['name'] === 'Understanding' && g['descr']);
    expect(understanding?.['descr']).toContain('Trauma-informed care');
    expect(groups.flatMap((g) => g['descr'] ?? []).filter((d) => d.includes('makes room for'))).toEqual([
      'A two-headed arrow between Understanding and Consistency and Continuity says “makes room for” (tentative).',
    ]);
    expect(all(slide, 'a:normAutofit')).toEqual([]);
    expect(all(slide, 'a:spAutoFit')).toEqual([]);
    const ids = all(slide, 'p:cNvPr').map((p) => p.attributes['id']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('a document holds one drawing at the width of the figure, with its alternative text', async () => {
    const xml = parseXml(partsOf(await written(ring, 'docx'))['word/document.xml'] ?? '');
    expect(all(xml, 'wp:inline')).toHaveLength(1);
    const extent = all(xml, 'wp:extent')[0]?.attributes ?? {};
    expect(Number(extent['cx']) / 36000).toBeCloseTo(174, 1);
    expect(all(xml, 'wp:docPr')[0]?.attributes['descr']).toContain('Relational Practice at the centre');
    // Letters on a curve are one shape that says its words.
    const names = all(xml, 'wps:cNvPr').map((p) => p.attributes['descr']);
    expect(names).toContain('Interpersonal');
  });

  it('a wall size is made to fit the largest page Word has', async () => {
    const huge = buildScene({ ...relational, widthMm: 900 });
    const xml = parseXml(partsOf(await written(huge, 'docx'))['word/document.xml'] ?? '');
    const page = all(xml, 'w:pgSz')[0]?.attributes ?? {};
    expect(Number(page['w:w']) / 1440).toBeCloseTo(22, 2);
    expect(Number(all(xml, 'wp:extent')[0]?.attributes['cx']) / 36000).toBeCloseTo(558.8 - 36, 0);
  });
});

describe('words beside the figure', () => {
  it('hold a caption, the alternative text, the long description and a legend', async () => {
    const words = text(await written(linked, 'txt'));
    for (const head of ['Suggested caption', 'Alternative text', 'Long description', 'Legend', 'Size'])
      expect(words).toContain(`${head}`);
    expect(words).toContain('Dashed line: a tentative link or a tension.');
    expect(words).toContain('174 by');
  });
});

describe('a tree of 120 themes', () => {
  it.each(['svg', 'svg-outlines', 'pdf', 'eps', 'png', 'tiff', 'pptx', 'docx', 'txt'] as const)(
    'is written as %s',
    async (format) => {
      expect(tree120.nodes).toHaveLength(120);
      expect((await written(tree120, format, 300)).length).toBeGreaterThan(1000);
    },
  );
});
