// From keys to actions. Each shortcut can be changed or switched off; what people chose is in the settings.
import { isMac } from '../ui/kbd.tsx';
import { currentActions, isAsleep, runAction, type Action } from './actions.ts';

interface Chord {
  key: string;
  mod: boolean;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

/** What people changed: another chord, or null for switched off. */
interface ShortcutChoices {
  shortcuts: Readonly<Record<string, string | null>>;
  /** Whether single letters act at all. */
  singleKeys: boolean;
}

/** Reads `Mod+Shift+K`, `C`, `Shift+F10`, `Mod++`. */
export function parseShortcut(text: string): Chord {
  const chord: Chord = { key: '', mod: false, ctrl: false, alt: false, shift: false };
  const plus = text === '+' || text.endsWith('++');
  const parts = plus ? [...text.slice(0, -1).split('+').filter(Boolean), '+'] : text.split('+');
  for (const part of parts) {
    if (part === 'Mod') chord.mod = true;
    else if (part === 'Ctrl') chord.ctrl = true;
    else if (part === 'Alt') chord.alt = true;
    else if (part === 'Shift') chord.shift = true;
    else chord.key = part === 'Space' ? ' ' : part;
  }
  return chord;
}

/** Where the signs that are used with Shift lie on the keyboard. */
const SIGN_KEYS: Readonly<Record<string, string>> = { '[': 'BracketLeft', ']': 'BracketRight' };

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a press is this chord. Letters and digits also match by their place, for layouts that write other letters. */
export function matches(event: KeyPress, chord: Chord, mac = isMac()): boolean {
  const mod = mac ? event.metaKey : event.ctrlKey;
  const ctrl = mac && event.ctrlKey;
  if (mod !== (chord.mod || (!mac && chord.ctrl)) || ctrl !== (mac && chord.ctrl)) return false;
  if (event.altKey !== chord.alt) return false;
  const isLetter = /^[a-z]$/i.test(chord.key);
  // a sign such as ? is typed with Shift on some layouts and without on others
  const isSign = chord.key.length === 1 && !isLetter && !/[0-9 ]/.test(chord.key);
  if (!isSign && event.shiftKey !== chord.shift) return false;
  // a sign asked for with Shift is another press than the sign alone, and writes another sign on most layouts
  if (isSign && chord.shift) {
    return event.shiftKey && (event.key === chord.key || event.code === SIGN_KEYS[chord.key]);
  }
  if (event.key.toLowerCase() === chord.key.toLowerCase()) return true;
  const isOwnAlphabet = event.key.length === 1 && event.key < '\u0250' && !event.altKey;
  if (isOwnAlphabet) return false;
  return event.code === `Key${chord.key.toUpperCase()}` || event.code === `Digit${chord.key}`;
}

/** A press written as a shortcut, for choosing one; null for a lone Shift, Ctrl and the like. */
export function chordOf(event: KeyPress, mac = isMac()): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta', 'Dead', 'Process', 'Unidentified'].includes(event.key)) return null;
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const isSign = event.key.length === 1 && !/[a-z0-9 ]/i.test(event.key);
  const parts = [
    (mac ? event.metaKey : event.ctrlKey) && 'Mod',
    mac && event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && !isSign && 'Shift',
    key,
  ];
  return parts.filter(Boolean).join('+');
}

/** The shortcut of an action after what people chose; undefined when it has none. */
export function shortcutOf(action: Action, choices: ShortcutChoices): string | undefined {
  const own = choices.shortcuts[action.id];
  const shortcut = own === undefined ? action.shortcut : (own ?? undefined);
  if (shortcut && !choices.singleKeys && isSingleKey(parseShortcut(shortcut))) return undefined;
  return shortcut;
}

/** The keys of an action that is there now, after what people chose; undefined when there are none. */
export function keysNow(actionId: string, choices: ShortcutChoices): string | undefined {
  const action = currentActions().find((one) => one.id === actionId);
  return action && shortcutOf(action, choices);
}

/** One character without Ctrl or Alt: the kind that must never act while one types. */
function isSingleKey(chord: Chord): boolean {
  return !chord.mod && !chord.ctrl && !chord.alt && chord.key.length === 1;
}

/** Whether keys typed here are text. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // the reading text has a caret and takes no letters
  if (target.closest('[aria-readonly="true"]')) return false;
  if (target.isContentEditable || target.closest('[contenteditable="true"], [contenteditable=""]'))
    return true;
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const EDITING_KEYS = new Set([
  'z',
  'y',
  'a',
  'x',
  'c',
  'v',
  'b',
  'i',
  'u',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
]);

function mayAct(event: KeyboardEvent, chord: Chord): boolean {
  const target = event.target;
  const inMenu =
    target instanceof Element &&
    target.closest('[role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]');
  if (isSingleKey(chord)) return !isEditable(target) && !inMenu;
  // what a text field does with these keys is what people mean there
  const isPlainKey = !chord.mod && !chord.alt && !chord.ctrl && !/^F\d+$/.test(chord.key);
  if (isEditable(target))
    return !isPlainKey && !EDITING_KEYS.has(chord.key.length === 1 ? chord.key.toLowerCase() : chord.key);
  return !(inMenu && isPlainKey);
}

/** The action a key press means now, or undefined. Later registered actions win. */
export function actionFor(event: KeyboardEvent, choices: ShortcutChoices): Action | undefined {
  if (event.isComposing) return undefined;
  return currentActions().findLast((action) => {
    const shortcut = shortcutOf(action, choices);
    if (!shortcut) return false;
    const chord = parseShortcut(shortcut);
    const isFree = action.isEverywhere === true || (!isInDialog() && mayAct(event, chord));
    return matches(event, chord) && isFree && action.isEnabled?.() !== false;
  });
}

/** An open dialog keeps its keys to itself. */
const isInDialog = (): boolean => document.querySelector('.tw-overlay') !== null;

const placeOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf('.')));

/** Actions that share a shortcut with this one and can be there at the same time: of the same place, or of every place. */
export function conflictsWith(
  actions: readonly Action[],
  id: string,
  shortcut: string,
  choices: ShortcutChoices,
): Action[] {
  const meet = (other: Action) => placeOf(other.id) === placeOf(id) || !(isAsleep(other.id) || isAsleep(id));
  const wanted = shortcut.toLowerCase();
  // of hundreds of actions one or two have the same keys: the rest is not looked at
  return actions.filter(
    (other) => other.id !== id && shortcutOf(other, choices)?.toLowerCase() === wanted && meet(other),
  );
}

/** Listens for shortcuts on the window until told to stop. */
export function listenForShortcuts(choices: () => ShortcutChoices): () => void {
  const act = (event: KeyboardEvent, canRun: (action: Action) => boolean) => {
    if (event.defaultPrevented) return;
    const action = actionFor(event, choices());
    if (!action || !canRun(action)) return;
    event.preventDefault();
    runAction(action.id);
  };
  // fields keep what is typed in them to themselves: what works everywhere is heard before them
  const onWayIn = (event: KeyboardEvent) => act(event, (action) => action.isEverywhere === true);
  const onKeyDown = (event: KeyboardEvent) => act(event, () => true);
  window.addEventListener('keydown', onWayIn, true);
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('keydown', onWayIn, true);
    window.removeEventListener('keydown', onKeyDown);
  };
}
