import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function at every drawing, which does what the one of the latest drawing does. For keys and presses only. */
export function useLatest<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  const latest = useRef(work);
  useLayoutEffect(() => {
    latest.current = work;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
