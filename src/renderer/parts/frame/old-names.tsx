import { hrefFor } from '../../app/router.ts';
import { useQuery } from '../../data/use-query.ts';
import { pastNameInWords } from './words.ts';
import './frame-parts.css';

const MOST = 3;
const LEAST_LETTERS = 3;

/** Where codes went that had the name one looks for: a line each, with the way there. Nothing while none fits. */
export function OldNames({ query }: { query: string }) {
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const isAsking = words.join(' ').length >= LEAST_LETTERS;
  const names = useQuery('frame.pastNames', isAsking ? {} : null).data ?? [];
  const found = isAsking
    ? names.filter((one) => words.every((word) => one.name.toLocaleLowerCase().includes(word)))
    : [];
  if (found.length === 0) return null;
  return (
    <ul className="fr-old" aria-label="Old names of codes">
      {found.slice(0, MOST).map((one) => (
        <li key={`${one.name} ${one.at}`}>
          The code “{one.name}”{' '}
          {one.codeId === null ? (
            'was deleted'
          ) : (
            <a href={hrefFor('codebook', { code: one.codeId })}>
              {one.how === 'renamed' ? 'is' : 'was'} {pastNameInWords(one)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
