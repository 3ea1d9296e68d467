// Codes that go are out of the list at once, not when the program has written all of it.
import type { Result } from '../../../../shared/contract/errors.ts';
import { afterPaint } from '../../../data/after-paint.ts';
import type { LiveQueries } from '../../../data/live-query.ts';
import { useCodebook } from '../store.ts';
import { NOBODY, type Leaving } from '../tree-data.ts';

/** Frames the list is waited for, about a second. */
const PATIENCE = 60;

/**
 * Does what makes codes go. They are out of sight while it is under way and the codes chosen are `chosen`; if it is refused all is
 * put back as it was.
 */
export async function goneAtOnce<T>(
  queries: LiveQueries,
  { leaving, chosen }: { leaving: Leaving; chosen: ReadonlySet<string> },
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const { selected, set } = useCodebook.getState();
  set({ leaving, selected: chosen });
  const result = await work();
  if (!result.ok && useCodebook.getState().selected === chosen) set({ selected });
  for (let frame = 0; result.ok && frame < PATIENCE && !queries.isFresh('code.list', {}); frame++)
    await new Promise<void>(afterPaint);
  if (useCodebook.getState().leaving === leaving) set({ leaving: NOBODY });
  return result;
}
