// One cursor over rows that may not all be in the page: arrows, typing, selection, and focus that follows.
// List and Tree share it.
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import { isKeyClaimed } from './key-claim.ts';

export type SelectionMode = 'none' | 'single' | 'multiple';

interface RowCursorOptions {
  /** Keys of all rows in the order shown. */
  keys: readonly string[];
  /** The words a row is found by when one types. */
  textAt(index: number): string;
  selectionMode: SelectionMode;
  selectedKeys: ReadonlySet<string>;
  onSelectionChange?(keys: Set<string>): void;
  /** The row under the cursor is the chosen one; where several can be chosen, Ctrl with arrows moves without choosing. */
  selectOnMove?: boolean;
  onAction?(key: string): void;
  /** Takes what is typed instead of jumping to the row that starts so. */
  onType?(text: string): void;
  container: RefObject<HTMLElement | null>;
  scrollToIndex(index: number): void;
  /** Rows seen at once, for Page Up and Page Down. */
  pageSize(): number;
}

const TYPING_PAUSE = 700; // ms after which typed letters begin a new word

function rowOf(container: HTMLElement | null, key: string): HTMLElement | undefined {
  const rows = container?.querySelectorAll<HTMLElement>('[data-key]') ?? [];
  return Array.from(rows).find((row) => row.dataset['key'] === key);
}

