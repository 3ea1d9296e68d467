// The participants as a table: who they are, how many transcripts, and their characteristics.
import type {
  AttributeView,
  ParticipantTable,
  ParticipantView,
} from '../../../../shared/contract/participants.ts';
import type { Groups } from '../../../data/groups.ts';
import { useClient } from '../../../data/use-query.ts';
import { run, sayFailure } from '../../../parts/run/run.ts';
import { GroupBadge, RenameField, type MenuEntry } from '../../../ui/index.ts';
import { removeAttribute, removeParticipant } from '../actions/people.ts';
import { usePeople } from '../store.ts';
import { PeopleGrid, type GridColumn } from './people-grid.tsx';

export interface ParticipantsProps {
  table: ParticipantTable;
  rows: readonly ParticipantView[];
  groups: Groups;
  isReadOnly: boolean;
  onOpenTranscript(id: string): void;
}

export function Participants({ table, rows, groups, isReadOnly, onOpenTranscript }: ParticipantsProps) {
  const client = useClient();
  const { selected, renamingAttribute } = usePeople();
  const setGrouping = (id: string | null) => void run(client, 'study.setSettings', { groupAttributeId: id });

  const person: GridColumn<ParticipantView> = {
    id: 'person',
    name: 'Person',
    render: (row) => {
      const group = groups.of(row.id);
      return (
        <span className="pp-person">
          <b>{row.publicId}</b>
          {group ? <GroupBadge letter={group.letter} name={group.value} /> : null}
        </span>
      );
    },
    textOf: (row) => row.publicId,
    onChange: (row, value) => {
      const number = Number(/^p?\s*0*(\d{1,6})$/iu.exec(value)?.[1] ?? 0);
      if (number < 1) return sayFailure('A person is known by a number, such as P7.');
      if (number !== row.number) void run(client, 'participant.update', { id: row.id, number });
    },
  };
  const label: GridColumn<ParticipantView> = {
    id: 'label',
    name: 'Working label, stays in the study',
    render: (row) => (row.workingLabel === '' ? <span className="pp-missing">none</span> : row.workingLabel),
    textOf: (row) => row.workingLabel,
    onChange: (row, workingLabel) => void run(client, 'participant.update', { id: row.id, workingLabel }),
    canClear: true,
  };
  const transcripts: GridColumn<ParticipantView> = {
    id: 'transcripts',
    name: 'Transcripts',
    className: 'pg-number',
    render: (row) =>
      row.documentIds.length === 0 ? <span className="pp-missing">none</span> : row.documentIds.length,
  };
  const columns = [
    person,
    label,
    transcripts,
    ...table.attributes.map((attribute) => columnOf(attribute)),
  ].map((column) => (isReadOnly ? { ...column, onChange: undefined, menu: undefined } : column));

  function columnOf(attribute: AttributeView): GridColumn<ParticipantView> {
    const isGrouping = groups.attribute?.id === attribute.id;
    const values = table.participants.flatMap((p) => p.values[attribute.id] ?? []);
    return {
      id: attribute.id,
      name: attribute.name,
      headingMark: isGrouping ? <span className="pp-grouping">Groups</span> : undefined,
      heading:
        renamingAttribute === attribute.id ? (
          <RenameField
            value={attribute.name}
            label="Name of the characteristic"
            onDone={(name) => {
              usePeople.setState({ renamingAttribute: null });
              if (name !== null && name !== attribute.name)
                void run(client, 'attribute.rename', { id: attribute.id, name });
            }}
          />
        ) : undefined,
      menu: [
        {
          id: 'group',
          label: 'Group people by this',
          isChecked: isGrouping,
          onAction: () => setGrouping(isGrouping ? null : attribute.id),
        },
        {
          id: 'rename',
          label: 'Rename',
          onAction: () => usePeople.setState({ renamingAttribute: attribute.id }),
        },
        'separator',
        {
          id: 'remove',
          label: 'Remove',
          isDanger: true,
          onAction: () => void removeAttribute(client, attribute, table, isGrouping),
        },
      ],
      render: (row) => row.values[attribute.id] ?? <span className="pp-missing">missing</span>,
      textOf: (row) => row.values[attribute.id] ?? '',
      onChange: (row, value) =>
        void run(client, 'participant.setValue', {
          participantId: row.id,
          attributeId: attribute.id,
          value: value === '' ? null : value,
        }),
      suggestions: [...new Set(values)].toSorted().slice(0, 30),
      canClear: true,
    };
  }

  function rowMenu(row: ParticipantView): MenuEntry[] {
    return [
      ...row.documentIds.slice(0, 5).map((id, at) => ({
        id,
        label: row.documentIds.length > 1 ? `Read transcript ${at + 1}` : 'Read the transcript',
        onAction: () => onOpenTranscript(id),
      })),
      ...(row.documentIds.length > 0 && !isReadOnly ? (['separator'] as const) : []),
      ...(isReadOnly
        ? []
        : [
            {
              id: 'remove',
              label: `Remove ${row.publicId}`,
              isDanger: true,
              onAction: () => void removeParticipant(client, row),
            },
          ]),
    ];
  }

  return (
    <PeopleGrid
      label="Participants"
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      nameOf={(row) => row.publicId}
      selected={selected}
      onSelect={(key) => usePeople.setState({ selected: key })}
      rowMenu={rowMenu}
    />
  );
}
