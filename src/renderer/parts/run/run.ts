// Running a command from the interface: a refusal is always said, and what can be taken back offers to be.
import type { CommandName, Input, Output } from '../../../shared/contract/index.ts';
import type { Client } from '../../transport/client.ts';
import { toast } from '../../ui/toast.tsx';

/** Says why something was not done. */
export function sayFailure(message: string): void {
  toast({ text: message, tone: 'attention' });
}

/** Takes back the person's last step and says what it was. */
async function undoLast(client: Client): Promise<void> {
  const result = await client.call('history.undo', {});
  if (!result.ok) return sayFailure(result.failure.message);
  toast({ text: `Undone: ${result.value.sentence}` });
}

const latestStep = async (client: Client): Promise<number | null> => {
  const result = await client.call('history.list', { limit: 1 });
  return result.ok ? (result.value[0]?.seq ?? null) : null;
};

/**
 * A way to take back what was done just now, for a notice. Undo goes step by step, so when something else was done
 * since, it says so instead of taking back the wrong thing. Make it before anything else is asked of the study.
 */
export function undoOffer(client: Client): { label: string; run(): Promise<void> } {
  const made = latestStep(client);
  return {
    label: 'Undo',
    async run() {
      const [then, now] = await Promise.all([made, latestStep(client)]);
      if (then !== null && then === now) return undoLast(client);
      toast({ text: 'Other changes were made since. Undo takes them back one at a time, the newest first.' });
    },
  };
}

/**
 * Runs a command. A failure's sentence is shown and undefined comes back.
 * @param done one sentence of what was done, shown with a way to take it back
 */
export async function run<N extends CommandName>(
  client: Client,
  op: N,
  input: Input<N>,
  done?: string | ((value: Output<N>) => string),
): Promise<Output<N> | undefined> {
  const result = await client.call(op, input);
  if (!result.ok) {
    sayFailure(result.failure.message);
    return undefined;
  }
  if (done !== undefined) {
    const text = typeof done === 'string' ? done : done(result.value);
    toast({ text, action: undoOffer(client) });
  }
  return result.value;
}
