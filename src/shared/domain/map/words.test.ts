import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { figureTitle, longDescription, shortAltText, wordCount } from './alt-text.ts';
import { contrast, grey, greyLightness, luminance, oklch, themeColours } from './colour.ts';
import { coveredCodePoints, subsetTrueType } from './font/subset.ts';
import { missingGlyphs, textWidth } from './font/metrics.ts';
import { linkNote, linkSentence, spokenEntry } from './outline.ts';
import { preflight } from './preflight.ts';
import { buildScene } from './scene.ts';
import { sceneToSvg } from './svg.ts';
import { randomMap } from './testing/random.ts';
import { flatFive, longLabels, relational, twoGroups } from './testing/studies.ts';
import type { MapInput, MapLink } from './input.ts';
import { wrap } from './wrap.ts';

const regular = { size: 9, weight: 400, style: 'normal' } as const;
const font = (name: string): Uint8Array =>
  new Uint8Array(
    readFileSync(path.resolve(import.meta.dirname, `../../../../resources/fonts/Arimo-${name}.ttf`)),
  );
const fonts = { regular: font('Regular'), bold: font('Bold'), italic: font('Italic') };
const lines = (text: string, measure: number): string[] =>
  wrap(text, regular, measure).lines.map((l) => l.text);

describe('wrapping', () => {
  it('uses the fewest lines and then the least ragged', () => {
    expect(lines('Non-stigmatising attitudes and behaviours', 163)).toEqual([
      'Non-stigmatising',
      'attitudes and behaviours',
    ]);
    expect(lines('Timely support', 163)).toEqual(['Timely support']);
  });

  it('does not leave a line hanging on a small word', () => {
    expect(lines('Open dialogue that fosters collaboration', 120)).toEqual([
      'Open dialogue',
      'that fosters collaboration',
    ]);
  });

  it('breaks after a slash, a hyphen and a dash inside a word, keeping every letter', () => {
    expect(lines('Validation and active/empathic listening', 100)).toEqual([
      'Validation and active/',
      'empathic listening',
    ]);
    for (const label of ['on–off–on–off', 'self-worth-and-all', '—', '', '  two   spaces ']) {
      expect(lines(label, 30).join('').replaceAll(' ', '')).toBe(label.replaceAll(' ', ''));
    }
  });

  it('prints typographic quotation marks and apostrophes', () => {
    expect(lines(`users' needs, 'more than' speaking, "don't"`, 400)).toEqual([
      'users’ needs, ‘more than’ speaking, “don’t”',
    ]);
  });

  it('breaks inside a word only when nothing else is left, and says so', () => {
    const wrapped = wrap('m'.repeat(40), regular, 60);
    expect(wrapped.fits).toBe(false);
    expect(wrapped.widest).toBeLessThanOrEqual(60);
  });
});

describe('figure fonts', () => {
  it('measure as the bundled files do', () => {
    expect(textWidth('Aa', { ...regular, size: 2048 })).toBe(1366 + 1139);
    expect(missingGlyphs('Żółć, Ωμέγα, Чай, שלום, “x”')).toEqual([]);
    expect(missingGlyphs('漢字 and 😀')).toEqual(['漢', '字', '😀']);
  });

  it('cover the same letters in the three faces', () => {
    const size = coveredCodePoints(fonts.regular).size;
    expect(size).toBeGreaterThan(2000);
    expect(coveredCodePoints(fonts.bold).size).toBe(size);
    expect(coveredCodePoints(fonts.italic).size).toBe(size);
  });

  it('cut down to the letters used', () => {
    const small = subsetTrueType(fonts.regular, 'Thread 😀');
    expect(
      [...coveredCodePoints(small)]
        .map((c) => String.fromCodePoint(c))
        .toSorted()
        .join(''),
    ).toBe(' Tadehr');
    expect(small.length).toBeLessThan(6000);
  });
});

