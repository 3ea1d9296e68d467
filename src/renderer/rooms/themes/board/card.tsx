import { memo } from 'react';
import { GroupBadge } from '../../../ui/index.ts';
import { codeClass, cx } from '../../../ui/index.ts';
import { extractWords, peopleWords, type BoardCard } from './board-data.ts';
import type { Distance } from './use-table-view.ts';

export interface CardProps {
  card: BoardCard;
  /** From the corner of the table, or of its pile. */
  x: number;
  y: number;
  distance: Distance;
  isAt: boolean;
  isSelected: boolean;
  /** Counted from 1 in its pile, out of `of`. */
  place: number;
  of: number;
}

/** One card: a code, tinted, or an extract, white and in the voice of the person. */
export const Card = memo(function Card(props: CardProps) {
  const { card, x, y, distance, isAt, isSelected, place, of } = props;
  const isCode = card.extract === null;
  return (
    <li
      className={cx(
        'bd-card',
        card.colour > 0 && codeClass(card.colour),
        isCode ? `is-code ${codeClass(card.code?.colour ?? 1)}` : 'is-extract',
        card.isOut && 'is-out',
        isSelected && 'is-selected',
        card.colour === 0 && 'is-plain',
      )}
      style={{ transform: `translate(${x}px, ${y}px)` }}
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
      >
        {distance === 'farther' || card.isOut ? null : isCode ? (
          <CodeFace card={card} isFar={distance === 'far'} />
        ) : (
          <ExtractFace card={card} isFar={distance === 'far'} />
        )}
      </div>
    </li>
  );
});

function CodeFace({ card, isFar }: { card: BoardCard; isFar: boolean }) {
  const { code } = card;
  if (!code) return null;
  return (
    <>
      <span className="bd-card-title">{code.name}</span>
      {isFar ? null : (
        <>
          {code.definition ? <span className="bd-card-def">{code.definition}</span> : null}
          <span className="bd-card-foot">
            {code.retired ? 'retired, ' : ''}
            {peopleWords(code.people)}, {extractWords(code.codings)}
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
        </span>
      )}
    </>
  );
}
