// Steps that are taken but not asked of the study yet, because they wait for another to be in the file.

const works = new Set<Promise<unknown>>();

/** Notes work until it is done, and gives it back. */
export function underWay<T>(work: Promise<T>): Promise<T> {
  works.add(work);
  const forget = () => void works.delete(work);
  work.then(forget, forget);
  return work;
}

/** Waits for all of it: what comes after in time comes after in the history as well. */
export async function allUnderWay(): Promise<void> {
  await Promise.allSettled(works);
}