describe('colour', () => {
  it('keeps the luminance of a colour in its grey', () => {
    for (let i = 0; i < 12; i += 1) {
      const { fill, band, edge } = themeColours(i, 'colour');
      for (const hex of [fill, band, edge])
        expect(Math.abs(luminance(grey(hex)) - luminance(hex))).toBeLessThan(0.006);
      expect(contrast('#25211b', fill)).toBeGreaterThan(10);
      expect(contrast('#25211b', band)).toBeGreaterThan(8);
      expect(contrast(edge, fill)).toBeGreaterThan(4);
    }
  });

  it('parts the first four themes in grey', () => {
    const tones = [0, 1, 2, 3].map((i) => greyLightness(themeColours(i, 'colour').fill));
    for (const [i, tone] of tones.slice(1).entries()) expect((tones[i] ?? 0) - tone).toBeGreaterThan(2.5);
  });

  it('agrees with known sRGB values', () => {
    expect(oklch(1, 0, 0)).toBe('#ffffff');
    expect(oklch(0, 0, 0)).toBe('#000000');
    expect(oklch(0.47, 0.095, 245)).toMatch(/^#2[0-9a-f]5[0-9a-f]8[0-9a-f]$/u);
  });
});

describe('words for the picture', () => {
  it('keeps the short text under 30 words for any study', () => {
    const maps = [
      relational,
      flatFive,
      longLabels,
      ...[1, 2, 3, 4].map((s) =>
        randomMap(s, { hub: s % 2 === 0, themes: 9, subs: 4, longest: 95, links: 2 }),
      ),
    ];
    for (const map of maps) {
      const alt = shortAltText(buildScene(map));
      expect(wordCount(alt)).toBeLessThan(30);
      expect(wordCount(alt)).toBeGreaterThan(3);
    }
  });

  it('describes levels first and then each link as a sentence', () => {
    const scene = buildScene({
      ...relational,
      links: [{ id: 'l', from: 't0', to: 't2', words: 'makes room for', kind: 'plain', arrow: 'to' }],
    });
    const text = longDescription(scene);
    expect(figureTitle(scene)).toBe('Thematic map: Relational Practice and its four themes');
    expect(text.indexOf('The overarching theme, Relational Practice')).toBe(0);
    expect(text).toContain(
      'An arrow from Understanding to Consistency and Continuity says “makes room for”.',
    );
    const at = relational.themes.map((t) => text.indexOf(t.name));
    expect(at.every((i) => i >= 0)).toBe(true);
  });

  it('quotes what a line says, and adds nothing the line does not claim', () => {
    const says = (link: Partial<MapLink>): string =>
      linkSentence(
        { id: 'l', from: 'A', to: 'B', words: 'wears away', kind: 'plain', arrow: 'to', ...link },
        (id) => id,
      );
    expect(says({ kind: 'dashed', weight: 3 })).toBe(
      'An arrow from A to B says “wears away” (a strong claim, tentative).',
    );
    expect(says({ arrow: 'both' })).toBe('A two-headed arrow between A and B says “wears away”.');
    expect(says({ arrow: 'none', also: ['C'] })).toBe('A line joining A, B and C says “wears away”.');
    const named = (id: string): string => id;
    for (const arrow of ['none', 'to', 'both'] as const) {
      const link = { id: 'l', from: 'A', to: 'B', words: 'wears away', kind: 'dashed', arrow } as const;
      expect(missingGlyphs(linkNote(link, named))).toEqual([]);
      expect(linkNote(link, named)).toMatch(
        /^(From|Between) A (to|and) B(, both ways)?: wears away \(tentative\)\.$/u,
      );
    }
    expect(says({ words: ' ', weight: 2 })).toBe('A leads to B (a stronger claim).');
  });

  it('says what the form itself claims', () => {
    const said = (map: MapInput): string => longDescription(buildScene(map));
    expect(said({ ...relational, layout: 'process' })).toContain(
      ' The four themes are steps: each leads to the next, in this order.',
    );
    expect(said({ ...relational, layout: 'cycle' })).toContain('The four themes form a cycle: ');
    expect(said({ ...relational, layout: 'layers' })).toContain('from the innermost outwards.');
    expect(said(flatFive)).toContain('The map has five themes: Communication; Knowledge; ');
    const themes = relational.themes
      .filter((t) => !/^t[23]/u.test(t.id))
      .map((t) => (t.id === 't1-1' ? { ...t, alsoUnder: ['t0'] } : t));
    expect(said({ ...relational, themes, layout: 'venn' })).toContain(
      ' Shared by Understanding and Interpersonal Connection: Compassion.',
    );
    const [first = ''] = said({ ...twoGroups, layout: 'grid' }).match(/Why collaborate\? has .*?\./u) ?? [];
    expect(first).toBe('Why collaborate? has eight themes.');
  });

  it('says what stands under each heading of a grid, under both where a theme answers two', () => {
    const headings = [
      { id: 'q1', name: 'What helps?', themeIds: ['t0', 't2'] },
      { id: 'q2', name: 'What lasts?', themeIds: ['t2'] },
      { id: 'q3', name: 'What is missing?', themeIds: [] },
    ];
    const said = longDescription(buildScene({ ...relational, layout: 'grid', headings }));
    expect(said).toContain('Under “What helps?”: Understanding; Consistency and Continuity.');
    expect(said).toContain('Under “What lasts?”: Consistency and Continuity.');
    expect(said).not.toContain('What is missing?');
    expect(longDescription(buildScene({ ...relational, layout: 'tree', headings }))).not.toContain(
      'What helps?',
    );
  });

  it('says themes of a grid once, under their headings and by whose finding they are', () => {
    const themes = twoGroups.themes.filter((t) => t.parentId !== null).map((t) => ({ ...t, parentId: null }));
    const others = themes.slice(2).map((t) => t.id);
    const headings = [{ id: 'q', name: 'Why cross?', themeIds: others }];
    const scene = buildScene({ ...twoGroups, themes, layout: 'grid', headings });
    const said = longDescription(scene);
    expect(said).toMatch(/^The map has \S+ themes under one heading\. Under no heading stand two themes\. /u);
    expect(said).toContain(`Under “Why cross?” stand ${others.length} themes. Both groups: `);
    for (const { name } of themes) expect(said.split(name).length).toBe(2);
    expect(shortAltText(scene)).toContain('under one heading.');
  });

  it('speaks an entry of the outline', () => {
    const entry = buildScene(relational).outline.find((e) => e.nodeId === 't0');
    expect(entry && spokenEntry(entry)).toBe(
      'Understanding, theme, 1 of 4, 6 under it, on the map top left.',
    );
  });
});

const words = { alt: 'A map of four themes.', description: 'Long.' };
const amber = (input: typeof relational, w = words): string[] =>
  preflight(buildScene(input), w)
    .filter((l) => l.level === 'amber')
    .map((l) => l.id);

describe('preflight', () => {
  it('is green for a good figure', () => {
    expect(preflight(buildScene(relational), words).filter((l) => l.level === 'amber')).toEqual([]);
  });

  it('names missing letters, missing words and themes alike in grey', () => {
    const themes = relational.themes.map((t) => (t.id === 't0-0' ? { ...t, name: 'Care 漢' } : t));
    expect(amber({ ...relational, themes })).toEqual(['glyph']);
    expect(amber(relational, { alt: ' ', description: '' })).toEqual(['alt']);
    expect(amber(randomMap(1, { hub: true, themes: 8, subs: 2, longest: 12, links: 0 }))).toContain('grey');
  });
});

describe('SVG', () => {
  const svg = sceneToSvg(buildScene({ ...relational, widthMm: 84 }), {
    title: 'A & B <C>',
    description: '“d” \u0007',
    fonts,
  });

  it('has a physical size, a title, a description and its own fonts', () => {
    expect(svg).toContain('width="84mm"');
    expect(svg).toContain('<title id="fig-title">A &amp; B &lt;C&gt;</title>');
    expect(svg).toContain('<desc id="fig-desc">“d” </desc>');
    expect(svg.match(/@font-face/gu)?.length).toBe(2);
    expect(svg).toContain('>support from known staff</tspan>');
  });

  it('points at nothing outside itself', () => {
    expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\((?!data:)/u);
  });
});
