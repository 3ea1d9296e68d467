import { describe, expect, it } from 'vitest';
import { checkScene } from '../check-scene.ts';
import { longDescription, shortAltText, wordCount } from '../alt-text.ts';
import { label, randomFrom, randomMap, type Random } from '../testing/random.ts';
import type { MapInput, MapTheme } from '../input.ts';
import { compareStages, invertDiff, stageDiff, type Heirs, type StageMap } from './diff.ts';
import { buildStages } from './figure.ts';
import { stageAlone } from './steady.ts';
import { heirChains } from './heirs.ts';

/** A later stage: themes merged, gone, renamed, moved under others, new ones, another link. */
function grown(before: MapInput, random: Random, heirs: Record<string, string[]>, n: number): MapInput {
  const pick = (themes: readonly MapTheme[]): MapTheme | undefined =>
    themes[Math.floor(random() * themes.length)];
  let themes = before.themes.map((t) => (random() < 0.2 ? { ...t, name: label(random, 60) } : t));
  for (let i = 0; i < 2; i += 1) {
    const gone = pick(themes.filter((t) => t.id !== 'hub'));
    const heir = pick(themes.filter((t) => t.id !== gone?.id && t.parentId !== gone?.id && !t.isCode));
    if (!gone || !heir) continue;
    if (random() < 0.7) heirs[gone.id] = [heir.id];
    themes = themes.flatMap((t) =>
      t.id === gone.id ? [] : [t.parentId === gone.id ? { ...t, parentId: gone.parentId } : t],
    );
  }
  themes.push({
    id: `new${n}`,
    parentId: themes.some((t) => t.id === 'hub') ? 'hub' : null,
    level: 1,
    name: label(random, 40),
    position: 50 + n,
  });
  return { ...before, themes };
}

/** Codes under any theme of a map, or under none. */
const codesFor = ({ themes }: MapInput, random: Random): MapTheme[] =>
  Array.from({ length: 1 + Math.floor(random() * 8) }, (_, i) => ({
    id: `c${i}`, parentId: random() < 0.6 ? (themes[Math.floor(random() * themes.length)]?.id ?? null) : null, level: 3,
    name: label(random, 95), position: 1e6 + i, isCode: true,
  })); // prettier-ignore

function randomStages(seed: number): { stages: StageMap[]; heirs: Heirs } {
  const random = randomFrom(seed);
  const shape = {
    hub: random() < 0.6,
    themes: 2 + Math.floor(random() * 8),
    subs: Math.floor(random() * 4),
    longest: 95,
    links: 3,
  };
  const direct: Record<string, string[]> = {};
  const plain = randomMap(seed, shape);
  const a = seed % 3 === 0 ? { ...plain, themes: [...plain.themes, ...codesFor(plain, random)] } : plain;
  const b = grown(a, random, direct, 1);
  const c = grown(b, random, direct, 2);
  const note = { id: 'n1', kind: 'note' as const, text: label(random, 80) };
  const inputs = [{ ...a, items: [note] }, b, c];
  const names = ['Initial', 'Developed', 'Final'];
  const stages = inputs.map((input, i) => ({ id: `s${i}`, name: names[i] ?? '', input }));
  return { stages, heirs: heirChains(new Map(Object.entries(direct))) };
}

describe('stages compared', () => {
  it('says nothing of a stage and itself, and the opposite the other way round', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const { stages, heirs } = randomStages(seed);
      const [a, b] = stages;
      if (!a || !b) continue;
      expect(stageDiff(a.input, a.input, heirs)).toEqual([]);
      const there = stageDiff(a.input, b.input, heirs);
      expect(invertDiff(invertDiff(there))).toEqual(there);
      const plain = stageDiff(a.input, b.input);
      const sorted = (changes: typeof plain): string[] => changes.map((c) => JSON.stringify(c)).toSorted();
      expect(sorted(invertDiff(plain))).toEqual(sorted(stageDiff(b.input, a.input)));
      expect(compareStages(stages, 's1', 's0', heirs).length).toBe(
        compareStages(stages, 's0', 's1', heirs).length,
      );
    }
  });

  it('says each kind of change in a sentence', () => {
    const theme = (id: string, name: string, parentId: string | null = null): MapTheme => ({
      id,
      name,
      parentId,
      level: 0,
      position: 0,
    });
    const base = randomMap(1, { hub: false, themes: 0, subs: 0, longest: 5, links: 0 });
    const link = {
      id: 'l',
      from: 'a',
      to: 'b',
      words: 'makes room for',
      kind: 'plain',
      arrow: 'to',
    } as const;
    const input = (themes: MapTheme[], links: MapInput['links'] = []): MapInput => ({
      ...base,
      themes,
      links,
    });
    const stages = [
      {
        id: '1',
        name: 'Initial',
        input: input([
          theme('a', 'A'),
          theme('b', 'B'),
          theme('c', 'C', 'a'),
          theme('d', 'D'),
          theme('e', 'E'),
        ]),
      },
      {
        id: '2',
        name: 'Final',
        input: input([theme('a', 'A2'), theme('b', 'B'), theme('c', 'C', 'b'), theme('f', 'F', 'b')], [link]),
      },
    ];
    const heirs = { d: ['x', 'b'] };
    expect(compareStages(stages, '1', '2', heirs)).toEqual([
      '“D” was merged into “B”.',
      '“E” went.',
      '“F” is new, under “B”.',
      '“A” was renamed “A2”.',
      '“C” moved from under “A2” to under “B”.',
      'Link added: An arrow from A2 to B says “makes room for”.',
    ]);
    expect(compareStages(stages, '2', '1', heirs)).toEqual([
      '“D” was parted from “B”.',
      '“F”, under “B”, went.',
      '“E” is new.',
      '“A2” was renamed “A”.',
      '“C” moved from under “B” to under “A”.',
      'Link taken away: An arrow from A2 to B says “makes room for”.',
    ]);
  });
});

