// What is done with cards and piles, declared once for keys, the palette, menus and buttons.
import type { Action } from '../../../app/actions.ts';
import { announce } from '../../../ui/index.ts';
import * as add from './add-actions.ts';
import * as act from './board-actions.ts';
import { cardWords, type BoardPile } from './board-data.ts';
import { codesOf, stopWithout } from './card-order.ts';
import { openTheme } from './open-places.ts';
import * as piles from './pile-actions.ts';
import { showTheme, turnIntoTheme } from './pile-menu.ts';
import { useBoard } from './store.ts';
import { tableActions, type TableDeps } from './table-keys.ts';
import { focusSoon } from './use-focused-stop.ts';
import type { TableHandle } from './use-table-view.ts';

export interface ActionDeps extends TableDeps {
  /** The cards meant: those selected, or the one one is at. */
  ids: readonly string[];
  isAside: boolean;
  pile: BoardPile | undefined;
}

/** What the board does, once for keys, the palette and buttons; `open` goes to the place of the card one is at. */
export const boardActions = (
  deps: ActionDeps,
  open: (() => void) | null,
  handle: React.RefObject<TableHandle | null>,
): Action[] => [...cardActions(deps, open), ...tableActions(deps, handle)];

function cardActions(
  { client, data, at, ids, isAside, pile, isReadOnly, seen }: ActionDeps,
  open: (() => void) | null,
): Action[] {
  const { set } = useBoard.getState();
  const group = 'Card board';
  // what is done to the card one was at is not done from beside the table
  const canHere = (isSo: boolean) => () => isSo && !isReadOnly && !isBeside();
  const hasCards = ids.length > 0;
  const here = data.byId.get(ids[0] ?? '');
  const onTable = hasCards && !isAside;
  // who has walked on before the program's answer is not taken back
  const stay = (to: string | null) => {
    if (useBoard.getState().at !== at) return;
    if (to !== at) set({ at: to });
    focusSoon(to);
  };
  const move = (name: string, label: string, key: string, x: number, y: number): Action => ({
    id: `board.${name}`,
    label,
    group,
    // Alt with left and right alone walks back and forward, as in every room
    shortcut: `Alt+Shift+${key}`,
    isEnabled: canHere(at !== null && (at.startsWith('p:') || onTable)),
    run: () => act.nudge(client, data, at ?? '', ids, x, y).then(() => stay(at)),
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
        const next = hasCards ? stopWithout(data, ids) : null;
        if (await act.setAside(client, ids, !isAside)) stay(isAside ? `c:${ids[0] ?? ''}` : next);
      },
    },
    {
      id: 'board.newPile',
      label: 'Make a pile of the selected cards',
      group,
      shortcut: 'P',
      isEnabled: canHere(onTable),
      run: () => piles.makePile(client, data, ids, data.layout.cards.get(ids[0] ?? '') ?? seen()),
    },
    {
      id: 'board.toTable',
      label: 'Take the card out of its pile',
      group,
      shortcut: 'Shift+M',
      isEnabled: canHere(onTable && ids.some((id) => data.byId.get(id)?.view.pileId)),
      run: () => act.outOfPile(client, data, ids, pile).then(() => stay(at)),
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
      run: () => (pile ? piles.takeApart(client, pile) : undefined),
    },
    {
      id: 'board.off',
      label: 'Take the card off the board',
      group,
      shortcut: 'Delete',
      isEnabled: canHere(hasCards),
      run: async () => {
        const next = stopWithout(data, ids);
        await act.takeOff(client, ids);
        stay(next);
      },
    },
    move('left', 'Push to the left', 'ArrowLeft', -40, 0),
    move('right', 'Push to the right', 'ArrowRight', 40, 0),
    move('up', 'Push up', 'ArrowUp', 0, -40),
    move('down', 'Push down', 'ArrowDown', 0, 40),
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
        stay(at);
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
      run: () => pile && openTheme(pile),
    },
  ];
}

/** The focus is in what stands beside the table: the list, a theme's sheet, an earlier sitting. */
const isBeside = (): boolean =>
  document.activeElement?.closest('.bd-list, .bd-sitting, .tw-inspector') != null;
