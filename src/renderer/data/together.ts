// Answers that come about the same time are shown together: one drawing of the window instead of one for each.

/** Milliseconds after its first answer that the others of a round are waited for. */
const PATIENCE = 80;

export interface Round {
  /** Says that an answer will come. What it gives is called once, with what shows the answer. */
  expect(): (show: () => void) => void;
}
interface Delivery {
  /** Answers that come before the next frame. What comes alone is shown at once. */
  readonly frame: Round;
  /** Answers to questions that one change made stale: shown when the last has come, or when that takes too long. */
  round(): Round;
}

const canWait = (): boolean => typeof requestAnimationFrame === 'function' && !document.hidden;

/** Makes the place where answers wait for each other. */
export function createDelivery(): Delivery {
  let underWay = 0;
  let waiting: (() => void)[] = [];
  let frame: number | null = null;

  function showAll(): void {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    const now = waiting;
    waiting = [];
    for (const show of now) show();
  }
  function wait(shows: readonly (() => void)[]): void {
    waiting.push(...shows);
    if (underWay === 0 || !canWait()) showAll();
    else frame ??= requestAnimationFrame(showAll);
  }
  return {
    frame: {
      expect() {
        underWay += 1;
        return (show) => {
          underWay -= 1;
          wait([show]);
        };
      },
    },
    round() {
      let left = 0;
      let held: (() => void)[] = [];
      let isOver = !canWait();
      const release = () => {
        isOver = true;
        const shows = held;
        held = [];
        wait(shows);
      };
      return {
        expect() {
          left += 1;
          underWay += 1;
          return (show) => {
            left -= 1;
            underWay -= 1;
            held.push(show);
            if (left === 0 || isOver) release();
            else if (held.length === 1) setTimeout(release, PATIENCE);
          };
        },
      };
    },
  };
}
