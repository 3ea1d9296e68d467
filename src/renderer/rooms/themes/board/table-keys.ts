// What is done with the table as a whole: putting cards on it, the lists beside it, finding, looking, tidying, keeping.
import type { Action } from '../../../app/actions.ts';
import type { useClient } from '../../../data/use-query.ts';
import { announce } from '../../../ui/index.ts';
import * as act from './board-actions.ts';
import { bestFirst } from './card-order.ts';
import * as piles from './pile-actions.ts';
import { sittingActions } from './sitting-actions.ts';
import { useBoard } from './store.ts';
import type { BoardData } from './use-board-data.ts';
import { focusSoon } from './use-focused-stop.ts';
import type { TableHandle } from './use-table-view.ts';

export interface TableDeps {
  client: ReturnType<typeof useClient>;
  data: BoardData;
  /** The stop one is at. */
  at: string | null;
  isReadOnly: boolean;
  /** The sittings that stand beside the table. */
  sittings: readonly string[];
  /** What is in view, in pixels of the table. */
  seen(): { x: number; y: number; width: number; height: number };
}

export function tableActions(
  { client, data, at, isReadOnly, sittings, seen }: TableDeps,
  handle: React.RefObject<TableHandle | null>,
): Action[] {
  const { set } = useBoard.getState();
  const group = 'Card board';
  const can = (isSo: boolean) => () => isSo && !isReadOnly;
  return [
    {
      id: 'board.tray',
      label: 'Open the tray of cards set aside',
      group,
      shortcut: 'Shift+S',
      keywords: 'bring back',
      isEnabled: () => data.aside.length > 0,
      run: () => set({ asking: { kind: 'tray' } }),
    },
    {
      id: 'board.emptyPile',
      label: 'Make an empty pile',
      group,
      isEnabled: can(true),
      run: () => piles.makePile(client, data, [], seen()),
    },
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
      id: 'board.layTheme',
      label: 'Lay a theme out on the table',
      group,
      shortcut: 'Shift+T',
      isEnabled: can(true),
      run: () => set({ asking: { kind: 'layTheme' } }),
    },
    {
      id: 'board.list',
      label: 'Show or hide the list of codes and extracts',
      group,
      shortcut: 'L',
      isEnabled: can(true),
      run: () => {
        const isOpen = useBoard.getState().isListOpen;
        // from the table the keys lead into the list that is open; from there L folds it
        if (isOpen && isInList()) {
          set({ isListOpen: false });
          return focusSoon(at);
        }
        set({ isListOpen: true });
        focusIn('.bd-list .tw-row[tabindex="0"]', '.bd-list input');
      },
    },
    {
      id: 'board.listExtracts',
      label: 'Choose extracts from a list',
      group,
      shortcut: 'Shift+L',
      keywords: 'drag tray quotes',
      isEnabled: can(true),
      run: () => {
        set({ isListOpen: true });
        useBoard.getState().look({ of: 'extracts', chosen: new Set(), at: null });
        focusIn('.bd-list input');
      },
    },
    {
      id: 'board.find',
      label: 'Find a card',
      group,
      shortcut: '/',
      run: () => document.querySelector<HTMLElement>('.bd-find input')?.focus(),
    },
    {
      id: 'board.tidy',
      label: 'Tidy the table',
      group,
      isEnabled: can(data.byId.size > 0),
      run: async () => {
        // all of it is drawn once, where it comes to lie; a table that was tidy has no other answer to wait for
        set({ fitsThen: true });
        const width = seen().width * (handle.current?.factor() ?? 1);
        if (await act.tidyTable(client, data, width)) setTimeout(() => fitNow(handle), 500);
        else set({ fitsThen: false });
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
    ...sittingActions(client, sittings, isReadOnly),
    { id: 'board.fit', label: 'Show the whole table', group, run: () => handle.current?.fit() },
    {
      id: 'board.found',
      label: 'Go to the first card found',
      group,
      isHidden: true,
      run: () => {
        const { query, foundFor } = useBoard.getState();
        const found = bestFirst(
          [...data.byId.values()].filter((card) => !card.isOut),
          query,
        );
        // other words begin with what fits them best; the same words go on from where one is
        const now = query === foundFor ? found.findIndex((card) => `c:${card.id}` === at) : -1;
        const next = found[(now + 1) % Math.max(1, found.length)];
        if (!next) return announce('No card fits that.');
        // the first is shown and the field keeps the focus, so that Enter walks on
        set({ shownAt: `c:${next.id}`, at: `c:${next.id}`, foundFor: query });
        announce(`${((now + 1) % found.length) + 1} of ${found.length}: ${next.label}`);
      },
    },
  ];
}

/** Shows the whole table where that was asked for and has not been done. */
export function fitNow(handle: React.RefObject<TableHandle | null>): void {
  if (!useBoard.getState().fitsThen) return;
  useBoard.getState().set({ fitsThen: false });
  handle.current?.fit();
}

const isInList = (): boolean => document.activeElement?.closest('.bd-list') != null;

/** Focus in what is just being drawn: on the first of these that is there. */
function focusIn(...selectors: string[]): void {
  const found = () => selectors.flatMap((one) => document.querySelector<HTMLElement>(one) ?? [])[0];
  requestAnimationFrame(() => requestAnimationFrame(() => found()?.focus()));
}
