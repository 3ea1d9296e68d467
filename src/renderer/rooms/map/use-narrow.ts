import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 1100px)';

/** Whether the window is so narrow that the inspector lies over the sheet. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(NARROW);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(NARROW).matches,
  );
}
