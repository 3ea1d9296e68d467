import { valueOrTell } from '../../app/tell.ts';
import type { Client } from '../../transport/client.ts';
import { toast } from '../../ui/toast.tsx';

const latest = async (client: Client): Promise<number | null> => {
  const result = await client.call('history.list', { limit: 1 });
  return result.ok ? (result.value[0]?.seq ?? null) : null;
};

/**
 * Says what was done and offers to take it back. Undo goes step by step, so when something else was done since, it
 * says so instead of taking back the wrong thing.
 */
export async function doneToast(client: Client, text: string): Promise<void> {
  const seq = await latest(client);
  toast({
    text,
    action: {
      label: 'Undo',
      async run() {
        if (seq === null || (await latest(client)) !== seq) {
          toast({
            text: 'Other changes were made since. Undo takes them back one at a time, the newest first.',
          });
          return;
        }
        const undone = valueOrTell(await client.call('history.undo', {}));
        if (undone) toast({ text: `Undone: ${undone.sentence}` });
      },
    },
  });
}
