/**
 * The three shapes of findings this program was made for, with invented names: three levels round a centre, five themes
 * side by side, 28 sentences under four headings from two groups of people. Each is entered through the program's own
 * operations, drawn in the form that suits it and written to every kind of file, which programs that are not ours then open.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { render } from '../../../src/main/exporters/render.ts';
import type { FigureFormat } from '../../../src/main/exporters/figure/index.ts';
import { mapInputOf } from '../../../src/shared/contract/map-input.ts';
import type { MapFull } from '../../../src/shared/contract/maps.ts';
import type { MapLayout } from '../../../src/shared/domain/map/input.ts';
import {
  buildScene,
  longDescription,
  mendFor,
  preflight,
  shortAltText,
  wordCount,
  type Scene,
} from '../../../src/shared/domain/map/index.ts';
import { themesFromList } from '../../../src/shared/domain/themes/from-list.ts';
import { createTestStudy, draftOf, importDraft, type TestStudy } from '../../helpers/study.ts';

const folder = mkdtempSync(join(tmpdir(), 'threadwork-acceptance-'));
const studies: TestStudy[] = [];
afterAll(() => {
  for (const s of studies) s.close();
  rmSync(folder, { recursive: true, force: true });
});

type Tree = { readonly [name: string]: readonly string[] };

const ALLOTMENT: Tree = {
  'Being expected': [
    'Somebody notices an empty chair', 'A key of one’s own', 'Jobs that wait for one person', 'Asked after by name',
    'Turning up late is still turning up', 'Told in time when the gate is shut',
  ],
  'Side by side': ['Talk that comes while hands are busy', 'Silence without worry', 'Teaching/learning in both directions'],
  'Seasons that return': [
    'Something to come back for', 'Losses everybody shares', 'The same faces across the years', 'Small celebrations',
  ],
  'Room to be clumsy': ['Tools for every height', 'Non-judging advice on non-thriving plants', 'Weeds left for those who like them'],
}; // prettier-ignore

const FIVE = ['Rumour', 'Paperwork', 'Trust', 'Money that runs out', 'Chances to do otherwise'];

/** Sentences as themes, by heading; the letter says who spoke: crew (A), pupils (B), both (AB). */
const SAYINGS: { readonly [heading: string]: readonly (readonly [string, 'A' | 'B' | 'AB'])[] } = {
  'What the boat is for': [
    ['A crossing is a promise made to the other bank', 'AB'],
    ['Crossing is ‘more than’ getting over the water', 'AB'],
    ['The boat belongs to the people who wait for it', 'A'],
    ['The boat belongs to those who keep it afloat', 'B'],
  ],
  'Why cross together?': [
    ['It carries somebody towards the life they meant to have', 'A'],
    ['Crossing helps a child to be seen as one of a whole family of travellers', 'A'],
    ['Crossing gives courage and makes room for everybody - the passenger knows the river best', 'A'],
    ['It shares out the blame when the weather turns', 'A'],
    ['Crossing is for bringing back news from the other bank', 'B'],
    ['Crossing with neighbours helps us to be forgiven by those who stayed behind', 'B'],
    ['Pupils value what their older neighbours know of the current', 'B'],
    ['Crossing helps pupils to get the harbour office to ‘answer’ a letter', 'B'],
  ],
  'What keeps people on their own bank?': [
    ['Neither side understands enough about the ‘other’ timetable, nor what each does all winter', 'AB'],
    ['Our own banks do not put the crossing first', 'AB'],
    ['Pupils can be loud and hard to plan for', 'A'],
    ['Pupils make their plans without explaining why they changed', 'A'],
    ['Pupils are to blame for the way the crew speaks of them', 'A'],
    ['The crew does not want to lose its standing with the regulars', 'B'],
    ['What we are there for is misunderstood', 'B'],
    ['Families do not like to see us on the quay', 'B'],
    ['Pupils see themselves as ‘there for the little ones’', 'B'],
    ['River work is hard work and how we fare is often forgotten', 'AB'],
  ],
  'What would help to cross again?': [
    ['A shared room by the landing with tea and a dry place for maps', 'AB'],
    ['One morning a month in the other one’s boots', 'AB'],
    ['A bell that both sides may ring', 'AB'],
    ['Longer ropes, and time to learn to throw them', 'A'],
    ['Names on the timetable instead of numbers', 'B'],
    ['A captain for both banks who is known to everybody and seldom away', 'AB'],
  ],
}; // prettier-ignore

function newStudy(): TestStudy {
  const s = createTestStudy();
  studies.push(s);
  return s;
}

