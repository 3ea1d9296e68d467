import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { CARD, overlaps, type Rect } from '../../../../shared/domain/board/layout.ts';
import { cx, Icon, IconButton, type MenuEntry } from '../../../ui/index.ts';
import { nextStop, type BoardPile, type Direction, type Stop } from './board-data.ts';
import { Card } from './card.tsx';
import { Pile } from './pile.tsx';
import type { KeptView, TableView } from './store.ts';
import type { TableData } from './use-board-data.ts';
import { useCardDrag, type Drop } from './use-card-drag.ts';
import { useTableView, type TableHandle } from './use-table-view.ts';

export interface TableProps {
  table: TableData;
  label: string;
  kept: KeptView;
  at: string | null;
  selected: ReadonlySet<string>;
  naming: string | null;
  isReadOnly: boolean;
  /** A stop to go to once it is there. */
  wanted?: string | null;
  onArrived?(): void;
  onHandle?(handle: TableHandle): void;
  onAt(at: string): void;
  onSelect(cardId: string, more: boolean): void;
  onDrop(drop: Drop): void;
  onOpen(cardId: string): void;
  onName(pileId: string, name: string | null): void;
  onRename(pileId: string): void;
  pileMenu(pile: BoardPile): MenuEntry[];
  /** Beside the card one is at. */
  tools?: ReactNode;
}

const cardIdOf = (stop: string | null) => (stop?.startsWith('c:') ? stop.slice(2) : null);

