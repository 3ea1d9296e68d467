import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { Plus } from 'lucide-react';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { useActions } from '../../../app/actions.ts';
import { useHost } from '../../../app/host-state.ts';
import { navigate } from '../../../app/router.ts';
import { useLatest } from '../../../data/use-latest.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { announce, Button, EmptyState, Icon, isTyping, RoomBar } from '../../../ui/index.ts';
import * as add from './add-actions.ts';
import { BarTools, nextSittings, showSittings } from './bar-tools.tsx';
import * as act from './board-actions.ts';
import { cardWords, type BoardCard, type BoardPile } from './board-data.ts';
import { BoardDialogs } from './board-dialogs.tsx';
import { cardMenu } from './card-menu.ts';
import { CardTools } from './card-tools.tsx';
import { besideTable, boardActions, fitNow, pileMenu, showTheme, type ActionDeps } from './board-keys.ts';
import { neighbour } from './card-order.ts';
import { BoardSheet } from './board-sheet.tsx';
import { Legend } from './legend.tsx';
import { ListPanel } from './list-panel.tsx';
import { nextSelection } from './selection.ts';
import { SittingTable } from './sitting.tsx';
import { keptView, rememberFor, useBoard, useBoardPart } from './store.ts';
import { Table } from './table.tsx';
import { Tray } from './tray.tsx';
import { useBoardData, type BoardData } from './use-board-data.ts';
import { focusSoon } from './use-focused-stop.ts';
import { useListDrop, type FromList } from './use-list-drop.ts';
import type { TableHandle } from './use-table-view.ts';
import { ViewSwitch } from './view-switch.tsx';

const NO_THEMES: readonly ThemeView[] = [];

