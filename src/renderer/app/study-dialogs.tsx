import { useRef, useState, type FormEvent } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogAnswers } from '../ui/dialog.tsx';
import { Checkbox } from '../ui/boxes.tsx';
import { TextField } from '../ui/field.tsx';
import { toast } from '../ui/toast.tsx';
import { useClient, useQuery } from '../data/use-query.ts';
import { choosePersonHere, HostContext, useHost } from './host-state.ts';
import { canLeaveStudy, copiedTo, openStudy } from './study-actions.ts';
import { valueOrTell } from './tell.ts';
import { dayAndTime } from './words.ts';
import { useContext } from 'react';
import './study-dialogs.css';

interface Closing {
  onClose(): void;
}

/** Asks what the study is called and, the first time, who is working. */
export function NewStudyDialog({ onClose }: Closing) {
  const client = useClient();
  const refresh = useHost((host) => host.refresh);
  const state = useHost((host) => host.state);
  const [name, setName] = useState('');
  const [person, setPerson] = useState(state?.person?.name ?? '');
  const [isBusy, setBusy] = useState(false);
  const asksPerson = !state?.person;
  const nameField = useRef<HTMLInputElement>(null);
  const personField = useRef<HTMLInputElement>(null);
  const isReady = name.trim() !== '' && (!asksPerson || person.trim() !== '');
  async function start(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    // Enter goes on to what is still to fill in
    if (!isReady) return (name.trim() === '' ? nameField : personField).current?.focus();
    if (!(await canLeaveStudy())) return;
    setBusy(true);
    if (asksPerson) choosePersonHere(person.trim());
    if (asksPerson) valueOrTell(await client.host('host.setPerson', { name: person.trim() }));
    const made = valueOrTell(await client.host('host.newStudy', { name: name.trim() }));
    setBusy(false);
    if (!made) return;
    onClose();
    await refresh();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Start a new study"
      footer={
        <DialogAnswers onClose={onClose} type="submit" form="tw-new-study" isDisabled={isBusy}>
          Start
        </DialogAnswers>
      }
    >
      <form id="tw-new-study" className="tw-form" onSubmit={(event) => void start(event)}>
        <TextField
          label="Name of the study"
          autoFocus
          inputRef={nameField}
          value={name}
          onChange={setName}
          description={
            state?.folder
              ? `One file, kept in ${state.folder}.`
              : 'One file, kept where you choose in the next step.'
          }
        />
        {asksPerson ? (
          <TextField
            label="Your name, or an alias"
            inputRef={personField}
            value={person}
            onChange={setPerson}
            description="Stands beside what you code and write, for you and for those you share the file with."
          />
        ) : null}
      </form>
    </Dialog>
  );
}

interface NameDialogProps extends Closing {
  title: string;
  label: string;
  description?: string | undefined;
  confirmLabel: string;
  value: string;
  /** Does it; answers whether the dialog is done with. */
  onSend(name: string): Promise<boolean>;
}

/** Asks for one name. */
function NameDialog({ title, label, description, confirmLabel, value, onSend, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(value);
  const name = typed.trim();
  async function send(event: FormEvent) {
    event.preventDefault();
    if (name !== '' && (await onSend(name))) onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <DialogAnswers onClose={onClose} type="submit" form="tw-one-name" isDisabled={name === ''}>
          {confirmLabel}
        </DialogAnswers>
      }
    >
      <form id="tw-one-name" onSubmit={(event) => void send(event)}>
        <TextField label={label} autoFocus value={typed} onChange={setTyped} description={description} />
      </form>
    </Dialog>
  );
}

/** Another name for the study that is open. Its file keeps its own. */
export function RenameStudyDialog({ onClose }: Closing) {
  const client = useClient();
  const name = useHost((host) => host.state?.study?.name ?? '');
  return (
    <NameDialog
      onClose={onClose}
      title="Rename the study"
      label="Name of the study"
      description="Stands at the top of the window, in reports and in what is written from the study. The file keeps its own name."
      confirmLabel="Rename"
      value={name}
      onSend={async (title) =>
        title === name || valueOrTell(await client.call('study.rename', { title })) !== undefined
      }
    />
  );
}

