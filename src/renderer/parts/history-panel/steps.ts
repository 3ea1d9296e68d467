import { create } from 'zustand';
import { navigate } from '../../app/router.ts';
import { valueOrTell } from '../../app/tell.ts';
import { saveUnsaved } from '../../app/unsaved.ts';
import type { Client } from '../../transport/client.ts';
import { toast } from '../../ui/toast.tsx';
import { allUnderWay } from '../run/under-way.ts';

/** Whether the history is open. */
export const useHistoryPanel = create<{ isOpen: boolean; setOpen(isOpen: boolean): void }>()((set) => ({
  isOpen: false,
  setOpen: (isOpen) => set({ isOpen }),
}));

/** Opens the history, from a menu or a button. */
export const showHistory = (): void => useHistoryPanel.getState().setOpen(true);

/** Takes the person's last step back, or does it again, and names it; with a way to the place where there is one. */
export async function takeStep(client: Client, way: 'undo' | 'redo'): Promise<void> {
  // words that are still on their way are a step too, and so is what waits for another
  await Promise.all([saveUnsaved(), allUnderWay()]);
  const done = valueOrTell(await client.call(way === 'undo' ? 'history.undo' : 'history.redo', {}));
  if (!done) return;
  const [document] = done.documents;
  toast({
    text: `${way === 'undo' ? 'Undone' : 'Done again'}: ${done.sentence}`,
    ...(document === undefined
      ? {}
      : { action: { label: 'Show', run: () => navigate('reading', { document }) } }),
  });
}
