// Keys of the page that are no actions.
import { runAction } from '../../../app/actions.ts';
import { useSettings } from '../../../app/settings.ts';
import { matches, parseShortcut, shortcutOf } from '../../../app/shortcuts.ts';
import { announce, toast } from '../../../ui/index.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';
import { codingActions } from './coding-actions.ts';

const store = () => useReadingStore.getState();

/** Whether a key is one of those that change codings. */
function wouldChange(reading: Reading, event: KeyboardEvent): boolean {
  if (event.key === 'Backspace') return true;
  if (event.key === 'Enter') return store().selection.to > store().selection.from;
  const choices = useSettings.getState().settings;
  return codingActions(reading).some((action) => {
    const shortcut = shortcutOf(action, choices);
    return shortcut !== undefined && matches(event, parseShortcut(shortcut));
  });
}

/** Keys of the text that no action has. True when one was taken. */
export function handleTextKey(reading: Reading, event: KeyboardEvent): boolean {
  if (reading.isReadOnly && wouldChange(reading, event)) {
    toast({ text: 'This study is open for reading only. Save a copy to work on it.', stayFor: 6000 });
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { selection, focused } = store();
  if (event.key === 'Enter' && selection.to > selection.from) return runAction('reading.code');
  if (event.key === 'Backspace') return runAction('reading.uncode');
  if (event.key !== 'Escape') return false;
  if (selection.to > selection.from) reading.reader.page?.select(selection.head, selection.head);
  else if (focused) {
    store().focus(null);
    announce('No coding in focus.');
  } else return false;
  return true;
}
