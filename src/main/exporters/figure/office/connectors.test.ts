import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  buildScene,
  buildStages,
  figureTitle,
  longDescription,
  shortAltText,
  type DrawnLayout,
  type MapInput,
  type Scene,
} from '../../../../shared/domain/map/index.ts';
import { flatFive, relational, twoGroups } from '../../../../shared/domain/map/testing/studies.ts';
import { exportFigure, loadFigureFonts } from '../index.ts';
import { bendOf, followedBy } from './bends.ts';
import { planConnectors } from './connectors.ts';

const links = [
  { id: 'l1', from: 't0', to: 't1', words: 'makes room for', kind: 'dashed', arrow: 'both' } as const,
  { id: 'l2', from: 't2', to: 't3', words: '', kind: 'plain', arrow: 'to' } as const,
];

async function partOf(scene: Scene, format: 'pptx' | 'docx', path: string): Promise<string> {
  const bytes = await exportFigure(scene, {
    format,
    fonts: await loadFigureFonts(),
    title: figureTitle(scene),
    description: longDescription(scene),
    alt: shortAltText(scene),
  });
  return new TextDecoder().decode(unzipSync(bytes)[path]);
}

const slideOf = (scene: Scene): Promise<string> => partOf(scene, 'pptx', 'ppt/slides/slide1.xml');
/** What is drawn in programs that lay connectors anew is a second copy, under the same numbers. */
const once = (xml: string): string => xml.replaceAll(/<mc:Fallback>.*?<\/mc:Fallback>/gu, '');

type At = readonly [x: number, y: number];
const pt = (emu: string | undefined): number => Number(emu) / 12700;

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const frameOf = (xml: string): Frame => {
  const [, x, y, w, h] = /<a:off x="(-?\d+)" y="(-?\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/u.exec(xml) ?? [];
  return { x: pt(x), y: pt(y), w: pt(w), h: pt(h) };
};

/** Places lines are glued to, as a program that opens the file works them out. */
function sitesOf(xml: string): At[] {
  const { x, y, w, h } = frameOf(xml);
  const own = [...xml.matchAll(/<a:gd name="sx\d+" fmla="\*\/ (-?\d+) w (\d+)"\/><a:gd name="sy\d+" fmla="\*\/ (-?\d+) h (\d+)"\/>/gu)]; // prettier-ignore
  if (own.length > 0)
    return own.map(([, a, b, c, d]) => [x + (Number(a) * w) / Number(b), y + (Number(c) * h) / Number(d)]);
  if (!xml.includes('prst="ellipse"'))
    return [[x + w / 2, y], [x, y + h / 2], [x + w / 2, y + h], [x + w, y + h / 2]]; // prettier-ignore
  return Array.from({ length: 8 }, (_, i): At => {
    const a = -Math.PI / 2 - (i * Math.PI) / 4;
    return [x + w / 2 + (w / 2) * Math.cos(a), y + h / 2 + (h / 2) * Math.sin(a)];
  });
}

/** Where a connector starts and ends, once it is flipped and turned. */
function endsOf(xml: string): readonly [At, At] {
  const { x, y, w, h } = frameOf(xml);
  const turn = (Number(/<a:xfrm[^>]* rot="(\d+)"/u.exec(xml)?.[1] ?? 0) / 60000 / 180) * Math.PI;
  const [flipH, flipV] = [/<a:xfrm[^>]* flipH="1"/u.test(xml), /<a:xfrm[^>]* flipV="1"/u.test(xml)];
  const place = (u: number, v: number): At => {
    const [dx, dy] = [(flipH ? -u : u) * (w / 2), (flipV ? -v : v) * (h / 2)];
    return [x + w / 2 + dx * Math.cos(turn) - dy * Math.sin(turn), y + h / 2 + dx * Math.sin(turn) + dy * Math.cos(turn)]; // prettier-ignore
  };
  return [place(-1, -1), place(1, 1)];
}

interface End {
  readonly off: number;
  /** Glued to words or to the mark before them, which keep the places of their box. */
  readonly isWords: boolean;
}

/** How far each glued end is from the place it is glued to. */
function gluedIn(xml: string): End[] {
  const shapes = new Map(
    [...xml.matchAll(/<p:sp>.*?<\/p:sp>/gu)].map(([sp]) => [/cNvPr id="(\d+)"/u.exec(sp)?.[1] ?? '', sp]),
  );
  return [...xml.matchAll(/<p:cxnSp>.*?<\/p:cxnSp>/gu)].flatMap(([line]) =>
    (['st', 'end'] as const).flatMap((which, i): End[] => {
      const [, id = '', idx] = new RegExp(`<a:${which}Cxn id="(\\d+)" idx="(\\d+)"/>`, 'u').exec(line) ?? [];
      if (id === '') return [];
      const shape = shapes.get(id) ?? '';
      const [at, site] = [endsOf(line)[i], sitesOf(shape)[Number(idx)]];
      const off = at && site ? Math.hypot(at[0] - site[0], at[1] - site[1]) : Number.POSITIVE_INFINITY;
      return [{ off, isWords: shape.includes('txBox="1"') || frameOf(shape).w < 9 }];
    }),
  );
}

