import { useEffect, useState } from 'react';
import { contract } from '../../../shared/contract/index.ts';
import { makesStale } from '../../../shared/contract/stale.ts';
import { useClient } from '../../data/use-query.ts';

/** Milliseconds without a change before all codes, or all codings, are compared again: that is not part of any step. */
const QUIET = 900;

/**
 * How many there are of what waits for somebody to look at, found anew once the codebook has been still for a moment.
 * @param first milliseconds after which it is found the first time
 */
export function useQuietTotal(op: 'code.likelyDuplicates' | 'coding.duplicates', first = QUIET): number {
  const client = useClient();
  const [total, setTotal] = useState(0);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const answer = await client.call(op, {});
      if (answer.ok && !isOver) setTotal(answer.value.total);
    };
    const wait = (time: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), time);
    };
    wait(first);
    const stop = client.onEvent((event) => {
      if (event.kind === 'change' && makesStale(event.event, contract[op].reads)) wait(QUIET);
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
    };
  }, [client, op, first]);
  return total;
}
