// What one can do while reading a theme, declared once for keys, buttons and the palette.
import type { Action } from '../../../app/actions.ts';
import { navigate } from '../../../app/router.ts';
import { useReview } from './store.ts';
import type { ReviewTheme } from './use-review.ts';
import type { Item, Sitting } from './use-sitting.ts';

/** A question under way. */
export type Asking = { kind: 'where'; ids: string[] } | { kind: 'moves' } | null;

export interface ActionDeps {
  row: ReviewTheme;
  sitting: Sitting;
  isList: boolean;
  canMark: boolean;
  waiting: number;
  read: number;
  isWithUnder: boolean;
  inHand(): string[];
  open(item: Item | undefined): void;
  startAgain(): Promise<void>;
  ask(asking: Asking): void;
  takeAway(): Promise<void>;
}

/** The actions of one reading. */
export function sittingActions(deps: ActionDeps): Action[] {
  const { row, sitting, isList, canMark, inHand } = deps;
  const { set, withUnder, movesNow } = useReview.getState();
  const group = 'Reviewing themes';
  const isMarkable = () => canMark;
  const isOne = () => !isList && sitting.at !== undefined;
  return [
    {
      id: 'review.fits',
      label: 'The extract fits the theme',
      group,
      shortcut: 'F',
      isEnabled: isMarkable,
      run: () => sitting.mark(inHand(), 'fits'),
    },
    {
      id: 'review.not',
      label: 'The extract does not fit the theme',
      group,
      shortcut: 'D',
      isEnabled: isMarkable,
      run: () => sitting.mark(inHand(), 'not'),
    },
    {
      id: 'review.move',
      label: 'The extract moves to another theme or code',
      group,
      shortcut: 'M',
      isEnabled: isMarkable,
      run: () => {
        const ids = inHand();
        if (ids.length > 0) deps.ask({ kind: 'where', ids });
      },
    },
    {
      id: 'review.unmark',
      label: 'Take your mark off the extract',
      group,
      shortcut: 'U',
      isEnabled: isMarkable,
      run: () => sitting.mark(inHand(), null),
    },
    {
      id: 'review.next',
      label: 'The next extract',
      group,
      shortcut: 'ArrowRight',
      isEnabled: isOne,
      run: () => sitting.step(1),
    },
    {
      id: 'review.previous',
      label: 'The extract before',
      group,
      shortcut: 'ArrowLeft',
      isEnabled: isOne,
      run: () => sitting.step(-1),
    },
    {
      id: 'review.unread',
      label: 'The next extract you have not read',
      group,
      shortcut: 'N',
      isEnabled: isOne,
      run: () => sitting.toUnread(),
    },
    {
      id: 'review.open',
      label: 'Open the extract in its transcript',
      group,
      shortcut: 'R',
      isEnabled: () => sitting.at !== undefined,
      run: () => deps.open(sitting.at),
    },
    {
      id: 'review.list',
      label: isList ? 'Show one extract at a time' : 'Show the extracts as a list',
      group,
      shortcut: 'L',
      run: () => set({ isList: !isList }),
    },
    {
      id: 'review.under',
      label: deps.isWithUnder
        ? 'Leave out the extracts of what is under the theme'
        : 'Read the extracts of what is under the theme too',
      group,
      shortcut: 'S',
      run: () => set({ withUnder: new Map(withUnder).set(row.id, !deps.isWithUnder) }),
    },
    {
      id: 'review.movesNow',
      label: movesNow ? 'Keep extracts that move on a list' : 'Move extracts at once',
      group,
      run: () => set({ movesNow: !movesNow }),
    },
    {
      id: 'review.moves',
      label: 'Look at the moves and carry them out',
      group,
      shortcut: 'Shift+M',
      isEnabled: () => deps.waiting > 0,
      run: () => deps.ask({ kind: 'moves' }),
    },
    {
      id: 'review.startAgain',
      label: 'Take your marks off and read the theme anew',
      group,
      isEnabled: () => canMark && deps.read > 0,
      run: () => deps.startAgain(),
    },
    {
      id: 'review.exportThis',
      label: 'Export the review of this theme as a table (CSV)',
      group,
      run: () => deps.takeAway(),
    },
    {
      id: 'review.leave',
      label: 'Back to the review of all themes',
      group,
      shortcut: 'Escape',
      run: () => navigate('themes', { view: 'review' }),
    },
  ];
}
