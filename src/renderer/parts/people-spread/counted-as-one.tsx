// Where people are counted: which transcripts of several people count as one person there.
import { useQuery } from '../../data/use-query.ts';

/** So many are named; of more only how many there are. */
const NAMED = 3;

/** `Focus group counts as one person, though 5 are heard in it.` Nothing where every transcript is one person's. */
export function CountedAsOne({ className }: { className: string }) {
  const talks = useQuery('participant.together', {}).data ?? [];
  const [first, ...others] = talks;
  if (first === undefined) return null;
  const named = talks.map((talk) => `${talk.name} (${talk.people})`).join(', ');
  const several = `${talks.length} transcripts of several people count as one person each`;
  return (
    <p className={className} title={talks.length > NAMED ? named : undefined}>
      {others.length === 0
        ? `${first.name} counts as one person, though ${first.people} are heard in it.`
        : talks.length > NAMED
          ? `${several}.`
          : `${several}: ${named}.`}
    </p>
  );
}