/** A map with every kind of line there is: worded, two-headed, heavy, dashed, of three ends, to notes and to sub-themes. */
function everyLine(study: MapInput): MapInput {
  const roots = study.themes.filter((t) => t.parentId === null);
  const tops = roots.length === 1 ? study.themes.filter((t) => t.parentId === roots[0]?.id) : roots;
  const subs = study.themes.filter((t) => tops.some((p) => p.id === t.parentId));
  const [a = '', b = '', c = '', d = ''] = tops.map((t) => t.id);
  const some = [
    { id: 'k0', from: a, to: b, words: 'makes room for', kind: 'dashed', arrow: 'both' },
    { id: 'k1', from: a, to: b, words: 'is undone by', kind: 'plain', arrow: 'to', weight: 3 },
    { id: 'k2', from: c, to: d, words: '', kind: 'plain', arrow: 'to' },
    { id: 'k3', from: d, to: a, words: 'asks for', kind: 'plain', arrow: 'none', weight: 2 },
    { id: 'k4', from: 'note', to: c, words: '', kind: 'plain', arrow: 'to' },
    { id: 'k5', from: a, to: c, words: 'holds together', kind: 'plain', arrow: 'to', also: [d] },
    { id: 'k6', from: subs[0]?.id ?? a, to: subs.at(-1)?.id ?? d, words: 'leads to', kind: 'plain', arrow: 'to' },
  ] as const; // prettier-ignore
  const items = [
    { id: 'note', kind: 'note', text: 'To be talked over in March' },
    { id: 'quote', kind: 'quote', text: 'Somebody would be there', attribution: 'P3, nurse', aboutId: b },
    { id: 'region', kind: 'group', text: 'Seen by staff', members: [a, b] },
  ] as const;
  return { ...study, links: [...some], items: [...items] };
}

const FORMS: readonly DrawnLayout[] = ['petals', 'ring', 'tree', 'treeDown', 'list', 'grid', 'network', 'layers', 'process', 'cycle']; // prettier-ignore

