import type { ThemeProgress } from '../../../../shared/contract/passes.ts';
import { dayAndTime } from '../../../app/words.ts';
import { Button, PanelSection, PersonBadge } from '../../../ui/index.ts';
import type { Shown } from './store.ts';
import { useMyId, useTeam } from './use-review.ts';

interface ReadersProps {
  progress: ThemeProgress | undefined;
  /** Whether what is under the theme is read with it. */
  scope: 'own' | 'withUnder';
  total: number;
  /** Opens the rows behind a number. */
  onShow(shown: Shown, by: string): void;
}

/** Who has read how many of a theme's extracts, and what they made of them; each number opens its rows. */
export function Readers({ progress, scope, total, onShow }: ReadersProps) {
  const me = useMyId();
  const nameOf = useTeam();
  const readers = progress?.reviewers ?? [];
  return (
    <PanelSection title="Read by" count={`${total} ${total === 1 ? 'extract' : 'extracts'}`}>
      {readers.length === 0 ? <p className="rv-quiet">Nobody has marked an extract of it yet.</p> : null}
      <ul className="rv-readers">
        {readers.map((reader) => {
          const { reviewerId, left } = reader;
          const { read, fits, not, moves } = reader[scope];
          const part = (n: number, shown: Shown, words: string) =>
            n === 0 ? null : (
              <Button key={shown} variant="link" onPress={() => onShow(shown, reviewerId)}>
                {`${n} ${words}`}
              </Button>
            );
          return (
            <li key={reviewerId}>
              <div className="rv-reader">
                <PersonBadge name={nameOf(reviewerId)} isMe={reviewerId === me} withName />
                <span className="tw-meta">{read} read</span>
              </div>
              <div className="rv-tally">
                {part(fits, 'fits', fits === 1 ? 'fits' : 'fit')}
                {part(not, 'not', not === 1 ? 'does not fit' : 'do not fit')}
                {part(moves, 'moves', moves === 1 ? 'moves' : 'move')}
              </div>
              <p className="tw-meta">
                {[...new Set([dayAndTime(reader.firstAt), dayAndTime(reader.lastAt)])].join(' to ')}
                {left > 0 ? `; ${left} of what was read ${left === 1 ? 'has' : 'have'} left the theme` : ''}
              </p>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
