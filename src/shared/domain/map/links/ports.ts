/** Boxes as links see them, and where a line may leave their sides. */
import type { Box } from '../types.ts';
import { distance, portsOf, type Port } from './route.ts';

/** A box lines may start and end at, and the room it closes to other lines. */
export interface WebBox {
  readonly id: string;
  readonly shape: Box;
  readonly round: boolean;
  /** Shape and list together. */
  readonly closed: Box;
  /** Where lines may leave it, when it is no box to look at. */
  readonly ports?: readonly Port[] | undefined;
}

/** Places along a side, the middle first. */
const SHARES = [0.5, 0.3, 0.7];

/** Where a line may leave the sides of a box: anywhere, or far from its other end, so that its words have a longer line. */
export type Leave = 'any' | 'far';

/** The half of some places that is farther from another box. */
function farHalf(ports: readonly Port[], { shape }: WebBox): Port[] {
  const to = { x: shape.x + shape.w / 2, y: shape.y + shape.h / 2 };
  return ports.toSorted((a, b) => distance(b, to) - distance(a, to)).slice(0, Math.ceil(ports.length / 2));
}

/** Where a line may leave a box; a list under the shape closes that side. */
export function portsFor(box: WebBox, leave: Leave = 'any', other: WebBox = box): Port[] {
  if (box.ports) return leave === 'any' ? [...box.ports] : farHalf(box.ports, other);
  const { x, y, w, h } = box.shape;
  const after = (low: number, high: number): number => (low > high ? 0.7 : 0.3);
  const away = {
    x: after(x + w / 2, other.shape.x + other.shape.w / 2),
    y: after(y + h / 2, other.shape.y + other.shape.h / 2),
  };
  const suits = (p: Port): boolean => {
    const share = p.dx === 0 ? (p.x - x) / w : (p.y - y) / h;
    return leave === 'any' || Math.abs(share - (p.dx === 0 ? away.x : away.y)) < 0.01;
  };
  const below = box.closed.y + box.closed.h > y + h + 1;
  const above = box.closed.y < y - 1;
  return portsOf(box.shape, SHARES)
    .filter((p) => !(below && p.dy === 1) && !(above && p.dy === -1) && suits(p))
    .map((p) => {
      if (!box.round) return p;
      const [u, v] = [(p.x - x) / w - 0.5, (p.y - y) / h - 0.5];
      if (p.dx === 0) return { ...p, y: y + h / 2 + p.dy * h * Math.sqrt(0.25 - u * u) };
      return { ...p, x: x + w / 2 + p.dx * w * Math.sqrt(0.25 - v * v) };
    });
}
