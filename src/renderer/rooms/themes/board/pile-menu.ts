// What can be done with a pile, from its own menu, and the theme it became beside the table.
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { currentRoute, updatePlace } from '../../../app/router.ts';
import type { useClient } from '../../../data/use-query.ts';
import { afterMenu, type MenuEntry } from '../../../ui/index.ts';
import { deleteTheme } from '../actions/theme-actions.ts';
import type { BoardPile } from './board-data.ts';
import { pushMenu } from './card-menu.ts';
import { openTheme } from './open-places.ts';
import * as act from './pile-actions.ts';
import { useBoard } from './store.ts';
import { focusSoon } from './use-focused-stop.ts';

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

export async function turnIntoTheme(client: ReturnType<typeof useClient>, pile: BoardPile): Promise<void> {
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
            onAction: () => openTheme(pile),
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
