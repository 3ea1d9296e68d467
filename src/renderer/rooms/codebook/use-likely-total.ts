import { useEffect, useState } from 'react';
import type { CodeView } from '../../../shared/contract/codes.ts';
import { useClient } from '../../data/use-query.ts';

/** Milliseconds without a change before codes are compared again: comparing all of them is not part of any step. */
const QUIET = 900;

/** How many pairs of codes may be one, once the codebook has been still for a moment. */
export function useLikelyTotal(codes: readonly CodeView[]): number {
  const client = useClient();
  const [total, setTotal] = useState(0);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const answer = await client.call('code.likelyDuplicates', {});
      if (answer.ok && !isOver) setTotal(answer.value.total);
    }, QUIET);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, codes]);
  return total;
}
