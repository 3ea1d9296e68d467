/**
 * Lists of words, set once and used by every layout. A block's origin is the top of the capitals of its first
 * line; its height ends at its last baseline, so blocks centre and stack by what the eye sees.
 */
import { CAP_HEIGHT, INK_ABOVE, INK_BELOW, type Type } from './font/metrics.ts';
import type { Style } from './style.ts';
import type { ListItem } from './structure.ts';
import type { Box, ItemRole, SceneItem } from './types.ts';
import { wrap } from './wrap.ts';

/** A run of lines in one type; `y` are baselines, `x` the left of the first letter, both from the block's origin. */
export interface SetText {
  readonly owner: string;
  readonly role: ItemRole;
  readonly type: Type;
  readonly fits: boolean;
  readonly lines: readonly {
    readonly text: string;
    readonly width: number;
    readonly x: number;
    readonly y: number;
  }[];
  readonly bullet: {
    readonly x: number;
    readonly y: number;
    readonly r: number;
    readonly hollow: boolean;
  } | null;
}

export interface Block {
  readonly texts: readonly SetText[];
  readonly height: number;
  readonly width: number;
  readonly fits: boolean;
}

/** Height of its capitals, in points. */
export const capOf = (type: Type): number => type.size * CAP_HEIGHT;
/** From one baseline to the next, in points. */
export const pitchOf = (type: Type): number => type.size * 1.2;

/** Height from the capitals of the first line to the last baseline. */
export const linesHeight = (count: number, type: Type): number => capOf(type) + (count - 1) * pitchOf(type);

/** Sets a label at the left of a block, its capitals starting at `top`. */
export function setLabel(label: string, type: Type, measure: number, top: number, x: number): SetText {
  const wrapped = wrap(label, type, measure);
  const lines = wrapped.lines.map((l, i) => ({ ...l, x, y: top + capOf(type) + i * pitchOf(type) }));
  return { owner: '', role: 'name', type, fits: wrapped.fits, lines, bullet: null };
}

interface BlockOptions {
  readonly measure: number;
  readonly bullets: boolean;
  /** Heading set above the list, if any. */
  readonly heading?: { readonly id: string; readonly name: string; readonly type: Type } | undefined;
}

const bottomOf = (text: SetText): number => text.lines.at(-1)?.y ?? 0;

/** Sets a heading and its list, each item wrapped to the measure; deeper items are indented under their parent. */
export function setBlock(items: readonly ListItem[], style: Style, options: BlockOptions): Block {
  const texts: SetText[] = [];
  let top = 0;
  if (options.heading) {
    const head = setLabel(options.heading.name, options.heading.type, options.measure, 0, 0);
    texts.push({ ...head, owner: options.heading.id, role: 'name' });
    top = bottomOf(head) + style.headGap;
  }
  for (const { theme, depth } of items) {
    const shift = depth * style.indent + (options.bullets ? style.indent : 0);
    const set = setLabel(theme.name, style.sub, options.measure - shift, top, shift);
    const first = set.lines[0];
    const bullet =
      options.bullets || depth > 0
        ? {
            x: shift - style.indent + style.bullet + 0.2,
            y: (first?.y ?? 0) - style.sub.size * 0.325,
            r: style.bullet,
            hollow: depth > 0,
          }
        : null;
    texts.push({ ...set, owner: theme.id, role: 'sub', bullet });
    top = bottomOf(set) + style.itemGap;
  }
  const width = Math.max(0, ...texts.flatMap((t) => t.lines.map((l) => l.x + l.width)));
  const last = texts.at(-1);
  return { texts, width, height: last ? bottomOf(last) : 0, fits: texts.every((t) => t.fits) };
}

/** Texts of a block in which a word had to be broken inside, with the words as they stand there. */
export const brokenIn = (block: Block): { id: string; name: string }[] =>
  block.texts.filter((t) => !t.fits).map((t) => ({ id: t.owner, name: t.lines.map((l) => l.text).join('') }));

/** Ink boxes of every line of a block whose origin is at `at`. */
export function lineBoxes(block: Block, at: { x: number; y: number }): Box[] {
  return block.texts.flatMap((t) =>
    t.lines.map((l) => ({
      x: at.x + l.x,
      y: at.y + l.y - t.type.size * INK_ABOVE,
      w: l.width,
      h: t.type.size * (INK_ABOVE + INK_BELOW),
    })),
  );
}

interface BlockPaint {
  readonly ink: string;
  readonly ground: string;
  readonly bullet: string;
  /** Set flush left, or flush right against x + `width` of the block. */
  readonly flush?: 'left' | 'right' | undefined;
}

/** The scene items of a block placed with its origin at `at`; flush right, `at.x` is the right edge. */
export function blockItems(block: Block, at: { x: number; y: number }, paint: BlockPaint): SceneItem[] {
  const right = paint.flush === 'right';
  return block.texts.flatMap((t): SceneItem[] => {
    const items: SceneItem[] = [
      {
        kind: 'text',
        role: t.role,
        owner: t.owner,
        size: t.type.size,
        weight: t.type.weight,
        style: t.type.style,
        anchor: right ? 'end' : 'start',
        fill: paint.ink,
        ground: paint.ground,
        lines: t.lines.map((l) => ({
          x: right ? at.x - l.x : at.x + l.x,
          y: at.y + l.y,
          text: l.text,
          width: l.width,
        })),
      },
    ];
    if (t.bullet) {
      items.unshift({
        kind: 'ellipse',
        role: 'bullet',
        owner: t.owner,
        cx: right ? at.x - t.bullet.x : at.x + t.bullet.x,
        cy: at.y + t.bullet.y,
        rx: t.bullet.hollow ? t.bullet.r - 0.3 : t.bullet.r,
        ry: t.bullet.hollow ? t.bullet.r - 0.3 : t.bullet.r,
        fill: t.bullet.hollow ? null : paint.bullet,
        stroke: t.bullet.hollow ? paint.bullet : null,
        strokeWidth: t.bullet.hollow ? 0.6 : 0,
      });
    }
    return items;
  });
}

/** Words centred on `centre`, by the eye: top of the capitals to the last baseline. */
export function centredText(
  label: { readonly id: string; readonly name: string },
  type: Type,
  measure: number,
  centre: { readonly x: number; readonly y: number },
  paint: { readonly ink: string; readonly ground: string; readonly role?: ItemRole },
): { readonly item: SceneItem; readonly fits: boolean; readonly width: number; readonly height: number } {
  const wrapped = wrap(label.name, type, measure);
  const height = linesHeight(wrapped.lines.length, type);
  const top = centre.y - height / 2 + capOf(type);
  return {
    fits: wrapped.fits,
    width: wrapped.widest,
    height,
    item: {
      kind: 'text',
      role: paint.role ?? 'name',
      owner: label.id,
      size: type.size,
      weight: type.weight,
      style: type.style,
      anchor: 'middle',
      fill: paint.ink,
      ground: paint.ground,
      lines: wrapped.lines.map((l, i) => ({ ...l, x: centre.x, y: top + i * pitchOf(type) })),
    },
  };
}
