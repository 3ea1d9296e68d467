import './kbd.css';

const MAC_SIGNS: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Ctrl: '⌃' };
const NAMES: Record<string, string> = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
};

/** Whether this machine writes ⌘ where others write Ctrl. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
}

/** A declared shortcut (`Mod+Shift+K`) as people read it on this machine: `Ctrl Shift K` or `⌘ ⇧ K`. */
export function shortcutText(shortcut: string, mac = isMac()): string {
  return splitShortcut(shortcut)
    .map((part) => (mac ? (MAC_SIGNS[part] ?? NAMES[part] ?? part) : (NAMES[part] ?? part)))
    .join(' ');
}

/** The same in the words of aria-keyshortcuts: `Control+Shift+K`. */
export function ariaShortcut(shortcut: string, mac = isMac()): string {
  return splitShortcut(shortcut)
    .map((part) => (part === 'Mod' ? (mac ? 'Meta' : 'Control') : part === 'Ctrl' ? 'Control' : part))
    .join('+');
}

function splitShortcut(shortcut: string): string[] {
  if (shortcut === '+') return ['+'];
  const parts = shortcut.split('+');
  // "Mod++" is the plus key with Mod
  return shortcut.endsWith('++') ? [...parts.slice(0, -2), '+'] : parts;
}

/** A key or a chord, drawn small: `<Kbd keys="Mod+K" />`. Drawn only, where what it stands in says its keys itself. */
export function Kbd({ keys, isDrawnOnly }: { keys: string; isDrawnOnly?: boolean }) {
  return (
    <kbd className="tw-kbd" aria-hidden={isDrawnOnly || undefined}>
      {shortcutText(keys)}
    </kbd>
  );
}
