// The figure on its sheet, at true size: what one sees is the scene that is exported, with a layer on top to point at.
import { memo, useCallback, useMemo, useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import {
  FONT_STACK,
  itemToSvg,
  type Scene,
  type SceneItem,
  type SceneNode,
} from '../../../../shared/domain/map/index.ts';
import { announce } from '../../../ui/index.ts';
import { choose, useMapRoom, write, type Chosen } from '../store.ts';
import type { MapActions } from '../use-map.ts';
import { isWords } from '../moves.ts';
import { useMotion } from '../use-motion.ts';
import { shown } from '../use-zoom.ts';
import { codesIn, hasCodes } from '../../../parts/code-rows/codes-drag.ts';
import { hasQuote, quoteIn } from './quote-drag.ts';

interface Drag {
  readonly node: SceneNode;
  readonly kind: 'move' | 'link';
  readonly from: { readonly x: number; readonly y: number };
  readonly at: { readonly x: number; readonly y: number };
  readonly moved: boolean;
}

interface SheetProps {
  scene: Scene;
  title: string;
  description: string;
  actions: MapActions;
  isReadOnly: boolean;
  /** Times true size. */
  times?: number;
  menuOf?(event: MouseEvent, id: string): void;
  /** The menu of the white, opened at a point of the figure. */
  groundMenu?: ((event: MouseEvent, at: { x: number; y: number }) => void) | undefined;
}

const START = 3;

export function Sheet({
  scene,
  title,
  description,
  actions,
  isReadOnly,
  times = 1,
  menuOf,
  groundMenu,
}: SheetProps) {
  const chosen = useMapRoom((s) => s.chosen);
  const hovered = useMapRoom((s) => s.hovered);
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const parts = useRef<SVGGElement>(null);
  const [dropAt, setDropAt] = useState<{ x: number; y: number } | null>(null);
  useMotion(parts, scene);
  const drawing = useMemo(() => scene.items.map(partToSvg).join(''), [scene]);
  const target = drag?.moved ? targetOf(scene, drag) : dropAt ? nodeAt(scene, dropAt, isHome) : null;

  const start = useCallback(
    (event: PointerEvent<SVGElement>, node: SceneNode, kind: Drag['kind']): void => {
      if (event.button !== 0 || !event.isPrimary) return;
      choose({ kind: 'node', id: node.id });
      if (isReadOnly || (kind === 'move' && !node.movable && node.part !== 'code')) return;
      svg.current?.setPointerCapture(event.pointerId);
      const at = pointIn(svg.current, event);
      setDrag({ node, kind, from: at, at, moved: false });
      event.preventDefault();
    },
    [isReadOnly],
  );
  function move(event: PointerEvent): void {
    if (!drag) return;
    const at = pointIn(svg.current, event);
    const moved = drag.moved || Math.hypot(at.x - drag.from.x, at.y - drag.from.y) > START;
    setDrag({ ...drag, at, moved });
  }
  function end(): void {
    setDrag(null);
    if (!drag?.moved) return;
    if (drag.kind === 'link') {
      if (target) write({ kind: 'link', from: drag.node.id, to: target.id });
      return;
    }
    if (drag.node.part === 'code' && (target || !drag.node.movable)) {
      // a code goes to the theme it is let go on; out of its list and on nothing, it stands by itself
      if (!target && nodeAt(scene, drag.at)) return;
      void actions.changeItem(drag.node.id, { aboutId: target?.id ?? null });
      announce(target ? `${drag.node.name} is under ${target.name}.` : `${drag.node.name} stands by itself.`);
      return;
    }
    const b = drag.node.bounds;
    const place = { x: b.x + b.w / 2 + drag.at.x - drag.from.x, y: b.y + b.h / 2 + drag.at.y - drag.from.y };
    void actions.place(drag.node.id, place);
    announce(target ? `${drag.node.name} changes places with ${target.name}.` : `${drag.node.name} moved.`);
  }

  return (
    <svg
      ref={svg}
      className="map-figure"
      style={{ width: shown(scene.widthPt, times), height: shown(scene.heightPt, times) }}
      viewBox={`0 0 ${scene.widthPt} ${scene.heightPt}`}
      data-form={scene.layout}
      data-dragging={drag?.moved || undefined}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
      onPointerDown={(event) => {
        // a second finger is a pinch
        if (!event.isPrimary) setDrag(null);
        else if (event.target === svg.current) choose(null);
      }}
      onDoubleClick={(event) => {
        if (isReadOnly) return;
        const node = nodeAt(scene, pointIn(svg.current, event));
        if (!node) write({ kind: 'note', at: pointIn(svg.current, event) });
        else if (node.part !== 'quote') write({ kind: 'rename', id: node.id });
      }}
      onContextMenu={(event) => {
        const at = pointIn(svg.current, event);
        const node = nodeAt(scene, at);
        if (!node) return groundMenu?.(event, at);
        if (!menuOf) return;
        choose({ kind: 'node', id: node.id });
        menuOf(event, node.id);
      }}
      onDragOver={(event) => {
        if (isReadOnly || !(hasQuote(event) || hasCodes(event))) return;
        event.preventDefault();
        setDropAt(pointIn(svg.current, event));
      }}
      onDragLeave={() => setDropAt(null)}
      onDrop={(event) => {
        setDropAt(null);
        const codingId = quoteIn(event);
        const codes = codesIn(event);
        if (isReadOnly || (codingId === null && codes.length === 0)) return;
        event.preventDefault();
        if (codingId === null) {
          const at = target || codes.length > 1 ? undefined : pointIn(svg.current, event);
          void actions.addCodes(codes, target?.id ?? null, at);
          return;
        }
        void actions.addItem({ kind: 'quote', codingId, aboutId: target?.id ?? null });
        announce(target ? `The quote is on the map, beside ${target.name}.` : 'The quote is on the map.');
      }}
    >
      <g role="img" aria-label={title} aria-description={description} fontFamily={FONT_STACK}>
        <rect width={scene.widthPt} height={scene.heightPt} fill="#ffffff" pointerEvents="none" />
        <g ref={parts} pointerEvents="none" dangerouslySetInnerHTML={{ __html: drawing }} />
      </g>
      <g aria-hidden="true">
        <Nodes scene={scene} chosen={chosen} hovered={hovered} onStart={start} />
        <Links scene={scene} chosen={chosen} />
        {target ? <path d={target.hitPath} className="map-target" /> : null}
        {drag?.moved ? <Ghost drag={drag} /> : null}
        {drag || isReadOnly ? null : <Handle scene={scene} chosen={chosen} onStart={start} />}
      </g>
    </svg>
  );
}

/** An item of the figure. Words stand in a group that moves for them: moved by themselves they are shaped anew in every frame. */
function partToSvg(item: SceneItem): string {
  const svg = itemToSvg(item);
  return isWords(item) ? `<g>${svg}</g>` : svg;
}

/** The place of the pointer in the figure's own points. */
function pointIn(
  svg: SVGSVGElement | null,
  event: { clientX: number; clientY: number },
): { x: number; y: number } {
  const matrix = svg?.getScreenCTM()?.inverse();
  const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix ?? undefined);
  return { x: p.x, y: p.y };
}

