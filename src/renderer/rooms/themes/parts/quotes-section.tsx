import { useMemo } from 'react';
import { X } from 'lucide-react';
import type { ExtractView } from '../../../../shared/contract/codings.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { updatePlace } from '../../../app/router.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { openExtract, usePeopleGroups } from '../../../parts/extract-list/index.ts';
import { Button, GroupBadge, Icon, PanelSection, IconButton } from '../../../ui/index.ts';
import { openEvidence } from '../evidence-place.ts';
import { CountOfPeople } from '../../../parts/people-spread/counted-as-one.tsx';

const SHOWN = 3; // the rest is one press away

/** Key quotes and counter-examples of a theme, and the way to choose them. */
export function QuotesSections({ theme, isReadOnly }: { theme: ThemeView; isReadOnly: boolean }) {
  const ids = useMemo(() => theme.quotes.map((quote) => quote.codingId), [theme.quotes]);
  const extracts = useQuery('coding.extracts', ids.length > 0 ? { codingIds: ids, limit: 2000 } : null).data
    ?.items;
  const byId = new Map(extracts?.map((extract) => [extract.codingId, extract]));
  const of = (stance: 'for' | 'against') =>
    theme.quotes.flatMap((quote) => {
      const extract = byId.get(quote.codingId);
      return quote.stance === stance && extract && ids.length > 0 ? [extract] : [];
    });
  return (
    <>
      <Quotes theme={theme} isReadOnly={isReadOnly} stance="for" title="Extracts for" extracts={of('for')} />
      <Quotes
        theme={theme}
        isReadOnly={isReadOnly}
        stance="against"
        title="Extracts against"
        extracts={of('against')}
      />
    </>
  );
}

interface QuotesProps {
  theme: ThemeView;
  isReadOnly: boolean;
  stance: 'for' | 'against';
  title: string;
  extracts: readonly ExtractView[];
}

function Quotes({ theme, isReadOnly, stance, title, extracts }: QuotesProps) {
  const client = useClient();
  const groups = usePeopleGroups();
  const shown = extracts.slice(0, SHOWN);
  const people = new Set(extracts.map((extract) => extract.participantId ?? extract.documentId)).size;
  const count =
    extracts.length > SHOWN ? (
      `${SHOWN} of ${extracts.length} shown`
    ) : extracts.length > 0 ? (
      <CountOfPeople>{`${people} ${people === 1 ? 'person' : 'people'}, ${extracts.length} ${extracts.length === 1 ? 'extract' : 'extracts'}`}</CountOfPeople>
    ) : undefined;
  return (
    <PanelSection title={title} count={count}>
      <ul className="th-quotes">
        {shown.map((extract) => {
          const group = groups.get(extract.participantId ?? extract.documentId);
          return (
            <li key={extract.codingId}>
              <button
                type="button"
                className="th-quote"
                onClick={() => {
                  updatePlace({ theme: theme.id });
                  openExtract(extract);
                }}
              >
                <span className="th-quote-where">
                  {group ? <GroupBadge letter={group.letter} name={group.name} /> : null}
                  <span className="tw-ref">{extract.reference}</span>
                  {extract.voice ? <span className="tw-meta">{extract.voice}</span> : null}
                </span>
                <span className="tw-quote th-quote-words">{extract.quote}</span>
              </button>
              <IconButton
                className="th-quote-drop"
                isDisabled={isReadOnly}
                label={`No longer ${stance === 'for' ? 'a key quote' : 'a counter-example'}: ${extract.reference}`}
                onPress={() =>
                  void client
                    .call('theme.clearQuote', { themeId: theme.id, codingId: extract.codingId })
                    .then(valueOrTell)
                }
              >
                <Icon of={X} small />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <p className="th-quotes-foot">
        {extracts.length > SHOWN ? (
          <Button variant="link" onPress={() => openEvidence(theme.id, { stance })}>
            {`Show all ${extracts.length}`}
          </Button>
        ) : null}
        <Button variant="link" isDisabled={theme.codings === 0} onPress={() => openEvidence(theme.id)}>
          {isReadOnly
            ? 'Show the extracts'
            : extracts.length === 0
              ? stance === 'for'
                ? 'Choose key quotes from the extracts'
                : 'Look for a counter-example'
              : 'Choose more'}
        </Button>
      </p>
    </PanelSection>
  );
}
