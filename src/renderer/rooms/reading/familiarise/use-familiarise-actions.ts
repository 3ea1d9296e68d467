import { useActions, type Action } from '../../../app/actions.ts';
import { navigate } from '../../../app/router.ts';
import type { HighlightView } from '../../../../shared/contract/reading.ts';
import { run } from '../../../parts/run/run.ts';
import { toast } from '../../../ui/index.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';
import {
  highlightMeant,
  highlightSelection,
  openNaming,
  openNote,
  removeHighlight,
  stepHighlight,
} from './highlight-commands.ts';
import { useFamiliarise } from './store.ts';

/** Says that one has read the transcript once more. */
export async function markRead(reading: Reading): Promise<void> {
  await run(reading.client, 'document.markRead', { id: reading.summary.id }, ({ times }) =>
    times === 1
      ? 'Noted that you have read this transcript.'
      : `Noted that you have read this transcript ${times} times.`,
  );
}

/** Everything for getting to know a transcript, for the keyboard, the palette and the menus. */
export function useFamiliariseActions(reading: Reading, highlights: readonly HighlightView[]): void {
  const isQuiet = useFamiliarise((state) => state.isQuiet);
  const { set, setQuiet } = useFamiliarise.getState();
  const canWrite = () => !reading.isReadOnly;
  const onHighlight = (act: (one: HighlightView) => void) => {
    const meant = highlightMeant(reading, highlights);
    if (meant) act(meant);
    else toast({ text: 'Put the caret on a highlight first; the full stop goes to the next one.' });
  };
  const action = (id: string, label: string, shortcut: string, go: () => void, keywords = ''): Action => ({
    id: `reading.${id}`,
    label,
    group: 'Reading',
    shortcut,
    keywords,
    isEnabled: canWrite,
    run: go,
  });
  const always = (one: Action): Action => ({ ...one, isEnabled: () => true });
  useActions([
    action('highlight', 'Highlight, and name it later', 'H', () => void highlightSelection(reading), 'mark'),
    action(
      'nameHighlight',
      'Name the highlight',
      'Shift+N',
      () => onHighlight((one) => openNaming(reading, one)),
      'code',
    ),
    action(
      'unhighlight',
      'Take the highlight away',
      'Shift+H',
      () => onHighlight((one) => void removeHighlight(reading, one)),
      'remove',
    ),
    action(
      'note',
      'Write a note on this place',
      'N',
      () => openNote(reading, highlights),
      'comment annotate',
    ),
    always(action('nextHighlight', 'Next highlight', '.', () => stepHighlight(reading, highlights, 1))),
    always(
      action('previousHighlight', 'Previous highlight', ',', () => stepHighlight(reading, highlights, -1)),
    ),
    action('read', 'I have read this', 'Shift+M', () => void markRead(reading), 'read count familiarise'),
    always(
      action(
        'quiet',
        isQuiet ? 'Leave the quiet page' : 'Read without codes',
        'Q',
        () => setQuiet(!isQuiet),
        'quiet familiarise page only',
      ),
    ),
    {
      ...always(action('leaveQuiet', 'Leave the quiet page', 'Escape', () => setQuiet(false))),
      isHidden: true,
      isEnabled: () => useFamiliarise.getState().isQuiet,
    },
    action(
      'asked',
      'Question asked here',
      'A',
      () => {
        const turn =
          reading.shown.turns[reading.shown.turnIndexAt(useReadingStore.getState().selection.head)];
        if (turn) set({ askedAt: turn.start });
      },
      'interview guide mark',
    ),
    always(
      action(
        'guide',
        'Questions of the interview guide',
        'Shift+A',
        () => set({ isGuideOpen: true }),
        'interview guide list',
      ),
    ),
    {
      id: 'reading.answers',
      label: 'Answers to one question',
      group: 'Reading',
      keywords: 'interview guide across transcripts',
      run: () => navigate('reading', { answers: 'all' }),
    },
  ]);
}
