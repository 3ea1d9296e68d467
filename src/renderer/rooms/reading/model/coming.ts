/**
 * What is painted before the file has it. A key that acts on it meanwhile waits for its lasting id, in the order keys were
 * pressed, instead of doing nothing.
 */

let counter = 0;
/** An id of the page's own, for what is on its way into the file. */
export const passingId = (): string => `pending-${(counter += 1)}`;
export const isPassing = (id: string): boolean => id.startsWith('pending-');

/** Kept for as long as the window is open: a menu or a memo that began early may name a passing id long after. */
const coming = new Map<string, Promise<string | null>>();

/** Says that a passing id will become a lasting one; the answer is called with it, or with null when the file refused. */
export function willLast(id: string): (lasting: string | null) => void {
  let settle: (lasting: string | null) => void = () => undefined;
  coming.set(
    id,
    new Promise((resolve) => {
      settle = resolve;
    }),
  );
  return (lasting) => settle(lasting);
}

/** The id something has in the file, once it is there; null when it never will be. A lasting id is its own. */
export const lastingId = (id: string): Promise<string | null> =>
  coming.get(id) ?? Promise.resolve(isPassing(id) ? null : id);
