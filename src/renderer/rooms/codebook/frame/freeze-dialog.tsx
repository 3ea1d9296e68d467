import { useState } from 'react';
import { useClient } from '../../../data/use-query.ts';
import { useKeptDraft } from '../../../parts/kept-draft/use-kept-draft.ts';
import { run } from '../../../parts/run/run.ts';
import { Checkbox, Dialog, DialogAnswers, TextArea, TextField } from '../../../ui/index.ts';

interface FreezeDialogProps {
  /** Versions there are, for the next number. */
  versions: number;
  offersProposals: boolean;
  onClose(): void;
  onFrozen(id: string): void;
}

/** Asks for a name and a note, and keeps the codes as they are. */
export function FreezeDialog({ versions, offersProposals, onClose, onFrozen }: FreezeDialogProps) {
  const client = useClient();
  const [name, setName] = useState(`Frame ${versions + 1}`);
  const [note, setNote, done] = useKeptDraft(`freeze:${versions}`, '');
  const [offers, setOffers] = useState(offersProposals);
  async function freeze() {
    const frozen = await run(
      client,
      'frame.freeze',
      { name, note, offersProposals: offers },
      `Froze the coding frame as ${name.trim()}.`,
    );
    if (!frozen) return;
    done();
    onClose();
    onFrozen(frozen.id);
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Freeze the coding frame"
      footer={
        <DialogAnswers onClose={onClose} isDisabled={name.trim() === ''} onPress={() => void freeze()}>
          Freeze it
        </DialogAnswers>
      }
    >
      <div
        className="fr-form"
        role="presentation"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void freeze();
        }}
      >
        <p>
          Keeps the codes, their places and their definitions as they are today. Coding goes on as before.
        </p>
        <TextField label="Name of the version" value={name} maxLength={200} autoFocus onChange={setName} />
        <TextArea
          label="Note"
          description="What it was agreed on, or after which transcripts. May stay empty."
          rows={2}
          value={note}
          onChange={setNote}
        />
        <Checkbox
          isSelected={offers}
          onChange={setOffers}
          description="New codes can still be made; nothing is forbidden."
        >
          Offer to propose a code beside creating it
        </Checkbox>
      </div>
    </Dialog>
  );
}
