/** Words for the picture: a short alternative text and a long description, drafted from the scene. */
import { capital, inSentence, wordOfAll } from '../themes/level-words.ts';
import { sizedSentence } from './sized.ts';
import type { DrawnLayout, MapHeading } from './input.ts';
import type { Scene, SceneNode } from './types.ts';

/** Words a short text may have: journals ask for about 25 to 30. */
const SHORT_WORDS = 29;

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A count as a word up to twelve, then as a figure. */
export const countWord = (n: number): string => NUMBERS[n] ?? String(n);

/** `four themes`, `sixteen facets`: so many, by the team's word for their level. */
const counted = (nodes: readonly SceneNode[]): string =>
  `${countWord(nodes.length)} ${wordOfAll(
    nodes.map((node) => node.levelName),
    nodes.length,
  )}`;

/** Words of a description: runs between spaces that hold a letter or a digit. */
export const wordCount = (text: string): number =>
  text.split(/\s+/u).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;

function joinNames(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

interface Parts {
  readonly hub: SceneNode | undefined;
  readonly themes: SceneNode[];
  readonly subs: SceneNode[];
  readonly codes: SceneNode[];
}

function parts(scene: Scene): Parts {
  return {
    hub: scene.nodes.find((n) => n.part === 'hub'),
    themes: scene.nodes.filter((n) => n.part === 'theme'),
    subs: scene.nodes.filter((n) => n.part === 'sub'),
    codes: scene.nodes.filter((n) => n.part === 'code'),
  };
}

/** A title for the figure's file: what it is, never printed in the picture. */
export function figureTitle(scene: Scene): string {
  if (scene.words) return scene.words.title;
  const { hub, themes, codes } = parts(scene);
  if (themes.length === 0 && !hub)
    return codes.length === 0 ? 'Thematic map' : `Thematic map of ${counted(codes)}`;
  const count = counted(themes);
  return hub ? `Thematic map: ${hub.name} and its ${count}` : `Thematic map of ${count}`;
}

/** What a form looks like, for somebody who hears of it: and where its overarching theme stands. */
const FORMS: Record<DrawnLayout, readonly [form: string, hub: string]> = {
  petals: ['petals', 'at the centre of'],
  ring: ['a ring', 'at the centre of'],
  tree: ['a tree', 'leading to'],
  treeDown: ['a tree', 'above'],
  list: ['a list', 'above'],
  grid: ['a grid', 'above'],
  network: ['a network', 'amid'],
  layers: ['nested layers', 'at the core of'],
  venn: ['overlapping shapes', 'above'],
  process: ['steps in a row', 'above'],
  cycle: ['a cycle', 'at the centre of'],
};

/** Alternative text under 30 words: form of the figure, centre, number of themes and as many names as fit. */
export function shortAltText(scene: Scene): string {
  if (scene.words) return scene.words.alt;
  const { hub, themes, subs, codes } = parts(scene);
  if (themes.length === 0 && !hub)
    return codes.length === 0
      ? 'A thematic map with no themes yet.'
      : `Thematic map of ${counted(codes)} and no themes yet.`;
  const count = counted(themes);
  const [form, stands] = FORMS[scene.layout];
  const start = `Thematic map drawn as ${form}: ${hub ? `${hub.name} ${stands} ${count}` : count}`;
  const names = themes.map((t) => t.name);
  const headings = headingsOf(scene).length;
  const below = [subs, codes].filter((of) => of.length > 0).map(counted);
  const codesToo = codes.length > 0 ? `, with ${counted(codes)}` : '';
  const options = [
    `${start}, ${joinNames(names)}${codesToo}.`,
    below.length > 0 ? `${start}, with ${below.join(' and ')}.` : '',
    headings > 0 ? `${start}, under ${headingCount(headings)}.` : '',
    `${start}.`,
    `Thematic map drawn as ${form}, of ${count}.`,
  ];
  return options.find((o) => o !== '' && wordCount(o) <= SHORT_WORDS) ?? `Thematic map drawn as ${form}.`;
}

/** The whole map in sentences, in reading order: levels first, then what the form claims, then each link. */
export function longDescription(scene: Scene): string {
  if (scene.words) return scene.words.description;
  const { hub, themes, codes } = parts(scene);
  if (themes.length === 0 && !hub && codes.length === 0) return 'This map has no themes yet.';
  const sentences = [...opening(scene), ...formSentences(scene), ...looseSentences(scene)];
  const said = new Set<string>();
  for (const entry of scene.outline) for (const link of entry.links) said.add(link);
  if (said.size > 0)
    sentences.push(
      said.size === 1 ? 'One link is drawn.' : `${capital(countWord(said.size))} links are drawn.`,
    );
  const sized = sizedSentence(scene.sized);
  if (sized !== '') sentences.push(sized);
  return [...sentences, ...said, ...scene.nodes.flatMap((n) => itemSentence(scene, n))].join(' ');
}

/** What ties the themes together, and each of them with what stands under it; bare ones in one list. */
function opening(scene: Scene): string[] {
  const { hub, themes } = parts(scene);
  const count = counted(themes);
  if (!hub && themes.length === 0) return ['The map has no themes yet.'];
  const start = hub
    ? `The ${inSentence(hub.levelName)}, ${hub.name}, ties together ${count}`
    : `The map has ${count}`;
  const isBare = themes.every((t) => under(scene, t.id).length + codesUnder(scene, t.id).length === 0);
  if (!isBare) return [`${start}.`, ...themes.map((theme) => themeSentence(scene, theme))];
  const headings = headingsOf(scene).length;
  if (headings > 0 && themes.length > 1) return [`${start} under ${headingCount(headings)}.`];
  return [themes.length === 0 ? `${start}.` : `${start}: ${themes.map((t) => t.name).join('; ')}.`];
}

/** What the form itself says of its themes, besides the lines drawn between them. */
function formSentences(scene: Scene): string[] {
  const { themes } = parts(scene);
  if (themes.length < 2) return [];
  const all = `The ${counted(themes)}`;
  if (scene.layout === 'process') return [`${all} are steps: each leads to the next, in this order.`];
  if (scene.layout === 'cycle')
    return [`${all} form a cycle: each leads to the next, in this order, and the last to the first.`];
  if (scene.layout === 'layers') return [`${all} lie one inside the other, from the innermost outwards.`];
  if (scene.headings) return headingSentences(scene, scene.headings);
  return scene.layout === 'venn' ? sharedSentences(scene, themes) : [];
}

const headingCount = (n: number): string => `${countWord(n)} ${n === 1 ? 'heading' : 'headings'}`;

/** Headings of a grid that gather something on it. */
const headingsOf = (scene: Scene): MapHeading[] =>
  (scene.headings ?? []).filter(({ themeIds }) => scene.nodes.some((n) => themeIds.includes(n.id)));

/** What each heading of a grid, such as a research question, gathers, and what none does: a grid says it by rows alone. */
function headingSentences(scene: Scene, headings: readonly MapHeading[]): string[] {
  const named = scene.nodes.filter((n) => n.part !== 'hub');
  const headed = new Set(headings.flatMap((h) => h.themeIds));
  const loose = named.filter((n) => n.part === 'theme' && !headed.has(n.id));
  return [
    ...gathered('Under no heading', loose),
    ...headings.flatMap(({ name, themeIds }) =>
      gathered(
        `Under “${name}”`,
        named.filter((n) => themeIds.includes(n.id)),
      ),
    ),
  ];
}

/** `Under “X”: a; b.`, or column by column where columns say whose they are. */
function gathered(where: string, nodes: readonly SceneNode[]): string[] {
  if (nodes.length === 0) return [];
  const names = (of: readonly SceneNode[]) => of.map((n) => n.name).join('; ');
  if (nodes.every((n) => (n.column ?? '') === '')) return [`${where}: ${names(nodes)}.`];
  const columns = [...new Set(nodes.map((n) => n.column ?? ''))];
  const stand = nodes.length === 1 ? 'stands' : 'stand';
  return [
    `${where} ${stand} ${counted(nodes)}.`,
    ...columns.map((column) => {
      const of = names(nodes.filter((n) => (n.column ?? '') === column));
      return column === '' ? `${of}.` : `${column}: ${of}.`;
    }),
  ];
}

/** What stands where shapes overlap, by the themes that share it. */
function sharedSentences(scene: Scene, themes: readonly SceneNode[]): string[] {
  const shared = new Map<string, string[]>();
  for (const node of scene.nodes) {
    const sets = node.part === 'hub' ? [] : themes.filter((t) => node.sets?.includes(t.id) ?? false);
    if (sets.length < 2) continue;
    const by = joinNames(sets.map((t) => t.name));
    shared.set(by, [...(shared.get(by) ?? []), node.name]);
  }
  if (shared.size === 0) return ['Their shapes overlap, and no part of them stands where they do.'];
  return [...shared].map(([by, names]) => `Shared by ${by}: ${names.join('; ')}.`);
}

/** What a note, quote or group says; group members are what its region or its words name. */
function itemSentence(scene: Scene, node: SceneNode): string[] {
  const about = scene.nodes.find((n) => n.id === node.parentId)?.name;
  const on = about === undefined ? '' : ` on ${about}`;
  if (node.part === 'note') return [`Note${on}: ${node.name}${/[.!?]$/u.test(node.name) ? '' : '.'}`];
  if (node.part === 'quote') return [`Quote${on}: “${node.name}”${node.source ? ` (${node.source})` : ''}.`];
  if (node.part !== 'group') return [];
  const names = [...new Set(node.members ?? [])].flatMap(
    (id) => scene.nodes.find((n) => n.id === id)?.name ?? [],
  );
  return [`The group “${node.name}” holds ${joinNames(names)}.`];
}

const under = (scene: Scene, id: string): SceneNode[] =>
  scene.nodes.filter(
    (n) => n.parentId === id && n.part !== 'note' && n.part !== 'quote' && n.part !== 'code',
  );

const codesUnder = (scene: Scene, id: string | null): string[] =>
  scene.nodes.flatMap((n) => (n.parentId === id && n.part === 'code' ? [n.name] : []));

/** `code “being rung back”`, `codes “a” and “b”`: codes are said to be codes, and are longer than names of themes. */
const coded = (names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [`${names.length === 1 ? 'code' : 'codes'} ${joinNames(names.map((n) => `“${n}”`))}`];

/** Codes that stand in no list: those of the overarching theme, and those of none. */
function looseSentences(scene: Scene): string[] {
  const hub = scene.nodes.find((n) => n.part === 'hub');
  const own = hub ? codesUnder(scene, hub.id) : [];
  const none = codesUnder(scene, null);
  return [
    ...(hub && own.length > 0 ? [`Beside ${hub.name}: ${coded(own).join('')}.`] : []),
    ...(none.length > 0 ? [`Under no theme: ${coded(none).join('')}.`] : []),
  ];
}

function themeSentence(scene: Scene, theme: SceneNode): string {
  const below = under(scene, theme.id);
  const columns = new Map<string, string[]>();
  for (const c of below) {
    const deeper = under(scene, c.id).map((d) => d.name);
    const inside = [...(deeper.length > 0 ? [joinNames(deeper)] : []), ...coded(codesUnder(scene, c.id))];
    const said = inside.length > 0 ? `${c.name} (${inside.join('; ')})` : c.name;
    columns.set(c.column ?? '', [...(columns.get(c.column ?? '') ?? []), said]);
  }
  const codes = coded(codesUnder(scene, theme.id));
  const has = below.length === 0 ? '' : ` has ${counted(below)}`;
  // whose they are is what a grid by groups claims: said once for each column
  if ([...columns.keys()].some((name) => name !== '')) {
    const byColumn = [...columns].map(([name, said]) => `${name}: ${said.join('; ')}.`);
    return [`${theme.name}${has}.`, ...byColumn, ...codes.map((said) => `${capital(said)}.`)].join(' ');
  }
  const parts = [...(columns.get('') ?? []), ...codes];
  return parts.length === 0
    ? `${theme.name} has nothing under it.`
    : `${theme.name}${has}: ${parts.join('; ')}.`;
}
