// The people who work on the study: how each is shown, and what they do.
import { useState } from 'react';
import type { PersonView } from '../../../../shared/contract/study.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { counted } from '../../../parts/import-panel/wording.ts';
import { run } from '../../../parts/run/run.ts';
import { Dialog, DialogAnswers, PersonBadge, Select, Skeleton, TextField } from '../../../ui/index.ts';
import { Kept } from './person-details.tsx';

type Role = PersonView['role'];
const ROLES: { id: Role; label: string; description: string }[] = [
  { id: 'lead', label: 'Lead', description: 'Holds the study together' },
  { id: 'coder', label: 'Coder', description: 'Codes transcripts' },
  { id: 'reviewer', label: 'Reviewer', description: 'Comments on extracts' },
  { id: 'secondReader', label: 'Second reader', description: 'Reads what others coded' },
];

interface TeamProps {
  me: string | null;
  isReadOnly: boolean;
  isAdding: boolean;
  onAddingDone(): void;
}

export function Team({ me, isReadOnly, isAdding, onAddingDone }: TeamProps) {
  const client = useClient();
  const people = useQuery('person.list', {});
  if (people.failure && !people.data) return <p className="pp-quiet pp-pad">{people.failure.message}</p>;
  if (!people.data) return <Skeleton lines={3} label="Reading the team" />;
  return (
    <div className="tm tw-scroll">
      <p className="pp-quiet">
        The alias is what is shown on screen and in review packs. The name stays in the study file.
      </p>
      <div className="tm-row tm-head" aria-hidden="true">
        <span />
        <span>Name</span>
        <span>Alias</span>
        <span>What they do</span>
        <span>Codings</span>
      </div>
      <ul className="tm-list" aria-label="Team">
        {people.data.map((person) => (
          <li key={person.id} className="tm-row">
            <PersonBadge name={person.alias} isMe={person.id === me} />
            <Kept
              label={`Name of ${person.alias}`}
              isLabelHidden
              value={person.name}
              isReadOnly={isReadOnly}
              onKeep={(name) =>
                name === '' ? undefined : void run(client, 'person.update', { id: person.id, name })
              }
            />
            <Kept
              label={`Alias of ${person.name}`}
              isLabelHidden
              value={person.alias}
              isReadOnly={isReadOnly}
              onKeep={(alias) =>
                alias === '' ? undefined : void run(client, 'person.update', { id: person.id, alias })
              }
            />
            <Select
              label={`What ${person.alias} does`}
              isLabelHidden
              options={ROLES}
              value={person.role}
              isDisabled={isReadOnly}
              onChange={(role) => void run(client, 'person.update', { id: person.id, role })}
            />
            <span className="tm-count">
              {person.codings === 0 ? 'no codings yet' : counted(person.codings, 'coding')}
              {person.id === me ? ', you' : ''}
            </span>
          </li>
        ))}
      </ul>
      <AddDialog isOpen={isAdding} onClose={onAddingDone} />
    </div>
  );
}

function AddDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const client = useClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('coder');
  async function add() {
    const made = await run(client, 'person.ensure', { name: name.trim(), role });
    if (!made) return;
    setName('');
    onClose();
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Add somebody to the team"
      footer={
        <DialogAnswers onClose={onClose} isDisabled={name.trim() === ''} onPress={() => void add()}>
          Add
        </DialogAnswers>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && name.trim() !== '') void add();
        }}
      />
      <Select<Role> label="What they do" options={ROLES} value={role} onChange={setRole} />
    </Dialog>
  );
}
