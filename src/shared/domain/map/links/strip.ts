/**
 * Links a layout has no road for are set under the figure, one to a row: the theme, a line with its words in a gap,
 * the other theme. Nothing is crossed, any number fits, and it reads as a sentence.
 */
import { linesHeight, setLabel, type SetText } from '../blocks.ts';
import type { Type } from '../font/metrics.ts';
import type { DraftLink, DraftNode } from '../draft.ts';
import type { Style } from '../style.ts';
import { threadUnder } from '../items/codes.ts';
import type { MapLink } from '../input.ts';
import type { SceneItem, TextItem } from '../types.ts';
import { widestWord } from '../wrap.ts';
import { drawLink, head, linkWords, wordsHeight, wordsItem } from './line.ts';

const SWATCH = 8;
const ROW_GAP = 9;
/** From the names to words set under them, where a line is too short to hold words. */
const UNDER_GAP = 5;

interface Strip {
  readonly items: readonly SceneItem[];
  readonly links: readonly DraftLink[];
  readonly height: number;
}

/** Sets links from `top` down; both ends must be among `nodes`. */
export function linkStrip(
  links: readonly MapLink[],
  nodes: readonly DraftNode[],
  style: Style,
  top: number,
): Strip {
  const items: SceneItem[] = [];
  const drawn: DraftLink[] = [];
  let y = top;
  for (const link of links) {
    const from = nodes.find((n) => n.id === link.from);
    const to = nodes.find((n) => n.id === link.to);
    if (!from || !to) continue;
    const also = (link.also ?? []).flatMap((id) => nodes.find((n) => n.id === id) ?? []);
    const row =
      also.length > 0 ? fanRow(link, from, [to, ...also], style, y) : stripRow(link, from, to, style, y);
    items.push(...row.items);
    drawn.push(row.link);
    y += row.height + ROW_GAP;
  }
  return { items, links: drawn, height: drawn.length > 0 ? y - ROW_GAP + 2 - top : 0 };
}

interface RowNames {
  readonly type: Type;
  readonly left: SetText;
  readonly right: SetText;
  /** Left edge of the second theme. */
  readonly at: number;
  readonly height: number;
}

const INSET = SWATCH + 5.5;

/** The two names, in columns wide enough for their longest words. */
function rowNames(from: DraftNode, to: DraftNode, style: Style): RowNames {
  const type = { ...style.sub, weight: 700 as const };
  const wordy = Math.max(widestWord(nameOf(from), type), widestWord(nameOf(to), type)) + INSET + 1;
  const column = Math.min(style.width * 0.42, Math.max(style.width * (style.narrow ? 0.38 : 0.29), wordy));
  const left = setLabel(nameOf(from), type, column - INSET, 0, 0);
  const right = setLabel(nameOf(to), type, column - INSET, 0, 0);
  const tall = Math.max(left.lines.length, right.lines.length);
  return { type, left, right, at: style.width - column, height: Math.max(SWATCH, linesHeight(tall, type)) };
}

interface Row {
  readonly items: readonly SceneItem[];
  readonly link: DraftLink;
  readonly height: number;
}

function stripRow(link: MapLink, from: DraftNode, to: DraftNode, style: Style, y: number): Row {
  const names = rowNames(from, to, style);
  const start = INSET + Math.max(...names.left.lines.map((l) => l.width)) + 7;
  const end = names.at - 6;
  const said = link.words.trim() !== '';
  const inLine = said ? linkWords(link, style, end - start - 44) : null;
  const under =
    inLine && (style.narrow || inLine.lines.length > 2 || !inLine.fits)
      ? linkWords(link, style, style.width * 0.86)
      : null;
  const gap = under ? null : inLine;
  const height = Math.max(names.height, gap ? wordsHeight(gap, style) : 0);
  const cy = y + height / 2;
  const routed = drawLink(
    {
      link,
      points: [
        { x: start, y: cy },
        { x: end, y: cy },
      ],
      words: gap ? { step: 0, centre: { x: (start + end) / 2, y: cy }, set: gap } : null,
    },
    style,
  );
  const below = under ? wordsHeight(under, style) : 0;
  const centre = { x: style.width / 2, y: y + height + UNDER_GAP + below / 2 };
  return {
    items: [
      ...nameItems(link, from, names.left, names.type, 0, cy, style),
      ...routed.items,
      ...nameItems(link, to, names.right, names.type, names.at, cy, style),
      ...(under ? [wordsItem(link, under, centre, style, style.inks.paper)] : []),
    ],
    link: routed.link,
    height: under ? height + UNDER_GAP + below : height,
  };
}

