/**
 * Links a layout has no road for are set under the figure, one to a row: the theme, a line with its words in a gap,
 * the other theme. Nothing is crossed, any number fits, and it reads as a sentence.
 */
import { linesHeight, setLabel } from '../blocks.ts';
import type { DraftLink, DraftNode } from '../draft.ts';
import type { Style } from '../style.ts';
import type { MapLink, SceneItem, TextItem } from '../types.ts';
import { widestWord, type Wrapped } from '../wrap.ts';
import { drawLink, linkWords, wordsHeight } from './line.ts';

const SWATCH = 8;
const ROW_GAP = 9;

export interface Strip {
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
    const row = stripRow(link, from, to, style, y);
    items.push(...row.items);
    drawn.push(row.link);
    y += row.height + ROW_GAP;
  }
  return { items, links: drawn, height: drawn.length > 0 ? y - ROW_GAP + 2 - top : 0 };
}

function stripRow(
  link: MapLink,
  from: DraftNode,
  to: DraftNode,
  style: Style,
  y: number,
): { items: SceneItem[]; link: DraftLink; height: number } {
  const type = { ...style.sub, weight: 700 as const };
  const inset = SWATCH + 5.5;
  const wordy = Math.max(widestWord(from.name, type), widestWord(to.name, type)) + inset + 1;
  const column = Math.min(style.width * 0.42, Math.max(style.width * 0.29, wordy));
  const left = setLabel(from.name, type, column - inset, 0, 0);
  const right = setLabel(to.name, type, column - inset, 0, 0);
  const start = inset + Math.max(...left.lines.map((l) => l.width)) + 7;
  const end = style.width - column - 6;
  const words: Wrapped | null = link.words.trim() === '' ? null : linkWords(link, style, end - start - 44);
  const heights = [
    linesHeight(left.lines.length, type),
    linesHeight(right.lines.length, type),
    words ? wordsHeight(words, style) : 0,
    SWATCH,
  ];
  const height = Math.max(...heights);
  const cy = y + height / 2;
  const name = (set: typeof left, x: number): TextItem => ({
    kind: 'text', role: 'link-words', owner: link.id, size: type.size, weight: 700, style: 'normal', anchor: 'start',
    fill: style.inks.ink, ground: style.inks.paper,
    lines: set.lines.map((l) => ({ ...l, x, y: cy - linesHeight(set.lines.length, type) / 2 + l.y })),
  }); // prettier-ignore
  const swatch = (node: DraftNode, x: number): SceneItem => ({
    kind: 'rect', role: 'note', owner: link.id, x: x + 0.8, y: cy - SWATCH / 2, w: SWATCH, h: SWATCH,
    radius: node.part === 'hub' ? SWATCH / 2 : 2, fill: node.fill, stroke: node.edge, strokeWidth: node.part === 'hub' ? 1.2 : 0.75,
  }); // prettier-ignore
  const routed = drawLink(
    {
      link,
      points: [{ x: start, y: cy }, { x: end, y: cy }],
      words: words ? { step: 0, centre: { x: (start + end) / 2, y: cy }, set: words } : null,
    },
    style,
  ); // prettier-ignore
  const at = style.width - column;
  return {
    items: [swatch(from, 0), name(left, inset), ...routed.items, swatch(to, at), name(right, at + inset)],
    link: routed.link,
    height,
  };
}