/** Kept as they are while something is dragged over them. */
const Nodes = memo(function Nodes({
  scene,
  chosen,
  hovered,
  onStart,
}: {
  scene: Scene;
  chosen: Chosen;
  hovered: string | null;
  onStart(event: PointerEvent<SVGElement>, node: SceneNode, kind: 'move'): void;
}) {
  const rank = { group: 0, theme: 1, sub: 2, code: 2, note: 2, quote: 2, hub: 3 } as const;
  return (
    <>
      {scene.nodes
        .toSorted((a, b) => rank[a.part] - rank[b.part])
        .map((node) => (
          <path
            key={node.id}
            d={node.hitPath}
            className="map-hit"
            data-node={node.id}
            data-movable={node.movable || node.part === 'code' || undefined}
            data-state={
              chosen?.kind === 'node' && chosen.id === node.id
                ? 'chosen'
                : hovered === node.id
                  ? 'hovered'
                  : undefined
            }
            onPointerDown={(event) => onStart(event, node, 'move')}
            onPointerEnter={() => useMapRoom.setState({ hovered: node.id, rested: node.id })}
            onPointerLeave={() => useMapRoom.setState({ hovered: null, rested: null })}
          />
        ))}
      {scene.nodes
        .filter((n) => n.pinned)
        .map((n) => (
          <Pin key={n.id} node={n} />
        ))}
    </>
  );
});

