import { useState } from 'react';
import { useClient } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { Dialog, DialogAnswers, TextField } from '../../../ui/index.ts';
import { usePeople } from '../store.ts';

const close = () => usePeople.setState({ isAddingAttribute: false });

/** Asks for the name of a new characteristic. */
export function AddAttributeDialog() {
  const client = useClient();
  const isOpen = usePeople((state) => state.isAddingAttribute);
  const [name, setName] = useState('');
  async function add() {
    if (name.trim() === '' || (await run(client, 'attribute.create', { name })) === undefined) return;
    setName('');
    close();
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title="Add a characteristic"
      footer={
        <DialogAnswers onClose={close} isDisabled={name.trim() === ''} onPress={() => void add()}>
          Add
        </DialogAnswers>
      }
    >
      <TextField
        label="Name"
        description="Something known of everybody, such as a service, a role or an age band."
        value={name}
        onChange={setName}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') void add();
        }}
      />
    </Dialog>
  );
}
