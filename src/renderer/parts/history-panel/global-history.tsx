import { useEffect } from 'react';
import { useActions } from '../../app/actions.ts';
import { useHost } from '../../app/host-state.ts';
import { isEditable } from '../../app/shortcuts.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { isMac } from '../../ui/kbd.tsx';
import { SHOW_PLACE, TAKE_BACK } from './keys.ts';
import { HistoryPanel } from './history-panel.tsx';
import { showHistory, takeStep, useHistoryPanel } from './steps.ts';

/** Undo, redo and the history, from everywhere in a study. The shell has one while a study is open. */
export function GlobalHistoryActions() {
  const client = useClient();
  const canWrite = useHost((host) => host.state?.study != null && !host.state.study.readOnly);
  const { isOpen, setOpen } = useHistoryPanel();
  useEffect(() => {
    if (!isOpen) return undefined;
    // Back leads away from what it was opened over
    const leave = () => setOpen(false);
    window.addEventListener('popstate', leave);
    return () => window.removeEventListener('popstate', leave);
  }, [isOpen, setOpen]);
  const steps = useQuery('history.state', canWrite ? {} : null).data;
  // in a text field these keys undo what was typed there
  const may = () => {
    const at = document.activeElement;
    return canWrite && (!isEditable(at) || at?.closest('.tw-palette') != null);
  };
  // what cannot be taken back is not offered; its key still says why
  const offered = (refusal: string | null | undefined) => ({ isHidden: Boolean(refusal), isListed: true });
  useActions([
    {
      id: 'history.undo',
      label: 'Undo',
      group: 'Edit',
      shortcut: 'Mod+Z',
      keywords: 'take back',
      ...offered(steps?.undoRefusal),
      isEnabled: may,
      run: () => takeStep(client, 'undo'),
    },
    {
      id: 'history.redo',
      label: 'Redo',
      group: 'Edit',
      shortcut: 'Mod+Shift+Z',
      keywords: 'do again',
      ...offered(steps?.redoRefusal),
      isEnabled: may,
      run: () => takeStep(client, 'redo'),
    },
    {
      id: 'history.open',
      label: 'History',
      group: 'Edit',
      // the Mac hides the program with Command H
      shortcut: isMac() ? 'Mod+Shift+H' : 'Mod+H',
      keywords: 'changes audit trail who when undo',
      run: showHistory,
    },
    TAKE_BACK,
    SHOW_PLACE,
  ]);
  return (
    <Dialog isOpen={isOpen} onClose={() => setOpen(false)} isDismissable title="History" size="large">
      <HistoryPanel onLeave={() => setOpen(false)} />
    </Dialog>
  );
}
