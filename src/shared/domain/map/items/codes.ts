/**
 * Codes on a figure: words without a box, each line underlined by a thread of its own, as coded words are in a transcript. The line
 * tells them from every theme before colour does, in each form, whatever its lists look like.
 */
import { linesHeight, setLabel } from '../blocks.ts';
import { lineBox, type Draft, type DraftNode, type LayoutContext } from '../draft.ts';
import type { Type } from '../font/metrics.ts';
import { roundedRect } from '../geometry.ts';
import type { Style } from '../style.ts';
import type { MapTheme } from '../input.ts';
import type { Box, LineItem, Point, SceneItem, SizedBy, TextItem } from '../types.ts';
import { nearestFree, takenBy } from './room.ts';

/** Thickness of the thread in points, and what it gains for the code with most people behind it. */
const THREAD = 0.75;
const REACH = 1.25;
/** From the baseline to the thread, as a share of the size: below what hangs under the line. */
const DROP = 0.25;
/** Room a thread needs under the ink of its words. */
const UNDER = 2.2;
const GAP = 14;
const BETWEEN = 16;
const ROW_GAP = 8;
/** Widest a code that stands by itself grows before it takes a second line. */
const WIDEST = 170;

export interface Threads {
  readonly items: readonly LineItem[];
  /** Fewest and most people behind the codes drawn; null while threads stand for nothing. */
  readonly sized: SizedBy | null;
}

/** A thread under each line of a text. */
export const threadUnder = (text: TextItem, stroke: string, strokeWidth = THREAD): LineItem[] =>
  text.lines.map((line) => {
    const { x, w } = lineBox(line, text.size, text.anchor);
    const y = line.y + text.size * DROP + strokeWidth / 2;
    return { kind: 'line', role: 'underline', owner: text.owner, x1: x, y1: y, x2: x + w, y2: y, fill: null, stroke, strokeWidth }; // prettier-ignore
  });

/** The threads under the words of codes. `edges` gives the colour of each code drawn, by owner. */
export function threads(
  items: readonly SceneItem[],
  edges: ReadonlyMap<string, string>,
  people?: Readonly<Record<string, number>>,
): Threads {
  const words = items.filter((i): i is TextItem => i.kind === 'text' && edges.has(i.owner ?? ''));
  const counts = people ? words.map((w) => people[w.owner ?? ''] ?? 0) : [];
  const most = Math.max(0, ...counts);
  return {
    items: words.flatMap((text) => {
      const owner = text.owner ?? '';
      const share = most > 0 ? (people?.[owner] ?? 0) / most : 0;
      return threadUnder(text, edges.get(owner) ?? text.fill, THREAD + REACH * share);
    }),
    sized: most > 0 ? { least: Math.min(...counts), most } : null,
  };
}

/** Samples of threads for the key: thickness in points and words. None where the figure has no codes. */
export function threadSamples(drawn: Threads | null): { thread: number; words: string }[] {
  if (drawn === null) return [];
  if (drawn.sized === null) return [{ thread: THREAD, words: 'code' }];
  const { least, most } = drawn.sized;
  return [...new Set([least, most])].map((n) => ({
    thread: THREAD + (REACH * n) / most,
    words: `code, ${n} ${n === 1 ? 'person' : 'people'}`,
  }));
}

/** Codes of a figure that is laid out become codes: underlined, and told as what they are. */
export function markCodes(
  context: LayoutContext,
  draft: Draft,
): { readonly draft: Draft; readonly threads: Threads | null } {
  const codes = new Set(context.input.themes.flatMap((t) => (t.isCode === true ? [t.id] : [])));
  const drawn = draft.nodes.filter((n) => codes.has(n.id));
  if (drawn.length === 0) return { draft, threads: null };
  const made = threads(draft.items, new Map(drawn.map((n) => [n.id, n.edge])), context.input.people);
  const foot = Math.max(0, ...made.items.map((i) => i.y1 + i.strokeWidth / 2));
  const nodes = draft.nodes.map((n) => (codes.has(n.id) ? asCode(n) : n));
  const height = Math.max(draft.height, foot + 0.5);
  return { draft: { ...draft, height, items: [...draft.items, ...made.items], nodes }, threads: made };
}

function asCode(node: DraftNode): DraftNode {
  const bounds = { ...node.bounds, h: node.bounds.h + UNDER };
  return { ...node, part: 'code', bounds, hit: roundedRect(bounds, 3) };
}

/** A code that stands by itself, measured. */
interface LooseCode {
  readonly code: MapTheme;
  readonly set: ReturnType<typeof setLabel>;
  readonly w: number;
  readonly h: number;
}

