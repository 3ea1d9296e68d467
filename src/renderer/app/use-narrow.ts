import { useSyncExternalStore } from 'react';

const follow = (listener: () => void): (() => void) => {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-narrow'] });
  return () => observer.disconnect();
};

/** Whether the window is so narrow, in design pixels, that the inspector lies over the room; see `applyWidth`. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, () => document.documentElement.dataset['narrow'] === 'true');
}