/** A link of three ends or more: one line from the first to its words, and from there one to each of the others. */
function fanRow(link: MapLink, from: DraftNode, others: readonly DraftNode[], style: Style, y: number): Row {
  const rows = others.map((to) => rowNames(from, to, style));
  const [first] = rows;
  if (!first) throw new Error('A fan needs ends.');
  const at = Math.min(...rows.map((r) => r.at));
  const rightHeights = rows.map((r) => Math.max(SWATCH, linesHeight(r.right.lines.length, r.type)));
  const tops = rightHeights.map((_, i) => rightHeights.slice(0, i).reduce((sum, h) => sum + h + 8, 0));
  const start = INSET + Math.max(...first.left.lines.map((l) => l.width)) + 7;
  const bus = at - 22;
  const said = link.words.trim() !== '';
  const inLine = said ? linkWords(link, style, bus - start - 36) : null;
  const under =
    inLine && (style.narrow || inLine.lines.length > 4 || !inLine.fits)
      ? linkWords(link, style, style.width * 0.86)
      : null;
  const gap = under ? null : inLine;
  const listH = (tops.at(-1) ?? 0) + (rightHeights.at(-1) ?? 0);
  const height = Math.max(listH, first.height, gap ? wordsHeight(gap, style) : 0);
  const cy = y + height / 2;
  const top = y + (height - listH) / 2;
  const ys = rightHeights.map((h, i) => top + (tops[i] ?? 0) + h / 2);
  const trunk = drawLink(
    {
      link: { ...link, arrow: 'none' },
      points: [{ x: start, y: cy }, { x: bus, y: cy }],
      words: gap ? { step: 0, centre: { x: (start + bus) / 2, y: cy }, set: gap } : null,
    },
    style,
  ); // prettier-ignore
  const arms = ys.map((end) => {
    const points = Math.abs(end - cy) < 0.5 ? [{ x: bus, y: cy }, { x: at - 6, y: cy }] : [{ x: bus, y: cy }, { x: bus, y: end }, { x: at - 6, y: end }]; // prettier-ignore
    return drawLink(
      { link: { ...link, arrow: link.arrow === 'none' ? 'none' : 'to' }, points, words: null },
      style,
    ).items;
  });
  const back =
    link.arrow === 'both' ? [head({ x: start - 5, y: cy }, { x: -1, y: 0 }, style.inks.link, link.id)] : [];
  const below = under ? wordsHeight(under, style) : 0;
  const centre = { x: style.width / 2, y: y + height + UNDER_GAP + below / 2 };
  return {
    items: [
      ...nameItems(link, from, first.left, first.type, 0, cy, style),
      ...trunk.items,
      ...back,
      ...arms.flat(),
      ...others.flatMap((to, i) =>
        rows[i] ? nameItems(link, to, rows[i].right, rows[i].type, at, ys[i] ?? cy, style) : [],
      ),
      ...(under ? [wordsItem(link, under, centre, style, style.inks.paper)] : []),
    ],
    link: { ...trunk.link, bounds: { x: 0, y, w: style.width, h: height } },
    height: under ? height + UNDER_GAP + below : height,
  };
}

/** A note or quote is named by its first words. */
const nameOf = (node: DraftNode): string =>
  node.name.length > 60 && (node.part === 'note' || node.part === 'quote')
    ? `${node.name.slice(0, 57).trimEnd()} …`
    : node.name;

/** A theme's swatch and name, centred on a line. */
function nameItems(
  link: MapLink,
  node: DraftNode,
  set: SetText,
  type: Type,
  x: number,
  cy: number,
  style: Style,
): SceneItem[] {
  const isHub = node.part === 'hub';
  const words: TextItem = {
    kind: 'text', role: 'link-words', owner: link.id, size: type.size, weight: type.weight, style: type.style, anchor: 'start',
    fill: style.inks.ink, ground: style.inks.paper,
    lines: set.lines.map((l) => ({ ...l, x: x + INSET, y: cy - linesHeight(set.lines.length, type) / 2 + l.y })),
  }; // prettier-ignore
  // a code has no box; it is known by its thread here as everywhere
  if (node.part === 'code') return [words, ...threadUnder(words, node.edge)];
  return [
    {
      kind: 'rect', role: 'note', owner: link.id, x: x + 0.8, y: cy - SWATCH / 2, w: SWATCH, h: SWATCH,
      radius: isHub ? SWATCH / 2 : 2, fill: node.fill, stroke: node.edge, strokeWidth: isHub ? 1.2 : 0.75,
    },
    words,
  ]; // prettier-ignore
}
