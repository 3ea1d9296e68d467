import type { Client } from '../../transport/client.ts';
import { toast } from '../../ui/toast.tsx';
import { undoOffer } from '../run/run.ts';

/** Says what was done and offers to take it back. */
export async function doneToast(client: Client, text: string): Promise<void> {
  toast({ text, action: undoOffer(client) });
}
