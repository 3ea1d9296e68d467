import { useContext, useEffect, useState } from 'react';
import { afterPaint } from './after-paint.ts';
import { RehearsalContext } from './rehearsal.ts';

/** Whether the component has been painted, and is in the window: what one does not come for is mounted then. */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(useContext(RehearsalContext) !== null);
  useEffect(() => {
    let isGone = false;
    // the frame after the first belongs to what was painted: drawing it out and taking the keys
    afterPaint(() =>
      afterPaint(() => {
        if (!isGone) setPainted(true);
      }),
    );
    return () => void (isGone = true);
  }, []);
  return isPainted;
}
