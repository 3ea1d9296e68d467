import { expect, it } from 'vitest';
import { buildScene, type MapInput } from '../../../src/shared/domain/map/index.ts';
import { randomMap } from '../../../src/shared/domain/map/testing/random.ts';
import { galleryLayouts } from '../../../src/main/services/gallery/gallery.ts';
import { all, parseXml, partsOf } from '../package-xml.ts';
import { written } from './cases.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const LOST = /NaN|Infinity|undefined|null/u;

/** Every format that is written as text, read back: nothing lost on the way, nothing that is no number. */
async function expectSound(input: MapInput): Promise<void> {
  const scene = buildScene(input);
  expect(text(await written(scene, 'eps'))).not.toMatch(/NaN|Infinity|undefined/u);
  const outlines = parseXml(text(await written(scene, 'svg-outlines')));
  expect(all(outlines, 'path').every((p) => !LOST.test(p.attributes['d'] ?? ''))).toBe(true);
  const lines = scene.items.flatMap((i) => (i.kind === 'text' ? i.lines.map((l) => l.text) : []));
  for (const [format, part, tag] of [
    ['pptx', 'ppt/slides/slide1.xml', 'a:t'],
    ['docx', 'word/document.xml', 'w:t'],
  ] as const) {
    const xml = parseXml(partsOf(await written(scene, format))[part] ?? '');
    const said = all(xml, tag).map((t) => t.children.join(''));
    for (const line of lines) expect(said).toContain(line);
    for (const name of ['a:off', 'a:ext', 'a:pt', 'a:ln'])
      for (const { attributes } of all(xml, name))
        expect(Object.entries(attributes).every(([key, v]) => key === 'cap' || /^-?\d+$/u.test(v))).toBe(
          true,
        );
    for (const { attributes } of all(xml, 'a:ext'))
      expect(Number(attributes['cx']) >= 0 && Number(attributes['cy']) >= 0).toBe(true);
  }
}

it.each(galleryLayouts.flatMap((layout) => [1, 2, 3].map((seed) => [layout, seed] as const)))(
  'a random map as %s, seed %i',
  async (layout, seed) => {
    const shape = { hub: seed !== 2, themes: 2 + seed * 2, subs: 5, longest: 95, links: seed * 2 };
    const widthMm = [84, 174, 420][seed - 1] ?? 174;
    await expectSound({ ...randomMap(seed, shape), layout, widthMm });
  },
);

it.each([
  ['signs that mean something to XML and PostScript', 'A < B & "C" (D\\E) %F'],
  ['letters the figure font lacks', '意味 🙂 العربية'],
  ['one letter', 'x'],
])('names of %s', async (_, name) => {
  const base = randomMap(4, { hub: true, themes: 3, subs: 2, longest: 20, links: 1 });
  await expectSound({ ...base, themes: base.themes.map((t, i) => (i % 2 === 0 ? { ...t, name } : t)) });
});

it('an empty map', async () => {
  await expectSound({ ...randomMap(1, { hub: false, themes: 0, subs: 0, longest: 5, links: 0 }) });
});
