// Moving over the sheet by hand: Space and drag, or the middle button.
import { useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';

interface Pan {
  /** Whether the hand is out. */
  readonly isReady: boolean;
  key(event: KeyboardEvent, isDown: boolean): boolean;
  down(event: PointerEvent): void;
  move(event: PointerEvent): void;
  up(): void;
  /** Puts the hand away, when the keys go elsewhere. */
  stop(): void;
}

export function usePan(desk: RefObject<HTMLElement | null>): Pan {
  const [isReady, setReady] = useState(false);
  const from = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  return {
    isReady,
    key(event, isDown) {
      if (event.key !== ' ') return false;
      event.preventDefault();
      if (isReady !== isDown) setReady(isDown);
      return true;
    },
    down(event) {
      const element = desk.current;
      if (!element || !(event.button === 1 || (isReady && event.button === 0))) return;
      event.preventDefault();
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      from.current = {
        x: event.clientX,
        y: event.clientY,
        left: element.scrollLeft,
        top: element.scrollTop,
      };
    },
    move(event) {
      const start = from.current;
      if (!start || !desk.current) return;
      desk.current.scrollTo(start.left - (event.clientX - start.x), start.top - (event.clientY - start.y));
    },
    up: () => void (from.current = null),
    stop() {
      from.current = null;
      setReady(false);
    },
  };
}
