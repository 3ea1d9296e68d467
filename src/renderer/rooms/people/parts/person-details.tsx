// One participant in the inspector: the words kept about them, their transcripts, and every characteristic as a field.
import { memo, useId, useState } from 'react';
import type { ParticipantTable, ParticipantView } from '../../../../shared/contract/participants.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { Inspector } from '../../../app/index.ts';
import { Button, PanelSection } from '../../../ui/index.ts';
import { removeParticipant } from '../actions/people.ts';
import { usePeople } from '../store.ts';

interface PersonPanelProps {
  table: ParticipantTable;
  isReadOnly: boolean;
  onOpenTranscript(id: string): void;
}

/** Whoever is chosen in the table, beside it. */
export const PersonPanel = memo(function PersonPanel(props: PersonPanelProps) {
  const selected = usePeople((store) => store.selected);
  const chosen = props.table.participants.find((person) => person.id === selected) ?? null;
  return (
    <Inspector title={chosen?.publicId ?? 'Person'} label="Person">
      {chosen ? (
        <PersonDetails key={chosen.id} person={chosen} {...props} />
      ) : (
        <p className="tw-panel-quiet">Choose a person to see their transcripts and what is known of them.</p>
      )}
    </Inspector>
  );
});

interface PersonDetailsProps extends PersonPanelProps {
  person: ParticipantView;
}

function PersonDetails({ person, table, isReadOnly, onOpenTranscript }: PersonDetailsProps) {
  const client = useClient();
  const documents = useQuery('document.list', {}).data ?? [];
  const own = documents.filter((document) => document.participantId === person.id);
  const among = documents.filter((document) => person.alsoIn.includes(document.id));
  return (
    <>
      <PanelSection title="Known here as">
        <Kept
          label="Working label"
          description={`Stays in the study file. Everything that leaves it says ${person.publicId}.`}
          value={person.workingLabel}
          isReadOnly={isReadOnly}
          onKeep={(workingLabel) => void run(client, 'participant.update', { id: person.id, workingLabel })}
        />
      </PanelSection>
      <PanelSection title="Transcripts">
        {own.length + among.length === 0 ? (
          <p className="pp-quiet">None yet. Tie a transcript to {person.publicId} in Interviews.</p>
        ) : (
          <ul className="pp-transcripts">
            {[...own, ...among].map((document) => (
              <li key={document.id}>
                <Button variant="link" onPress={() => onOpenTranscript(document.id)}>
                  {document.name}
                </Button>
                {among.includes(document) ? <span className="tw-meta"> among others</span> : null}
              </li>
            ))}
          </ul>
        )}
      </PanelSection>
      {table.attributes.length > 0 ? (
        <PanelSection title="Characteristics">
          <div className="pp-fields">
            {table.attributes.map((attribute) => (
              <Kept
                key={attribute.id}
                label={attribute.name}
                placeholder="missing"
                value={person.values[attribute.id] ?? ''}
                isReadOnly={isReadOnly}
                onKeep={(value) =>
                  void run(client, 'participant.setValue', {
                    participantId: person.id,
                    attributeId: attribute.id,
                    value: value === '' ? null : value,
                  })
                }
              />
            ))}
          </div>
        </PanelSection>
      ) : null}
      <PanelSection title="Note">
        <Kept
          label="Note about this person"
          isLabelHidden
          isLong
          value={person.note}
          isReadOnly={isReadOnly}
          onKeep={(note) => void run(client, 'participant.update', { id: person.id, note })}
        />
        {isReadOnly ? null : (
          <div className="pp-remove">
            <Button variant="link" onPress={() => void removeParticipant(client, person)}>
              Remove {person.publicId}
            </Button>
          </div>
        )}
      </PanelSection>
    </>
  );
}

interface KeptProps {
  label: string;
  isLabelHidden?: boolean;
  description?: string;
  placeholder?: string;
  value: string;
  isLong?: boolean;
  isReadOnly: boolean;
  onKeep(value: string): void;
}

/**
 * A field that keeps what was typed when one leaves it, or with Enter; Escape puts it back. Plain elements: every characteristic of
 * a person is one.
 */
export function Kept(props: KeptProps) {
  const { label, isLabelHidden, description, placeholder, value, isLong, isReadOnly, onKeep } = props;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  function keep() {
    const next = typed?.trim();
    setTyped(null);
    if (next !== undefined && next !== value) onKeep(next);
  }
  const field = {
    id,
    value: typed ?? value,
    placeholder,
    readOnly: isReadOnly,
    'aria-describedby': description === undefined ? undefined : `${id}-help`,
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    onBlur: keep,
    onKeyDown: (event: { key: string }) => {
      if (event.key === 'Enter' && !isLong) keep();
      if (event.key === 'Escape') setTyped(null);
    },
  };
  return (
    <div className="tw-field">
      <label htmlFor={id} className={isLabelHidden ? 'tw-vh' : 'tw-label'}>
        {label}
      </label>
      {isLong ? (
        <textarea {...field} className="tw-input tw-textarea" rows={3} maxLength={4000} />
      ) : (
        <input {...field} type="text" className="tw-input" maxLength={200} />
      )}
      {description === undefined ? null : (
        <span id={`${id}-help`} className="tw-help">
          {description}
        </span>
      )}
    </div>
  );
}
