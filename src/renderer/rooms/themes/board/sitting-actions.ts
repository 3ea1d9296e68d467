// What is done with a sitting that stands beside the table: another name, or away with it.
import type { Action } from '../../../app/actions.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { announce, confirm } from '../../../ui/index.ts';
import type { Client } from '../../../transport/client.ts';
import { nextSittings, showSittings } from './bar-tools.tsx';
import { cardWords } from './board-data.ts';
import { useBoard } from './store.ts';
import { focusSoon } from './use-focused-stop.ts';

/** Closes one of those that are open; the focus goes to today's table. */
export function closeSitting(open: readonly string[], id: string): void {
  showSittings(nextSittings(open, id));
  focusSoon(useBoard.getState().at);
}

export async function renameSitting(client: Client, id: string, name: string): Promise<void> {
  if (valueOrTell(await client.call('board.renameSnapshot', { id, name })) === null)
    announce(`The sitting is called ${name} now.`);
}

/** Asks first; one step to undo brings it back. */
export async function deleteSitting(client: Client, open: readonly string[], id: string): Promise<void> {
  const sitting = valueOrTell(await client.call('board.openSnapshot', { id }));
  if (!sitting) return;
  const piles = `${sitting.piles.length} ${sitting.piles.length === 1 ? 'pile' : 'piles'}`;
  const isSure = await confirm({
    tone: 'danger',
    title: `Delete the sitting “${sitting.name}”?`,
    consequences: [
      `How ${cardWords(sitting.cards.length)} and ${piles} lay then is forgotten.`,
      'What lies on the table today stays as it is. Undo brings the sitting back.',
    ],
    confirmLabel: 'Delete the sitting',
  });
  if (!isSure || valueOrTell(await client.call('board.removeSnapshot', { id })) === undefined) return;
  closeSitting(open, id);
  await doneToast(client, `Deleted the sitting ${sitting.name}.`);
}

/** The sitting the focus is in, or the one that was opened last. */
function sittingHere(open: readonly string[]): string | undefined {
  const here = document.activeElement?.closest<HTMLElement>('.bd-sitting')?.dataset['sitting'];
  return here ?? open.at(-1);
}

export function sittingActions(client: Client, open: readonly string[], isReadOnly: boolean): Action[] {
  const group = 'Card board';
  const isOpen = () => open.length > 0;
  const canWrite = () => isOpen() && !isReadOnly;
  return [
    {
      id: 'board.sittingName',
      label: 'Rename the sitting',
      group,
      isEnabled: canWrite,
      run: () => useBoard.getState().set({ namingSitting: sittingHere(open) ?? null }),
    },
    {
      id: 'board.sittingDelete',
      label: 'Delete the sitting',
      group,
      isEnabled: canWrite,
      run: () => deleteSitting(client, open, sittingHere(open) ?? ''),
    },
    {
      id: 'board.sittingClose',
      label: 'Close the sitting',
      group,
      isEnabled: isOpen,
      run: () => closeSitting(open, sittingHere(open) ?? ''),
    },
  ];
}
