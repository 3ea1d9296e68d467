/** What the kinds of line mean: set under a figure by itself as soon as it has more than one kind. */
import { inSentence } from '../../themes/level-words.ts';
import { capOf, linesHeight, setLabel } from '../blocks.ts';
import { textWidth } from '../font/metrics.ts';
import { roundedRoute } from '../geometry.ts';
import { CLAIMS } from '../outline.ts';
import { threadSamples, threadUnder, type Threads } from '../items/codes.ts';
import type { Style } from '../style.ts';
import { sizedSamples } from '../sized.ts';
import type { MapLink } from '../input.ts';
import type { SceneItem, SizedBy, TextItem } from '../types.ts';
import { drawLink } from './line.ts';

const SAMPLE = 32;
const TO_WORDS = 8;
const BETWEEN = 24;
const ROW_GAP = 8;

/** Said of a line without dashes; dashed lines are tentative in the spoken outline too. */
const SAID: Record<MapLink['arrow'], string> = {
  none: 'linked with',
  to: 'leads to',
  both: 'lead to each other',
};

interface Entry {
  /** Null for the heavy line of a network. */
  readonly link: Pick<MapLink, 'kind' | 'arrow' | 'weight'> | null;
  readonly words: string;
  /** The outline of a theme this thick, in points, and no line. */
  readonly outline?: number;
  /** A code with a thread this thick under it, in points, and no line. */
  readonly thread?: number;
}

/** What shapes in the figure stand for, besides its lines. */
interface Said {
  readonly sized: SizedBy | null;
  readonly threads: Threads | null;
}

/** The kinds of line among drawn links, plain before dashed. */
function entriesOf(links: readonly MapLink[], partOf: string | null): Entry[] {
  const entries: Entry[] =
    partOf === null ? [] : [{ link: null, words: `part of the ${inSentence(partOf)}` }];
  for (const kind of ['plain', 'dashed'] as const) {
    for (const arrow of ['none', 'to', 'both'] as const) {
      for (const weight of [1, 2, 3]) {
        if (!links.some((l) => l.kind === kind && l.arrow === arrow && (l.weight ?? 1) === weight)) continue;
        const words = [SAID[arrow], CLAIMS[weight], kind === 'dashed' && 'tentative']
          .filter(Boolean)
          .join(', ');
        entries.push({ link: { kind, arrow, weight }, words });
      }
    }
  }
  return entries;
}

interface Legend {
  readonly items: readonly SceneItem[];
  readonly height: number;
}

/** The legend from `top` down; empty unless the links and heavy lines of a figure are of two kinds or more, codes stand in it, or outlines stand for people. */
export function legend(
  links: readonly MapLink[],
  partOf: string | null,
  style: Style,
  top: number,
  { sized, threads }: Said = { sized: null, threads: null },
): Legend {
  const lines = links.length > 0 ? entriesOf(links, partOf) : [];
  const outlines = sizedSamples(sized).map((s): Entry => ({ link: null, ...s }));
  // a line among lines of one kind says nothing; a size that stands for something is always said
  const codes = threadSamples(threads).map((s): Entry => ({ link: null, ...s }));
  const entries = [...(lines.length < 2 ? [] : lines), ...outlines, ...codes];
  if (entries.length === 0) return { items: [], height: 0 };
  const items: SceneItem[] = [];
  let [x, y, tall] = [0, top, 0];
  for (const entry of entries) {
    const set = setLabel(entry.words, style.sub, style.width - SAMPLE - TO_WORDS - 2, 0, 0);
    const width = SAMPLE + TO_WORDS + Math.max(...set.lines.map((l) => l.width));
    if (x > 0 && x + width > style.width) [x, y, tall] = [0, y + tall + ROW_GAP, 0];
    const h = Math.max(outlines.length > 0 ? 15 : 7, linesHeight(set.lines.length, style.sub));
    items.push(...sample(entry, x + 1, y + h / 2, style), {
      kind: 'text', role: 'note', owner: null, size: style.sub.size, weight: style.sub.weight, style: style.sub.style, anchor: 'start',
      fill: style.inks.ink, ground: style.inks.paper,
      lines: set.lines.map((l) => ({ ...l, x: x + SAMPLE + TO_WORDS, y: y + (h - linesHeight(set.lines.length, style.sub)) / 2 + l.y })),
    }); // prettier-ignore
    x += width + BETWEEN;
    tall = Math.max(tall, h);
  }
  return { items, height: y + tall + 2.5 - top };
}

function sample(entry: Entry, x: number, y: number, style: Style): SceneItem[] {
  if (entry.thread !== undefined) return codeSample(entry.thread, x, y, SAMPLE, style);
  if (entry.outline !== undefined)
    return [{ kind: 'rect', role: 'note', owner: null, x: x + 4, y: y - 5.5, w: SAMPLE - 8, h: 11, radius: 5, fill: style.inks.paper, stroke: style.inks.quiet, strokeWidth: entry.outline }]; // prettier-ignore
  const points = [
    { x, y },
    { x: x + SAMPLE, y },
  ];
  if (entry.link === null)
    return [{ kind: 'path', role: 'note', owner: null, commands: roundedRoute(points, 0), fill: null, stroke: style.inks.hubEdge, strokeWidth: 1.5 }]; // prettier-ignore
  const link: MapLink = { ...entry.link, id: '', from: '', to: '', words: '' };
  return drawLink({ link, points, words: null }, style).items.map((i) => ({
    ...i,
    role: 'note',
    owner: null,
  }));
}

/** Letters with a thread under them, as codes have, in the middle of `room`. */
export function codeSample(
  thickness: number | null,
  x: number,
  y: number,
  room: number,
  style: Style,
): SceneItem[] {
  const type = style.sub;
  const width = textWidth('Aa', type);
  const { ink, quiet, paper } = style.inks;
  const text: TextItem = {
    kind: 'text', role: 'note', owner: null, size: type.size, weight: type.weight, style: type.style, anchor: 'start', fill: ink, ground: paper,
    lines: [{ text: 'Aa', x: x + (room - width) / 2, y: y + capOf(type) / 2, width }],
  }; // prettier-ignore
  return [text, ...threadUnder(text, quiet, thickness ?? undefined)];
}
