/** Names beside stripes: how many lines they take, and which of them have room. */

/** The face labels are set in; widths are measured once per name. */
const FACE = "500 11.5px 'Inter Variable', Inter, system-ui, sans-serif";
const LINE = 14;
const MOST_LINES = 3;

let context: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();
function widthOf(word: string): number {
  let width = widths.get(word);
  if (width !== undefined) return width;
  if (context === undefined) {
    context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
    if (context) context.font = FACE;
  }
  width = context ? context.measureText(word).width : word.length * 6.2;
  widths.set(word, width);
  return width;
}

/** Number of lines a name takes at a width in pixels, three at most. */
export function wrapLabel(name: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of name.split(/\s+/)) {
    const width = widthOf(word) + (used > 0 ? 3.2 : 0);
    if (used > 0 && used + width > room) {
      lines += 1;
      used = widthOf(word);
    } else used += width;
    if (used > room) {
      lines += Math.ceil(used / room) - 1;
      used %= room;
    }
  }
  return Math.min(MOST_LINES, lines);
}

interface WantedLabel {
  readonly id: string;
  /** The stripe's ends, pixels. */
  readonly top: number;
  readonly bottom: number;
  readonly lines: number;
}
interface PlacedLabel {
  readonly id: string;
  readonly top: number;
  /** How far down the label may stick while its stripe scrolls by. */
  readonly height: number;
}

/**
 * Places labels from the top: each beside its stripe's top end, or a little lower beside the same stripe when another
 * name stands there, or not at all. The lifted one always has its place.
 */
export function placeLabels(wanted: readonly WantedLabel[], lifted: string | null): PlacedLabel[] {
  const first = wanted.find((label) => label.id === lifted);
  const taken = first ? { top: first.top - 2, bottom: first.top + first.lines * LINE + 2 } : null;
  const placed: { id: string; top: number; height: number; end: number; reach: number }[] = [];
  let free = -Infinity;
  for (const label of wanted.toSorted((a, b) => a.top - b.top)) {
    const height = label.lines * LINE;
    let top = Math.max(label.top - 1, free);
    if (taken && label.id !== lifted && top < taken.bottom && top + height > taken.top) top = taken.bottom;
    if (label.id === lifted) top = label.top - 1;
    else if (top > label.top + 4 && top + LINE > label.bottom) continue;
    placed.push({ id: label.id, top, height, end: top + height, reach: label.bottom });
    free = Math.max(free, top + height + 2);
  }
  placed.sort((a, b) => a.top - b.top);
  return placed.map((label, at) => {
    const limit = Math.min(label.reach, (placed[at + 1]?.top ?? Infinity) - 2);
    return { id: label.id, top: label.top, height: Math.max(label.height, limit - label.top) };
  });
}
