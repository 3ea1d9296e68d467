// Pan and zoom: the table moves by one transform, and React hears of it only when other cards come into view.
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { select, zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior } from 'd3';
import type { Place, Rect } from '../../../../shared/domain/board/layout.ts';
import { useScale } from '../../../ui/index.ts';
import type { KeptView, TableView } from './store.ts';

/** What a card shows at this distance: everything, its title, its colour. */
export type Distance = 'near' | 'far' | 'farther';

/** Cards this far outside the window are in the page already, so that a short pan shows no gaps. */
const AROUND = 200;
/** The part of the table in the page changes in steps of this many pixels of it. */
const STEP = 200;
const MARGIN = 24;
/** Window pixels more at the top of a table seen whole from far out. */
const NAMES = 24;
/** The smallest the table is seen: two sittings beside it leave each a third of the window. */
const FARTHEST = 0.03;
/** As a power of two, how much nearer or farther one notch of a wheel leads at most. */
const NOTCH = 0.35;
/** Window pixels of what lies on the table that stay in view. */
const KEPT_IN_VIEW = 120;
/** Milliseconds after the last step of a hand in which the next is expected. */
const HAND = 220;

export interface TableHandle {
  zoomBy(factor: number): void;
  /** 100 percent, around the middle of what is in view. */
  actualSize(): void;
  /** Everything on the table, or a part of it. */
  fit(rect?: Rect): void;
  /** Moves as little as needed for a part to be in view. */
  show(rect: Rect): void;
  panBy(x: number, y: number): void;
  /** How it is looked at now, and back to how it was. */
  view(): TableView;
  back(view: TableView): void;
  /** A place of the table into the middle. */
  centre(place: Place): void;
  /** What is in view, in pixels of the table. */
  seen(): Rect;
  toTable(clientX: number, clientY: number): Place;
  factor(): number;
  /** What a card shows at this factor. */
  distance(): Distance;
  /** A hand moves the table just now: pans or zooms it, or carries something along its edge. */
  isMoving(): boolean;
}

interface Options {
  root: RefObject<HTMLElement | null>;
  bounds: Rect;
  kept: KeptView;
  /** Seen for the first time it is seen as a whole, not from its corner at full size. */
  startsWhole: boolean;
  /** After each change: draws what goes along, such as the frame in the small map. */
  onMove(view: TableView, seen: Rect): void;
}

const distanceOf = (k: number): Distance => (k < 0.3 ? 'farther' : k < 0.6 ? 'far' : 'near');

interface Size {
  width: number;
  height: number;
}
const sizeOf = (element: HTMLElement | null): Size => ({
  width: element?.clientWidth ?? 0,
  height: element?.clientHeight ?? 0,
});

/** What is in view, in pixels of the table. */
function seenOf({ width, height }: Size, { x, y, k }: TableView): Rect {
  return { x: -x / k, y: -y / k, width: width / k, height: height / k };
}

/** What was in the middle stays there when the table has more room or less, but for its left edge, which stays in view. */
function besideOf({ x, y, k }: TableView, wider: number, bounds: Rect): TableView {
  const left = bounds.x * k;
  const isEdgeSeen = x + left >= 0;
  const middle = x + wider / 2;
  return { x: isEdgeSeen ? Math.max(middle, Math.min(x, MARGIN - left)) : middle, y, k };
}

