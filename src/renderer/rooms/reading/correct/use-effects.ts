import { useEffect, useState } from 'react';
import type { EditStep } from '../../../../shared/domain/text/index.ts';
import type { Client } from '../../../transport/client.ts';
import type { EffectsState } from './effects-panel.tsx';

/** How long typing rests before its effects are asked for, in milliseconds. */
const REST = 220;

/** What the steps do to codings and line numbers, asked anew when typing rests. */
export function useEffects(
  client: Client,
  id: string,
  textHash: string,
  steps: readonly EditStep[],
): EffectsState {
  const [state, setState] = useState<EffectsState>({ kind: 'none' });
  useEffect(() => {
    let isOld = false;
    if (steps.length === 0) return;
    const timer = setTimeout(async () => {
      setState((now) => ({ kind: 'working', last: now.kind === 'known' ? now.effects : null }));
      const asked = { id, textHash, steps: [...steps] };
      const result = await client.call('document.editPreview', asked);
      if (isOld) return;
      setState(
        result.ok
          ? { kind: 'known', effects: result.value }
          : { kind: 'failed', sentence: result.failure.message },
      );
    }, REST);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [client, id, textHash, steps]);
  return steps.length === 0 ? { kind: 'none' } : state;
}
