import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { FileUp, Plus } from 'lucide-react';
import { navigate, useHost } from '../../app/index.ts';
import { useInspector } from '../../app/inspector.tsx';
import type { ParticipantTable, ParticipantView } from '../../../shared/contract/participants.ts';
import { useGroups } from '../../data/groups.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import {
  AlertStrip,
  Button,
  FileDropZone,
  Icon,
  RoomBar,
  SearchField,
  SegmentedControl,
  Skeleton,
} from '../../ui/index.ts';
import { addParticipant, readTable } from './actions/people.ts';
import { usePeopleActions } from './actions/room-actions.ts';
import { AddAttributeDialog } from './parts/add-attribute-dialog.tsx';
import { Empty, Foot, GroupBy, Meta } from './parts/around.tsx';
import { Participants } from './parts/participants.tsx';
import { PersonPanel } from './parts/person-details.tsx';
import { TableDialog } from './parts/table-dialog.tsx';
import { Team } from './parts/team.tsx';
import { usePeople } from './store.ts';
import './people.css';

const read = (id: string) => navigate('reading', { document: id });

/** People that hold every word typed. */
function filteredBy(query: string, table: ParticipantTable): readonly ParticipantView[] {
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return table.participants.filter((person) => {
    const text = [person.publicId, person.workingLabel, ...Object.values(person.values)]
      .join(' ')
      .toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Goes where an address leads: to the team, or to one person, who is shown in the inspector. */
function usePeoplePlace({ show, participant }: Record<string, string>): void {
  const { setOpen } = useInspector();
  const arrive = useEffectEvent(() => {
    if (show === 'team') usePeople.setState({ tab: 'team' });
    if (participant === undefined) return;
    usePeople.setState({ tab: 'participants', query: '', selected: participant });
    setOpen(true);
  });
  useEffect(() => arrive(), [show, participant]);
}

export function People({ params }: { params: Record<string, string> }) {
  usePeoplePlace(params);
  const client = useClient();
  const isReadOnly = useHost((host) => host.state?.study?.readOnly) ?? false;
  const me = useHost((host) => host.state?.person?.id) ?? null;
  const asked = useQuery('participant.table', {});
  const groups = useGroups();
  const tab = usePeople((store) => store.tab);
  const query = usePeople((store) => store.query);
  const [isAddingPerson, setAddingPerson] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const table = asked.data;
  const rows = useMemo(() => (table ? filteredBy(query, table) : []), [table, query]);
  usePeopleActions(
    isReadOnly,
    () => file.current?.click(),
    () => {
      usePeople.setState({ tab: 'team' });
      setAddingPerson(true);
    },
  );

  if (asked.failure && !table) return <AlertStrip tone="attention">{asked.failure.message}</AlertStrip>;
  const isEmpty = table !== undefined && table.participants.length === 0;
  return (
    <div className="pp">
      <RoomBar title="People" meta={table && !isEmpty ? <Meta table={table} groups={groups} /> : null}>
        {tab === 'participants' && !isEmpty ? (
          <SearchField
            label="Filter people"
            placeholder="Filter"
            value={query}
            onChange={(next) => usePeople.setState({ query: next })}
          />
        ) : null}
        {isReadOnly ? null : tab === 'participants' ? (
          <>
            <Button icon={<Icon of={FileUp} small />} onPress={() => file.current?.click()}>
              Take in a table
            </Button>
            <Button icon={<Icon of={Plus} small />} onPress={() => void addParticipant(client)}>
              Add a person
            </Button>
          </>
        ) : (
          <Button icon={<Icon of={Plus} small />} onPress={() => setAddingPerson(true)}>
            Add somebody
          </Button>
        )}
      </RoomBar>
      <div className="pp-bar-tabs">
        <SegmentedControl
          label="Who is shown"
          options={[
            { id: 'participants', label: 'Participants' },
            { id: 'team', label: 'Team' },
          ]}
          value={tab}
          onChange={(next) => usePeople.setState({ tab: next })}
        />
        {tab === 'participants' && table && !isEmpty ? (
          <div className="pp-bar-end">
            {table.attributes.length > 0 ? (
              <GroupBy table={table} groups={groups} isReadOnly={isReadOnly} />
            ) : null}
            {isReadOnly ? null : (
              <Button variant="quiet" onPress={() => usePeople.setState({ isAddingAttribute: true })}>
                Add a characteristic
              </Button>
            )}
          </div>
        ) : null}
      </div>
      {tab === 'team' ? (
        <Team
          me={me}
          isReadOnly={isReadOnly}
          isAdding={isAddingPerson}
          onAddingDone={() => setAddingPerson(false)}
        />
      ) : null}
      {tab === 'participants' && !table ? <Skeleton lines={6} label="Reading the people" /> : null}
      {tab === 'participants' && isEmpty ? (
        <Empty isReadOnly={isReadOnly} onTable={() => file.current?.click()} />
      ) : null}
      {tab === 'participants' && table && !isEmpty ? (
        <>
          <Participants
            table={table}
            rows={rows}
            groups={groups}
            isReadOnly={isReadOnly}
            onOpenTranscript={read}
          />
          {rows.length === 0 ? (
            <p className="pp-quiet pp-pad" role="status">
              Nobody matches “{query}”.{' '}
              <Button variant="link" onPress={() => usePeople.setState({ query: '' })}>
                Show everybody
              </Button>
            </p>
          ) : null}
          <Foot table={table} groups={groups} />
        </>
      ) : null}
      {tab === 'participants' && table && !isEmpty ? (
        <PersonPanel table={table} isReadOnly={isReadOnly} onOpenTranscript={read} />
      ) : null}
      <input
        ref={file}
        type="file"
        hidden
        tabIndex={-1}
        aria-label="Table of characteristics"
        accept=".csv,.tsv,.txt"
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? [], (one) => ({ file: one, path: one.name }));
          event.currentTarget.value = '';
          void readTable(client, files);
        }}
      />
      {isReadOnly ? null : (
        <FileDropZone
          words="Let go to look at this table of characteristics"
          onFiles={(files) => void readTable(client, files)}
        />
      )}
      {table ? <TableDialog table={table} /> : null}
      <AddAttributeDialog />
    </div>
  );
}
