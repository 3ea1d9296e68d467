// What a theme is, in a glance: what it says, whose it is by group, and its best quotes.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../../app/index.ts';
import { useQuery } from '../../../data/use-query.ts';
import { Button, Icon, IconButton } from '../../../ui/index.ts';
import { carryQuote } from './quote-drag.ts';

const FEW = 3;
const MANY = 40;

/** The one meaning that holds a theme together, as its sheet says it. */
export function CentralIdea({ themeId }: { themeId: string }) {
  const card = useQuery('map.card', { themeId }).data;
  if (!card) return null;
  return card.centralIdea === '' ? (
    <p className="tw-meta">No central idea is written yet.</p>
  ) : (
    <p className="tw-quote map-idea">{card.centralIdea}</p>
  );
}

/** People first: how many of those interviewed stand behind a theme, by group. */
export function People({ themeId }: { themeId: string }) {
  const evidence = useQuery('theme.evidence', { themeId }).data;
  if (!evidence) return null;
  const groups = evidence.groups.filter((g) => g.people.length > 0);
  const total = groups.reduce((sum, g) => sum + g.people.length, 0);
  return (
    <div className="map-people">
      <p>
        <strong>{`${evidence.people} of ${total} people`}</strong>, {count(evidence.total, 'extract')}
      </p>
      {groups.length > 1
        ? groups.map((g) => {
            const inside = g.people.filter((p) => evidence.codings[p.key] !== undefined).length;
            return (
              <p key={g.name} className="map-people-row">
                <span>{g.name}</span>
                <span className="map-dots" aria-hidden="true">
                  {g.people.map((p) => (
                    <i key={p.key} data-on={evidence.codings[p.key] !== undefined || undefined} />
                  ))}
                </span>
                <span>{`${inside} of ${g.people.length}`}</span>
              </p>
            );
          })
        : null}
    </div>
  );
}

interface BestQuotesProps {
  themeId: string;
  /** Puts a quote on the map; without it quotes are only read. */
  onAdd?: ((codingId: string) => void) | undefined;
}

/** Key quotes first, then one of each person. Each can be carried onto the sheet. */
export function BestQuotes({ themeId, onAdd }: BestQuotesProps) {
  const [shows, setShows] = useState(FEW);
  const card = useQuery('map.card', { themeId, most: shows }).data;
  if (!card) return null;
  if (card.quotes.length === 0) return <p className="tw-meta">No extracts stand behind it yet.</p>;
  return (
    <>
      <ul className="map-quotes">
        {card.quotes.map((quote) => (
          <li
            key={quote.codingId}
            draggable={onAdd !== undefined}
            onDragStart={(event) => carryQuote(event, quote.codingId)}
          >
            <span>
              <span className="tw-quote">{quote.words}</span>
              <span className="tw-ref">
                {quote.isKey ? 'Key quote, ' : ''}
                {quote.attribution}
              </span>
            </span>
            {onAdd ? (
              <IconButton
                label={`Put on the map: ${quote.words.slice(0, 60)}`}
                onPress={() => onAdd(quote.codingId)}
              >
                <Icon of={Plus} small />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
      {shows === FEW && card.total > FEW && onAdd ? (
        <Button variant="link" onPress={() => setShows(MANY)}>
          {card.total > MANY ? `Show ${MANY} of ${card.total}` : `Show all ${card.total}`}
        </Button>
      ) : null}
    </>
  );
}
