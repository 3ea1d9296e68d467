// A press on the table that becomes something: carrying cards, or a band that selects them.
import { useEffect, useRef, type PointerEvent as ReactPointerEvent } from 'react';
import type { Place } from '../../../../shared/domain/board/layout.ts';

/** What a press may become. Places are pixels of the window. */
interface Gesture {
  /** The pointer has gone far enough from where it was pressed. */
  begin(): void;
  /** Where it is now; called before `begin` too. */
  move(at: Place): void;
  /** It was let go after it had begun. */
  drop(at: Place): void;
  /** After it was let go, given up with Escape, or lost with the table; also where it never began. */
  end(): void;
}

/** Pixels before a press becomes a gesture; under that it is a click. */
const ENOUGH = 5;

/** Gives what the table does on `pointerdown`, before what is pressed hears of it; `start` answers null where the press is not of this kind. */
export function useGesture(
  start: (event: ReactPointerEvent, target: Element) => Gesture | null,
): (event: ReactPointerEvent) => void {
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  return (event) => {
    const target = event.target instanceof Element ? event.target : null;
    // the name of a pile is pressed and is what one takes it by
    if (event.button !== 0 || !target || target.closest('button:not([data-stop]), input, a')) return;
    const gesture = start(event, target);
    if (!gesture) return;
    const from = { x: event.clientX, y: event.clientY };
    let hasBegun = false;
    const onMove = (move: PointerEvent) => {
      // the button was let go where nobody heard of it
      if ((move.buttons & 1) === 0) return finish();
      gesture.move({ x: move.clientX, y: move.clientY });
      if (hasBegun || Math.hypot(move.clientX - from.x, move.clientY - from.y) < ENOUGH) return;
      hasBegun = true;
      gesture.begin();
    };
    const finish = () => {
      gesture.end();
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', finish);
      window.removeEventListener('keydown', onKey, true);
      stop.current = null;
    };
    const onUp = (up: PointerEvent) => {
      if (hasBegun) {
        swallowClick();
        gesture.drop({ x: up.clientX, y: up.clientY });
      }
      finish();
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || !hasBegun) return;
      key.preventDefault();
      key.stopPropagation();
      finish();
    };
    stop.current?.();
    stop.current = finish;
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', finish);
    window.addEventListener('keydown', onKey, true);
  };
}

/** The click that follows a gesture is part of it and means nothing of its own. Called when the pointer is let go. */
function swallowClick(): void {
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, true));
}
function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