describe('lines between shapes in slides and documents', () => {
  it('are connectors glued to shapes that are there, and say what they stand for', async () => {
    const scene = buildScene({ ...relational, layout: 'tree', links });
    const plan = planConnectors(scene);
    const own = [...plan.connectors.values()];
    expect(own.filter((c) => c.linkId === null)).toHaveLength(4);
    const both = own.find((c) => c.linkId === 'l1');
    expect([both?.headAtStart, both?.headAtEnd, both?.bend.form]).toEqual([true, true, 'straightConnector1']);
    for (const [format, path, shape] of [
      ['pptx', 'ppt/slides/slide1.xml', 'p:sp'],
      ['docx', 'word/document.xml', 'wps:wsp'],
    ] as const) {
      const xml = once(await partOf(scene, format, path));
      const glued = [...xml.matchAll(/<a:(?:st|end)Cxn id="(\d+)" idx="(\d)"\/>/gu)];
      expect(glued).toHaveLength(12);
      const drawn = new Set(
        [...xml.matchAll(new RegExp(`<${shape}>.*?cNvPr id="(\\d+)"`, 'gu'))].map((m) => m[1]),
      );
      for (const [, id] of glued) expect(drawn).toContain(id);
      const all = [...xml.matchAll(/(?:cNvPr|docPr) id="(\d+)"/gu)].map((m) => m[1]);
      expect(new Set(all).size).toBe(all.length);
      expect(xml).toContain(
        'A two-headed arrow between Understanding and Interpersonal Connection says “makes room for” (tentative).',
      );
      expect(xml).toContain('name="Link words: makes room for"');
    }
  });

  it('end where they are glued, in every form, so that a shape that is moved takes them along', async () => {
    let links = 0;
    let loose = 0;
    for (const study of [relational, flatFive, twoGroups])
      for (const layout of FORMS)
        for (const widthMm of study === relational ? [84, 174] : [174]) {
          const scene = buildScene({ ...everyLine(study), layout, widthMm });
          if (scene.layout !== layout) continue;
          const followed = new Set([...planConnectors(scene).connectors.values()].map((c) => c.linkId));
          links += scene.links.length;
          loose += scene.links.filter((l) => !followed.has(l.id)).length;
          const ends = gluedIn(once(await slideOf(scene)));
          for (const { off, isWords } of ends) expect(off, layout).toBeLessThan(isWords ? 24 : 3.6);
        }
    // a line of five corners or more stays a shape
    expect(loose).toBeLessThan(links * 0.03);
  });

  it('join an overarching theme to each of its themes in every stage, by a corner of its own', async () => {
    const later = {
      ...relational,
      themes: relational.themes.filter((t) => t.id !== 't2' && t.parentId !== 't2'),
    };
    const stages = [relational, later].map((input, i) => ({ id: `s${i}`, name: `Stage ${i}`, input }));
    const scene = buildStages(stages, { t2: ['t1'] }, { widthMm: 174, palette: 'colour' });
    const own = [...planConnectors(scene).connectors.values()];
    // four, then three, and the way of the one that went
    expect(own.filter((c) => c.bend.form === 'bentConnector2' && c.from && c.to)).toHaveLength(8);
    for (const { off } of gluedIn(once(await slideOf(scene)))) expect(off).toBeLessThan(3.6);
  });

  it('bend as the line of the figure does', () => {
    const points = (list: readonly (readonly [number, number])[]) => list.map(([x, y]) => ({ x, y }));
    const at = (...list: readonly (readonly [number, number])[]) => bendOf(points(list));
    expect(at([0, 0], [10, 0], [10, 20], [40, 20])).toMatchObject({ form: 'bentConnector3', turn: 0, flipV: false, turnsAt: [0.25] }); // prettier-ignore
    expect(at([0, 20], [10, 20], [10, 0], [40, 0])).toMatchObject({ turn: 0, flipV: true });
    expect(at([0, 0], [0, 10], [30, 10], [30, 40])).toMatchObject({ turn: 90, flipV: true, turnsAt: [0.25], box: { x: -5, y: 5, w: 40, h: 30 } }); // prettier-ignore
    expect(at([30, 0], [30, 10], [0, 10], [0, 40])).toMatchObject({ turn: 90, flipV: false });
    expect(at([9, 9], [0, 0])).toMatchObject({ form: 'straightConnector1', flipH: true, flipV: true });
    // round the outside: past its own box, and back
    expect(at([10, 0], [-10, 0], [-10, 40], [30, 40], [30, 20])).toMatchObject({ form: 'bentConnector4', turnsAt: [-1, 2] }); // prettier-ignore
    expect(at([0, 0], [20, 0], [20, 30], [-10, 30], [-10, 60], [40, 60])).toMatchObject({ form: 'bentConnector5', turnsAt: [0.5, 0.5, -0.25] }); // prettier-ignore
    // ends that stand level have a box all the same
    expect(at([0, 0], [20, 0], [20, 30], [0, 30])).toMatchObject({ form: 'bentConnector3', box: { w: 0.1 }, turnsAt: [200] }); // prettier-ignore
    const arc = Array.from({ length: 20 }, (_, i) => [100 * Math.sin((i / 19) * 1.5), -100 * Math.cos((i / 19) * 1.5)] as const); // prettier-ignore
    expect(followedBy(points(arc))?.form).toBe('curvedConnector2');
  });
});

it('a slide is read in the order of the outline, its title and words in its notes', async () => {
  const scene = buildScene({ ...relational, layout: 'network', links });
  const xml = once(await slideOf(scene));
  const named = [...xml.matchAll(/<p:(?:grpSp|sp)><p:nv(?:Grp)?SpPr><p:cNvPr id="\d+" name="([^"]*)"/gu)].map((m) => m[1] ?? ''); // prettier-ignore
  const order = [...new Set(named)];
  const tops = scene.outline.filter((e) => e.depth <= 1).map((e) => e.name);
  expect(order.filter((n) => tops.includes(n))).toEqual(tops);
  expect(xml.indexOf('<p:cxnSp>')).toBeGreaterThan(xml.lastIndexOf('</p:grpSp>'));
  // a name in the middle of its box is the box's own text
  const own = [...xml.matchAll(/<p:sp>.*?<\/p:sp>/gu)].find(([sp]) =>
    sp.includes('name="Understanding"'),
  )?.[0];
  expect(own).toContain('<a:t>Understanding</a:t>');
  expect(own).not.toContain('txBox');
  expect(xml).toContain('descr="Understanding is part of Relational Practice."');
  expect(xml).not.toContain(`<a:t>${figureTitle(scene)}</a:t>`);
  const notes = await partOf(scene, 'pptx', 'ppt/notesSlides/notesSlide1.xml');
  expect(notes).toContain(`<a:t>${figureTitle(scene)}</a:t>`);
  expect(notes).toContain(`<a:t>${shortAltText(scene)}</a:t>`);
});
