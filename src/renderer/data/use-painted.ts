import { useEffect, useState } from 'react';
import { afterPaint } from './after-paint.ts';

/** Whether the component has been painted once: what one does not come for is mounted then. */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let isGone = false;
    afterPaint(() => {
      if (!isGone) setPainted(true);
    });
    return () => void (isGone = true);
  }, []);
  return isPainted;
}
