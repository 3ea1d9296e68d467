// The words selected on the page can be given a code that is found from anywhere.
import { useEffect } from 'react';
import { offerCodeTarget } from '../../../parts/code-finder/index.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';

/** Offers the selected words of the open transcript, while it may be written to. */
export function useCodeTarget(reading: Reading): void {
  useEffect(
    () =>
      offerCodeTarget(() => {
        const { selection, applyCode } = useReadingStore.getState();
        const { from, to } = selection;
        if (reading.isReadOnly || !applyCode || to <= from) return null;
        return {
          reference: reading.reference(from, to),
          apply: (codeId) =>
            useReadingStore.getState().applyCode?.(codeId, { documentId: reading.summary.id, from, to }),
        };
      }),
    [reading],
  );
}
