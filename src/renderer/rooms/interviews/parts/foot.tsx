// The line under the table: how many people of each group, and what is missing.
import { hrefFor } from '../../../app/index.ts';
import type { Groups } from '../../../data/groups.ts';
import { useQuery } from '../../../data/use-query.ts';
import { counted } from '../../../parts/import-panel/wording.ts';
import { GroupBadge } from '../../../ui/index.ts';

export function Foot({ groups }: { groups: Groups }) {
  const table = useQuery('participant.table', {}).data;
  if (!table || table.participants.length === 0) return null;
  const missing = table.participants.reduce(
    (sum, person) => sum + table.attributes.filter((a) => person.values[a.id] === undefined).length,
    0,
  );
  return (
    <footer className="iv-foot">
      <span className="iv-foot-groups">
        {groups.groups.slice(0, 6).map((group) => (
          <span key={group.value} className="iv-foot-group">
            <GroupBadge letter={group.letter} name={`Group ${group.letter}`} />
            {group.value},{' '}
            {group.participants.length === 1 ? '1 person' : `${group.participants.length} people`}
          </span>
        ))}
        {groups.attribute === null ? <span>{groupingHint(table.attributes.length > 0)}</span> : null}
      </span>
      <span className="iv-foot-push">
        {missing > 0 ? `${counted(missing, 'characteristic')} missing ` : 'Characteristics are '}
        <a href={hrefFor('people')}>in People</a>
      </span>
    </footer>
  );
}

const groupingHint = (hasAttributes: boolean): string =>
  hasAttributes ? 'Choose in People what groups them.' : 'Groups come from a characteristic.';
