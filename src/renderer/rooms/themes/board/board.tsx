import { useEffect, useRef } from 'react';
import { Camera, Filter, Plus } from 'lucide-react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { useActions, type Action } from '../../../app/actions.ts';
import { useHost } from '../../../app/host-state.ts';
import { navigate, updatePlace } from '../../../app/router.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import {
  afterMenu,
  announce,
  Button,
  EmptyState,
  Icon,
  IconButton,
  MenuButton,
  RoomBar,
  SearchField,
  SegmentedControl,
  type MenuEntry,
} from '../../../ui/index.ts';
import * as act from './board-actions.ts';
import { cardWords, type BoardPile } from './board-data.ts';
import { BoardDialogs, CardTools } from './board-dialogs.tsx';
import { SittingTable } from './sitting.tsx';
import { keptView, useBoard, type Tint } from './store.ts';
import { Table } from './table.tsx';
import { Tray } from './tray.tsx';
import { useBoardData, type BoardData } from './use-board-data.ts';
import type { TableHandle } from './use-table-view.ts';
import { ViewSwitch } from './view-switch.tsx';

/** The table where codes and extracts are pushed into piles, named later, and turned into themes. */
export function Board({ params }: { params: Record<string, string> }) {
  const client = useClient();
  const board = useQuery('board.get', {});
  const themes = useQuery('theme.list', {}).data ?? [];
  const data = useBoardData(board.data);
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const store = useBoard();
  const { at, selected, naming, set } = store;
  const handle = useRef<TableHandle>(null);
  useSettled(board.data);
  useReturn(data);

  const cardId = at !== null && !at.startsWith('p:') ? at.slice(2) : null;
  const card =
    cardId === null ? undefined : (data.byId.get(cardId) ?? data.aside.find((one) => one.id === cardId));
  const pileId = at?.startsWith('p:') ? at.slice(2) : card?.view.pileId;
  const pile = data.piles.find((one) => one.view.id === pileId);
  const ids = card
    ? selected.has(card.id)
      ? [...selected].filter((id) => data.byId.has(id))
      : [card.id]
    : [];
  const seen = () => handle.current?.seen() ?? { x: 0, y: 0, width: 1000, height: 700 };
  const deps: ActionDeps = {
    client,
    data,
    at,
    ids,
    isAside: card?.view.isAside ?? false,
    pile,
    isReadOnly,
    seen,
  };
  // oxlint-disable-next-line react/refs -- what is given is called by keys and menus, never while rendering
  const actions = boardActions(deps, card ? () => act.openPlace(card) : null, handle);
  useActions(actions);
  const run = (name: string) => void actions.find((action) => action.id === `board.${name}`)?.run();

  const addExtracts = async (code: CodeView) => {
    const found = valueOrTell(await client.call('coding.extracts', { codeIds: [code.id], limit: 500 }));
    if (!found) return;
    const codingIds = found.items.map((extract) => extract.codingId);
    await show(await act.addCards(client, data, seen(), { codingIds }));
  };
  const show = async (first: string | null) => {
    if (first !== null) set({ wanted: `c:${first}` });
  };
  const isEmpty = board.data !== undefined && board.data.cards.length === 0 && board.data.piles.length === 0;
  const onTable = data.byId.size;
  const sitting = params['sitting'];
  return (
    <div className="bd th">
      <RoomBar
        title="Themes"
        meta={isEmpty ? '' : `${cardWords(onTable)} on the table, ${data.aside.length} set aside`}
      >
        <ViewSwitch value="board" />
        {isEmpty ? null : <BarTools data={data} run={run} sitting={sitting} isReadOnly={isReadOnly} />}
      </RoomBar>
      {isEmpty ? (
        <NothingYet data={data} onAdd={() => set({ asking: { kind: 'add' } })} />
      ) : board.data ? (
        <div className="bd-sides">
          <div className="bd-side">
            <Table
              table={data}
              label={`Table of cards, ${cardWords(onTable)} in ${data.piles.length} ${data.piles.length === 1 ? 'pile' : 'piles'} and beside them. Arrow keys walk, M moves a card to a pile.`}
              kept={keptView}
              at={at ?? firstStop(data)}
              selected={selected}
              naming={naming}
              isReadOnly={isReadOnly}
              wanted={store.wanted}
              onArrived={() => set({ wanted: null })}
              onHandle={(given) => void (handle.current = given)}
              onAt={(next) => set({ at: next })}
              onSelectMany={(many, where) => {
                set({ selected: new Set(many) });
                announce(
                  many.length === 0 ? 'Nothing is selected.' : `Selected ${cardWords(many.length)} ${where}.`,
                );
              }}
              onSelect={(id, more) => set({ at: `c:${id}`, selected: nextSelection(selected, id, more) })}
              onDrop={(dropped) => void act.drop(client, data, dropped)}
              onOpen={(id) => set({ asking: { kind: 'read', cardId: id } })}
              onName={(id, name) => void act.namePile(client, id, name).then(() => focusSoon(`p:${id}`))}
              onRename={(id) => set({ naming: id })}
              pileMenu={(one) => pileMenu(client, one)}
              tools={
                card && !card.view.isAside && !isReadOnly ? (
                  <CardTools
                    isMany={ids.length}
                    onMove={() => run('move')}
                    onOpen={() => run('open')}
                    onAside={() => run('aside')}
                  />
                ) : null
              }
            />
            <Tray aside={data.aside} />
          </div>
          {sitting === undefined ? null : (
            <SittingTable key={sitting} id={sitting} onClose={() => updatePlace({ view: 'board' })} />
          )}
        </div>
      ) : null}
      <BoardDialogs
        data={data}
        themes={themes}
        onAddCodes={(codeIds) => void act.addCards(client, data, seen(), { codeIds }).then(show)}
        onAddExtracts={(code) => void addExtracts(code)}
        onPile={(moved, to) => void act.toPile(client, data, moved, to).then(() => focusSoon(at))}
        onNewPile={(moved, name) =>
          void act.makePile(client, data, moved, seen(), name).then(() => focusSoon(at))
        }
        onAside={(moved, isAside) => void act.setAside(client, moved, isAside)}
        onOpen={act.openPlace}
      />
    </div>
  );
}

