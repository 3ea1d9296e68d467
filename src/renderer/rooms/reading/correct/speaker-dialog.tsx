import { useRef, useState } from 'react';
import type { SpeakerRole } from '../../../../shared/domain/text/index.ts';
import { ChooseDialog } from '../../../parts/choose-dialog/choose-dialog.tsx';
import { Dialog, DialogAnswers, RadioGroup } from '../../../ui/index.ts';

const ROLES: { id: SpeakerRole; label: string }[] = [
  { id: 'participant', label: 'Participant' },
  { id: 'interviewer', label: 'Interviewer' },
  { id: 'other', label: 'Somebody else' },
];
const roleName = (role: SpeakerRole) => ROLES.find((one) => one.id === role)?.label.toLowerCase() ?? '';
const NOBODY = 'nobody';

interface SpeakerDialogProps {
  speakers: readonly { id: string; label: string; role: SpeakerRole }[];
  current: string | null;
  onChoose(speaker: string | null): void;
  onCreate(label: string, role: SpeakerRole): void;
  onClose(): void;
}

/** Whose turn it is: one of the speakers, somebody new, or nobody. */
export function SpeakerDialog({ speakers, current, onChoose, onCreate, onClose }: SpeakerDialogProps) {
  const [label, setLabel] = useState<string | null>(null);
  const [role, setRole] = useState<SpeakerRole>('participant');
  const isNaming = useRef(false);
  if (label !== null) {
    return (
      <Dialog
        isOpen
        title={`Who is ${label}?`}
        onClose={onClose}
        footer={
          <DialogAnswers
            onClose={onClose}
            onPress={() => {
              onCreate(label, role);
              onClose();
            }}
          >
            Add the speaker
          </DialogAnswers>
        }
      >
        <RadioGroup<SpeakerRole> label="Role" value={role} onChange={setRole} options={ROLES} />
      </Dialog>
    );
  }
  return (
    <ChooseDialog
      title="Who speaks in this turn?"
      label="Find a speaker or type a new name"
      choices={[
        ...speakers.map((one) => ({
          id: one.id,
          label: one.label,
          detail: one.id === current ? 'now' : roleName(one.role),
        })),
        { id: NOBODY, label: 'Nobody (a note)', detail: current === null ? 'now' : '' },
      ]}
      onChoose={(id) => onChoose(id === NOBODY ? null : id)}
      // it closes before it says what was chosen; a new name goes on to its role
      onClose={() => queueMicrotask(() => (isNaming.current ? undefined : onClose()))}
      create={{
        label: (words) => `Add “${words}” as a new speaker`,
        run: (words) => {
          isNaming.current = true;
          setLabel(words.slice(0, 200));
        },
      }}
    />
  );
}
