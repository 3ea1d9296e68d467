import type { Retired } from '../../../shared/contract/codes.ts';
import { useQuery } from '../../data/use-query.ts';
import './frame-parts.css';

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });

/** Who took the code out of use, when and why. */
export function RetiredNote({ retired }: { retired: Retired }) {
  const people = useQuery('person.list', {}).data;
  const who = people?.find((person) => person.id === retired.by)?.name;
  return (
    <p className="fr-retired">
      <strong>Retired</strong> {who ? `by ${who} ` : ''}on {day.format(new Date(retired.at))}
      {retired.reason === '' ? '.' : `: ${retired.reason}`}
    </p>
  );
}
