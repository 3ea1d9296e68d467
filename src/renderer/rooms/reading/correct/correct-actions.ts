import { useActions } from '../../../app/actions.ts';
import type { Reading } from '../use-reading.ts';
import { useCorrect } from './store.ts';

/** How one comes from reading to correcting. */
export function useCorrectEntry(reading: Reading): void {
  const open = (mode: 'correct' | 'original') => useCorrect.getState().open(reading.summary.id, mode);
  useActions([
    {
      id: 'reading.correct',
      label: 'Correct the transcript',
      group: 'Transcript',
      shortcut: 'Mod+E',
      keywords: 'edit typing error split join turn speaker',
      isEnabled: () => !reading.isReadOnly,
      run: () => open('correct'),
    },
    {
      id: 'reading.asItCame',
      label: 'Show the text as it came in',
      group: 'Transcript',
      keywords: 'original before correction compare',
      run: () => open('original'),
    },
  ]);
}