/** See RowCursorOptions. `handleKey` returns true when it took the key. */
export function useRowCursor(options: RowCursorOptions) {
  const { keys, selectionMode, selectedKeys, onSelectionChange, container } = options;
  const [cursorKey, setCursorKey] = useState<string | null>(null);
  const lastIndex = useRef(0);
  const anchor = useRef<string | null>(null);
  const wantsFocus = useRef(false);
  const hadFocus = useRef(false);
  /** The row the focus went from to nowhere; when it is gone by the next drawing, it was taken away with it. */
  const leftRow = useRef<Element | null>(null);
  const isAwaiting = useRef(false);
  const typed = useRef({ text: '', at: 0 });

  // The cursor stays near where it was when its row goes away; before it was ever set it is on the first chosen row.
  let index = cursorKey === null ? -1 : keys.indexOf(cursorKey);
  if (index < 0 && cursorKey !== null) index = Math.min(lastIndex.current, keys.length - 1);
  if (index < 0)
    index = Math.max(
      0,
      keys.findIndex((key) => selectedKeys.has(key)),
    );
  const activeKey = keys[index] ?? null;

  useLayoutEffect(() => {
    lastIndex.current = Math.max(0, index);
    const wasTaken = leftRow.current !== null && !leftRow.current.isConnected;
    const lostFocus =
      (hadFocus.current || wasTaken) && (document.activeElement === document.body || !document.activeElement);
    if (!activeKey || (!wantsFocus.current && !lostFocus)) return;
    // one was sent to a row that is not there yet (it is being made): until it comes, the nearest row is only a stop
    const isAwaited = wantsFocus.current && cursorKey !== null && cursorKey !== activeKey;
    if (isAwaited) {
      isAwaiting.current = true;
      if (!lostFocus) return;
    } else if (isAwaiting.current) {
      isAwaiting.current = false;
      const at = document.activeElement;
      if (at && at !== document.body && !container.current?.contains(at))
        return void (wantsFocus.current = false);
      options.scrollToIndex(index);
    }
    const row = rowOf(container.current, activeKey);
    if (!row) return;
    if (!isAwaited) wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });
  const active = useRef(activeKey);
  useLayoutEffect(() => void (active.current = activeKey));
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let isPressed = false;
    /** The row that got the focus, by whatever way, is the one one is on. */
    const follow = (target: EventTarget | null) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
      const key = row && element.contains(row) ? row.dataset['key'] : undefined;
      // a press on a row itself comes with a click, and one that was sent somewhere is on the way there
      if (key === undefined || key === active.current || wantsFocus.current) return;
      if (!(isPressed && row === target)) setCursorKey(key);
    };
    const onIn = (event: FocusEvent) => {
      hadFocus.current = true;
      follow(event.target);
    };
    const onDown = () => {
      isPressed = true;
      setTimeout(() => (isPressed = false));
    };
    const onOut = (event: FocusEvent) => {
      // a removed row sends no other place, and does so while it is still there; focus that went elsewhere does
      leftRow.current = event.relatedTarget === null && event.target instanceof Element ? event.target : null;
      // on its way to another place it is nowhere for a moment, and not missed; if that is a row, it says so itself
      if (event.relatedTarget instanceof Node) hadFocus.current = false;
      else if (!event.relatedTarget && event.target instanceof Node && element.contains(event.target)) {
        hadFocus.current = !document.hasFocus() || !(event.target as HTMLElement).isConnected;
      }
    };
    // once the focus is anywhere again, it is not missed here
    const onElsewhere = () => void (leftRow.current = null);
    document.addEventListener('focusin', onElsewhere);
    element.addEventListener('focusin', onIn);
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('focusout', onOut);
    return () => {
      document.removeEventListener('focusin', onElsewhere);
      element.removeEventListener('focusin', onIn);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('focusout', onOut);
    };
  }, [container]);

  function moveTo(next: number, extend = false, choose = true) {
    const bounded = Math.max(0, Math.min(keys.length - 1, next));
    const key = keys[bounded];
    if (key === undefined) return;
    if (!extend) anchor.current = key;
    else anchor.current ??= activeKey;
    wantsFocus.current = true;
    setCursorKey(key);
    options.scrollToIndex(bounded);
    if (extend && selectionMode === 'multiple') selectRange(key);
    else if (options.selectOnMove && selectionMode !== 'none' && choose) onSelectionChange?.(new Set([key]));
  }
  function selectRange(to: string) {
    // the row a stretch began at may be gone by now
    if (anchor.current === null || !keys.includes(anchor.current)) anchor.current = activeKey ?? to;
    const a = keys.indexOf(anchor.current);
    const b = keys.indexOf(to);
    onSelectionChange?.(new Set(keys.slice(Math.min(a, b), Math.max(a, b) + 1)));
  }
  function toggle(key: string) {
    if (selectionMode === 'none') return;
    if (selectionMode === 'single') return onSelectionChange?.(new Set([key]));
    const next = new Set(selectedKeys);
    if (!next.delete(key)) next.add(key);
    anchor.current = key;
    onSelectionChange?.(next);
  }
  function type(letter: string) {
    if (options.onType) return options.onType(letter);
    const now = performance.now();
    const text = now - typed.current.at > TYPING_PAUSE ? letter : typed.current.text + letter;
    typed.current = { text, at: now };
    const wanted = text.toLocaleLowerCase();
    const from = text.length === 1 ? index + 1 : index;
    for (let step = 0; step < keys.length; step++) {
      const at = (from + step) % keys.length;
      if (options.textAt(at).toLocaleLowerCase().startsWith(wanted)) return moveTo(at);
    }
  }
  function handleMove(event: KeyboardEvent): boolean {
    const page = Math.max(1, options.pageSize() - 1);
    const moves: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: keys.length - 1,
      PageDown: index + page,
      PageUp: index - page,
    };
    const next = moves[event.key];
    if (next === undefined || event.altKey) return false;
    moveTo(next, event.shiftKey, !event.ctrlKey && !event.metaKey);
    return true;
  }
  function handleKey(event: KeyboardEvent): boolean {
    if (handleMove(event)) return true;
    const withMod = event.ctrlKey || event.metaKey;
    if (activeKey === null || event.altKey) return false;
    if (withMod && event.key.toLowerCase() === 'a' && selectionMode === 'multiple') {
      onSelectionChange?.(new Set(keys));
      return true;
    }
    if (withMod && event.key !== ' ') return false;
    if (event.key === 'Enter') {
      if (options.onAction) options.onAction(activeKey);
      else toggle(activeKey);
      return true;
    }
    if (event.key === 'Escape' && selectionMode === 'multiple' && selectedKeys.size > 0) {
      onSelectionChange?.(new Set());
      return true;
    }
    const isTyping = typed.current.text !== '' && performance.now() - typed.current.at < TYPING_PAUSE;
    if (event.key === ' ' && !isTyping) {
      if (selectionMode === 'none') options.onAction?.(activeKey);
      else toggle(activeKey);
      return true;
    }
    if ([...event.key].length === 1 && !withMod && !isKeyClaimed(event.nativeEvent)) {
      type(event.key);
      return true;
    }
    return false;
  }
  function handleClick(event: MouseEvent, key: string) {
    setCursorKey(key);
    lastIndex.current = keys.indexOf(key);
    if (selectionMode === 'none') return options.onAction?.(key);
    if (selectionMode === 'multiple' && event.shiftKey) {
      anchor.current ??= activeKey;
      return selectRange(key);
    }
    if (selectionMode === 'multiple' && (event.ctrlKey || event.metaKey)) return toggle(key);
    anchor.current = key;
    onSelectionChange?.(new Set([key]));
  }
  /** Puts the cursor, and the focus when asked, on a row. */
  function goTo(key: string, withFocus: boolean) {
    wantsFocus.current = withFocus;
    // a stretch chosen with Shift begins where one was sent to
    anchor.current = key;
    setCursorKey(key);
    const at = keys.indexOf(key);
    if (at >= 0) options.scrollToIndex(at);
    // already the row one is on: nothing is drawn anew, so the focus is put there at once, and not again with whatever is next
    const row = withFocus && key === cursorKey ? rowOf(container.current, key) : null;
    if (!row) return;
    row.focus({ preventScroll: true });
    wantsFocus.current = false;
  }
  return { activeKey, index, handleKey, handleClick, goTo, toggle, moveTo };
}
