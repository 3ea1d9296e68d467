// Keys that act inside the history, which as a dialog keeps its keys to itself; listed so that they can be changed.
import type { Action } from '../../app/actions.ts';
import { useSettings } from '../../app/settings.ts';
import { matches, parseShortcut, shortcutOf } from '../../app/shortcuts.ts';

const own = (id: string, label: string, shortcut: string): Action => ({
  id,
  label,
  group: 'Edit',
  shortcut,
  isEnabled: () => false,
  run: () => {},
});

export const TAKE_BACK = own('history.takeBack', 'History: take back only this step', 'Z');
export const SHOW_PLACE = own('history.show', 'History: show the words it touched', 'S');

/** The keys of an action in the history, and whether a press is them. */
export function useOwnKeys(action: Action) {
  const settings = useSettings((store) => store.settings);
  const keys = shortcutOf(action, settings);
  return {
    keys,
    is: (event: React.KeyboardEvent) => keys !== undefined && matches(event.nativeEvent, parseShortcut(keys)),
  };
}
