// Who is working is asked when it is first needed: a change that wants a name to it waits for the answer.
import { fail } from '../../shared/contract/errors.ts';
import type { Client } from '../transport/client.ts';
import { showDialog, useDialogs } from './dialogs.ts';

/** Asks who is working; resolves when the question is gone, answered or not. */
function ask(): Promise<void> {
  showDialog('person');
  return new Promise((resolve) => {
    const stop = useDialogs.subscribe(({ open }) => {
      if (open === 'person') return;
      stop();
      resolve();
    });
  });
}

/** A client whose changes ask for a name when there is none, and then go on; left unanswered they are cancelled. */
export function askingWho(client: Client): Client {
  let asking: Promise<void> | null = null;
  return {
    ...client,
    async call(op, input, study) {
      const first = await client.call(op, input, study);
      if (first.ok || first.failure.code !== 'no-person') return first;
      asking ??= ask().finally(() => (asking = null));
      await asking;
      const state = await client.host('host.state', {});
      if (state.ok && state.value.person === null) return fail('cancelled', first.failure.message);
      return client.call(op, input, study);
    },
  };
}
