import { Plus } from 'lucide-react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { useReadOnly } from '../../../app/host-state.ts';
import { useClient } from '../../../data/use-query.ts';
import { Button, EmptyState, FileDropZone, Icon, RoomBar } from '../../../ui/index.ts';
import type { IncomingFile } from '../store.ts';
import { IncomingDialog } from './incoming-dialog.tsx';
import { readCodebookFile } from '../actions/incoming-actions.ts';

const NONE: readonly CodeView[] = [];

/** A codebook file dropped on the room is looked at before anything is written. */
export function CodebookDrop() {
  const client = useClient();
  const isReadOnly = useReadOnly();
  return isReadOnly ? null : (
    <FileDropZone
      words="Let go to look at this codebook"
      onFiles={(files) => void readCodebookFile(client, files)}
    />
  );
}

interface NoCodesProps {
  onNew(): void;
  onTakeIn(): void;
  incoming: IncomingFile | null;
}

/** What stands where no code is yet: how the first ones come. */
export function NoCodes({ onNew, onTakeIn, incoming }: NoCodesProps) {
  return (
    <div className="cb tw-room-column">
      <RoomBar title="Codebook" />
      <EmptyState
        drawing="codes"
        action={
          <>
            <Button variant="primary" icon={<Icon of={Plus} small />} shortcut="N" onPress={onNew}>
              Write the first code
            </Button>
            <Button variant="link" shortcut="I" onPress={onTakeIn}>
              Take a codebook in
            </Button>
          </>
        }
      >
        Codes gather here as you give them to words in a transcript. Write one now, or take in a codebook from
        a table or a Word document.
      </EmptyState>
      <CodebookDrop />
      {incoming ? <IncomingDialog file={incoming} codes={NONE} /> : null}
    </div>
  );
}