export function useTableView({ root, bounds, kept, startsWhole, onMove }: Options) {
  const scale = useScale();
  const [seen, setSeen] = useState<Rect>({ x: -AROUND, y: -AROUND, width: 2400, height: 1800 });
  const [distance, setDistance] = useState<Distance>('near');
  const behaviour = useRef<ZoomBehavior<HTMLElement, unknown> | null>(null);
  const view = useRef<TableView>({ x: MARGIN, y: MARGIN, k: scale });
  const moved = useRef(onMove);
  const extent = useRef(bounds);
  const scaleNow = useRef(scale);
  /** The view in which the whole table was fitted into the window last. */
  const whole = useRef<TableView | null>(null);
  const handAt = useRef(-HAND);
  const handle = useRef<TableHandle>(null as unknown as TableHandle);
  handle.current ??= createHandle();
  // before anybody looks: what fits the new table into the window is called by the one who knows that it is new
  useLayoutEffect(() => {
    moved.current = onMove;
    extent.current = bounds;
    scaleNow.current = scale;
  });

  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    // read once for each change of the window, not once a frame: asking makes the browser lay out at once
    let room = sizeOf(element);
    /** How the table was seen before something opened beside it, and how it was seen since. */
    let narrowed: { from: { view: TableView; width: number }; to: TableView } | null = null;
    const apply = (next: TableView) => {
      view.current = next;
      kept.put({ ...next, width: room.width });
      const rect = seenOf(room, next);
      moved.current(next, rect);
      setDistance(distanceOf(next.k / scale));
      // far out the same step on the screen is a longer one on the table
      const unit = 2 ** Math.max(0, Math.round(Math.log2(scale / next.k)));
      const [around, step] = [AROUND * unit, STEP * unit];
      const left = Math.floor((rect.x - around) / step) * step;
      const top = Math.floor((rect.y - around) / step) * step;
      const right = Math.ceil((rect.x + rect.width + around) / step) * step;
      const bottom = Math.ceil((rect.y + rect.height + around) / step) * step;
      setSeen((was) =>
        was.x === left && was.y === top && was.width === right - left && was.height === bottom - top
          ? was
          : { x: left, y: top, width: right - left, height: bottom - top },
      );
    };
    const zooming = zoom<HTMLElement, unknown>()
      .extent(() => [
        [0, 0],
        [room.width, room.height],
      ])
      .scaleExtent([FARTHEST * scale, 2 * scale])
      .clickDistance(4)
      // a notch of a wheel is a step; the small ones of two fingers follow them
      .wheelDelta((event) =>
        Math.max(-NOTCH, Math.min(NOTCH, -event.deltaY * (event.deltaMode === 1 ? 1 : 0.02))),
      )
      // a hand cannot push the table out of sight
      .constrain((next) => {
        const { x, y, width, height } = extent.current;
        const within = (at: number, from: number, length: number, space: number) =>
          Math.max(
            KEPT_IN_VIEW - (from + length) * next.k,
            Math.min(space - KEPT_IN_VIEW - from * next.k, at),
          );
        return width === 0
          ? next
          : zoomIdentity
              .translate(within(next.x, x, width, room.width), within(next.y, y, height, room.height))
              .scale(next.k);
      })
      .filter((event: MouseEvent | WheelEvent) => {
        if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
        const target = event.target instanceof Element ? event.target : null;
        return event.button === 0 && !event.shiftKey && !target?.closest('[data-grab], button, input, a');
      })
      .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
        if (sourceEvent) handAt.current = performance.now();
        apply({ x: transform.x, y: transform.y, k: transform.k });
      });
    behaviour.current = zooming;
    const held = select<HTMLElement, unknown>(element);
    held.call(zooming).on('dblclick.zoom', null);
    const corner = extent.current;
    const before = kept.get();
    if (before) handle.current.back({ ...before, x: before.x + (room.width - before.width) / 2 });
    else handle.current.back({ x: MARGIN - corner.x * scale, y: MARGIN - corner.y * scale, k: scale });
    if (!before && startsWhole) handle.current.fit();
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      handAt.current = performance.now();
      const step = event.deltaMode === 1 ? 20 : 1;
      const [x, y] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      held.call(zooming.translateBy, (-x * step) / view.current.k, (-y * step) / view.current.k);
    };
    // focus and find may scroll what only transforms should move
    const onScroll = () => element.scrollTo(0, 0);
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('scroll', onScroll);
    const size = new ResizeObserver(() => {
      const was = { view: view.current, width: room.width };
      room = sizeOf(element);
      const isSame = was.width === 0 || room.width === 0 || was.width === room.width;
      // a table seen as a whole stays so; what closes beside it leaves it as it was before
      if (was.view === whole.current) handle.current.fit();
      else if (isSame) apply(was.view);
      else if (was.view === narrowed?.to && room.width === narrowed.from.width)
        handle.current.back(narrowed.from.view);
      else handle.current.back(besideOf(was.view, room.width - was.width, extent.current));
      narrowed = isSame ? narrowed : { from: was, to: view.current };
    });
    size.observe(element);
    return () => {
      size.disconnect();
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('scroll', onScroll);
      held.on('.zoom', null);
    };
  }, [root, kept, scale, startsWhole]);

  function createHandle(): TableHandle {
    const go = (next: TableView) => {
      if (root.current)
        behaviour.current?.transform(
          select<HTMLElement, unknown>(root.current),
          zoomIdentity.translate(next.x, next.y).scale(next.k),
        );
    };
    const about = (k: number) => {
      const { clientWidth = 0, clientHeight = 0 } = root.current ?? {};
      const now = view.current;
      const [x, y] = [(clientWidth / 2 - now.x) / now.k, (clientHeight / 2 - now.y) / now.k];
      go({ k, x: clientWidth / 2 - x * k, y: clientHeight / 2 - y * k });
    };
    return {
      zoomBy: (by) => about(Math.min(2 * scale, Math.max(FARTHEST * scale, view.current.k * by))),
      actualSize: () => about(scale),
      fit(rect = extent.current) {
        const { clientWidth = 0, clientHeight = 0 } = root.current ?? {};
        const fitting = (top: number) =>
          Math.max(
            FARTHEST * scale,
            Math.min(
              scale,
              (clientWidth - 2 * MARGIN) / Math.max(1, rect.width),
              (clientHeight - MARGIN - top) / Math.max(1, rect.height),
            ),
          );
        // from far out names stand above their piles
        const top = distanceOf(fitting(MARGIN) / scale) === 'farther' ? MARGIN + NAMES : MARGIN;
        const k = fitting(top);
        go({
          k,
          x: Math.max(MARGIN, (clientWidth - rect.width * k) / 2) - rect.x * k,
          y: top - rect.y * k,
        });
        whole.current = rect === extent.current ? view.current : null;
      },
      show(rect) {
        const { clientWidth = 0, clientHeight = 0 } = root.current ?? {};
        const { x, y, k } = view.current;
        const shift = (from: number, length: number, room: number) => {
          const over = from + length + MARGIN - room;
          const under = MARGIN - from;
          return under > 0 ? under : over > 0 ? -Math.min(over, from - MARGIN) : 0;
        };
        const dx = shift(rect.x * k + x, rect.width * k, clientWidth);
        let dy = shift(rect.y * k + y, rect.height * k, clientHeight);
        const nav = sizeOf(root.current?.querySelector<HTMLElement>('.bd-nav') ?? null);
        const isBeside = (rect.x + rect.width) * k + x + dx < clientWidth - nav.width - MARGIN;
        const under = (rect.y + rect.height) * k + y + dy - (clientHeight - nav.height - MARGIN);
        // nor does the corner of the small map and the zoom lie over it, where there is room above
        if (!isBeside && under > 0) dy -= Math.max(0, Math.min(under, rect.y * k + y + dy - MARGIN));
        if (dx !== 0 || dy !== 0) go({ x: x + dx, y: y + dy, k });
      },
      panBy: (x, y) => {
        handAt.current = performance.now();
        go({ ...view.current, x: view.current.x + x, y: view.current.y + y });
      },
      view: () => view.current,
      back: go,
      centre({ x, y }) {
        const { width, height } = sizeOf(root.current);
        const { k } = view.current;
        go({ k, x: width / 2 - x * k, y: height / 2 - y * k });
      },
      seen: () => seenOf(sizeOf(root.current), view.current),
      toTable(clientX, clientY) {
        const box = root.current?.getBoundingClientRect();
        const { x, y, k } = view.current;
        return { x: (clientX - (box?.left ?? 0) - x) / k, y: (clientY - (box?.top ?? 0) - y) / k };
      },
      factor: () => view.current.k,
      distance: () => distanceOf(view.current.k / scaleNow.current),
      isMoving: () => performance.now() - handAt.current < HAND,
    };
  }
  return { seen, distance, handle, scale };
}
