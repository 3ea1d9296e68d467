import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { CARD, overlaps, type Place, type Rect } from '../../../../shared/domain/board/layout.ts';
import { cx, useContextMenu, type MenuEntry } from '../../../ui/index.ts';
import { pileTitle, type BoardPile, type Direction } from './board-data.ts';
import { Card } from './card.tsx';
import { Pile } from './pile.tsx';
import type { Selecting } from './selection.ts';
import type { KeptView, TableView } from './store.ts';
import { useFarNames } from './use-far-names.ts';
import { moveWorld, SmallMap, useFades, useNamedInView, useToolsInView, ZoomKeys } from './table-parts.tsx';
import { useBand } from './use-band.ts';
import type { TableData } from './use-board-data.ts';
import { useCardDrag, type Drop } from './use-card-drag.ts';
import { useFocusedStop, useKeptFocus } from './use-focused-stop.ts';
import { useShown, type ShownCard } from './use-shown.ts';
import { useTableView, type TableHandle } from './use-table-view.ts';

const NOBODY: ReadonlySet<string> = new Set();
const NO_CARDS: readonly ShownCard[] = [];
const isViewKey = (key: string) => ['+', '=', '-', '0', '1'].includes(key);

export interface TableProps {
  table: TableData;
  label: string;
  kept: KeptView;
  /** Seen as a whole the first time. */
  startsWhole?: boolean;
  at: string | null;
  selected: ReadonlySet<string>;
  naming: string | null;
  isReadOnly: boolean;
  /** A stop to go to once it is there. */
  wanted?: string | null;
  onArrived?(): void;
  onHandle?(handle: TableHandle): void;
  onAt(at: string): void;
  onSelect(cardId: string, how: Selecting, from?: string): void;
  /** Several at once; `where` says in words where they lie. None lets go of those selected. */
  onSelectMany?(cardIds: readonly string[], where: string): void;
  onDrop(drop: Drop): void;
  onOpen(cardId: string): void;
  onName(pileId: string, name: string | null): void;
  onRename(pileId: string): void;
  onTheme?(themeId: string): void;
  pileMenu(pile: BoardPile): MenuEntry[];
  /** What can be done with a card, and with those selected with it. */
  cardMenu(cardId: string): MenuEntry[];
  /** Beside the card one is at; `key` changes with what they say. */
  tools?: { key: string; row: ReactNode } | null;
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
  const toolsFollow = useRef<(seen: Rect) => void>(() => {});
  const namesFollow = useRef(() => {});
  const onMove = useCallback(({ x, y, k }: TableView, seen: Rect) => {
    moveWorld(world.current, { x, y, k }, () => namesFollow.current());
    for (const name of ['x', 'y', 'width', 'height'] as const)
      frame.current?.setAttribute(name, String(seen[name]));
    toolsFollow.current(seen);
    if (percent.current) percent.current.textContent = `${Math.round((100 * k) / scaleNow.current)}%`;
  }, []);
  const { seen, distance, handle, scale } = useTableView({
    root,
    bounds: layout.bounds,
    kept: props.kept,
    startsWhole: props.startsWhole === true,
    onMove,
  });
  useEffect(() => {
    scaleNow.current = scale;
    props.onHandle?.(handle.current);
  });
  const held = useRef<ReadonlySet<string>>(NOBODY);
  const { shown, isSettled } = useShown(
    table,
    seen,
    distance,
    at,
    held,
    () => handle.current.isMoving(),
    () => handle.current.distance(),
  );
  const onDrag = useCardDrag({ root, handle, table, selected, held, onDrop: props.onDrop });
  const onBand = useBand({
    root,
    handle,
    table,
    onBand(ids) {
      props.onSelectMany?.([...new Set([...selected, ...ids])], 'in all');
      // keys are about what was selected from here on
      const stop = ids.includes(cardIdOf(at) ?? '') ? at : ids[0] === undefined ? null : `c:${ids[0]}`;
      if (stop !== null)
        root.current?.querySelector<HTMLElement>(`[data-stop="${stop}"]`)?.focus({ preventScroll: true });
    },
  });
  useFades(root, isSettled);
  const putNames = useFarNames(world, table, distance);
  const goTo = useFocusedStop(root, handle, props);
  useKeptFocus(root, at);
  const named = props.naming === null ? undefined : layout.piles.get(props.naming);
  useNamedInView(handle, named, scale);
  const place = layout.cards.get(cardIdOf(at) ?? '');
  const owner = layout.piles.get(table.byId.get(cardIdOf(at) ?? '')?.view.pileId ?? '');
  // the name of a pile stays to be read
  const isUnderName = place !== undefined && owner !== undefined && place.y - owner.y < CARD.height;

