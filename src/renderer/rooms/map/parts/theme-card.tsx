// What a theme or a code is, in a glance: what it says, whose it is by group, and its best quotes.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { PeopleGroup } from '../../../../shared/contract/codes.ts';
import { count, navigate } from '../../../app/index.ts';
import { CountedAsOne } from '../../../parts/people-spread/counted-as-one.tsx';
import { useQuery } from '../../../data/use-query.ts';
import { Button, Icon, IconButton } from '../../../ui/index.ts';
import { carryQuote } from './quote-drag.ts';

/** What a card is about. */
export type CardOf = { readonly themeId: string } | { readonly codeId: string };

const FEW = 3;
const MANY = 40;

function useCardOf(of: CardOf, most = FEW) {
  const theme = useQuery('map.card', 'themeId' in of ? { ...of, most } : null).data;
  const code = useQuery('map.codeCard', 'codeId' in of ? { ...of, most } : null).data;
  return 'themeId' in of ? theme : code;
}

/** The one meaning that holds a theme together, as its sheet says it; of a code, its definition. */
export function CentralIdea({ of }: { of: CardOf }) {
  const card = useCardOf(of);
  if (!card) return null;
  const none = 'codeId' in of ? 'No definition is written yet.' : 'No central idea is written yet.';
  return (
    <>
      {card.status === 'retired' ? (
        <p className="tw-meta">Retired: it keeps its extracts and is not offered for coding any more.</p>
      ) : null}
      {card.centralIdea === '' ? (
        <p className="tw-meta">{none}</p>
      ) : (
        <p className="tw-quote map-idea">{card.centralIdea}</p>
      )}
    </>
  );
}

interface PeopleProps {
  of: CardOf;
  /** The number of extracts opens them; not on a card that goes with the pointer. */
  opens?: boolean;
}

/** People first: how many of those interviewed stand behind it, by group. */
export function People({ of, opens = false }: PeopleProps) {
  const onOpen = opens ? () => openExtracts(of) : undefined;
  return 'themeId' in of ? (
    <PeopleOfTheme themeId={of.themeId} onOpen={onOpen} />
  ) : (
    <PeopleOfCode codeId={of.codeId} onOpen={onOpen} />
  );
}

/** Goes to every extract behind a theme or a code. */
export function openExtracts(of: CardOf): void {
  if ('themeId' in of) navigate('themes', { theme: of.themeId, show: 'extracts' });
  else navigate('extracts', { code: of.codeId });
}
type Opens = { onOpen: (() => void) | undefined };

function PeopleOfTheme({ themeId, onOpen }: { themeId: string } & Opens) {
  const evidence = useQuery('theme.evidence', { themeId }).data;
  if (!evidence) return null;
  const isBehind = (key: string): boolean => evidence.codings[key] !== undefined;
  return (
    <PeopleRows groups={evidence.groups} isBehind={isBehind} extracts={evidence.total} onOpen={onOpen} />
  );
}

function PeopleOfCode({ codeId, onOpen }: { codeId: string } & Opens) {
  const spread = useQuery('code.spread', {}).data;
  const card = useCardOf({ codeId });
  if (!spread || !card) return null;
  const places = new Set(spread.byCode[codeId]?.people);
  const all = spread.groups.flatMap((g) => g.people);
  const behind = new Set(all.flatMap((p, at) => (places.has(at) ? [p.key] : [])));
  return (
    <PeopleRows
      groups={spread.groups}
      isBehind={(key) => behind.has(key)}
      extracts={card.total}
      onOpen={onOpen}
    />
  );
}

function PeopleRows({
  groups,
  isBehind,
  extracts,
  onOpen,
}: {
  groups: readonly PeopleGroup[];
  isBehind(key: string): boolean;
  extracts: number;
} & Opens) {
  const shown = groups.filter((g) => g.people.length > 0);
  const countIn = (of: readonly PeopleGroup[]): number =>
    of.flatMap((g) => g.people).filter((p) => isBehind(p.key)).length;
  const total = shown.reduce((sum, g) => sum + g.people.length, 0);
  return (
    <div className="map-people">
      <p>
        <strong>{`${countIn(shown)} of ${total} people`}</strong>,{' '}
        {onOpen && extracts > 0 ? (
          <Button variant="link" onPress={onOpen}>
            {count(extracts, 'extract')}
          </Button>
        ) : (
          count(extracts, 'extract')
        )}
      </p>
      {shown.length > 1
        ? shown.map((g) => (
            <p key={g.name} className="map-people-row">
              <span>{g.name}</span>
              <span className="map-dots" aria-hidden="true">
                {g.people.map((p) => (
                  <i key={p.key} data-on={isBehind(p.key) || undefined} />
                ))}
              </span>
              <span>{`${countIn([g])} of ${g.people.length}`}</span>
            </p>
          ))
        : null}
      <CountedAsOne className="tw-meta" />
    </div>
  );
}

interface BestQuotesProps {
  of: CardOf;
  /** Puts a quote on the map; without it quotes are only read. */
  onAdd?: ((codingId: string) => void) | undefined;
}

/** Key quotes first, then one of each person. Each can be carried onto the sheet. */
export function BestQuotes({ of, onAdd }: BestQuotesProps) {
  const [shows, setShows] = useState(FEW);
  const card = useCardOf(of, shows);
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