/** Asks who is working on this computer. */
export function PersonDialog({ onClose }: Closing) {
  const client = useClient();
  const refresh = useHost((host) => host.refresh);
  const person = useHost((host) => host.state?.person);
  const hasStudy = useHost((host) => host.state?.study != null);
  const known = (useQuery('person.list', hasStudy ? {} : null).data ?? []).filter(
    (other) => other.name !== person?.name,
  );
  const [name, setName] = useState(person?.name ?? '');
  async function goOnAs(who: string) {
    if (who === '') return;
    choosePersonHere(who);
    const result = await client.host('host.setPerson', { name: who });
    if (!result.ok) return void valueOrTell(result);
    onClose();
    await refresh();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Who is working?"
      footer={
        <DialogAnswers onClose={onClose} type="submit" form="tw-person" isDisabled={name.trim() === ''}>
          Keep
        </DialogAnswers>
      }
    >
      <form
        id="tw-person"
        className="tw-form"
        onSubmit={(event) => {
          event.preventDefault();
          void goOnAs(name.trim());
        }}
      >
        <TextField
          label="Your name, or an alias"
          autoFocus
          value={name}
          onChange={setName}
          description="What you code and write from now on carries this name. What is there already keeps the name it has."
        />
        {known.length > 0 ? (
          <div className="tw-known" role="group" aria-label="People of this study">
            <span className="tw-help">Or go on as somebody of this study:</span>
            {known.map((other) => (
              // of several at one screen each takes over by one press
              <Button key={other.id} variant="link" onPress={() => void goOnAs(other.name)}>
                {other.name}
              </Button>
            ))}
          </div>
        ) : null}
      </form>
    </Dialog>
  );
}

/** A list of studies this computer knows, for the browser tab, which has no dialog of the system. */
export function OpenStudyDialog({ onClose }: Closing) {
  const client = useClient();
  const host = useContext(HostContext);
  const state = useHost((view) => view.state);
  const [path, setPath] = useState('');
  const [readOnly, setReadOnly] = useState(false);
  const known = new Map<string, { path: string; name: string; when: string }>();
  for (const study of state?.inFolder ?? []) known.set(study.path, { ...study, when: study.modifiedAt });
  // the name a study was last seen with says more than that of its file
  for (const { path: at, name, openedAt, exists } of state?.recent ?? [])
    if (exists) known.set(at, { path: at, name, when: known.get(at)?.when ?? openedAt });
  const studies = [...known.values()].toSorted((a, b) => b.when.localeCompare(a.when));
  function open(which: string) {
    onClose();
    if (host) void openStudy(client, host, which, readOnly);
  }
  return (
    <Dialog isOpen onClose={onClose} isDismissable title="Open a study" size="medium">
      {studies.length > 0 ? (
        <ul className="tw-studies">
          {studies.map((study) => (
            <li key={study.path}>
              <Button variant="quiet" className="tw-study-row" onPress={() => open(study.path)}>
                <span className="tw-study-name">{study.name}</span>
                <span className="tw-meta">{dayAndTime(study.when)}</span>
                <span className="tw-meta tw-cut tw-study-path">{study.path}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p>There is no study in {state?.folder ?? 'the folder for studies'} yet.</p>
      )}
      <form
        className="tw-inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (path.trim() !== '') open(path.trim());
        }}
      >
        <TextField
          label="Or give the place of a study file"
          placeholder="/home/you/Documents/Bridge.threadwork"
          value={path}
          onChange={setPath}
        />
        <Button type="submit" isDisabled={path.trim() === ''}>
          Open
        </Button>
      </form>
      <Checkbox
        isSelected={readOnly}
        onChange={setReadOnly}
        description="You see it as it is now. Nothing in it can be changed, and nobody else is kept out of it."
      >
        For reading only
      </Checkbox>
    </Dialog>
  );
}

/** A new name for a copy or for the file itself, in the folder of the web host. */
export function FileNameDialog({ kind, onClose }: Closing & { kind: 'save-copy' | 'move-study' }) {
  const client = useClient();
  const refresh = useHost((host) => host.refresh);
  const study = useHost((host) => host.state?.study?.name ?? '');
  const isCopy = kind === 'save-copy';
  async function send(name: string): Promise<boolean> {
    const done = valueOrTell(await client.host(isCopy ? 'host.saveCopy' : 'host.moveStudy', { name }));
    if (!done) return false;
    toast({ text: isCopy ? copiedTo(done.path) : `The study is now at ${done.path}` });
    void refresh();
    return true;
  }
  return (
    <NameDialog
      onClose={onClose}
      title={isCopy ? 'Save a copy' : 'Move or rename the file'}
      label="Name of the file"
      description={
        isCopy ? 'You go on working in the study that is open; the copy stays as it is now.' : undefined
      }
      confirmLabel={isCopy ? 'Save the copy' : 'Rename'}
      value={isCopy ? `${study} copy` : study}
      onSend={send}
    />
  );
}