/** The mark of what was placed by hand; it is on the sheet, never in the figure. */
function Pin({ node }: { node: SceneNode }) {
  const { x, y, w, h } = node.bounds;
  // words without a box have no room for it
  const at = node.part === 'code' ? { x: x - 7, y: y + h / 2 - 1 } : { x: x + w - 9, y: y + 9 };
  return (
    <g className="map-pin" transform={`translate(${at.x} ${at.y})`}>
      <circle r="5.5" />
      <path d="M-1.6 -2.6H1.6L1.1 0L2.1 1.1H-2.1L-1.1 0ZM0 1.1V3.4" />
    </g>
  );
}

const Links = memo(function Links({ scene, chosen }: { scene: Scene; chosen: Chosen }) {
  return scene.links.map((link) => (
    <g
      key={link.id}
      className="map-link-hit"
      data-state={chosen?.kind === 'link' && chosen.id === link.id ? 'chosen' : undefined}
      onPointerDown={() => choose({ kind: 'link', id: link.id })}
    >
      <path d={link.hitPath} className="map-link-road" />
      <path d={link.hitPath} className="map-link-line" />
    </g>
  ));
});

function Ghost({ drag }: { drag: Drag }) {
  if (drag.kind === 'link') {
    return <line className="map-pull" x1={drag.from.x} y1={drag.from.y} x2={drag.at.x} y2={drag.at.y} />;
  }
  const shift = `translate(${drag.at.x - drag.from.x} ${drag.at.y - drag.from.y})`;
  return <path d={drag.node.hitPath} transform={shift} className="map-ghost" />;
}

/** The small ring at the edge of what is chosen: pull it to another theme to link the two. */
function Handle({
  scene,
  chosen,
  onStart,
}: {
  scene: Scene;
  chosen: Chosen;
  onStart(event: PointerEvent<SVGElement>, node: SceneNode, kind: 'link'): void;
}) {
  const node = chosen?.kind === 'node' ? scene.nodes.find((n) => n.id === chosen.id) : undefined;
  if (!node) return null;
  const { x, y, w, h } = node.bounds;
  return (
    <g
      className="map-handle"
      transform={`translate(${x + w - 1} ${y + h / 2})`}
      onPointerDown={(event) => onStart(event, node, 'link')}
    >
      <title>Pull to another part of the map to link the two</title>
      <circle r="9" className="map-handle-room" />
      <circle r="4.5" />
    </g>
  );
}

/** What codes and quotes can stand under. */
const isHome = (node: SceneNode): boolean =>
  node.part === 'hub' || node.part === 'theme' || node.part === 'sub';

/** What a drag would meet: the theme whose place is taken, or the one a link would end at. */
function targetOf(scene: Scene, drag: Drag): SceneNode | null {
  if (drag.kind === 'link') {
    return nodeAt(scene, drag.at, (n) => n.id !== drag.node.id);
  }
  if (drag.node.part === 'code') {
    const home = nodeAt(scene, drag.at, isHome);
    return home && home.id !== drag.node.parentId ? home : null;
  }
  if (scene.layout !== 'petals' && scene.layout !== 'ring') return null;
  const b = drag.node.bounds;
  const at = { x: b.x + b.w / 2 + drag.at.x - drag.from.x, y: b.y + b.h / 2 + drag.at.y - drag.from.y };
  const near = scene.nodes
    .filter((n) => n.part === 'theme')
    .map((n) => ({
      n,
      far: Math.hypot(n.bounds.x + n.bounds.w / 2 - at.x, n.bounds.y + n.bounds.h / 2 - at.y),
    }))
    .toSorted((p, q) => p.far - q.far)[0]?.n;
  return near && near.id !== drag.node.id ? near : null;
}

/** The smallest part of the figure at a point. */
function nodeAt(
  scene: Scene,
  at: { x: number; y: number },
  fits: (node: SceneNode) => boolean = () => true,
): SceneNode | null {
  const hits = scene.nodes.filter((n) => fits(n) && holds(n, at));
  return hits.toSorted((a, b) => a.bounds.w * a.bounds.h - b.bounds.w * b.bounds.h)[0] ?? null;
}

function holds(node: SceneNode, p: { x: number; y: number }): boolean {
  const { x, y, w, h } = node.bounds;
  return p.x >= x && p.x <= x + w && p.y >= y && p.y <= y + h;
}