function drawn(s: TestStudy, layout: MapLayout, widthMm = 174): MapFull {
  const { id } = s.call('map.create', { layout, widthMm });
  return s.call('map.get', { id });
}

function allotment(widthMm: number): MapFull {
  const s = newStudy();
  const { id: hub } = s.call('theme.create', { name: 'A place that holds you', level: 0 });
  for (const [name, subs] of Object.entries(ALLOTMENT)) {
    const { id } = s.call('theme.create', { name, parentId: hub });
    for (const sub of subs) s.call('theme.create', { name: sub, parentId: id });
  }
  return drawn(s, 'auto', widthMm);
}

function five(): MapFull {
  const s = newStudy();
  for (const name of FIVE) s.call('theme.create', { name });
  const map = drawn(s, 'auto', 84);
  // five quiet tints come close in grey; what preflight offers for that is taken
  const mend = mendFor(mapInputOf(map, 'list'), 'grey');
  s.call('map.update', { id: map.summary.id, ...(mend?.palette ? { palette: mend.palette } : {}) });
  return s.call('map.get', { id: map.summary.id });
}

/** Nobody types a letter: it comes from whose words are coded. */
function sayings(): MapFull {
  const s = newStudy();
  const { id: attributeId } = s.call('attribute.create', { name: 'Who' });
  s.call('study.setSettings', { groupAttributeId: attributeId });
  const codes = Object.values(SAYINGS).flat().map(([name, who]) => ({ who, id: s.call('code.create', { name: name.slice(0, 60) }).id })); // prettier-ignore
  for (const [letter, who] of [
    ['A', 'Crew'],
    ['B', 'Pupils'],
  ] as const) {
    // prettier-ignore
    const title = `Talk ${letter}`;
    const documentId = importDraft(s, draftOf(title, [`P${letter}: one two three four five six.`]));
    const { summary, textHash } = s.call('document.get', { id: documentId });
    const { participantId } = summary;
    if (participantId !== null) s.call('participant.setValue', { participantId, attributeId, value: who });
    for (const code of codes)
      if (code.who.includes(letter))
        s.call('coding.apply', { documentId, codeId: code.id, start: 0, end: 3, textHash });
  }
  let at = 0;
  for (const [heading, list] of Object.entries(SAYINGS)) {
    const { id } = s.call('theme.create', { name: heading });
    for (const [name] of list)
      s.call('theme.create', { name, parentId: id, codeIds: [codes[at++]?.id ?? ''] });
  }
  return drawn(s, 'grid');
}

/** The same by hand: one pasted list, its outermost lines research questions, the letters typed before the sentences. */
function sayingsByHand(): MapFull {
  const s = newStudy();
  const { id: attributeId } = s.call('attribute.create', { name: 'Who' });
  s.call('study.setSettings', { groupAttributeId: attributeId });
  for (const [letter, value] of [
    ['A', 'Crew'],
    ['B', 'Pupils'],
  ] as const) {
    const documentId = importDraft(s, draftOf(`Talk ${letter}`, [`P${letter}: one two three.`]));
    const { participantId } = s.call('document.get', { id: documentId }).summary;
    if (participantId !== null) s.call('participant.setValue', { participantId, attributeId, value });
  }
  const groups = s.call('code.spread', {}).groups.flatMap(({ value, letter }) => (value === null ? [] : [{ value, letter }])); // prettier-ignore
  const text = Object.entries(SAYINGS).map(([heading, list]) => [heading, ...list.map(([name, who]) => `\t${who}: ${name}`)].join('\n')); // prettier-ignore
  const items = themesFromList(text.join('\n'), groups).map((one) => ({ ...one, groups: [...one.groups] }));
  s.call('theme.createList', { items, asQuestions: true });
  return drawn(s, 'grid');
}

const maps: Record<string, MapFull> = {};
const scenes: Record<string, Scene> = {};
beforeAll(() => {
  Object.assign(maps, { wide: allotment(174), column: allotment(84), flat: five(), long: sayings() });
  for (const [name, map] of Object.entries(maps)) {
    const { layout } = buildScene(mapInputOf(map, null));
    scenes[name] = buildScene(mapInputOf(map, layout));
  }
});
const NAMES = ['wide', 'column', 'flat', 'long'] as const;

async function file(name: string, format: FigureFormat, dpi = 600): Promise<string> {
  const map = maps[name];
  if (!map) throw new Error(name);
  const fontFolder = join(import.meta.dirname, '../../../resources/fonts');
  const bytes = await render({ what: 'map', format, map, widthMm: undefined, dpi, fontFolder });
  const path = join(folder, `${name}.${format}`);
  writeFileSync(path, bytes);
  return path;
}

