import { useSyncExternalStore } from 'react';
import { useIsNarrow } from '../../app/use-narrow.ts';

/** Too low for a sheet with anything under it. */
const LOW = '(max-height: 779px)';

const follow = (listener: () => void): (() => void) => {
  const query = matchMedia(LOW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Whether checks and export have no room under the sheet and come as a drawer at its side. */
export function useIsTight(): boolean {
  const isNarrow = useIsNarrow();
  const isLow = useSyncExternalStore(follow, () => matchMedia(LOW).matches);
  return isNarrow || isLow;
}