/** Adds the codes that stand in no list: where a hand put them if it is free there, else in rows under the figure. */
export function addLoose(context: LayoutContext, draft: Draft): Draft {
  const { style, input, structure } = context;
  if (structure.loose.length === 0) return draft;
  const items: SceneItem[] = [...draft.items];
  const nodes: DraftNode[] = [...draft.nodes];
  const taken = items.flatMap(takenBy);
  const area: Box = { x: 0, y: 0, w: draft.width, h: draft.height + 260 };
  const waiting: LooseCode[] = [];
  let bottom = draft.height;
  const put = (one: LooseCode, at: Point, pinned: boolean): void => {
    const box = { ...at, w: one.w, h: one.h };
    items.push(wordsOf(one, at, style));
    nodes.push(looseNode(context, one.code, box, pinned));
    taken.push(box);
    bottom = Math.max(bottom, at.y + one.h);
  };
  for (const code of structure.loose) {
    const one = measured(code, style, draft.width);
    const wanted = input.placed[code.id];
    const at = wanted ? nearestFree({ w: one.w, h: one.h }, wanted, taken, area) : null;
    if (at) put(one, at, true);
    else waiting.push(one);
  }
  let y = bottom === 0 ? 0 : bottom + GAP;
  const hub = structure.hub;
  const isOfHub = (one: LooseCode): boolean => hub !== null && one.code.parentId === hub.id;
  for (const [row, of] of [[waiting.filter((o) => !isOfHub(o)), null], [waiting.filter(isOfHub), hub]] as const) {
    if (row.length === 0) continue;
    const head = headOf(of, style, y);
    if (head) items.push(...head.items);
    y = flow(row, { x: head?.width ?? 0, y }, draft.width, (one, at) => put(one, at, false));
  } // prettier-ignore
  return { ...draft, items, nodes, height: bottom };
}

/** Sets codes side by side in rows; answers with the top of what comes below them. */
function flow(
  codes: readonly LooseCode[],
  start: Point,
  width: number,
  put: (one: LooseCode, at: Point) => void,
): number {
  let { x, y } = start;
  let tall = 0;
  for (const one of codes) {
    if (x > 0 && x + one.w > width) [x, y, tall] = [0, y + tall + ROW_GAP, 0];
    put(one, { x, y });
    x += one.w + BETWEEN;
    tall = Math.max(tall, one.h);
  }
  return y + tall + ROW_GAP;
}

function measured(code: MapTheme, style: Style, width: number): LooseCode {
  const set = setLabel(code.name, style.sub, Math.min(width, WIDEST) - 3, 0, 0);
  const w = Math.max(...set.lines.map((l) => l.width)) + 3;
  return { code, set, w, h: linesHeight(set.lines.length, style.sub) + style.sub.size * DROP + 4 };
}

const wordsOf = ({ code, set }: LooseCode, at: Point, style: Style): SceneItem =>
  textOf(code.id, set, style.sub, { x: at.x + 0.5, y: at.y + 1 }, style.inks.ink, style.inks.paper);

const textOf = (
  owner: string | null,
  set: LooseCode['set'],
  type: Type,
  at: Point,
  fill: string,
  ground: string,
): SceneItem => ({
  kind: 'text', role: 'sub', owner, size: type.size, weight: type.weight, style: type.style, anchor: 'start', fill, ground,
  lines: set.lines.map((l) => ({ ...l, x: at.x + l.x, y: at.y + l.y })),
}); // prettier-ignore

/** What codes of the overarching theme are said to be of, at the head of their row. */
function headOf(hub: MapTheme | null, style: Style, y: number): { items: SceneItem[]; width: number } | null {
  if (!hub) return null;
  const type: Type = { ...style.sub, weight: 700 };
  const set = setLabel(hub.name, type, WIDEST, 0, 0);
  const width = Math.max(...set.lines.map((l) => l.width)) + BETWEEN;
  const { hubEdge, paper } = style.inks;
  return { items: [textOf(null, set, type, { x: 0.5, y: y + 1 }, hubEdge, paper)], width };
}

function looseNode(context: LayoutContext, code: MapTheme, box: Box, pinned: boolean): DraftNode {
  const { inks } = context.style;
  const bounds = { ...box, h: box.h - UNDER };
  return {
    id: code.id, themeId: '', parentId: code.parentId, level: code.level, levelName: context.input.levels[code.level] ?? 'code', name: code.name,
    part: 'code', bounds, hit: roundedRect(bounds, 3), movable: true, pinned, fill: inks.paper, edge: inks.quiet,
  }; // prettier-ignore
}
