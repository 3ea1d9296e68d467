/** The segments of a ring as links see them: places on the outer edge where lines leave upright or level, and the circle closed. */
import type { Draft } from '../draft.ts';
import { flatten } from '../geometry.ts';
import type { Box, Point } from '../types.ts';
import type { Port } from './route.ts';
import type { WebBox } from './ports.ts';

/** How many strips close the circle. */
const STRIPS = 60;
/** How much of the circle they leave open at its edge, where lines begin. */
const OPEN = 2;
/** Least steepness of the edge against the step out of it. */
const STEEP = 0.5;
/** A line that leaves a slope is clear of the circle only after some steps. */
const REACH = 10;

/** Boxes for the segments by id, what is closed to all lines, and what is closed to words, which keep off the whole edge. */
export function ringOf(draft: Draft): { boxes: Map<string, WebBox>; closed: Box[]; wordless: Box[] } | null {
  const hub = draft.items.find((i) => i.kind === 'ellipse' && i.role === 'hub');
  const segments = draft.items.flatMap((i) =>
    i.kind === 'path' && i.role === 'theme' && i.owner !== null ? [{ id: i.owner, outline: flatten(i.commands) }] : [],
  ); // prettier-ignore
  if (hub?.kind !== 'ellipse' || segments.length === 0) return null;
  const centre = { x: hub.cx, y: hub.cy };
  const far = (p: Point): number => Math.hypot(p.x - centre.x, p.y - centre.y);
  const outer = Math.max(...segments.flatMap((s) => s.outline.map(far)));
  const boxes = new Map<string, WebBox>();
  for (const { id, outline } of segments) {
    const node = draft.nodes.find((n) => n.id === id);
    if (!node) continue;
    const edge = outline.filter((p) => far(p) > outer - 0.5);
    const ports = [0.5, 0.3, 0.7, 0.15, 0.85].flatMap((share) => {
      const p = edge[Math.round(share * (edge.length - 1))];
      return p ? portsAt(p, { x: (p.x - centre.x) / outer, y: (p.y - centre.y) / outer }) : [];
    });
    boxes.set(id, { id, shape: node.bounds, round: false, closed: node.bounds, ports });
  }
  return { boxes, closed: strips(centre, outer - OPEN, 'inside'), wordless: strips(centre, outer, 'round') };
}

function portsAt(at: Point, out: Point): Port[] {
  const ports: Port[] = [];
  if (Math.abs(out.y) > STEEP) ports.push({ ...at, dx: 0, dy: out.y < 0 ? -1 : 1, reach: REACH });
  if (Math.abs(out.x) > STEEP) ports.push({ ...at, dx: out.x < 0 ? -1 : 1, dy: 0, reach: REACH });
  return ports;
}

/** Level strips that lie inside a circle, or that hold all of it. */
function strips({ x, y }: Point, r: number, fit: 'inside' | 'round'): Box[] {
  const h = (2 * r) / STRIPS;
  return Array.from({ length: STRIPS }, (_, i) => {
    const top = -r + i * h;
    const edges = [Math.abs(top), Math.abs(top + h)];
    const far = fit === 'inside' ? Math.max(...edges) : Math.min(...edges);
    const half = Math.sqrt(Math.max(0, r * r - far * far));
    return { x: x - half, y: y + top, w: 2 * half, h };
  }).filter((b) => b.w > 0);
}
