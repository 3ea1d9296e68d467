import { describe, expect, it } from 'vitest';
import { contrast, greyLightness, themeColours } from './colour.ts';
import { difference } from './vision.ts';
import { changedSince, factsOf, mended, mendFor, preflight, seenAs, VISIONS, buildScene } from './index.ts';
import type { MapInput, PreflightId, PreflightLine } from './index.ts';
import { randomMap } from './testing/random.ts';
import { flatFive, longLabels, relational } from './testing/studies.ts';

const words = { alt: 'A map.', description: 'A map.' };
const lineOf = (input: MapInput, id: PreflightId): PreflightLine | undefined =>
  preflight(buildScene(input), words).find((l) => l.id === id);

describe('colours as other eyes see them', () => {
  it('leaves greys as they are and takes red and green together', () => {
    for (const vision of VISIONS)
      for (const hex of ['#000000', '#808080', '#ffffff'])
        expect(difference(seenAs(hex, vision), hex)).toBeLessThan(0.2);
    expect(difference('#c04040', '#548a30')).toBeGreaterThan(20);
    expect(difference(seenAs('#b05050', 'deuteranopia'), seenAs('#7c7c4e', 'deuteranopia'))).toBeLessThan(6);
  });

  it('parts twelve themes in grey and for any vision when they are kept apart, words and lines still plain', () => {
    const all = Array.from({ length: 12 }, (_, i) => themeColours(i, 'colour-apart'));
    for (const part of ['fill', 'band'] as const) {
      const tones = all.map((c) => greyLightness(c[part]));
      for (const [i, tone] of tones.slice(1).entries()) expect((tones[i] ?? 0) - tone).toBeGreaterThan(2.5);
      for (const [i, a] of all.entries()) {
        expect(contrast('#25211b', a[part])).toBeGreaterThan(4.5);
        expect(contrast(a.edge, a[part])).toBeGreaterThan(3);
        for (const b of all.slice(i + 1))
          for (const vision of VISIONS)
            expect(difference(seenAs(a[part], vision), seenAs(b[part], vision))).toBeGreaterThan(1.4);
      }
    }
  });
});

describe('mending a line of preflight in one step', () => {
  const eight = { ...randomMap(3, { hub: true, themes: 8, subs: 3, longest: 30, links: 0 }), layout: 'ring' } as const; // prettier-ignore

  it('parts themes that are alike in grey or for some eyes', () => {
    expect(lineOf(eight, 'grey')?.level).toBe('amber');
    expect(lineOf(eight, 'grey')?.fix?.label).toBe('Part them by lightness');
    const mend = mendFor(eight, 'grey');
    expect(mend).toEqual({ palette: 'colour-apart' });
    const after = mended(eight, mend ?? {});
    for (const id of ['grey', 'vision', 'contrast'] as const) expect(lineOf(after, id)?.level).toBe('green');
    const many = { ...randomMap(4, { hub: false, themes: 15, subs: 0, longest: 20, links: 0 }), layout: 'list' } as const; // prettier-ignore
    expect(mendFor(many, 'grey')).toEqual({ palette: 'colour-apart' });
    // a figure in grey stays in grey
    for (const study of [eight, flatFive])
      expect(mendFor({ ...study, palette: 'grey' }, 'grey')).toEqual({ palette: 'grey-apart' });
  });

  it('finds a width or a form for what does not fit, and makes nothing else worse', () => {
    const tight: MapInput[] = [
      { ...longLabels, layout: 'petals', widthMm: 84 },
      { ...relational, layout: 'ring', widthMm: 40 },
      { ...flatFive, layout: 'ring', widthMm: 84 },
      {
        ...randomMap(9, { hub: true, themes: 7, subs: 6, longest: 95, links: 3 }),
        layout: 'tree',
        widthMm: 60,
      },
    ];
    let mendedLines = 0;
    for (const input of tight) {
      const before = preflight(buildScene(input), words).filter((l) => l.level === 'amber');
      for (const line of before) {
        expect(line.fix).toBeDefined();
        const mend = mendFor(input, line.id);
        if (!mend) continue;
        mendedLines += 1;
        expect(lineOf(mended(input, mend), line.id)?.level ?? 'green').toBe('green');
      }
    }
    expect(mendedLines).toBeGreaterThan(3);
  });

  it('says which words are behind the map, by name, and keeps no names to say it', () => {
    const facts = factsOf(relational);
    expect(changedSince(facts, relational)).toBe('');
    expect(JSON.stringify(facts)).not.toContain('Understanding');
    const themes = relational.themes.map((t) => (t.id === 't0' ? { ...t, name: 'Being understood' } : t));
    expect(changedSince(facts, { ...relational, themes })).toContain('“Being understood” changed');
    expect(changedSince(facts, { ...relational, hidden: ['t3'] })).toContain('left the map');
    const said = preflight(buildScene(relational), { ...words, behind: { short: '', long: 'It changed.' } });
    const line = said.find((l) => l.id === 'alt');
    expect([line?.level, line?.fix?.kind, line?.otherFix?.kind]).toEqual(['amber', 'draft', 'keep']);
  });
});