/** The table: everything on it, as far as it is in view. */
export function Table(props: TableProps) {
  const { table, at, selected, isReadOnly } = props;
  const { layout } = table;
  const root = useRef<HTMLDivElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const frame = useRef<SVGRectElement>(null);
  const percent = useRef<HTMLSpanElement>(null);
  const scaleNow = useRef(1);
  const onMove = useCallback(({ x, y, k }: TableView, seen: Rect) => {
    if (world.current) world.current.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    for (const name of ['x', 'y', 'width', 'height'] as const)
      frame.current?.setAttribute(name, String(seen[name]));
    if (percent.current) percent.current.textContent = `${Math.round((100 * k) / scaleNow.current)}%`;
  }, []);
  const { seen, distance, handle, scale } = useTableView({
    root,
    bounds: layout.bounds,
    kept: props.kept,
    onMove,
  });
  useEffect(() => {
    scaleNow.current = scale;
    props.onHandle?.(handle.current);
  });
  const onPointerDown = useCardDrag({ root, handle, layout, selected, onDrop: props.onDrop });
  useFades(root, [table, seen, distance]);
  const goTo = useFocusedStop(root, handle, props);
  const named = props.naming === null ? undefined : layout.piles.get(props.naming);
  useEffect(() => {
    // a name is typed where it can be read
    if (!named) return;
    if (handle.current.factor() < 0.6 * scale) handle.current.fit({ ...named, height: 200 });
    handle.current.show({ ...named, height: Math.min(named.height, 300) });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when naming begins
  }, [props.naming, named === undefined]);
  const place = layout.cards.get(cardIdOf(at) ?? '');
  const owner = layout.piles.get(table.byId.get(cardIdOf(at) ?? '')?.view.pileId ?? '');
  // the name of a pile stays to be read
  const isUnderName = place !== undefined && owner !== undefined && place.y - owner.y < CARD.height;

  function onKeyDown(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    const stop = target.dataset['stop'];
    if (target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
    if (event.key === '+' || event.key === '=') handle.current.zoomBy(1.25);
    else if (event.key === '-') handle.current.zoomBy(0.8);
    else if (event.key === '0') handle.current.fit();
    else if (event.key === '1') handle.current.actualSize();
    else if (event.altKey || stop === undefined) return;
    else if (event.key.startsWith('Arrow')) goTo(stop, event.key as Direction, event.shiftKey);
    else if (event.key === 'PageDown' || event.key === 'PageUp')
      goTo(stop, event.key === 'PageDown' ? 'nextPile' : 'lastPile', false);
    else if (event.key === ' ' && stop.startsWith('c:')) props.onSelect(stop.slice(2), true);
    else if (event.key === 'Enter' && stop.startsWith('c:')) props.onOpen(stop.slice(2));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const onFocus = (event: FocusEvent) => {
    const stop = (event.target as HTMLElement).dataset['stop'];
    if (stop !== undefined && stop !== at) props.onAt(stop);
  };
  const onClick = (event: MouseEvent) => {
    const card = (event.target as Element).closest<HTMLElement>('[data-card]')?.dataset['card'];
    if (card !== undefined) props.onSelect(card, event.shiftKey || event.ctrlKey || event.metaKey);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const card = (event.target as Element).closest<HTMLElement>('[data-card]')?.dataset['card'];
    if (card !== undefined) props.onOpen(card);
  };
  const many = table.loose.length;
  return (
    // the table has the keys of what is on it
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <div
      ref={root}
      role="application"
      aria-label={props.label}
      aria-roledescription="card board"
      className="bd-table"
      data-distance={distance}
      onPointerDown={isReadOnly ? undefined : onPointerDown}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      <div ref={world} className="bd-world">
        {table.piles.map((pile) => {
          const rect = layout.piles.get(pile.view.id);
          const holdsAt = pile.cards.some((card) => `c:${card.id}` === at) || at === `p:${pile.view.id}`;
          if (!rect || (!holdsAt && !overlaps(seen, rect))) return null;
          return (
            <Pile
              key={pile.view.id}
              pile={pile}
              rect={rect}
              layout={layout}
              seen={seen}
              distance={distance}
              at={at}
              selected={selected}
              isNaming={props.naming === pile.view.id}
              isReadOnly={isReadOnly}
              onName={(name) => props.onName(pile.view.id, name)}
              onRename={() => props.onRename(pile.view.id)}
              menu={() => props.pileMenu(pile)}
            />
          );
        })}
        <ul
          className="bd-loose"
          data-layer
          aria-label={`On the table, in no pile, ${many} ${many === 1 ? 'card' : 'cards'}`}
        >
          {table.loose.map((card, index) => {
            const spot = layout.cards.get(card.id);
            const key = `c:${card.id}`;
            if (!spot || (at !== key && !overlaps(seen, { ...spot, ...CARD }))) return null;
            return (
              <Card
                key={card.id}
                card={card}
                x={spot.x}
                y={spot.y}
                distance={distance}
                isAt={at === key}
                isSelected={selected.has(card.id)}
                place={index + 1}
                of={many}
              />
            );
          })}
        </ul>
        {place && props.tools && distance === 'near' ? (
          <div
            className={cx('bd-tools', isUnderName && 'is-below')}
            style={{
              transform: `translate(${place.x + CARD.width}px, ${isUnderName ? place.y + CARD.height + 8 : place.y - 8}px)`,
            }}
          >
            {props.tools}
          </div>
        ) : null}
      </div>
      <div className="bd-nav">
        <SmallMap table={table} frame={frame} />
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
      </div>
    </div>
  );
}

/** The whole table, small, with what is in view framed. */
function SmallMap({ table, frame }: { table: TableData; frame: RefObject<SVGRectElement | null> }) {
  const { bounds, piles, cards } = table.layout;
  const pad = 120;
  const box = [
    bounds.x - pad,
    bounds.y - pad,
    Math.max(900, bounds.width + 2 * pad),
    Math.max(600, bounds.height + 2 * pad),
  ];
  return (
    <svg className="bd-map" viewBox={box.join(' ')} aria-hidden="true">
      {[...piles].map(([id, rect]) => (
        <rect key={id} x={rect.x} y={rect.y} width={rect.width} height={rect.height} rx="24" />
      ))}
      {table.loose.slice(0, 400).map((card) => {
        const place = cards.get(card.id);
        return place ? <rect key={card.id} {...place} {...CARD} rx="12" /> : null;
      })}
      <rect ref={frame} className="bd-frame" rx="16" />
    </svg>
  );
}

/** The third line fades only where more follows, which is measured once a card comes into the page. */
function useFades(root: RefObject<HTMLElement | null>, when: readonly unknown[]): void {
  useLayoutEffect(() => {
    const quotes = [...(root.current?.querySelectorAll<HTMLElement>('.bd-quote') ?? [])];
    const more = quotes.map((quote) => quote.scrollHeight > quote.clientHeight + 2);
    quotes.forEach((quote, at) => quote.toggleAttribute('data-more', more[at]));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what the table shows, as given
  }, when);
}

/** Walks from stop to stop; what is not in the page yet is brought into view, then focused. */
function useFocusedStop(
  root: RefObject<HTMLElement | null>,
  handle: RefObject<TableHandle>,
  { table, at, wanted: asked, onAt, onSelect, onArrived }: TableProps,
) {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const found = root.current?.querySelector<HTMLElement>(`[data-stop="${wanted.current}"]`);
    if (!found) return;
    wanted.current = null;
    found.focus({ preventScroll: true });
  });
  const stops = (): Stop[] => [
    ...table.piles.flatMap((pile) => {
      const rect = table.layout.piles.get(pile.view.id);
      return rect
        ? [{ key: `p:${pile.view.id}`, x: rect.x, y: rect.y, width: Math.min(rect.width, 260), height: 40 }]
        : [];
    }),
    ...[...table.byId.values()].flatMap((card) => {
      const place = table.layout.cards.get(card.id);
      return place && !card.isOut ? [{ key: `c:${card.id}`, ...place, ...CARD }] : [];
    }),
  ];
  useEffect(() => {
    if (asked === null || asked === undefined) return;
    const stop = stops().find((one) => one.key === asked);
    if (!stop) return;
    handle.current.show(stop);
    wanted.current = asked;
    onAt(asked);
    onArrived?.();
  });
  return (from: string, way: Direction | 'nextPile' | 'lastPile', isMore: boolean) => {
    const all = stops();
    const here = all.find((stop) => stop.key === from) ?? all.find((stop) => stop.key === at);
    if (!here) return;
    let to: Stop | null | undefined;
    if (way === 'nextPile' || way === 'lastPile') {
      const piles = all.filter((stop) => stop.key.startsWith('p:'));
      const owner = table.byId.get(here.key.slice(2))?.view.pileId;
      const now = piles.findIndex((stop) => stop.key === here.key || stop.key === `p:${owner ?? ''}`);
      to = piles[now + (way === 'nextPile' ? 1 : now < 0 ? 0 : -1)];
    } else to = nextStop(all, here, way);
    if (!to) return;
    handle.current.show(to);
    wanted.current = to.key;
    onAt(to.key);
    if (isMore && to.key.startsWith('c:')) onSelect(to.key.slice(2), true);
  };
}