const firstStop = (data: BoardData): string | null => {
  const card = data.piles.find((pile) => pile.cards.length > 0)?.cards[0] ?? data.loose[0];
  return card ? `c:${card.id}` : null;
};

function nextSelection(selected: ReadonlySet<string>, id: string, more: boolean): ReadonlySet<string> {
  if (!more) return new Set();
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Focus, once what is meant is in the page. */
function focusSoon(stop: string | null): void {
  if (stop === null) return;
  requestAnimationFrame(() => {
    if (document.querySelector('.tw-overlay')) return;
    document.querySelector<HTMLElement>(`[data-stop="${stop}"]`)?.focus({ preventScroll: true });
  });
}

/** What was dropped counts as done once the program's answer is here. */
function useSettled(answer: unknown): void {
  useEffect(() => {
    const { pendingCards, pendingPiles, set } = useBoard.getState();
    if (pendingCards.size > 0 || pendingPiles.size > 0)
      set({ pendingCards: new Map(), pendingPiles: new Map() });
  }, [answer]);
}

/** Coming back from a transcript, one is at the card one left from. */
function useReturn(data: BoardData): void {
  const isDone = useRef(false);
  const isThere = data.byId.size > 0;
  useEffect(() => {
    if (isDone.current || !isThere) return;
    isDone.current = true;
    if (document.activeElement === document.body || document.activeElement === null)
      focusSoon(useBoard.getState().at);
  }, [isThere]);
}

interface BarToolsProps {
  data: BoardData;
  sitting: string | undefined;
  isReadOnly: boolean;
  run(name: string): void;
}

function BarTools({ data, run, sitting, isReadOnly }: BarToolsProps) {
  const { tint, filter, query, set } = useBoard();
  const sittings = useQuery('board.snapshots', {}).data ?? [];
  const documents = useQuery('document.list', {}).data ?? [];
  const { spread, coders } = data.words;
  const groups = spread && spread.groups.length > 1 ? spread.groups : [];
  const tints: { id: Tint; label: string }[] = [
    { id: 'code', label: 'Code' },
    ...(groups.length > 0 ? [{ id: 'group' as const, label: spread?.attribute?.name ?? 'Group' }] : []),
    { id: 'person', label: 'Person' },
    ...(coders.length > 1 ? [{ id: 'coder' as const, label: 'Coder' }] : []),
  ];
  const only = (kind: 'group' | 'coder' | 'transcript', id: string, label: string) => ({
    id: `${kind}-${id}`,
    label,
    isChecked: filter?.kind === kind && filter.id === id,
    onAction: () => set({ filter: filter?.kind === kind && filter.id === id ? null : { kind, id, label } }),
  });
  const filters: MenuEntry[] = [
    {
      heading: 'Card edges show',
      items: tints.map(({ id, label }) => ({
        id: `tint-${id}`,
        label,
        isChecked: tint === id,
        onAction: () => set({ tint: id }),
      })),
    },
    ...(groups.length > 0
      ? [{ heading: 'Only', items: groups.map((group) => only('group', group.name, group.name)) }]
      : []),
    'separator',
    ...(coders.length > 1
      ? [
          {
            id: 'coders',
            label: 'Only one coder',
            items: coders.map((one) => only('coder', one.id, one.name)),
          },
        ]
      : []),
    {
      id: 'transcripts',
      label: 'Only one transcript',
      items: documents.map((one) => only('transcript', one.id, one.name)),
    },
    ...(filter ? [{ id: 'everything', label: 'Everything', onAction: () => set({ filter: null }) }] : []),
  ];
  const kept: MenuEntry[] = [
    ...(isReadOnly ? [] : [{ id: 'keep', label: 'Keep this sitting', onAction: () => run('keep') }]),
    ...(sittings.length > 0
      ? [
          {
            heading: 'Open beside the table',
            items: sittings.toReversed().map((one) => ({
              id: one.id,
              label: `${one.name}, ${new Date(one.at).toLocaleDateString()}`,
              isChecked: one.id === sitting,
              onAction: () =>
                navigate(
                  'themes',
                  one.id === sitting ? { view: 'board' } : { view: 'board', sitting: one.id },
                ),
            })),
          },
        ]
      : []),
  ];
  return (
    <>
      <SearchField
        label="Find a card"
        className="bd-find"
        value={query}
        onChange={(next) => set({ query: next })}
        onSubmit={() => run('found')}
      />
      <div className="bd-tints">
        <SegmentedControl
          label="Card edges show"
          value={tint}
          options={tints}
          onChange={(next) => set({ tint: next })}
        />
      </div>
      <MenuButton label="Show" placement="bottom end" items={filters}>
        {filter ? (
          <Button icon={<Icon of={Filter} small />}>{filter.label}</Button>
        ) : (
          <IconButton label="Show some cards only">
            <Icon of={Filter} small />
          </IconButton>
        )}
      </MenuButton>
      <MenuButton label="Sittings" placement="bottom end" items={kept}>
        <IconButton label="Sittings">
          <Icon of={Camera} small />
        </IconButton>
      </MenuButton>
      {isReadOnly ? null : (
        <MenuButton
          label="Add cards"
          placement="bottom end"
          items={[
            { id: 'codes', label: 'Codes', shortcut: 'A', onAction: afterMenu(() => run('add')) },
            { id: 'extracts', label: 'Extracts of a code', onAction: afterMenu(() => run('extracts')) },
            { id: 'pile', label: 'Empty pile', onAction: afterMenu(() => run('emptyPile')) },
            'separator',
            { id: 'tidy', label: 'Tidy the table', onAction: afterMenu(() => run('tidy')) },
          ]}
        >
          <Button icon={<Icon of={Plus} small />}>Add cards</Button>
        </MenuButton>
      )}
    </>
  );
}

function pileMenu(client: ReturnType<typeof useClient>, pile: BoardPile): MenuEntry[] {
  const { set } = useBoard.getState();
  const { id, themeId } = pile.view;
  return [
    { id: 'rename', label: 'Name the pile', shortcut: 'F2', onAction: afterMenu(() => set({ naming: id })) },
    {
      id: 'theme',
      label: themeId === null ? 'Turn this pile into a theme' : 'Add what is new to its theme',
      shortcut: 'T',
      isDisabled: pile.cards.length === 0,
      onAction: afterMenu(() => act.turnIntoTheme(client, pile)),
    },
    ...(themeId === null
      ? []
      : [{ id: 'show', label: 'Show its theme', onAction: () => navigate('themes', { theme: themeId }) }]),
    'separator',
    { id: 'apart', label: 'Take the pile apart', onAction: afterMenu(() => act.takeApart(client, pile)) },
  ];
}

interface ActionDeps {
  client: ReturnType<typeof useClient>;
  data: BoardData;
  at: string | null;
  /** The cards meant: those selected, or the one one is at. */
  ids: readonly string[];
  isAside: boolean;
  pile: BoardPile | undefined;
  isReadOnly: boolean;
  seen(): { x: number; y: number; width: number; height: number };
}

/** What the board does, once for keys, the palette and buttons. */
function boardActions(
  { client, data, at, ids, isAside, pile, isReadOnly, seen }: ActionDeps,
  open: (() => void) | null,
  handle: React.RefObject<TableHandle | null>,
): Action[] {
  const { set } = useBoard.getState();
  const group = 'Card board';
  const can = (isSo: boolean) => () => isSo && !isReadOnly;
  const hasCards = ids.length > 0;
  const onTable = hasCards && !isAside;
  const move = (name: string, label: string, key: string, x: number, y: number): Action => ({
    id: `board.${name}`,
    label,
    group,
    shortcut: `Alt+${key}`,
    isEnabled: can(at !== null && (at.startsWith('p:') || onTable)),
    run: () => act.nudge(client, data, at ?? '', ids, x, y).then(() => focusSoon(at)),
  });
  return [
    {
      id: 'board.move',
      label: 'Move the card to a pile',
      group,
      shortcut: 'M',
      isEnabled: can(hasCards),
      run: () => set({ asking: { kind: 'pile', cardIds: ids } }),
    },
    {
      id: 'board.open',
      label: 'Open the place of the card',
      group,
      shortcut: 'O',
      keywords: 'transcript reading',
      isEnabled: () => open !== null,
      run: () => open?.(),
    },
    {
      id: 'board.aside',
      label: isAside ? 'Bring the card back to the table' : 'Set the card aside',
      group,
      shortcut: 'S',
      isEnabled: can(hasCards),
      run: async () => {
        const next = hasCards ? neighbour(data, ids) : null;
        if (await act.setAside(client, ids, !isAside)) {
          const to = isAside ? `c:${ids[0] ?? ''}` : next;
          set({ at: to });
          focusSoon(to);
        }
      },
    },
    {
      id: 'board.newPile',
      label: 'Make a pile of the selected cards',
      group,
      shortcut: 'P',
      isEnabled: can(onTable),
      run: () => act.makePile(client, data, ids, data.layout.cards.get(ids[0] ?? '') ?? seen()),
    },
    {
      id: 'board.emptyPile',
      label: 'Make an empty pile',
      group,
      isEnabled: can(true),
      run: () => act.makePile(client, data, [], seen()),
    },
    {
      id: 'board.toTable',
      label: 'Take the card out of its pile',
      group,
      shortcut: 'Shift+M',
      isEnabled: can(onTable && ids.some((id) => data.byId.get(id)?.view.pileId)),
      run: () => act.outOfPile(client, data, ids, pile).then(() => focusSoon(at)),
    },
    {
      id: 'board.rename',
      label: 'Name the pile',
      group,
      shortcut: 'F2',
      isEnabled: can(pile !== undefined),
      run: () => pile && set({ naming: pile.view.id }),
    },
    {
      id: 'board.theme',
      label: 'Turn this pile into a theme',
      group,
      shortcut: 'T',
      isEnabled: can(pile !== undefined && pile.cards.length > 0),
      run: () => (pile ? act.turnIntoTheme(client, pile) : undefined),
    },
    {
      id: 'board.apart',
      label: 'Take the pile apart',
      group,
      isEnabled: can(pile !== undefined),
      run: () => (pile ? act.takeApart(client, pile) : undefined),
    },
    {
      id: 'board.off',
      label: 'Take the card off the board',
      group,
      shortcut: 'Delete',
      isEnabled: can(hasCards),
      run: async () => {
        const next = neighbour(data, ids);
        await act.takeOff(client, ids);
        set({ at: next });
        focusSoon(next);
      },
    },
    move('left', 'Push to the left', 'ArrowLeft', -40, 0),
    move('right', 'Push to the right', 'ArrowRight', 40, 0),
    move('up', 'Push up', 'ArrowUp', 0, -40),
    move('down', 'Push down', 'ArrowDown', 0, 40),
    {
      id: 'board.add',
      label: 'Put codes on the table',
      group,
      shortcut: 'A',
      isEnabled: can(true),
      run: () => set({ asking: { kind: 'add' } }),
    },
    {
      id: 'board.extracts',
      label: 'Put the extracts of a code on the table',
      group,
      shortcut: 'E',
      isEnabled: can(true),
      run: () => set({ asking: { kind: 'extracts' } }),
    },
    {
      id: 'board.tidy',
      label: 'Tidy the table',
      group,
      isEnabled: can(data.byId.size > 0),
      run: async () => {
        if (await act.tidyTable(client, data, seen().width)) handle.current?.fit();
      },
    },
    {
      id: 'board.keep',
      label: 'Keep this sitting',
      group,
      keywords: 'snapshot',
      isEnabled: can(data.byId.size > 0),
      run: () => act.keepSitting(client),
    },
    { id: 'board.fit', label: 'Show the whole table', group, run: () => handle.current?.fit() },
    {
      id: 'board.found',
      label: 'Go to the first card found',
      group,
      isHidden: true,
      run: () => {
        const found = [...data.byId.values()].find((card) => !card.isOut);
        if (found) set({ wanted: `c:${found.id}` });
      },
    },
  ];
}

/** The card to be at once these are gone. */
function neighbour(data: BoardData, ids: readonly string[]): string | null {
  const first = data.byId.get(ids[0] ?? '');
  const pile = data.piles.find((one) => one.view.id === first?.view.pileId);
  const list = pile?.cards ?? data.loose;
  const at = list.findIndex((card) => card.id === first?.id);
  const rest = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at)).toReversed()];
  const next = rest.find((card) => !ids.includes(card.id));
  return next ? `c:${next.id}` : pile ? `p:${pile.view.id}` : null;
}

function NothingYet({ data, onAdd }: { data: BoardData; onAdd(): void }) {
  const hasCodes = data.codes.some((code) => !code.isHeading);
  return (
    <EmptyState
      drawing="cards"
      action={
        hasCodes ? (
          <Button variant="primary" icon={<Icon of={Plus} small />} onPress={onAdd}>
            Put codes on the table
          </Button>
        ) : (
          <Button variant="primary" onPress={() => navigate('reading')}>
            Open a transcript
          </Button>
        )
      }
    >
      {hasCodes
        ? 'Lay codes and extracts on the table, push together what speaks of one thing, and name the piles later.'
        : 'The table is for codes and extracts: read, and code what strikes you. Then lay them out here.'}
    </EmptyState>
  );
}
