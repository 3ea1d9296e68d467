// Select all, where something lies over the page.
import { isMac } from '../ui/kbd.tsx';
import { isEditable } from './shortcuts.ts';

/** The table a room is about; the room itself where it is about something else, or about several things. */
function onlyTable(room: Element | null): Element | null {
  const [table, ...others] = room?.querySelectorAll('[role="grid"], [role="treegrid"], table') ?? [];
  return table && others.length === 0 ? table : room;
}

/**
 * While a dialog or a menu is open, selecting all means its own words: the page behind is out of reach. Else
 * it means the words of the room, without the frame around it. Returns what ends it.
 */
export function keepSelectAll(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const isAsked = event.key.toLowerCase() === 'a' && (isMac() ? event.metaKey : event.ctrlKey);
    if (!isAsked || event.altKey || event.defaultPrevented || isEditable(event.target)) return;
    const over = Array.from(document.querySelectorAll('.tw-overlay, .tw-popover')).at(-1);
    const words = over ?? onlyTable(document.querySelector('#tw-room'));
    if (!words) return;
    event.preventDefault();
    getSelection()?.selectAllChildren(words);
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
