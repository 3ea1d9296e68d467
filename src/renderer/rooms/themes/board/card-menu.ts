// What can be done with a card, from its own menu: right button, Shift F10 or the menu key.
import { afterMenu, type MenuEntry } from '../../../ui/index.ts';
import { cardWords, type BoardCard } from './board-data.ts';

interface CardMenuOptions {
  card: BoardCard;
  /** How many cards are meant: it alone, or all that are selected with it. */
  count: number;
  /** The extracts of its code lie with it. */
  isOut: boolean;
  isReadOnly: boolean;
  onRead(): void;
  onOpen(): void;
  /** Does what one of the board's actions does, by its name. */
  run(name: string): void;
}

/** The same steps as by keys, in the order one thinks of them. */
export function cardMenu({
  card,
  count,
  isOut,
  isReadOnly,
  onRead,
  onOpen,
  run,
}: CardMenuOptions): MenuEntry[] {
  const item = (name: string, label: string, shortcut: string) => ({
    id: name,
    label,
    shortcut,
    onAction: afterMenu(() => run(name)),
  });
  const it = count > 1 ? cardWords(count) : 'it';
  const looking: MenuEntry[] = [
    { id: 'read', label: 'Read it whole', shortcut: 'Enter', onAction: afterMenu(onRead) },
    {
      id: 'open',
      label: card.extract ? 'Open in its transcript' : 'Open in the codebook',
      shortcut: 'O',
      onAction: afterMenu(onOpen),
    },
  ];
  if (isReadOnly) return looking;
  const hasExtracts = card.view.codeId !== null && (card.code?.codings ?? 0) > 0;
  return [
    ...looking,
    ...(hasExtracts && count === 1
      ? [item('ownExtracts', isOut ? 'Fold its extracts back' : 'Open out into its extracts', 'Shift+E')]
      : []),
    item('alike', 'Select every card of its code', 'X'),
    'separator',
    item('move', `Move ${it} to a pile`, 'M'),
    item('newPile', `Make a pile of ${it}`, 'P'),
    ...(card.view.pileId === null ? [] : [item('toTable', `Take ${it} out of the pile`, 'Shift+M')]),
    pushMenu(run),
    'separator',
    item('aside', `Set ${it} aside`, 'S'),
    item('off', `Take ${it} off the board`, 'Delete'),
  ];
}

/** Where dragging would put it, a step at a time. */
export const pushMenu = (run: (name: string) => void): MenuEntry => ({
  id: 'push',
  label: 'Push',
  items: (['left', 'right', 'up', 'down'] as const).map((way) => ({
    id: way,
    label: way === 'left' || way === 'right' ? `To the ${way}` : way === 'up' ? 'Up' : 'Down',
    shortcut: `Alt+Shift+Arrow${way.charAt(0).toUpperCase()}${way.slice(1)}`,
    onAction: afterMenu(() => run(way)),
  })),
});
