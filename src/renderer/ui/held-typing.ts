import { isTyping } from './focus-when-there.ts';

/** A letter, or what follows letters of a name. */
const isTyped = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, hasLetters: boolean): boolean =>
  (key.length === 1 || (hasLetters && (key === 'Enter' || key === 'Backspace'))) &&
  !ctrlKey &&
  !metaKey &&
  !altKey;

/**
 * Holds what is typed while a field is on its way, so that no letter is a shortcut meanwhile. What is given back lets go of it:
 * into the field that has the focus by then, or else as the keys they are.
 */
export function holdTyping(): () => void {
  const held: KeyboardEvent[] = [];
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted || !isTyped(event, held.length > 0)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push(event);
  };
  window.addEventListener('keydown', onKeyDown, true);
  return () => {
    window.removeEventListener('keydown', onKeyDown, true);
    for (const event of held) letGo(event);
  };
}

function letGo({ key, code, shiftKey }: KeyboardEvent): void {
  // the way in that tells the field of it as typing does
  if (isTyping() && key.length === 1) document.execCommand('insertText', false, key);
  else if (isTyping() && key === 'Backspace') document.execCommand('delete');
  else {
    const press = new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(press);
  }
}
