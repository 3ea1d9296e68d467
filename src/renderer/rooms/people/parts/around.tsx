// What stands around the table of participants: counts, groups, the first step.
import type { ParticipantTable } from '../../../../shared/contract/participants.ts';
import type { Groups } from '../../../data/groups.ts';
import { useClient } from '../../../data/use-query.ts';
import { counted } from '../../../parts/import-panel/wording.ts';
import { run } from '../../../parts/run/run.ts';
import { Button, EmptyState, GroupBadge, Select } from '../../../ui/index.ts';
import { addParticipant } from '../actions/people.ts';

const persons = (n: number) => (n === 1 ? '1 person' : `${n} people`);

const missingIn = (table: ParticipantTable): number =>
  table.participants.reduce(
    (sum, person) => sum + table.attributes.filter((a) => person.values[a.id] === undefined).length,
    0,
  );

export function Meta({ table, groups }: { table: ParticipantTable; groups: Groups }) {
  const missing = missingIn(table);
  const by = groups.attribute
    ? `, ${counted(groups.groups.length, 'group')} by ${groups.attribute.name}`
    : '';
  return (
    <>
      {persons(table.participants.length)}
      {by}
      {missing > 0 ? `, ${counted(missing, 'value')} missing` : ''}
    </>
  );
}

const NO_GROUPS = 'none';

export function GroupBy({
  table,
  groups,
  isReadOnly,
}: {
  table: ParticipantTable;
  groups: Groups;
  isReadOnly: boolean;
}) {
  const client = useClient();
  return (
    <Select
      label="Group people by"
      isDisabled={isReadOnly}
      options={[
        { id: NO_GROUPS, label: 'Nothing' },
        ...table.attributes.map((attribute) => ({ id: attribute.id, label: attribute.name })),
      ]}
      value={groups.attribute?.id ?? NO_GROUPS}
      onChange={(id) =>
        void run(client, 'study.setSettings', { groupAttributeId: id === NO_GROUPS ? null : id })
      }
    />
  );
}

export function Foot({ table, groups }: { table: ParticipantTable; groups: Groups }) {
  const unheard = table.participants.filter(
    (person) => person.documentIds.length + person.alsoIn.length === 0,
  ).length;
  return (
    <footer className="pp-foot">
      <span className="pp-foot-groups">
        {groups.groups.slice(0, 6).map((group) => (
          <span key={group.value} className="pp-foot-group">
            <GroupBadge letter={group.letter} name={`Group ${group.letter}`} />
            {group.value}, {persons(group.participants.length)}
          </span>
        ))}
        {groups.groups.length > 6 ? <span>and {groups.groups.length - 6} more groups</span> : null}
        {groups.without.length > 0 ? <span>{persons(groups.without.length)} without a group</span> : null}
        {groups.attribute === null ? (
          <span>Enter edits a cell, Tab goes on to the next, Escape leaves it as it was.</span>
        ) : null}
      </span>
      {unheard > 0 ? <span className="pp-foot-push">{persons(unheard)} without a transcript</span> : null}
    </footer>
  );
}

export function Empty({ isReadOnly, onTable }: { isReadOnly: boolean; onTable(): void }) {
  const client = useClient();
  if (isReadOnly) return <EmptyState drawing="people">There are no participants in this study.</EmptyState>;
  return (
    <EmptyState
      drawing="people"
      action={
        <>
          <Button variant="primary" onPress={() => void addParticipant(client)}>
            Add a person
          </Button>
          <Button variant="link" onPress={onTable}>
            Take in a table
          </Button>
        </>
      }
    >
      People come with their transcripts, or from a table: drop a CSV here with a row per person and a column
      for each characteristic.
    </EmptyState>
  );
}
