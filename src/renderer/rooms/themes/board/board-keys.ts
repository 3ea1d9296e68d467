// What the board does, declared once for keys, the palette, menus and buttons.
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import type { Action } from '../../../app/actions.ts';
import { currentRoute, updatePlace } from '../../../app/router.ts';
import type { useClient } from '../../../data/use-query.ts';
import { afterMenu, announce, type MenuEntry } from '../../../ui/index.ts';
import { deleteTheme } from '../actions/theme-actions.ts';
import * as add from './add-actions.ts';
import * as act from './board-actions.ts';
import { cardWords, type BoardPile } from './board-data.ts';
import { bestFirst, codesOf, neighbour } from './card-order.ts';
import { pushMenu } from './card-menu.ts';
import { useBoard } from './store.ts';
import type { BoardData } from './use-board-data.ts';
import { focusSoon } from './use-focused-stop.ts';
import type { TableHandle } from './use-table-view.ts';

/** The theme's sheet, beside the table; a folded inspector opens for it unless `isQuiet`. */
export function showTheme(themeId: string, isQuiet = false): void {
  const { at } = useBoard.getState();
  useBoard.getState().set({ opensSheet: !isQuiet });
  // what one is at stays in view once the sheet has taken its room
  setTimeout(() => useBoard.getState().set({ shownAt: at }), 60);
  const { params } = currentRoute();
  const { sitting } = params;
  updatePlace({ view: 'board', theme: themeId, ...(sitting === undefined ? {} : { sitting }) });
}

async function turnIntoTheme(client: ReturnType<typeof useClient>, pile: BoardPile): Promise<void> {
  besideTable(await act.turnIntoTheme(client, pile));
}

/** A theme just made is seen beside the table, and one stays where one was. */
export function besideTable(themeId: string | null): void {
  if (themeId === null) return;
  showTheme(themeId, true);
  focusSoon(useBoard.getState().at);
}

/** What can be done with a pile; `run` does what one of the board's actions does to what one is at. */
export function pileMenu(
  client: ReturnType<typeof useClient>,
  pile: BoardPile,
  theme: ThemeView | undefined,
  /** There is no other to put it into. */
  isOnly: boolean,
  run: (name: string) => void,
): MenuEntry[] {
  const { set } = useBoard.getState();
  const { id, themeId } = pile.view;
  return [
    { id: 'rename', label: 'Name the pile', shortcut: 'F2', onAction: afterMenu(() => set({ naming: id })) },
    {
      id: 'theme',
      label: themeId === null ? 'Turn this pile into a theme' : 'Add what is new to its theme',
      shortcut: 'T',
      isDisabled: pile.cards.length === 0,
      onAction: afterMenu(() => turnIntoTheme(client, pile)),
    },
    ...(themeId === null
      ? []
      : [
          { id: 'show', label: 'Show its theme', shortcut: 'I', onAction: () => showTheme(themeId) },
          {
            id: 'evidence',
            label: 'Every extract of its theme',
            shortcut: 'Shift+I',
            onAction: () => act.openTheme(pile),
          },
        ]),
    pushMenu((name) => {
      set({ at: `p:${id}` });
      // the step is of what one is at, once the board has heard of it
      requestAnimationFrame(() => run(name));
    }),
    {
      id: 'merge',
      label: 'Put it into another pile',
      shortcut: 'M',
      isDisabled: isOnly,
      onAction: afterMenu(() => set({ asking: { kind: 'mergePile', pileId: id } })),
    },
    'separator',
    ...(theme === undefined
      ? []
      : [
          {
            id: 'noTheme',
            label: 'Delete its theme, keep the pile',
            onAction: afterMenu(() => deleteTheme(client, theme).then(() => focusSoon(`p:${id}`))),
          },
        ]),
    { id: 'apart', label: 'Take the pile apart', onAction: afterMenu(() => act.takeApart(client, pile)) },
  ];
}