/** The table where codes and extracts are pushed into piles, named later, and turned into themes. */
export function Board({ params }: { params: Record<string, string> }) {
  const client = useClient();
  const board = useQuery('board.get', {});
  const themes = useQuery('theme.list', {}).data ?? NO_THEMES;
  const data = useBoardData(board.data);
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const study = useHost((host) => host.state?.study?.path ?? null);
  useState(() => rememberFor(study));
  const store = useBoardPart('at', 'selected', 'naming', 'wanted', 'isListOpen');
  const { at, selected, naming } = store;
  const { set } = useBoard.getState();
  const handle = useRef<TableHandle>(null);
  useSettled(board.data, handle);
  useReturn(data);
  useNamedGone(data);

  const cardId = at !== null && !at.startsWith('p:') ? at.slice(2) : null;
  const card =
    cardId === null ? undefined : (data.byId.get(cardId) ?? data.aside.find((one) => one.id === cardId));
  const isOut = card !== undefined && add.ownExtracts(data, card).length > 0;
  const pileId = at?.startsWith('p:') ? at.slice(2) : card?.view.pileId;
  const pile = data.piles.find((one) => one.view.id === pileId);
  const ids = meantCards(data, selected, card, pile);
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
  const run = useLatest(
    (name: string) => void actions.find((action) => action.id === `board.${name}`)?.run(),
  );

  const show = (first: string | null) => {
    if (first !== null) set({ wanted: `c:${first}` });
  };
  const addCodes = (codeIds: readonly string[]) =>
    void add.addCards(client, data, seen(), { codeIds: [...codeIds] }).then(show);
  const addExtracts = (codeIds: readonly string[]) =>
    void add.addExtracts(client, data, seen(), codeIds).then(show);
  // who works in the list stays in it; what came is only brought into view
  const glance = (stop: string | null) => stop !== null && set({ shownAt: stop });
  const cardStop = (first: string | null) => (first === null ? null : `c:${first}`);
  const fromList = useLatest(
    (what: FromList) =>
      void add.addCards(client, data, seen(), what).then((first) => glance(cardStop(first))),
  );
  const pileFromList = useLatest((what: FromList) => set({ asking: { kind: 'listToPile', what } }));
  const extractsFromList = useLatest(
    (codeIds: readonly string[]) =>
      void add.addExtracts(client, data, seen(), codeIds).then((first) => glance(cardStop(first))),
  );
  const layTheme = useLatest(
    (theme: ThemeView) =>
      void act.layTheme(client, data, theme, seen()).then((stop) => stop && set({ wanted: stop })),
  );
  /** Beside the card one is at, or else the first of them. */
  const near = (moved: readonly string[]) =>
    data.layout.cards.get((cardId !== null && moved.includes(cardId) ? cardId : moved[0]) ?? '') ?? seen();
  // the cards went elsewhere; one goes on where one was, unless one has gone on by oneself in the meantime
  const goOn = (moved: readonly string[]) => () => {
    if (useBoard.getState().at !== at || isTyping()) return;
    const next = neighbour(data, moved);
    // nothing is left there: one goes along
    const along = moved[0] === undefined ? null : `c:${moved[0]}`;
    set(next === null ? { wanted: along, at: along, shownThen: along } : { wanted: next, at: next });
  };
  const drop = useListDrop(
    handle,
    data,
    isReadOnly ? null : (dropped) => void add.putDown(client, data, dropped),
  );
  const isEmpty = board.data !== undefined && board.data.cards.length === 0 && board.data.piles.length === 0;
  const onTable = data.byId.size;
  const found = useFoundWords(data);
  const sitting = params['sitting'];
  const sittings = sitting?.split(',') ?? [];
  const themeId = params['theme'];
  const names = useQuery('document.list', {}).data;
  const documents = useMemo(() => new Map((names ?? []).map((one) => [one.id, one.name])), [names]);
  return (
    <div className="bd th tw-room-column">
      <RoomBar
        title="Themes"
        meta={isEmpty ? '' : `${found}${cardWords(onTable)} on the table, ${data.aside.length} set aside`}
      >
        <ViewSwitch value="board" />
        {isEmpty ? null : (
          <BarTools
            spread={data.words.spread}
            coders={data.words.coders}
            run={run}
            sitting={sitting}
            isReadOnly={isReadOnly}
          />
        )}
      </RoomBar>
      {isEmpty ? (
        <NothingYet data={data} onAdd={() => set({ asking: { kind: 'add' } })} onAll={addCodes} />
      ) : board.data ? (
        <div className="bd-sides">
          {store.isListOpen && !isReadOnly ? (
            <ListPanel
              data={data}
              documents={documents}
              onPut={fromList}
              onPile={pileFromList}
              onExtractsOf={extractsFromList}
            />
          ) : null}
          <div className="bd-side" {...drop}>
            <Legend words={data.words} documents={documents} />
            <Table
              table={data}
              label={`Table of cards, ${cardWords(onTable)} in ${data.piles.length} ${data.piles.length === 1 ? 'pile' : 'piles'} and beside them. Arrow keys walk, M moves a card to a pile.`}
              kept={keptView}
              at={stopNow(data, at)}
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
              onSelect={(id, how, from) =>
                set({ at: `c:${id}`, selected: nextSelection(selected, id, how, from) })
              }
              onDrop={(dropped) => {
                if (dropped.isTray) set({ at: neighbour(data, dropped.ids) });
                void act.drop(client, data, dropped);
              }}
              onOpen={(id) => set({ asking: { kind: 'read', cardId: id } })}
              onName={(id, name) => void act.namePile(client, id, name).then(() => focusSoon(`p:${id}`))}
              onRename={(id) => set({ naming: id })}
              onTheme={(id) => showTheme(id)}
              pileMenu={(one) =>
                pileMenu(
                  client,
                  one,
                  data.words.themes.get(one.view.themeId ?? ''),
                  data.piles.length < 2,
                  run,
                )
              }
              cardMenu={(id) => {
                const one = data.byId.get(id);
                if (!one) return [];
                return cardMenu({
                  card: one,
                  count: selected.has(id) ? [...selected].filter((each) => data.byId.has(each)).length : 1,
                  isOut: add.ownExtracts(data, one).length > 0,
                  isReadOnly,
                  onRead: () => set({ asking: { kind: 'read', cardId: id } }),
                  onOpen: () => act.openPlace(one),
                  run,
                });
              }}
              tools={
                card && !card.view.isAside && !isReadOnly
                  ? {
                      key: `${ids.length > 1} ${isOut}`,
                      row: (
                        <CardTools
                          isMany={ids.length}
                          isOut={isOut}
                          onUnfold={
                            card.view.codeId && (card.code?.codings ?? 0) > 0
                              ? () => run('ownExtracts')
                              : undefined
                          }
                          onMove={() => run('move')}
                          onOpen={() => run('open')}
                          onAside={() => run('aside')}
                        />
                      ),
                    }
                  : null
              }
            />
            <Tray aside={data.aside} isReadOnly={isReadOnly} />
          </div>
          {sittings.map((id) => (
            <SittingTable
              key={id}
              id={id}
              onClose={() => {
                showSittings(nextSittings(sittings, id));
                focusSoon(stopNow(data, at));
              }}
            />
          ))}
        </div>
      ) : null}
      <BoardDialogs
        data={data}
        themes={themes}
        onAddCodes={addCodes}
        onAddExtracts={addExtracts}
        onLayTheme={layTheme}
        onPile={(moved, to) => void act.toPile(client, data, moved, to).then(goOn(moved))}
        onNewPile={(moved, name) =>
          void act.makePile(client, data, moved, near(moved), name).then(goOn(moved))
        }
        onListToPile={(what, pileId) => void add.listToPile(client, data, what, { pileId }).then(glance)}
        onListToNewPile={(what, name) =>
          void add.listToPile(client, data, what, { name, near: seen() }).then(glance)
        }
        onMergePile={(from, into) =>
          void act.mergePiles(client, data, from, into).then(() => focusSoon(`p:${into}`))
        }
        isReadOnly={isReadOnly}
        onAside={(moved, isAside) => void act.setAside(client, moved, isAside)}
        onOpen={act.openPlace}
        onTheme={(one, answer) => void act.makeTheme(client, one, answer).then(besideTable)}
      />
      {themeId === undefined ? null : (
        <BoardSheet
          // the sheet goes along with the pile one is at
          themeId={pile?.view.themeId ?? themeId}
          themes={themes}
          codes={data.codes}
          spread={data.words.spread}
          onLayOut={layTheme}
        />
      )}
    </div>
  );
}

