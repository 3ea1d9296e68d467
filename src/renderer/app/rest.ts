// When what is typed is kept: as the typing rests, and now and then while it does not.

/** Quiet time after which it is kept, and the longest it waits while one types on, in milliseconds. */
const PAUSE = 250;
const LONGEST = 1_000;
/** What could not be kept is tried again by itself after this, in milliseconds. */
export const AGAIN = 4_000;

/** Runs `work` after so many milliseconds; the answer stops it. */
export type After = (milliseconds: number, work: () => void) => () => void;

export interface Rest {
  /** Something was typed: `work` is due when nothing more comes for a moment, or for the milliseconds given. */
  touch(milliseconds?: number): void;
  /** Nothing is due any more. */
  stop(): void;
}

/** Timers of the page. */
export const later: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

/** Calls `work`, which is to stop the timers, when typing rests and at the latest after a second of it. */
export function createRest(work: () => void, after: After = later): Rest {
  let stopPause: (() => void) | null = null;
  let stopLongest: (() => void) | null = null;
  return {
    touch(milliseconds = PAUSE) {
      stopPause?.();
      stopPause = after(milliseconds, work);
      stopLongest ??= after(Math.max(LONGEST, milliseconds), work);
    },
    stop() {
      stopPause?.();
      stopLongest?.();
      stopPause = stopLongest = null;
    },
  };
}