  const putTools = useToolsInView(root, handle, place, isUnderName, props.tools?.key, distance);
  useEffect(() => {
    toolsFollow.current = putTools;
    namesFollow.current = putNames;
  });

  function changeView(key: string) {
    if (key === '+' || key === '=') handle.current.zoomBy(1.25);
    else if (key === '-') handle.current.zoomBy(0.8);
    else if (key === '0') handle.current.fit();
    else handle.current.actualSize();
    // nearer means nearer to where one is
    const here = layout.cards.get(cardIdOf(at) ?? '');
    const name = at?.startsWith('p:') ? layout.piles.get(at.slice(2)) : undefined;
    if (key !== '0' && here) handle.current.show({ ...here, ...CARD });
    else if (key !== '0' && name) {
      const room = handle.current.seen().height - 80;
      handle.current.show({ ...name, width: CARD.width, height: Math.min(name.height, room) });
    }
  }
  /** Every card of the pile one is in, or of those in none; once more, everything on the table. */
  function selectAround(stop: string | undefined) {
    const pileId = stop?.startsWith('p:')
      ? stop.slice(2)
      : table.byId.get(cardIdOf(stop ?? at) ?? '')?.view.pileId;
    const pile = table.piles.find((one) => one.view.id === pileId);
    const around = (pile?.cards ?? table.loose).filter((card) => !card.isOut);
    const isAll = around.every((card) => selected.has(card.id));
    const cards = isAll ? [...table.byId.values()].filter((card) => !card.isOut) : around;
    props.onSelectMany?.(
      cards.map((card) => card.id),
      isAll ? 'on the table' : pile ? `in ${pileTitle(pile.view)}` : 'in no pile',
    );
  }
  function onKeyDown(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    const stop = target.dataset['stop'];
    if (target instanceof HTMLInputElement) return;
    if (event.key === 'Escape' && selected.size > 0) props.onSelectMany?.([], '');
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) selectAround(stop);
    else if (event.ctrlKey || event.metaKey) return;
    else if (isViewKey(event.key)) changeView(event.key);
    else if (event.altKey || stop === undefined) return;
    else if (event.key.startsWith('Arrow')) goTo(stop, event.key as Direction, event.shiftKey);
    else if (event.key === 'PageDown' || event.key === 'PageUp')
      goTo(stop, event.key === 'PageDown' ? 'nextPile' : 'lastPile', false);
    else if (event.key === ' ' && stop.startsWith('c:')) props.onSelect(stop.slice(2), 'more');
    else if (event.key === 'Enter' && stop.startsWith('c:')) props.onOpen(stop.slice(2));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const onFocus = (event: FocusEvent) => {
    const stop = (event.target as HTMLElement).dataset['stop'];
    // also where it is the one that stands for nowhere yet: from here on keys are about it
    if (stop !== undefined) props.onAt(stop);
  };
  const onClick = (event: MouseEvent) => {
    const card = (event.target as Element).closest<HTMLElement>('[data-card]')?.dataset['card'];
    if (card !== undefined)
      props.onSelect(card, event.shiftKey || event.ctrlKey || event.metaKey ? 'more' : 'only');
    else if (event.target === root.current && selected.size > 0) props.onSelectMany?.([], '');
    // who presses the table itself goes on by keys from where they were
    if (!(event.target as Element).closest('[data-card], button, input, a, [role="menu"]'))
      root.current?.querySelector<HTMLElement>(`[data-stop="${at ?? ''}"]`)?.focus({ preventScroll: true });
  };
  const onPointerDown = (event: PointerEvent) => {
    onBand(event);
    if (!isReadOnly) onDrag(event);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const card = (event.target as Element).closest<HTMLElement>('[data-card]')?.dataset['card'];
    if (card !== undefined) props.onOpen(card);
  };
  // the same at every drawing
  const [goToPlace] = useState(() => (place: Place) => handle.current.centre(place));
  const context = useContextMenu();
  const onContextMenu = (event: MouseEvent) => {
    const target = event.target as Element;
    const face = target.closest('[data-card]')?.querySelector<HTMLElement>('[data-stop]');
    const pile = table.piles.find(
      (one) => one.view.id === target.closest<HTMLElement>('[data-pile]')?.dataset['pile'],
    );
    const stop = face ?? target.closest('[data-pile]')?.querySelector<HTMLElement>('[data-stop^="p:"]');
    const id = cardIdOf(stop?.dataset['stop'] ?? null);
    if (target instanceof HTMLInputElement || (id === null && (pile === undefined || isReadOnly))) return;
    // the menu is about what one is at, and the focus comes back to it
    stop?.focus({ preventScroll: true });
    if (id !== null && selected.size > 0 && !selected.has(id)) props.onSelect(id, 'only');
    if (id !== null) context.open(event, props.cardMenu(id), 'Card');
    else if (pile) context.open(event, props.pileMenu(pile), `Pile ${pileTitle(pile.view)}`);
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
      onPointerDownCapture={onPointerDown}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onContextMenu={onContextMenu}
    >
      {context.menu}
      <div ref={world} className="bd-world">
        {table.piles.map((pile) => {
          const { id } = pile.view;
          const rect = layout.piles.get(id);
          const cards = shown.get(id) ?? NO_CARDS;
          const isHere = at === `p:${id}` || owner === rect;
          if (!rect || (!isHere && cards.length === 0 && !overlaps(seen, rect))) return null;
          return (
            <Pile
              key={id}
              pile={pile}
              x={rect.x}
              y={rect.y}
              width={rect.width}
              height={rect.height}
              shown={cards}
              at={isHere ? at : null}
              selected={selected}
              isNaming={props.naming === id}
              isReadOnly={isReadOnly}
              onName={props.onName}
              onRename={props.onRename}
              onTheme={props.onTheme}
              menu={props.pileMenu}
            />
          );
        })}
        <ul
          className="bd-loose"
          data-layer
          aria-label={`On the table, in no pile, ${many} ${many === 1 ? 'card' : 'cards'}`}
        >
          {(shown.get(null) ?? NO_CARDS).map((one) => (
            <Card
              key={one.card.id}
              shown={one}
              isAt={at === `c:${one.card.id}`}
              isSelected={selected.has(one.card.id)}
            />
          ))}
        </ul>
        <div className="bd-slot" hidden />
        {place && props.tools && distance === 'near' ? (
          <div
            className={cx('bd-tools', isUnderName && 'is-below')}
            style={{
              transform: `translate(${place.x + CARD.width}px, ${isUnderName ? place.y + CARD.height + 8 : place.y - 8}px)`,
            }}
          >
            {props.tools.row}
          </div>
        ) : null}
      </div>
      <div className="bd-band" hidden />
      <div className="bd-badge" hidden />
      <div className="bd-corner">
        <div className="bd-nav">
          <SmallMap table={table} frame={frame} onGo={goToPlace} />
          <ZoomKeys handle={handle} percent={percent} />
        </div>
      </div>
    </div>
  );
}