/** The cards keys are about: those selected, the one one is at beside them, or at the name of a pile those selected in it. */
function meantCards(
  data: BoardData,
  selected: ReadonlySet<string>,
  card: BoardCard | undefined,
  pile: BoardPile | undefined,
): string[] {
  if (card && !selected.has(card.id)) return [card.id];
  const all = [...selected].filter((id) => data.byId.has(id));
  return card || all.every((id) => data.byId.get(id)?.view.pileId === pile?.view.id) ? all : [];
}

/** The stop one is at, or the first where it is gone: a pile whose making was undone, a card somebody took off. */
function stopNow(data: BoardData, at: string | null): string | null {
  if (at === null) return firstStop(data);
  const id = at.slice(2);
  const isThere = at.startsWith('p:') ? data.piles.some((pile) => pile.view.id === id) : data.byId.has(id);
  return isThere || at.startsWith('t:') ? at : firstStop(data);
}

const firstStop = (data: BoardData): string | null => {
  const card = data.piles.find((pile) => pile.cards.length > 0)?.cards[0] ?? data.loose[0];
  return card ? `c:${card.id}` : null;
};

/** What was dropped counts as done once the program's answer is here. */
function useSettled(answer: unknown, handle: RefObject<TableHandle | null>): void {
  // before it is painted: a table that is to be shown whole is not painted as it was looked at before
  useLayoutEffect(() => {
    const { pendingCards, pendingPiles, shownThen, set } = useBoard.getState();
    if (shownThen !== null) set({ shownAt: shownThen, shownThen: null });
    fitNow(handle);
    if (pendingCards.size > 0 || pendingPiles.size > 0)
      set({ pendingCards: new Map(), pendingPiles: new Map() });
  }, [answer, handle]);
}

/** A pile whose name is being typed can go, by undo or in another window; when it comes back nobody is asked for its name. */
function useNamedGone(data: BoardData): void {
  const { naming, set } = useBoardPart('naming', 'set');
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (naming !== null && data.piles.some((pile) => pile.view.id === naming)) seen.current = naming;
    else if (naming !== null && seen.current === naming) set({ naming: null });
  }, [naming, data.piles, set]);
}

/** How many cards fit what is looked for, said when that is chosen; empty while everything is shown. */
function useFoundWords(data: BoardData): string {
  const { filter, query } = useBoardPart('filter', 'query');
  const fitting = useMemo(() => [...data.byId.values()].filter((card) => !card.isOut).length, [data.byId]);
  const last = useRef(filter);
  useEffect(() => {
    if (last.current === filter) return;
    last.current = filter;
    announce(filter ? `Only ${filter.label}: ${cardWords(fitting)}.` : 'Every card is shown.');
  }, [filter, fitting]);
  return filter || query.trim() !== '' ? `${fitting} of ` : '';
}

/** Coming back from a transcript, one is at the card one left from, or at the row of the list. */
function useReturn(data: BoardData): void {
  // read once: the list takes note of it as soon as it is there
  const [isOfList] = useState(() => useBoard.getState().isListOpen && useBoard.getState().list.returns);
  const isDone = useRef(false);
  const isThere = data.byId.size > 0;
  useEffect(() => {
    if (isDone.current || !isThere) return;
    isDone.current = true;
    if (isOfList) return;
    const { at } = useBoard.getState();
    // who was nowhere yet is put nowhere
    if (at !== null && (document.activeElement === document.body || document.activeElement === null))
      focusSoon(at);
  }, [isThere, isOfList]);
}

function NothingYet({
  data,
  onAdd,
  onAll,
}: {
  data: BoardData;
  onAdd(): void;
  onAll(codeIds: string[]): void;
}) {
  const codes = data.codes.filter((code) => !code.isHeading && code.retired === null).map((code) => code.id);
  const hasCodes = codes.length > 0;
  return (
    <EmptyState
      drawing="cards"
      action={
        hasCodes ? (
          <div className="bd-first">
            <Button variant="primary" icon={<Icon of={Plus} small />} onPress={onAdd}>
              Put codes on the table
            </Button>
            {codes.length > 1 ? (
              <Button onPress={() => onAll(codes)}>{`Put all ${codes.length} codes on the table`}</Button>
            ) : null}
          </div>
        ) : (
          <Button variant="primary" onPress={() => navigate('reading')}>
            Open a transcript
          </Button>
        )
      }
    >
      {hasCodes
        ? 'Lay codes and extracts on the table, push together what speaks of one thing, and name the piles later. What does not fit yet waits in the tray; a pile that says something becomes a theme.'
        : 'The table is for codes and extracts: read, and code what strikes you. Then lay them out here.'}
    </EmptyState>
  );
}
