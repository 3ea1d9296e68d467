// The participants as a table: who they are, how many transcripts, and their characteristics.
import { memo, useMemo } from 'react';
import type {
  AttributeView,
  ParticipantTable,
  ParticipantView,
} from '../../../../shared/contract/participants.ts';
import type { Groups } from '../../../data/groups.ts';
import { useLatest } from '../../../data/use-latest.ts';
import { useClient } from '../../../data/use-query.ts';
import type { Client } from '../../../transport/client.ts';
import { run, sayFailure } from '../../../parts/run/run.ts';
import { afterMenu, GroupBadge, RenameField, type MenuEntry } from '../../../ui/index.ts';
import { removeAttribute, removeParticipant } from '../actions/people.ts';
import { usePeople } from '../store.ts';
import { lettersIn, type GridColumn } from './grid-column.ts';
import { PeopleGrid } from './people-grid.tsx';

interface ParticipantsProps {
  table: ParticipantTable;
  rows: readonly ParticipantView[];
  groups: Groups;
  isReadOnly: boolean;
  onOpenTranscript(id: string): void;
}

const keyOf = (row: ParticipantView) => row.id;
const nameOf = (row: ParticipantView) => row.publicId;
const select = (key: string) => usePeople.setState({ selected: key });

export const Participants = memo(function Participants(props: ParticipantsProps) {
  const { table, rows, groups, isReadOnly, onOpenTranscript } = props;
  const client = useClient();
  const selected = usePeople((store) => store.selected);
  const renaming = usePeople((store) => store.renamingAttribute);
  const remove = useLatest(
    (attribute: AttributeView) =>
      void removeAttribute(client, attribute, table, groups.attribute?.id === attribute.id),
  );
  const valuesOf = useLatest((id: string) => table.participants.flatMap((person) => person.values[id] ?? []));
  const { attributes } = table;
  const columns = useMemo(
    () =>
      [
        personColumn(client, groups),
        labelColumn(client),
        TRANSCRIPTS,
        ...attributes.map((attribute) =>
          attributeColumn({
            client,
            attribute,
            groups,
            isRenaming: renaming === attribute.id,
            remove,
            valuesOf,
          }),
        ),
      ].map((column) => (isReadOnly ? { ...column, onChange: undefined, menu: undefined } : column)),
    [client, groups, attributes, renaming, remove, valuesOf, isReadOnly],
  );
  const letters = useMemo(() => lettersOf(table, groups), [table, groups]);

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
              onAction: afterMenu(() => removeParticipant(client, row)),
            },
          ]),
    ];
  }

  return (
    <PeopleGrid
      label="Participants"
      columns={columns}
      rows={rows}
      letters={letters}
      keyOf={keyOf}
      nameOf={nameOf}
      selected={selected}
      onSelect={select}
      rowMenu={rowMenu}
    />
  );
});

/** Headings are smaller. */
const HEADING = 0.92;
/** Letters that a badge, and the arrow and the mark of a heading take. */
const BADGE = 4;
const ARROW = 3;
const MARK = 8;

/** How wide each column has to be, by the longest of its texts, whoever is filtered. */
function lettersOf({ participants, attributes }: ParticipantTable, groups: Groups): number[] {
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(lettersIn));
  return [
    longest(participants.map((person) => person.publicId)) + (groups.attribute ? BADGE : 0),
    // its heading stands on two lines
    Math.max(
      (HEADING * lettersIn(LABEL)) / 2 + 1,
      longest(participants.map((person) => person.workingLabel)),
    ),
    0,
    ...attributes.map(({ id, name }) =>
      Math.max(
        HEADING * lettersIn(name) + ARROW + (groups.attribute?.id === id ? MARK : 0),
        longest(participants.map((person) => person.values[id] ?? '')),
      ),
    ),
  ];
}

const LABEL = 'Working label, stays in the study';

const personColumn = (client: Client, groups: Groups): GridColumn<ParticipantView> => ({
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
});

const labelColumn = (client: Client): GridColumn<ParticipantView> => ({
  id: 'label',
  name: LABEL,
  className: 'pp-label',
  render: (row) => (row.workingLabel === '' ? <span className="pp-missing">none</span> : row.workingLabel),
  textOf: (row) => row.workingLabel,
  onChange: (row, workingLabel) => void run(client, 'participant.update', { id: row.id, workingLabel }),
  canClear: true,
});

const TRANSCRIPTS: GridColumn<ParticipantView> = {
  id: 'transcripts',
  name: 'Transcripts',
  className: 'tw-cells-number',
  render: ({ documentIds, alsoIn }) =>
    documentIds.length > 0 ? (
      documentIds.length
    ) : (
      <span className="pp-missing">{alsoIn.length > 0 ? `${alsoIn.length} with others` : 'none'}</span>
    ),
};

interface AttributeColumn {
  client: Client;
  attribute: AttributeView;
  groups: Groups;
  isRenaming: boolean;
  remove(attribute: AttributeView): void;
  valuesOf(id: string): string[];
}

function attributeColumn(of: AttributeColumn): GridColumn<ParticipantView> {
  const { client, attribute, groups, isRenaming, remove, valuesOf } = of;
  const isGrouping = groups.attribute?.id === attribute.id;
  return {
    id: attribute.id,
    name: attribute.name,
    headingMark: isGrouping ? <span className="pp-grouping">Groups</span> : undefined,
    heading: isRenaming ? (
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
        onAction: () =>
          void run(client, 'study.setSettings', { groupAttributeId: isGrouping ? null : attribute.id }),
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
        onAction: afterMenu(() => remove(attribute)),
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
    suggestions: () => [...new Set(valuesOf(attribute.id))].toSorted().slice(0, 30),
    canClear: true,
  };
}
