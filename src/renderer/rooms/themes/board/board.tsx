import { useMemo, useRef, useState } from 'react';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { useActions } from '../../../app/actions.ts';
import { useHost } from '../../../app/host-state.ts';
import { useLatest } from '../../../data/use-latest.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { announce, isTyping, RoomBar } from '../../../ui/index.ts';
import * as add from './add-actions.ts';
import { BarTools } from './bar-tools.tsx';
import * as act from './board-actions.ts';
import { cardWords } from './board-data.ts';
import { BoardDialogs } from './board-dialogs.tsx';
import { cardMenu } from './card-menu.ts';
import { CardTools } from './card-tools.tsx';
import { boardActions, type ActionDeps } from './board-keys.ts';
import { useBegunName } from './name-draft.ts';
import { NothingYet } from './nothing-yet.tsx';
import { openPlace } from './open-places.ts';
import * as piles from './pile-actions.ts';
import { besideTable, pileMenu, showTheme } from './pile-menu.ts';
import { neighbour, stopWithout } from './card-order.ts';
import { BoardSheet } from './board-sheet.tsx';
import { Legend } from './legend.tsx';
import { ListPanel } from './list-panel.tsx';
import { nextSelection } from './selection.ts';
import { SittingTable } from './sitting.tsx';
import { keptView, rememberFor, useBoard, useBoardPart } from './store.ts';
import { Table } from './table.tsx';
import { Tray } from './tray.tsx';
import { useBoardData } from './use-board-data.ts';
import {
  meantCards,
  stopNow,
  useFoundWords,
  useNamedGone,
  useReturn,
  useSettled,
  useStill,
} from './use-board-place.ts';
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
  const data = useBoardData(useStill(board.data));
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
  useBegunName(data, isReadOnly);

  const cardId = at !== null && !at.startsWith('p:') ? at.slice(2) : null;
  const card =
    cardId === null ? undefined : (data.byId.get(cardId) ?? data.aside.find((one) => one.id === cardId));
  const isOut = card !== undefined && add.ownExtracts(data, card).length > 0;
  const pileId = at?.startsWith('p:') ? at.slice(2) : card?.view.pileId;
  const pile = data.piles.find((one) => one.view.id === pileId);
  const ids = meantCards(data, selected, card, pile);
  const seen = () => handle.current?.seen() ?? { x: 0, y: 0, width: 1000, height: 700 };
  const sitting = params['sitting'];
  const sittings = sitting?.split(',') ?? [];
  const deps: ActionDeps = {
    client,
    data,
    at,
    ids,
    isAside: card?.view.isAside ?? false,
    pile,
    isReadOnly,
    sittings,
    seen,
  };
  // oxlint-disable-next-line react/refs -- what is given is called by keys and menus, never while rendering
  const actions = boardActions(deps, card ? () => openPlace(card) : null, handle);
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
      void piles.layTheme(client, data, theme, seen()).then((stop) => stop && set({ wanted: stop })),
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
  /** One goes along with what comes back, and stays beside what was put away. */
  const putAside = async (moved: readonly string[], isAside: boolean) => {
    const next = isAside ? stopWithout(data, moved) : `c:${moved[0] ?? ''}`;
    if (await act.setAside(client, moved, isAside)) set(isAside ? { at: next } : { wanted: next });
    if (isAside) focusSoon(next);
  };
  const drop = useListDrop(
    handle,
    data,
    isReadOnly ? null : (dropped) => void add.putDown(client, data, dropped),
  );
  const isEmpty = board.data !== undefined && board.data.cards.length === 0 && board.data.piles.length === 0;
  const onTable = data.byId.size;
  const found = useFoundWords(data);
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
                if (dropped.isTray) set({ at: stopWithout(data, dropped.ids) });
                void act.drop(client, data, dropped);
              }}
              onOpen={(id) => set({ asking: { kind: 'read', cardId: id } })}
              onName={(id, name) => void piles.namePile(client, id, name).then(() => focusSoon(`p:${id}`))}
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
                  onOpen: () => openPlace(one),
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
            <SittingTable key={id} id={id} open={sittings} isReadOnly={isReadOnly} />
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
          void piles.makePile(client, data, moved, near(moved), name).then(goOn(moved))
        }
        onListToPile={(what, pileId) => void add.listToPile(client, data, what, { pileId }).then(glance)}
        onListToNewPile={(what, name) =>
          void add.listToPile(client, data, what, { name, near: seen() }).then(glance)
        }
        onMergePile={(from, into) =>
          void piles.mergePiles(client, data, from, into).then(() => focusSoon(`p:${into}`))
        }
        isReadOnly={isReadOnly}
        onAside={(moved, isAside) => void putAside(moved, isAside)}
        onOpen={openPlace}
        onTheme={(one, answer) => void piles.makeTheme(client, one, answer).then(besideTable)}
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
