// How the parts of one figure become the parts of another. Pure, so that it can be tested by itself.
import { itemBox, type Box, type Scene, type SceneItem } from '../../../shared/domain/map/index.ts';

/** Where an item of the new figure begins: a transform that puts it in its old place, or nothing to be seen. */
interface Move {
  readonly index: number;
  readonly from: { readonly transform: string; readonly opacity: number };
}

/** More parts than this change at once without going there: it would stutter. */
const MOST = 900;

/** Words keep their size wherever they go. */
export const isWords = (item: SceneItem): boolean => item.kind === 'text' || item.kind === 'arc-text';

const whatIs = (item: SceneItem): 'words' | 'line' | 'shape' => {
  if (isWords(item)) return 'words';
  return item.kind === 'line' || !('fill' in item && item.fill) ? 'line' : 'shape';
};

/** What an item is of its owner: the same in every form. Lines and arrows are drawn anew. */
function keysOf(items: readonly SceneItem[]): (string | null)[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    if (item.owner === null) return null;
    const key = `${item.owner} ${whatIs(item)}`;
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    return `${key} ${nth}`;
  });
}

/** Every item of `now` that is not where it was in `was`. */
export function movesOf(was: Scene, now: Scene): Move[] {
  if (now.items.length > MOST) return [];
  const old = new Map<string, SceneItem>();
  keysOf(was.items).forEach((key, i) => {
    const item = was.items[i];
    if (key !== null && item) old.set(key, item);
  });
  const isOtherForm = was.layout !== now.layout;
  const keys = keysOf(now.items);
  return now.items.flatMap((item, index): Move[] => {
    const key = keys[index] ?? null;
    const from = key === null ? undefined : old.get(key);
    const appears: Move = { index, from: { transform: 'none', opacity: 0 } };
    if (!from) return isOtherForm || key !== null ? [appears] : [];
    const transform = wayBack(itemBox(item), itemBox(from), isWords(item));
    if (transform === null) return [];
    // drawn out from a small place a line is a bar, and words on a curve stand askew anywhere but on it
    const isCurved = item.kind === 'arc-text' || from.kind === 'arc-text';
    return [
      isCurved || (isOtherForm && whatIs(item) === 'line')
        ? appears
        : { index, from: { transform, opacity: 1 } },
    ];
  });
}

/** The transform that puts `box` where `from` is; words keep their size. Null when it is there already. */
function wayBack(box: Box, from: Box, keepsSize: boolean): string | null {
  const ratio = (a: number, b: number): number => (keepsSize || a < 0.5 || b < 0.5 ? 1 : a / b);
  const [sx, sy] = [ratio(from.w, box.w), ratio(from.h, box.h)];
  const [dx, dy] = [from.x - sx * box.x, from.y - sy * box.y];
  const isThere = Math.abs(from.x - box.x) + Math.abs(from.y - box.y) < 0.5;
  if (isThere && Math.abs(sx - 1) + Math.abs(sy - 1) < 0.01) return null;
  return `translate(${dx.toFixed(2)}px, ${dy.toFixed(2)}px) scale(${sx.toFixed(4)}, ${sy.toFixed(4)})`;
}
