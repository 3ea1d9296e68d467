/** Links of three ends or more as drawn: a line, from a small junction on it an arm to each further end. */
import type { DraftLink } from '../draft.ts';
import { growBox, unionBox } from '../geometry.ts';
import type { Style } from '../style.ts';
import type { Box, Point, SceneItem } from '../types.ts';
import { drawLink, lineOf, WORDS_CLEAR, type RoutedLink } from './line.ts';
import { distance, type Port } from './route.ts';

/** Room from a junction to a corner, an end or the words. */
const JUNCTION_CLEAR = 12;

/** Places where an arm may leave a line, at right angles to it. */
export function leaves({ points, words }: RoutedLink, box: Box | null): (Port & { isPast: boolean })[] {
  const off = box ? growBox(box, WORDS_CLEAR + 2) : null;
  return points.slice(0, -1).flatMap((a, step) => {
    const b = points[step + 1] ?? a;
    const length = distance(a, b);
    const level = Math.abs(a.y - b.y) < 0.01;
    const count = Math.floor((length - 2 * JUNCTION_CLEAR) / 8);
    return Array.from({ length: Math.max(0, count + 1) }, (_, i) => {
      // the middle of what is free serves best: nearest to it first
      const t = (JUNCTION_CLEAR + i * 8) / length;
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
    }).flatMap((p) => {
      if (off && p.x > off.x && p.x < off.x + off.w && p.y > off.y && p.y < off.y + off.h) return [];
      const past = words ? distance(words.centre, a) < distance(p, a) : true;
      const isPast = words === null || step > words.step || (step === words.step && past);
      return ([-1, 1] as const).map((d) => ({ ...p, dx: level ? (0 as const) : d, dy: level ? d : (0 as const), isPast })); // prettier-ignore
    });
  });
}

/** A fan as drawn: the line, its arms, and a dot where they part. */
export function fanItems(
  trunk: RoutedLink,
  arms: readonly Point[][],
  style: Style,
): { items: SceneItem[]; link: DraftLink } {
  const { link } = trunk;
  const drawn = drawLink(trunk, style);
  const arrow = link.arrow === 'none' ? 'none' : 'to';
  const others = arms.map((points) => drawLink({ link: { ...link, arrow }, points, words: null }, style));
  const r = 1.6 + lineOf(link) / 2;
  const spots = [...new Map(arms.map(([p]) => [`${p?.x} ${p?.y}`, p])).values()];
  const dots = spots.flatMap((p): SceneItem[] =>
    p ? [{ kind: 'ellipse', role: 'link', owner: link.id, cx: p.x, cy: p.y, rx: r, ry: r, fill: style.inks.link, stroke: null, strokeWidth: 0 }] : [],
  ); // prettier-ignore
  return {
    items: [...drawn.items, ...others.flatMap((o) => o.items), ...dots],
    link: {
      ...drawn.link,
      bounds: unionBox([drawn.link.bounds, ...others.map((o) => o.link.bounds)]),
      hit: [...drawn.link.hit, ...others.flatMap((o) => o.link.hit)],
    },
  };
}
