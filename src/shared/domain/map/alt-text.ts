/** Words for the picture: a short alternative text and a long description, drafted from the scene. */
import { inSentence, wordOfAll } from '../themes/level-words.ts';
import { sizedSentence } from './sized.ts';
import type { DrawnLayout, Scene, SceneNode } from './types.ts';

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

export const wordCount = (text: string): number =>
  text.split(/\s+/u).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;

function joinNames(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function parts(scene: Scene): { hub: SceneNode | undefined; themes: SceneNode[]; subs: SceneNode[] } {
  return {
    hub: scene.nodes.find((n) => n.part === 'hub'),
    themes: scene.nodes.filter((n) => n.part === 'theme'),
    subs: scene.nodes.filter((n) => n.part === 'sub'),
  };
}

/** A title for the figure's file: what it is, never printed in the picture. */
export function figureTitle(scene: Scene): string {
  if (scene.words) return scene.words.title;
  const { hub, themes } = parts(scene);
  if (themes.length === 0 && !hub) return 'Thematic map';
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
  const { hub, themes, subs } = parts(scene);
  if (themes.length === 0 && !hub) return 'A thematic map with no themes yet.';
  const count = counted(themes);
  const [form, stands] = FORMS[scene.layout];
  const start = `Thematic map drawn as ${form}: ${hub ? `${hub.name} ${stands} ${count}` : count}`;
  const names = themes.map((t) => t.name);
  const options = [
    `${start}, ${joinNames(names)}.`,
    subs.length > 0 ? `${start}, with ${counted(subs)}.` : '',
    `${start}.`,
    `Thematic map drawn as ${form}, of ${count}.`,
  ];
  return options.find((o) => o !== '' && wordCount(o) <= SHORT_WORDS) ?? `Thematic map drawn as ${form}.`;
}

/** The whole map in sentences, in reading order: levels first, then each link. */
export function longDescription(scene: Scene): string {
  if (scene.words) return scene.words.description;
  const { hub, themes } = parts(scene);
  if (themes.length === 0 && !hub) return 'This map has no themes yet.';
  const sentences: string[] = [];
  const count = counted(themes);
  if (hub) sentences.push(`The ${inSentence(hub.levelName)}, ${hub.name}, ties together ${count}.`);
  else
    sentences.push(
      `The map has ${count}${themes.every((t) => under(scene, t.id).length === 0) ? ', side by side' : ''}.`,
    );
  for (const theme of themes) sentences.push(themeSentence(scene, theme));
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
  return [`Group ${node.name}: ${joinNames(names)}.`];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const under = (scene: Scene, id: string): SceneNode[] =>
  scene.nodes.filter((n) => n.parentId === id && n.part !== 'note' && n.part !== 'quote');

function themeSentence(scene: Scene, theme: SceneNode): string {
  const children = under(scene, theme.id);
  if (children.length === 0) return `${theme.name}.`;
  const names = children.map((c) => {
    const deeper = under(scene, c.id);
    return deeper.length > 0 ? `${c.name} (${joinNames(deeper.map((d) => d.name))})` : c.name;
  });
  return `${theme.name}: ${names.join('; ')}.`;
}
