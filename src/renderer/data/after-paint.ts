// What is not the thing a person waits for is done in the frame after it.

let waiting: (() => void)[] = [];

function runAll(): void {
  const now = waiting;
  waiting = [];
  for (const work of now) {
    try {
      work();
    } catch (failure) {
      reportError(failure); // one that fails does not keep the others from running
    }
  }
}

/**
 * Runs work once the next frame is painted; everything asked for before that runs together, in order. A hidden page has
 * no frames: there it runs soon.
 */
export function afterPaint(work: () => void): void {
  waiting.push(work);
  if (waiting.length > 1) return;
  if (typeof requestAnimationFrame === 'function' && !document.hidden)
    requestAnimationFrame(() => setTimeout(runAll));
  else setTimeout(runAll, 16);
}
