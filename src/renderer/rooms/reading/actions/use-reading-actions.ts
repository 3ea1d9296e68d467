// Everything one can do in the reading room, declared once for the keyboard, the palette and the menus.
import { useActions, type Action } from '../../../app/actions.ts';
import type { Unit } from '../model/ranges.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';
import { codingActions } from './coding-actions.ts';
import { exportTranscript, removeDocument, settleLines } from './document-commands.ts';
import { copyQuote, sayWhatIsHere, selectBy, stepCoding } from './places.ts';
import { readingAction } from './reading-action.ts';

const store = () => useReadingStore.getState();

function movingActions(reading: Reading): Action[] {
  const select = (unit: Unit, shortcut: string): Action =>
    readingAction(
      `select.${unit}`,
      `Select the ${unit}`,
      shortcut,
      () => selectBy(reading, unit),
      'selection',
    );
  return [
    readingAction('next', 'Next coding', ']', () => stepCoding(reading, 1)),
    readingAction('previous', 'Previous coding', '[', () => stepCoding(reading, -1)),
    readingAction('here', 'Say what is coded here', 'W', () => sayWhatIsHere(reading), 'hear codes caret'),
    select('word', 'Shift+W'),
    select('sentence', 'Shift+S'),
    select('line', 'Shift+L'),
    select('turn', 'Shift+T'),
    readingAction(
      'copyQuote',
      'Copy quote with reference',
      'Mod+Shift+C',
      () => void copyQuote(reading),
      'clipboard cite',
    ),
    readingAction(
      'search',
      'Search in this transcript',
      'Mod+F',
      () => store().set({ isSearchOpen: true, isPlain: false }),
      'find',
    ),
    readingAction('focusText', 'Go to the text', 'T', () => reading.reader.page?.focus()),
    readingAction(
      'plain',
      store().isPlain ? 'Back to the page' : 'Read as plain text with headings',
      'Shift+R',
      () => store().set({ isPlain: !store().isPlain }),
      'screen reader semantic view',
    ),
    readingAction('show.all', 'Show all codings', undefined, () => store().set({ show: 'all' })),
    readingAction('show.mine', 'Show my codings only', undefined, () => store().set({ show: 'mine' })),
    readingAction('show.none', 'Show no codings', undefined, () => store().set({ show: 'none' })),
  ];
}

function documentActions(reading: Reading): Action[] {
  const simple = (
    id: string,
    label: string,
    run: () => void,
    keywords?: string,
    isEnabled?: () => boolean,
  ): Action => ({
    id: `reading.${id}`,
    label,
    group: 'Transcript',
    ...(keywords ? { keywords } : {}),
    ...(isEnabled ? { isEnabled } : {}),
    run,
  });
  const canWrite = () => !reading.isReadOnly;
  return [
    {
      ...simple(
        'rename',
        'Rename the transcript',
        () => store().set({ isRenaming: true }),
        undefined,
        canWrite,
      ),
      shortcut: 'F2',
    },
    simple(
      'settle',
      'Settle the line numbers',
      () => void settleLines(reading),
      'fix lines',
      () => canWrite() && reading.summary.settledAt === null,
    ),
    simple(
      'replace',
      'Replace with a corrected file',
      () => store().set({ isReplacing: true }),
      undefined,
      canWrite,
    ),
    simple(
      'language',
      'Language and direction',
      () => store().set({ isLanguageOpen: true }),
      'right to left rtl',
      canWrite,
    ),
    simple(
      'exportDocx',
      'Export this transcript as Word',
      () => void exportTranscript(reading, 'docx'),
      'docx save',
    ),
    simple(
      'exportHtml',
      'Export this transcript as a web page',
      () => void exportTranscript(reading, 'html'),
      'save',
    ),
    simple('remove', 'Delete the transcript', () => void removeDocument(reading), 'remove', canWrite),
  ];
}

/** Registers the room's actions for the open transcript. */
export function useReadingActions(reading: Reading): void {
  const isPlain = useReadingStore((state) => state.isPlain);
  void isPlain; // the label of one action says where it leads
  useActions([...codingActions(reading), ...movingActions(reading), ...documentActions(reading)]);
}
