import { useSyncExternalStore } from 'react';

const follow = (listener: () => void): (() => void) => {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-narrow', 'data-tight'] });
  return () => observer.disconnect();
};

/** Whether the window is so narrow, in design pixels, that the inspector lies over the room; see `applyWidth`. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, () => document.documentElement.dataset['narrow'] === 'true');
}

/** Whether it is narrower still: too small for two things beside each other. */
export function useIsTightWindow(): boolean {
  return useSyncExternalStore(follow, () => document.documentElement.dataset['tight'] === 'true');
}
