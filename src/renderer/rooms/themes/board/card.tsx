import { memo } from 'react';
import { codeClass, cx, GroupBadge, tipFor } from '../../../ui/index.ts';
import { extractWords, peopleWords, type BoardCard } from './board-data.ts';
import { sameShown, type ShownCard } from './use-shown.ts';

interface CardProps {
  shown: ShownCard;
  isAt: boolean;
  isSelected: boolean;
}

/** Letters of a name from which on it needs more than two lines. */
const LONG = 46;

/** As much of its words as one takes in while pointing at it. */
const shortly = (words: string): string => (words.length > 160 ? `${words.slice(0, 159)}…` : words);

/** One card: a code, tinted, or an extract, white and in the voice of the person. */
export const Card = memo(
  function Card({ shown, isAt, isSelected }: CardProps) {
    const { card, x, y, distance, place, of } = shown;
    const isCode = card.extract === null;
    return (
      <li
        className={cx(
          'bd-card',
          `is-${distance}`,
          card.colour > 0 && codeClass(card.colour),
          isCode ? `is-code ${codeClass(card.code?.colour ?? 1)}` : 'is-extract',
          card.isOut && 'is-out',
          isSelected && 'is-selected',
          card.colour === 0 && 'is-plain',
        )}
        // left and top, not a transform: a thousand transforms are a thousand nodes for the browser to keep in order
        style={
          card.edge === null ? { left: x, top: y } : { left: x, top: y, ['--edge' as string]: card.edge }
        }
        aria-setsize={of}
        aria-posinset={place}
        data-card={card.id}
        data-grab
      >
        <div
          role="button"
          className="bd-card-face"
          tabIndex={isAt ? 0 : -1}
          aria-pressed={isSelected}
          aria-label={distance === 'near' && !card.isOut ? undefined : card.label}
          data-stop={`c:${card.id}`}
          {...(distance === 'farther' ? tipFor(shortly(card.label)) : {})}
        >
          {distance === 'farther' || card.isOut ? null : isCode ? (
            <CodeFace card={card} isFar={distance === 'far'} />
          ) : (
            <ExtractFace card={card} isFar={distance === 'far'} />
          )}
        </div>
      </li>
    );
  },
  (a, b) => a.isAt === b.isAt && a.isSelected === b.isSelected && sameShown(a.shown, b.shown),
);

function CodeFace({ card, isFar }: { card: BoardCard; isFar: boolean }) {
  const { code } = card;
  if (!code) return null;
  return (
    <>
      <span
        className={cx('bd-card-title', code.name.length > LONG && 'is-long', !code.definition && 'is-alone')}
        dir="auto"
      >
        {code.name}
      </span>
      {isFar ? null : (
        <>
          {code.definition ? <span className="bd-card-def">{code.definition}</span> : null}
          <span className="bd-card-foot" title={card.asOne || undefined}>
            {`${code.retired ? 'retired, ' : ''}${peopleWords(code.people)}, ${extractWords(code.codings)}`}
            {card.asOne ? <span className="tw-vh">{` (${card.asOne})`}</span> : null}
          </span>
        </>
      )}
    </>
  );
}

function ExtractFace({ card, isFar }: { card: BoardCard; isFar: boolean }) {
  const { extract, group } = card;
  if (!extract) return null;
  return (
    <>
      <span className="bd-quote" dir="auto">
        {extract.quote}
      </span>
      {isFar ? null : (
        <span className="bd-card-foot">
          {group ? <GroupBadge letter={group.letter} name={group.name} /> : null}
          <span className="tw-ref">{extract.reference}</span>
          <span className="bd-card-code tw-cut">{card.code?.name ?? ''}</span>
        </span>
      )}
    </>
  );
}
