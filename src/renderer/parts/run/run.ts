// Running a command from the interface: a refusal is always said, and what can be taken back offers to be.
import type { CommandName, Input, Output } from '../../../shared/contract/index.ts';
import type { Client } from '../../transport/client.ts';
import { toast } from '../../ui/toast.tsx';

/** Says why something was not done. */
export function sayFailure(message: string): void {
  toast({ text: message, tone: 'attention' });
}

/** Takes back the person's last step and says what it was. */
export async function undoLast(client: Client): Promise<void> {
  const result = await client.call('history.undo', {});
  if (!result.ok) return sayFailure(result.failure.message);
  toast({ text: `Undone: ${result.value.sentence}` });
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
    toast({ text, action: { label: 'Undo', run: () => undoLast(client) } });
  }
  return result.value;
}
