import { useActions } from '../../../app/actions.ts';
import type { Corrector } from './editor.ts';

interface Doing {
  save(): void;
  leave(): void;
  corrector(): Corrector | null;
  chooseSpeaker(): void;
}

/** What can be done while one corrects, by its keys and from the palette. */
export function useCorrectActions(doing: Doing): void {
  const group = 'Correcting';
  useActions([
    { id: 'correct.save', label: 'Save the correction', group, shortcut: 'Mod+S', run: doing.save },
    {
      id: 'correct.leave',
      label: 'Leave the correction',
      group,
      shortcut: 'Escape',
      keywords: 'cancel',
      run: doing.leave,
    },
    {
      id: 'correct.split',
      label: 'Split the turn here',
      group,
      shortcut: 'Mod+Enter',
      run: () => doing.corrector()?.split(),
    },
    {
      id: 'correct.join',
      label: 'Join the turn with the one before',
      group,
      shortcut: 'Alt+J',
      run: () => doing.corrector()?.joinBefore(),
    },
    {
      id: 'correct.speaker',
      label: 'Change who speaks in this turn',
      group,
      shortcut: 'Alt+S',
      keywords: 'speaker',
      run: doing.chooseSpeaker,
    },
    {
      id: 'correct.undo',
      label: 'Undo in this correction',
      group,
      shortcut: 'Mod+Z',
      run: () => doing.corrector()?.undo(),
    },
    {
      id: 'correct.redo',
      label: 'Redo in this correction',
      group,
      shortcut: 'Mod+Shift+Z',
      run: () => doing.corrector()?.redo(),
    },
    {
      id: 'correct.text',
      label: 'Go to the text',
      group,
      shortcut: 'F6',
      isHidden: true,
      run: () => doing.corrector()?.focus(),
    },
  ]);
}
