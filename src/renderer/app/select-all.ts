// Select all, where something lies over the page.
import { isMac } from '../ui/kbd.tsx';
import { isEditable } from './shortcuts.ts';

/**
 * While a dialog or a menu is open, selecting all means its own words: the page behind is out of reach. Returns what ends it.
 */
export function keepSelectAll(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const isAsked = event.key.toLowerCase() === 'a' && (isMac() ? event.metaKey : event.ctrlKey);
    if (!isAsked || event.altKey || event.defaultPrevented || isEditable(event.target)) return;
    const over = Array.from(document.querySelectorAll('.tw-overlay, .tw-popover')).at(-1);
    if (!over) return;
    event.preventDefault();
    getSelection()?.selectAllChildren(over);
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
