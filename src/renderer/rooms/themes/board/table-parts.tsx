// What the table is made of besides its cards: how it moves, its small map, and where words fade.
import { Maximize, Minus, Plus } from 'lucide-react';
import { memo, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { CARD, type Place, type Rect } from '../../../../shared/domain/board/layout.ts';
import { Icon, IconButton } from '../../../ui/index.ts';
import type { TableView } from './store.ts';
import type { TableData } from './use-board-data.ts';
import type { TableHandle } from './use-table-view.ts';

/** Milliseconds without a change of size that count as rest. */
const REST = 160;
const resting = new WeakMap<HTMLElement, number>();

/**
 * The table moves on a layer of its own, so that moving it draws nothing anew. Once it rests at another size the layer is
 * given up and made again, for the words to be sharp at that size; `onRest` is told.
 */
export function moveWorld(world: HTMLElement | null, { x, y, k }: TableView, onRest: () => void): void {
  if (!world) return;
  world.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
  if (world.dataset['scale'] === String(k)) return;
  world.dataset['scale'] = String(k);
  clearTimeout(resting.get(world));
  const rest = () => {
    onRest();
    world.style.willChange = 'auto';
    requestAnimationFrame(() => requestAnimationFrame(() => (world.style.willChange = '')));
  };
  resting.set(world, window.setTimeout(rest, REST));
}

/** A card as a piece of a path: one shape for all of them is drawn at once, however many they are. */
const outline = (place: Place | undefined): string =>
  place ? `M${place.x} ${place.y}h${CARD.width}v${CARD.height}h${-CARD.width}z` : '';

/** The whole table, small, with what is in view framed. */
export const SmallMap = memo(function SmallMap({
  table,
  frame,
  onGo,
}: {
  table: TableData;
  frame: RefObject<SVGRectElement | null>;
  /** Called with the place of the table that was pressed; the same at every drawing. */
  onGo(place: Place): void;
}) {
  const { bounds, piles, cards } = table.layout;
  const pad = 120;
  const box = [
    bounds.x - pad,
    bounds.y - pad,
    Math.max(900, bounds.width + 2 * pad),
    Math.max(600, bounds.height + 2 * pad),
  ];
  return (
    // what it does the arrow keys and the zoom do, so it is for the pointer alone
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <svg
      className="bd-map"
      viewBox={box.join(' ')}
      aria-hidden="true"
      onClick={({ currentTarget, clientX, clientY }) => {
        const at = new DOMPoint(clientX, clientY).matrixTransform(currentTarget.getScreenCTM()?.inverse());
        onGo({ x: at.x, y: at.y });
      }}
    >
      {[...piles].map(([id, rect]) => (
        <rect key={id} x={rect.x} y={rect.y} width={rect.width} height={rect.height} rx="24" />
      ))}
      <path d={table.loose.map((card) => outline(cards.get(card.id))).join('')} />
      <rect ref={frame} className="bd-frame" rx="16" />
    </svg>
  );
});

/** Nearer, farther, all of it. */
export const ZoomKeys = memo(function ZoomKeys({
  handle,
  percent,
}: {
  handle: RefObject<TableHandle>;
  percent: RefObject<HTMLSpanElement | null>;
}) {
  return (
    <div className="bd-zoom" role="group" aria-label="Zoom">
      <IconButton label="Farther" shortcut="-" onPress={() => handle.current.zoomBy(0.8)}>
        <Icon of={Minus} small />
      </IconButton>
      <span ref={percent} className="tw-num">
        100%
      </span>
      <IconButton label="Nearer" shortcut="+" onPress={() => handle.current.zoomBy(1.25)}>
        <Icon of={Plus} small />
      </IconButton>
      <IconButton label="Show the whole table" shortcut="0" onPress={() => handle.current.fit()}>
        <Icon of={Maximize} small />
      </IconButton>
    </div>
  );
});

/**
 * The keys over a card are wider than the card: at the left edge of the window they begin there instead of outside it, and at
 * the top they stand under the card. Gives what puts them right after each move of the table; nothing is measured then.
 */
export function useToolsInView(
  root: RefObject<HTMLElement | null>,
  handle: RefObject<TableHandle>,
  place: Place | undefined,
  /** What changes the keys themselves. */
  ...of: readonly unknown[]
): (seen: Rect) => void {
  const tools = useRef<{
    row: HTMLElement;
    width: number;
    height: number;
    place: Place;
    isBelow: boolean;
  } | null>(null);
  const [put] = useState(() => (seen: Rect) => {
    if (!tools.current) return;
    const { row, width, height, place: card, isBelow } = tools.current;
    const k = handle.current.factor();
    const over = seen.x + 8 / k - (card.x + CARD.width - width);
    const isHigh = !isBelow && seen.y > card.y - 8 - height && seen.y < card.y + CARD.height;
    const [x, y] = [Math.max(0, Math.min(width - 60, over)), isHigh ? CARD.height + 16 + height : 0];
    row.style.translate = x === 0 && y === 0 ? '' : `${x}px ${y}px`;
  });
  useLayoutEffect(() => {
    const row = root.current?.querySelector<HTMLElement>('.bd-tool-row');
    const isBelow = row?.closest('.is-below') != null;
    tools.current =
      row && place ? { row, width: row.offsetWidth, height: row.offsetHeight, place, isBelow } : null;
    if (tools.current) put(handle.current.seen());
    // they are shown while the focus is on the table, and have no width before
    const measure = () => {
      if (!tools.current || tools.current.width > 0 || !row) return;
      tools.current = { ...tools.current, width: row.offsetWidth, height: row.offsetHeight };
      put(handle.current.seen());
    };
    const table = root.current;
    table?.addEventListener('focusin', measure);
    return () => table?.removeEventListener('focusin', measure);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a list of a fixed length
  }, [root, handle, put, place, ...of]);
  return put;
}

/** The third line fades only where more follows, which is measured once a card has come into the page and all is still. */
export function useFades(root: RefObject<HTMLElement | null>, isSettled: boolean): void {
  useEffect(() => {
    if (!isSettled) return;
    const found = root.current?.querySelectorAll<HTMLElement>('.bd-card.is-near .bd-quote') ?? [];
    const lengthOf = (quote: HTMLElement) => String(quote.textContent.length);
    const quotes = [...found].filter((quote) => quote.dataset['measured'] !== lengthOf(quote));
    const more = quotes.map((quote) => quote.scrollHeight > quote.clientHeight + 2);
    quotes.forEach((quote, at) => {
      quote.toggleAttribute('data-more', more[at]);
      quote.dataset['measured'] = lengthOf(quote);
    });
  });
}

/** A name is typed where it can be read; once it is done one looks at the table as before, unless one moved it in the meantime. */
export function useNamedInView(
  handle: RefObject<TableHandle>,
  /** Where the pile lies whose name is being typed. */
  named: Rect | undefined,
  scale: number,
): void {
  const isNaming = named !== undefined;
  const latest = useRef(named);
  useLayoutEffect(() => {
    latest.current = named;
  });
  useEffect(() => {
    const [rect, table] = [latest.current, handle.current];
    if (!rect) return undefined;
    const before = table.view();
    if (table.factor() < 0.6 * scale) table.fit({ ...rect, height: 200 });
    table.show({ ...rect, height: Math.min(rect.height, 300) });
    const shown = table.view();
    return () => {
      if (table.view() === shown && shown.k !== before.k) table.back(before);
    };
  }, [isNaming, handle, scale]);
}
