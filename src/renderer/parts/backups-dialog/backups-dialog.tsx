import { useEffect, useState } from 'react';
import type { BackupView, HostOutput } from '../../../shared/contract/host.ts';
import { runAction } from '../../app/actions.ts';
import { useHost } from '../../app/host-state.ts';
import { valueOrTell } from '../../app/tell.ts';
import { canLeaveStudy } from '../../app/study-actions.ts';
import { saveUnsaved } from '../../app/unsaved.ts';
import { bytesInWords, dayAndTime } from '../../app/words.ts';
import { useClient } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { confirm, Dialog } from '../../ui/dialog.tsx';
import { ShareBar, Skeleton } from '../../ui/progress.tsx';
import { toast } from '../../ui/toast.tsx';
import './backups-dialog.css';

/** The backups beside the study, each of which can be put in its place; a copy elsewhere; the file itself. */
export function BackupsDialog({ onClose }: { onClose(): void }) {
  const client = useClient();
  const refresh = useHost((host) => host.refresh);
  const study = useHost((host) => host.state?.study);
  const { found, again } = useBackups();
  const [isBusy, setBusy] = useState(false);
  const canWrite = study != null && !study.readOnly;

  async function backUp() {
    setBusy(true);
    await saveUnsaved();
    const result = await client.host('host.backupNow', {});
    setBusy(false);
    if (!result.ok) return void valueOrTell(result);
    toast({ text: result.value ? 'Backed up.' : 'Nothing has changed since the last backup.' });
    again();
  }
  async function restore(backup: BackupView) {
    const isYes = await confirm({
      title: `Go back to the study as it was: ${dayAndTime(backup.at)}?`,
      consequences: [
        'The study as it is now is backed up first.',
        'Then the study opens as it was at that time; what came later is in the backup just made.',
      ],
      reassurance: 'You can come forward again from this same list.',
      confirmLabel: 'Go back to it',
    });
    if (!isYes || !(await canLeaveStudy())) return;
    setBusy(true);
    const result = await client.host('host.restore', { path: backup.path });
    setBusy(false);
    if (!result.ok) return void valueOrTell(result);
    onClose();
    toast({ text: `The study is as it was: ${dayAndTime(backup.at)}.` });
    await refresh();
  }
  /** The shell knows how each host asks where to. */
  function instead(actionId: string) {
    onClose();
    runAction(actionId);
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDismissable
      title="Backups"
      size="medium"
      footer={
        <>
          <div className="tw-backup-ways">
            <Button variant="link" onPress={() => instead('study.saveCopy')}>
              Save a copy
            </Button>
            <Button variant="link" isDisabled={!canWrite} onPress={() => instead('study.move')}>
              Move or rename the file
            </Button>
          </div>
          <Button isDisabled={!canWrite || isBusy} onPress={() => void backUp()}>
            Back up now
          </Button>
        </>
      }
    >
      <p>
        Threadwork keeps the newest 20 and one a day for 14 days, by itself, beside your study. Keep a copy on
        another disk as well.
      </p>
      {found === null ? <Skeleton label="Reading the backups" /> : <Kept found={found} />}
      {found?.backups.length === 0 ? (
        <p>There are none yet. The first is made when something has changed.</p>
      ) : null}
      <ul className="tw-backups" aria-label="Backups, newest first">
        {found?.backups.map((backup) => (
          <li key={backup.path}>
            <span>{dayAndTime(backup.at)}</span>
            <span className="tw-meta">{bytesInWords(backup.bytes)}</span>
            <Button
              variant="link"
              isDisabled={!canWrite || isBusy}
              onPress={() => void restore(backup)}
              aria-label={`Go back to it: ${dayAndTime(backup.at)}`}
            >
              Go back to it
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** What is kept, and how to ask again. */
function useBackups() {
  const client = useClient();
  const [found, setFound] = useState<HostOutput<'host.backups'> | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOld = false;
    void client.host('host.backups', {}).then((result) => {
      if (!isOld) setFound(valueOrTell(result) ?? null);
    });
    return () => {
      isOld = true;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the turn asks again
  }, [client, turn]);
  return { found, again: () => setTurn((before) => before + 1) };
}

function Kept({ found }: { found: HostOutput<'host.backups'> }) {
  return (
    <div className="tw-backup-kept">
      <ShareBar value={found.budgetBytes > 0 ? found.bytes / found.budgetBytes : 0} />
      <p className="tw-meta">
        {bytesInWords(found.bytes)} of {bytesInWords(found.budgetBytes)} used, in {found.folder}
      </p>
    </div>
  );
}