export interface ActionDeps {
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
export function boardActions(
  { client, data, at, ids, isAside, pile, isReadOnly, seen }: ActionDeps,
  open: (() => void) | null,
  handle: React.RefObject<TableHandle | null>,
): Action[] {
  const { set } = useBoard.getState();
  const group = 'Card board';
  const can = (isSo: boolean) => () => isSo && !isReadOnly;
  // what is done to the card one was at is not done from beside the table
  const canHere = (isSo: boolean) => () => isSo && !isReadOnly && !isBeside();
  const hasCards = ids.length > 0;
  const here = data.byId.get(ids[0] ?? '');
  const onTable = hasCards && !isAside;
  const move = (name: string, label: string, key: string, x: number, y: number): Action => ({
    id: `board.${name}`,
    label,
    group,
    shortcut: `Alt+${key}`,
    isEnabled: canHere(at !== null && (at.startsWith('p:') || onTable)),
    run: () => act.nudge(client, data, at ?? '', ids, x, y).then(() => focusSoon(at)),
  });
  return [
    {
      id: 'board.move',
      label: 'Move the card to a pile',
      group,
      shortcut: 'M',
      isEnabled: canHere(hasCards),
      run: () => set({ asking: { kind: 'pile', cardIds: ids } }),
    },
    {
      id: 'board.merge',
      label: 'Put the pile into another',
      group,
      shortcut: 'M',
      keywords: 'merge join together',
      isEnabled: canHere(!hasCards && pile !== undefined && data.piles.length > 1),
      run: () => pile && set({ asking: { kind: 'mergePile', pileId: pile.view.id } }),
    },
    {
      id: 'board.open',
      label: 'Open the place of the card',
      group,
      shortcut: 'O',
      keywords: 'transcript reading',
      isEnabled: () => open !== null && !isBeside(),
      run: () => open?.(),
    },
    {
      id: 'board.aside',
      label: isAside ? 'Bring the card back to the table' : 'Set the card aside',
      group,
      shortcut: 'S',
      isEnabled: canHere(hasCards),
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
      id: 'board.tray',
      label: 'Open the tray of cards set aside',
      group,
      shortcut: 'Shift+S',
      keywords: 'bring back',
      isEnabled: () => data.aside.length > 0,
      run: () => set({ asking: { kind: 'tray' } }),
    },
    {
      id: 'board.newPile',
      label: 'Make a pile of the selected cards',
      group,
      shortcut: 'P',
      isEnabled: canHere(onTable),
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
      isEnabled: canHere(onTable && ids.some((id) => data.byId.get(id)?.view.pileId)),
      run: () => act.outOfPile(client, data, ids, pile).then(() => focusSoon(at)),
    },
    {
      id: 'board.rename',
      label: 'Name the pile',
      group,
      shortcut: 'F2',
      isEnabled: canHere(pile !== undefined),
      run: () => pile && set({ naming: pile.view.id }),
    },
    {
      id: 'board.theme',
      label: 'Turn this pile into a theme',
      group,
      shortcut: 'T',
      isEnabled: canHere(pile !== undefined && pile.cards.length > 0),
      run: () => (pile ? turnIntoTheme(client, pile) : undefined),
    },
    {
      id: 'board.apart',
      label: 'Take the pile apart',
      group,
      isEnabled: canHere(pile !== undefined),
      run: () => (pile ? act.takeApart(client, pile) : undefined),
    },
    {
      id: 'board.off',
      label: 'Take the card off the board',
      group,
      shortcut: 'Delete',
      isEnabled: canHere(hasCards),
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
      id: 'board.ownExtracts',
      label: 'Open the code out into its extracts, or fold them back',
      group,
      shortcut: 'Shift+E',
      keywords: 'expand collapse unfold',
      isEnabled: canHere(here?.view.codeId != null),
      run: async () => {
        if (!here) return;
        const pileStop = await add.openOut(client, data, here);
        set({ shownThen: pileStop ?? at });
        focusSoon(at);
      },
    },
    {
      id: 'board.alike',
      label: 'Select every card of this code',
      group,
      shortcut: 'X',
      isEnabled: () => codesOf(data, ids).length > 0 && !isBeside(),
      run: () => {
        const wanted = new Set(codesOf(data, ids));
        const alike = [...data.byId.values()].filter((card) => wanted.has(card.code?.id ?? ''));
        set({ selected: new Set(alike.map((card) => card.id)) });
        announce(`Selected ${cardWords(alike.length)}.`);
      },
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
      id: 'board.showTheme',
      label: 'Show the theme of the pile',
      group,
      shortcut: 'I',
      isEnabled: () => pile?.view.themeId != null,
      run: () => pile?.view.themeId != null && showTheme(pile.view.themeId),
    },
    {
      id: 'board.evidence',
      label: 'Show every extract of the theme of the pile',
      group,
      shortcut: 'Shift+I',
      keywords: 'how do you know evidence quotes why',
      isEnabled: () => pile?.view.themeId != null,
      run: () => pile && act.openTheme(pile),
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
        if (!(await act.tidyTable(client, data, seen().width))) return;
        // all of it is drawn once, where it comes to lie; a table that was tidy has no other answer to wait for
        set({ fitsThen: true });
        setTimeout(() => fitNow(handle), 500);
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
/** The focus is in what stands beside the table: the list, a theme's sheet, an earlier sitting. */
const isBeside = (): boolean =>
  document.activeElement?.closest('.bd-list, .bd-sitting, .tw-inspector') != null;

/** Focus in what is just being drawn: on the first of these that is there. */
function focusIn(...selectors: string[]): void {
  const found = () => selectors.flatMap((one) => document.querySelector<HTMLElement>(one) ?? [])[0];
  requestAnimationFrame(() => requestAnimationFrame(() => found()?.focus()));
}
