// Who speaks in a transcript: as the import found it, for the person to confirm or put right.
import { useEffect, useRef, useState } from 'react';
import { Ellipsis } from 'lucide-react';
import type { DocumentFull, SpeakerView } from '../../../shared/contract/documents.ts';
import type { ParticipantView } from '../../../shared/contract/participants.ts';
import type { SpeakerRole } from '../../../shared/domain/text/types.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import {
  IconButton,
  Icon,
  MenuButton,
  Select,
  Skeleton,
  TextField,
  type MenuChoice,
} from '../../ui/index.ts';
import { run } from '../run/run.ts';
import { counted } from './wording.ts';
import './speakers.css';

const ROLES: { id: SpeakerRole; label: string }[] = [
  { id: 'participant', label: 'Participant' },
  { id: 'interviewer', label: 'Interviewer' },
  { id: 'other', label: 'Somebody else' },
];
const NOBODY = 'nobody';
const NEW = 'new';

/** The first words of a speaker, to know them by. */
function firstWords(document: DocumentFull, speakerId: string): string {
  const own = document.layout.turns.filter((turn) => turn.speaker === speakerId);
  const telling = own.find((turn) => turn.end - turn.start > 40) ?? own[0];
  if (!telling) return '';
  const words = document.text
    .slice(telling.start, Math.min(telling.end, telling.start + 90))
    .replace(/\s+/gu, ' ');
  return telling.end - telling.start > 90 ? `${words.replace(/\s\S*$/u, '')} …` : words;
}

export const nameOfPerson = (person: ParticipantView): string =>
  person.workingLabel === '' ? person.publicId : `${person.publicId}, ${person.workingLabel}`;

/** The speakers of one transcript, each with a role and, for a participant, the person. */
export function SpeakersForm({ documentId }: { documentId: string }) {
  const document = useQuery('document.get', { id: documentId });
  const people = useQuery('participant.table', {}).data?.participants ?? [];
  const form = useRef<HTMLDivElement>(null);
  const count = document.data?.speakers.length ?? 0;
  const before = useRef(count);
  useEffect(() => {
    // the one whose menu was open is another's now
    if (count < before.current && window.document.activeElement === window.document.body)
      form.current?.querySelector('input')?.focus();
    before.current = count;
  }, [count]);
  if (document.failure) return <p className="speakers-none">{document.failure.message}</p>;
  if (!document.data) return <Skeleton lines={2} label="Reading the speakers" />;
  const speakers = document.data.speakers.filter((speaker) => speaker.label !== '');
  const unnamed = document.data.speakers.find((speaker) => speaker.label === '');
  return (
    <div className="speakers" ref={form}>
      {speakers.length === 0 ? (
        <p className="speakers-none">
          Nobody is named in it, so it is kept as text without speakers. To have speakers, correct it and say
          who speaks in each turn, or put a name and a colon before each turn in the file, and replace it.
        </p>
      ) : null}
      <ul>
        {speakers.map((speaker) => (
          <SpeakerRow
            key={speaker.id}
            speaker={speaker}
            others={speakers.filter((other) => other.id !== speaker.id)}
            words={firstWords(document.data as DocumentFull, speaker.id)}
            people={people}
          />
        ))}
      </ul>
      {speakers.length > 0 ? (
        <p className="speakers-none">
          Somebody is missing? Correct the transcript and say who speaks in their turns; a new name can be
          typed there.
        </p>
      ) : null}
      {speakers.length > 0 && unnamed ? (
        <p className="speakers-none">
          {counted(unnamed.turns, 'turn')} without a name, kept as{' '}
          {unnamed.turns === 1 ? 'it is' : 'they are'}.
        </p>
      ) : null}
    </div>
  );
}

interface SpeakerRowProps {
  speaker: SpeakerView;
  others: readonly SpeakerView[];
  words: string;
  people: readonly ParticipantView[];
}

function SpeakerRow({ speaker, others, words, people }: SpeakerRowProps) {
  const client = useClient();
  async function tie(choice: string) {
    let participantId: string | null = choice === NOBODY ? null : choice;
    if (choice === NEW) {
      const made = await run(client, 'participant.create', { workingLabel: speaker.label });
      if (!made) return;
      participantId = made.id;
    }
    await run(client, 'speaker.update', { id: speaker.id, participantId });
  }
  const merges: MenuChoice[] = others.map((other) => ({
    id: other.id,
    label: `The same person as ${other.label}`,
    onAction: () =>
      void run(
        client,
        'speaker.merge',
        { from: speaker.id, into: other.id },
        `All turns of ${speaker.label} are now those of ${other.label}.`,
      ),
  }));
  return (
    <li className="speaker">
      <div className="speaker-line">
        <SpeakerName speaker={speaker} />
        {merges.length > 0 ? (
          <MenuButton label={`More about ${speaker.label}`} items={merges} placement="bottom end">
            <IconButton label={`Make ${speaker.label} one with another speaker`}>
              <Icon of={Ellipsis} small />
            </IconButton>
          </MenuButton>
        ) : null}
      </div>
      <p className="speaker-count">
        {counted(speaker.turns, 'turn')}, {counted(speaker.words, 'word')}
      </p>
      {words === '' ? null : <p className="speaker-words">{words}</p>}
      <div className="speaker-choices">
        <Select
          label={`Role of ${speaker.label}`}
          isLabelHidden
          options={ROLES}
          value={speaker.role}
          onChange={(role) => void run(client, 'speaker.update', { id: speaker.id, role })}
        />
        {speaker.role === 'participant' ? (
          <Select
            label={`Person speaking as ${speaker.label}`}
            isLabelHidden
            options={[
              ...people.map((person) => ({ id: person.id, label: nameOfPerson(person) })),
              { id: NEW, label: 'A new person' },
              { id: NOBODY, label: 'Nobody yet' },
            ]}
            value={speaker.participantId ?? NOBODY}
            onChange={(choice) => void tie(choice)}
          />
        ) : null}
      </div>
    </li>
  );
}

/** The label, as it is written in the transcript; Enter or leaving keeps what was typed. */
function SpeakerName({ speaker }: { speaker: SpeakerView }) {
  const client = useClient();
  const [typed, setTyped] = useState<string | null>(null);
  function keep() {
    const label = typed?.trim() ?? '';
    setTyped(null);
    if (label !== '' && label !== speaker.label)
      void run(client, 'speaker.update', { id: speaker.id, label });
  }
  return (
    <TextField
      label={`Name of the speaker ${speaker.label}`}
      isLabelHidden
      className="speaker-name"
      value={typed ?? speaker.label}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
