import { useEffect, useState } from 'react';
import { contract } from '../../../shared/contract/index.ts';
import { makesStale } from '../../../shared/contract/stale.ts';
import { usePainted } from '../../data/use-painted.ts';
import { useData, useQuery } from '../../data/use-query.ts';

/** Milliseconds without a change before all codes, or all codings, are compared again: that is not part of any step. */
const QUIET = 900;

/**
 * How many there are of what waits for somebody to look at: known from before at once, and found anew when the codebook has
 * been still for a moment after a change.
 * @param isPatient finds it the first time in such a moment too
 */
export function useQuietTotal(op: 'code.likelyDuplicates' | 'coding.duplicates', isPatient = false): number {
  const { client, queries } = useData();
  const [isKnown] = useState(() => queries.snapshot(op, {}).data !== undefined);
  const [isQuiet, setQuiet] = useState(!isPatient || isKnown);
  // comparing all of them takes its time: the list one came for is drawn before
  const isPainted = usePainted();
  const found = useQuery(op, isQuiet && (isKnown || isPainted) ? {} : null).data?.total;
  const [total, setTotal] = useState(found ?? 0);
  if (found !== undefined && found !== total) setTotal(found);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setQuiet(true), QUIET);
    };
    if (isPatient) wait();
    const stop = client.onEvent((event) => {
      if (event.kind !== 'change' || !makesStale(event.event, contract[op].reads)) return;
      setQuiet(false);
      wait();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, op, isPatient]);
  return total;
}