function missing(...tools: string[]): boolean {
  const none = tools.filter((t) => spawnSync(t, ['--version'], { stdio: 'ignore' }).error !== undefined);
  for (const tool of none) console.info(`${tool} is not on this machine; what it would check is left out.`);
  return none.length > 0;
}

function said(tool: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`${tool} ended with ${status}: ${stderr}`);
  return stdout;
}

const mm = (pt: number): number => (pt / 72) * 25.4;

describe('three shapes of findings', () => {
  it('are drawn in their form, with nothing for a production editor to say', () => {
    expect(NAMES.map((n) => scenes[n]?.layout)).toEqual(['petals', 'petals', 'list', 'grid']);
    expect(Object.values(SAYINGS).flat()).toHaveLength(28);
    for (const scene of Object.values(scenes)) {
      const words = { alt: shortAltText(scene), description: longDescription(scene) };
      const amber = preflight(scene, words).filter((l) => l.level === 'amber');
      expect(amber.map((l) => l.message)).toEqual([]);
      expect(wordCount(words.alt)).toBeLessThan(30);
      for (const node of scene.nodes) expect(words.description).toContain(node.name);
    }
    expect(longDescription(scenes['long'] ?? buildScene(mapInputOf(five(), null)))).toContain(
      'captain for both banks',
    );
  });

  it('come out the same from one pasted list, with questions as headings and letters by hand', () => {
    const byHand = buildScene(mapInputOf(sayingsByHand(), 'grid'));
    const words = (scene?: Scene) =>
      scene?.items.flatMap((item) => (item.kind === 'text' ? [item.lines.map((l) => l.text).join(' ')] : []));
    expect(words(byHand)).toEqual(words(scenes['long']));
  });

  it.skipIf(missing('pdfinfo', 'pdffonts'))(
    'are PDF pages of the exact size, every font embedded',
    async () => {
      for (const name of NAMES) {
        const path = await file(name, 'pdf');
        const [, w, h] = /Page size:\s+([\d.]+) x ([\d.]+) pts/u.exec(said('pdfinfo', path)) ?? [];
        expect(Math.abs(mm(Number(w)) - mm(scenes[name]?.widthPt ?? 0))).toBeLessThan(0.1);
        expect(Math.abs(mm(Number(h)) - mm(scenes[name]?.heightPt ?? 0))).toBeLessThan(0.1);
        for (const line of said('pdffonts', path).trim().split('\n').slice(2))
          expect(line).toMatch(/\s+yes\s+yes\s+yes\s+\d+\s+\d+$/u);
      }
    },
  );

  it.skipIf(missing('xmllint', 'identify'))(
    'are well formed as SVG, and pictures of their size',
    async () => {
      for (const name of NAMES) {
        const svg = await file(name, 'svg');
        expect(said('xmllint', '--noout', '--nonet', svg, await file(name, 'svg-outlines'))).toBe('');
        expect(readFileSync(svg, 'utf8')).toMatch(/<title[^>]*>[^<]+<\/title>\s*<desc[^>]*>[^<]+<\/desc>/u);
        if (name !== 'column') continue;
        const facts = said(
          'identify',
          '-units',
          'PixelsPerInch',
          '-format',
          '%w %x',
          await file(name, 'png', 300),
        );
        const [width = 0, density = 0] = facts.split(' ').map(Number);
        expect(Math.abs(width - ((scenes[name]?.widthPt ?? 0) / 72) * 300)).toBeLessThanOrEqual(1);
        expect(density).toBeCloseTo(300, 0);
      }
    },
  );

  it.skipIf(missing('soffice', 'pdftotext'))(
    'open in LibreOffice as one page with every name as words',
    async () => {
      const files = await Promise.all(NAMES.map((n) => file(n, 'pptx')));
      files.push(await file('wide', 'docx'));
      const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
      said('soffice', profile, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'opened'), ...files.slice(0, 4)); // prettier-ignore
      for (const name of NAMES) {
        const words = said('pdftotext', '-layout', join(folder, 'opened', `${name}.pdf`), '-').replaceAll(
          /\s+/gu,
          ' ',
        );
        for (const item of scenes[name]?.items ?? [])
          if (item.kind === 'text') for (const line of item.lines) expect(words).toContain(line.text);
      }
      const page = unzipSync(readFileSync(files[4] ?? ''))['word/document.xml'];
      expect(new TextDecoder().decode(page)).toContain('A place that holds you');
    },
    120_000,
  );
});