describe('heirs', () => {
  it('follow chains of merges and stop at rings', () => {
    expect(heirChains(new Map([['a', ['b']], ['b', ['c']], ['x', ['y']], ['y', ['x']]]))).toEqual({
      a: ['b', 'c'], b: ['c'], x: ['y'], y: ['x'],
    }); // prettier-ignore
  });
});

describe('the figure of stages', () => {
  it('overlaps nothing, keeps every theme at its place, and is said in under 30 words', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const { stages, heirs } = randomStages(seed);
      for (const widthMm of [84, 129, 174, 254]) {
        const scene = buildStages(stages, heirs, { widthMm, palette: 'colour' });
        const faults = checkScene(scene).filter((f) => f.kind !== 'outside' || scene.problems.length === 0);
        expect({ seed, widthMm, faults }).toEqual({ seed, widthMm, faults: [] });
        expect(wordCount(shortAltText(scene))).toBeLessThan(30);
        const offsets = new Map<string, string>();
        const across = new Set(scene.nodes.map((n) => n.themeId));
        expect(across.size).toBeGreaterThan(0);
        if (widthMm !== 174) continue;
        for (const node of scene.nodes.filter((n) => n.themeId !== '')) {
          const panel = (Number(node.id[1]) * (scene.widthPt + 14)) / 3;
          const at = `${(node.bounds.x - panel).toFixed(1)} ${node.fill === '#ffffff' ? '' : node.fill}`;
          const before = offsets.get(node.themeId);
          if (before !== undefined && node.fill !== '#ffffff' && !before.endsWith(' '))
            expect(at).toBe(before);
          if (before === undefined || before.endsWith(' ')) offsets.set(node.themeId, at);
        }
      }
      expect(longDescription(buildStages(stages, heirs, { widthMm: 174, palette: 'grey' }))).toContain(
        'Panel c, Final:',
      );
    }
  });

  it('moves nothing that stayed from one stage to the next, in one colour, with every name and list', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const { stages, heirs } = randomStages(seed);
      const widthMm = [84, 129, 174][seed % 3] ?? 174;
      const layout = (['auto', 'network', 'process', 'list'] as const)[seed % 4] ?? 'auto';
      const maps = stages.map((m) => ({ ...m, input: { ...m.input, layout } }));
      const scenes = maps.map((m) => stageAlone(maps, m.id, heirs, { widthMm, palette: 'colour' }, { widthMm })); // prettier-ignore
      const places = new Map<string, string>();
      for (const [i, scene] of scenes.entries()) {
        const faults = checkScene(scene ?? buildStages([], {}, { widthMm, palette: 'colour' })).filter(
          (f) => f.kind !== 'outside' || scene?.problems.length === 0,
        );
        expect({ seed, widthMm, faults }).toEqual({ seed, widthMm, faults: [] });
        const ids = scene?.nodes.map((n) => n.id) ?? [];
        for (const theme of maps[i]?.input.themes ?? []) expect(ids, `seed ${seed}`).toContain(theme.id);
        for (const node of scene?.nodes.filter((n) => n.part === 'theme') ?? []) {
          const b = node.bounds;
          const at = `${(b.x + b.w / 2).toFixed(0)} ${b.y.toFixed(0)}`;
          expect({ seed, id: node.id, at }).toEqual({ seed, id: node.id, at: places.get(node.id) ?? at });
          places.set(node.id, at);
        }
      }
    }
  });
});

describe('stages of grids', () => {
  const theme = (id: string, name: string, position: number, groups: string[]): MapTheme => ({ id, parentId: null, level: 1, name, position, groups }); // prettier-ignore
  const stage = (id: string, themes: MapTheme[]): StageMap => ({
    id,
    name: id,
    input: {
      levels: ['Overarching theme', 'Theme'],
      themes,
      links: [],
      headings: [
        { id: 'h1', name: 'What is it for?', themeIds: ['a', 'b'] },
        { id: 'h2', name: 'What stands in its way?', themeIds: ['c', 'd'] },
      ],
      hidden: [],
      placed: {},
      layout: 'grid',
      widthMm: 174,
      palette: 'colour',
      groupKey: [
        { letter: 'A', name: 'Crew' },
        { letter: 'B', name: 'Pupils' },
      ],
    },
  });
  const before = [theme('a', 'A promise', 1, ['A', 'B']), theme('b', 'A habit', 2, ['A']), theme('c', 'The tide', 3, ['B'])]; // prettier-ignore
  const maps = [stage('Initial', before), stage('Final', [...before.slice(1), theme('d', 'The bell', 4, ['B'])])]; // prettier-ignore

  it('keep their headings and letters: as grids alone, as tags with a key side by side', () => {
    const alone = stageAlone(maps, 'Initial', {}, { widthMm: 174, palette: 'colour' });
    expect(alone?.layout).toBe('grid');
    const scene = buildStages(maps, {}, { widthMm: 174, palette: 'colour' });
    expect(checkScene(scene)).toEqual([]);
    const tags = scene.items.flatMap((i) => (i.kind === 'text' && i.role === 'badge' && i.owner === 'Initial:a' ? i.lines[0]?.text : [])); // prettier-ignore
    expect(tags).toEqual(['1', 'AB']);
    expect(scene.words?.legend).toContain('2 on a box: under “What stands in its way?”.');
    expect(scene.words?.legend).toContain('B on a box: a theme of Pupils.');
    expect(scene.words?.description).toContain(
      'under “What is it for?” A promise (A and B), A habit (A); under',
    );
  });
});
