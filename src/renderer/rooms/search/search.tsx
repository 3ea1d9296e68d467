import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { DocumentSummary } from '../../../shared/contract/documents.ts';
import type { SearchHit } from '../../../shared/contract/search.ts';
import { useActions } from '../../app/actions.ts';
import { useInspector } from '../../app/inspector.tsx';
import { navigate, updatePlace } from '../../app/router.ts';
import { count } from '../../app/words.ts';
import { useQuery } from '../../data/use-query.ts';
import { NoTranscripts } from '../../parts/no-transcripts/no-transcripts.tsx';
import { OldNames } from '../../parts/frame/old-names.tsx';
import { codeChoices } from '../../parts/choose-dialog/choices.tsx';
import { ChooseDialog } from '../../parts/choose-dialog/choose-dialog.tsx';
import { AlertStrip, announce, Button, RoomBar, SearchField, type ListHandle } from '../../ui/index.ts';
import { CodePanel } from './parts/code-panel.tsx';
import type { ChosenCode } from './parts/code-places.tsx';
import { Filters } from './parts/filters.tsx';
import { HitList } from './parts/hit-list.tsx';
import { Nothing } from './parts/nothing.tsx';
import { countsInWords, inputOf, keyOf } from './search-input.ts';
import { remember } from './recent.ts';
import { PlaceList } from './parts/place-list.tsx';
import { ALL_TICKED, useSearch, type SearchState, type Speech } from './store.ts';
import { useAutocode, type Autocode } from './use-autocode.ts';
import { useHits, type Hits } from './use-hits.ts';
import './search.css';
import { CountOfPeople } from '../../parts/people-spread/counted-as-one.tsx';

const NO_CODES: readonly CodeView[] = [];
const NO_DOCUMENTS: readonly DocumentSummary[] = [];

/** Search through all transcripts, and code what was found. */
export function SearchRoom({ params }: { params: Record<string, string> }) {
  const store = useSearch(useShallow(({ ticks: _ticks, asked: _asked, ...rest }) => rest));
  const { set, tick } = store;
  const documents = useQuery('document.list', {});
  const codes = useQuery('code.list', {}).data ?? NO_CODES;
  const table = useQuery('participant.table', {}).data;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<ListHandle>(null);
  const button = useRef<HTMLButtonElement>(null);
  // A tab that goes lets go of its button after the next one has come, so what is gone is not written down.
  const keepButton = useCallback((element: HTMLButtonElement | null) => {
    if (element) button.current = element;
  }, []);
  const [choosing, setChoosing] = useState<'code' | 'filter' | null>(null);
  const [code, setCode] = useState<ChosenCode>(null);
  const inspector = useInspector();
  const autocode = useAutocode();
  const input = useMemo(() => inputOf(store), [store]);
  const found = useHits(input);
  useArrival(params, field);
  useSaying(found);

  // Ticks belong to one search: another one starts with every hit ticked.
  const shownKey = JSON.stringify(found.input);
  const lastKey = useRef(shownKey);
  useEffect(() => {
    if (lastKey.current !== shownKey && useSearch.getState().ticks.hits !== ALL_TICKED)
      tick('hits', ALL_TICKED);
    lastKey.current = shownKey;
  }, [shownKey, tick]);

  // What autocoding would code takes the place of the hits, as long as its tab is in view.
  const places = inspector.isOpen ? autocode.all?.places : undefined;
  useReturn(params['at'], places ?? found.hits, list);
  const isPreview = places !== undefined;
  const open = useCallback(
    (hit: Pick<SearchHit, 'documentId' | 'start' | 'end'>) => {
      const { query } = useSearch.getState();
      if (!isPreview) remember(query);
      updatePlace({ q: query, at: keyOf(hit) });
      navigate('reading', { document: hit.documentId, start: String(hit.start), end: String(hit.end) });
    },
    [isPreview],
  );
  const toList = () => {
    const first = (places ?? found.hits)[0];
    if (!places) remember(store.query);
    if (first) list.current?.goTo(keyOf(first));
  };
  useActions([
    {
      id: 'search.code',
      label: 'Code the ticked hits',
      group: 'Search',
      shortcut: 'C',
      isEnabled: () => (places ? places.length > 0 : found.hits.length > 0),
      run() {
        inspector.setOpen(true);
        if (!places) set({ tab: 'hits' });
        setChoosing('code');
      },
    },
    {
      id: 'search.field',
      label: 'Change what is looked for',
      group: 'Search',
      shortcut: '/',
      run: () => field.current?.select(),
    },
  ]);

  const chooseCode = useCallback(() => setChoosing('code'), []);
  const chooseFilter = useCallback(() => setChoosing('filter'), []);
  const afterCoding = useCallback(() => {
    // A code chosen for one set of places is not meant for the next.
    setCode(null);
    document.querySelector<HTMLElement>('.se-list [tabindex="0"]')?.focus();
  }, []);
  const all = documents.data ?? NO_DOCUMENTS;
  if (documents.data && all.length === 0)
    return (
      <NoTranscripts title="Search" drawing="search">
        All transcripts are searched from here. Bring the first one in.
      </NoTranscripts>
    );
  return (
    <div className="se">
      <RoomBar title="Search" meta={places ? null : <Counted found={found} />} />
      <div className="se-top">
        <div
          className="se-field-frame"
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || event.target !== field.current) return;
            event.preventDefault();
            toList();
          }}
        >
          <SearchField
            label="Search all transcripts"
            placeholder={
              store.mode === 'words' ? 'Words, a “phrase”, or one ~5 another' : 'A regular expression'
            }
            value={store.query}
            inputRef={field}
            className="se-field"
            onChange={(query) => set({ query, tab: 'hits' })}
            onSubmit={toList}
          />
        </div>
        {places ? null : <Filters documents={all} table={table} codes={codes} onChooseCode={chooseFilter} />}
      </div>
      {places ? (
        <p className="se-voices">
          {previewWords(store.tab, autocode, store.turnsOf)}{' '}
          <Button variant="link" onPress={() => set({ tab: 'hits' })}>
            Back to the hits
          </Button>
        </p>
      ) : (
        <>
          <OldNames query={store.query} />
          <OtherVoices found={found} />
          {found.failure ? <AlertStrip tone="attention">{found.failure}</AlertStrip> : null}
        </>
      )}
      {places ? (
        <PlaceList label="What would be coded" places={places} documents={all} onOpen={open} listRef={list} />
      ) : found.hits.length > 0 ? (
        <HitList
          hits={found.hits}
          counts={found.counts}
          documents={all}
          hasMore={found.next !== null}
          isStale={found.isWorking && found.input !== input}
          onMore={found.more}
          onOpen={open}
          listRef={list}
        />
      ) : (
        <Nothing found={found} />
      )}
      <CodePanel
        input={found.input}
        hasHits={found.hits.length > 0}
        turns={turnsOf(found, store.speech)}
        code={code}
        codes={codes}
        onChoose={chooseCode}
        onDone={afterCoding}
        buttonRef={keepButton}
        autocode={autocode}
      />
      {choosing ? (
        <ChooseDialog
          title={choosing === 'code' ? 'Code with' : 'Look by code'}
          label="Find a code"
          choices={codeChoices(codes, { noHeadings: true })}
          emptyText="There is no code of that name yet."
          onClose={() => setChoosing(null)}
          onChoose={(id) => {
            if (choosing === 'filter') return set({ codeId: id });
            setCode({ id });
            focusSoon(button);
          }}
          {...(choosing === 'code'
            ? {
                create: {
                  label: (words: string) => `Make a new code “${words}”`,
                  run: (words: string) => {
                    setCode({ name: words });
                    focusSoon(button);
                  },
                },
              }
            : {})}
        />
      ) : null}
    </div>
  );
}

const ROLE_WORDS = {
  participant: 'Turns of everyone interviewed',
  interviewer: 'Turns of whoever asks the questions',
  other: 'Turns of others who speak',
};

/** What the list beside is. */
function previewWords(
  tab: SearchState['tab'],
  { question }: Autocode,
  turnsOf: SearchState['turnsOf'],
): string {
  if (tab === 'questions') return `Answers to “${question?.name ?? ''}”. Space unticks a turn.`;
  const whose = typeof turnsOf === 'string' ? ROLE_WORDS[turnsOf] : `Turns of ${turnsOf.label}`;
  return `${whose}. Space unticks a turn.`;
}

/** Turns in all, once they are counted out. */
function turnsOf({ counts }: Hits, speech: Speech): number | null {
  if (!counts || counts.next !== null) return null;
  return (speech === 'interviewers' ? 0 : counts.turns) + (speech === 'people' ? 0 : counts.asked);
}

/** Frames the button is waited for: it cannot be pressed before the places have come. */
const PATIENCE = 120;

/** After the dialog gave the focus back, the button that acts is the next thing to press. */
function focusSoon(button: React.RefObject<HTMLButtonElement | null>): void {
  let held = 0;
  const look = (left: number) => {
    const isClosed = document.querySelector('.tw-overlay') === null;
    held = isClosed && document.activeElement === button.current ? held + 1 : 0;
    if (isClosed && held === 0) button.current?.focus();
    if (left > 0 && held < 3) requestAnimationFrame(() => look(left - 1));
  };
  requestAnimationFrame(() => look(PATIENCE));
}

/** What the address says is looked for, and the focus in the field unless one comes back to a hit. */
function useArrival(params: Record<string, string>, field: React.RefObject<HTMLInputElement | null>): void {
  const { q, at } = params;
  const asked = useSearch((state) => state.asked);
  useEffect(() => {
    if (q !== undefined && q !== useSearch.getState().query) useSearch.setState({ query: q, mode: 'words' });
    // Whoever looks for words wants the hits; whoever comes back to a place wants what stood there.
    if (q !== undefined && q !== '' && at === undefined) useSearch.setState({ tab: 'hits' });
  }, [q, at, asked]);
  useEffect(() => {
    if (at === undefined) field.current?.select();
  }, [at, asked, field]);
}

/** Puts the focus back on the hit one left from, once it is there. */
function useReturn(
  at: string | undefined,
  shown: readonly Pick<SearchHit, 'documentId' | 'start'>[],
  list: React.RefObject<ListHandle | null>,
): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (at === undefined || done.current === at || !shown.some((one) => keyOf(one) === at)) return;
    done.current = at;
    list.current?.goTo(at);
  }, [at, shown, list]);
}

/** Says to those who listen how much there is, once it has settled. */
function useSaying(found: Hits): void {
  const { counts, hits, input, isWorking } = found;
  const words = counts && counts.next === null ? `${count(counts.turns, 'turn')} found.` : null;
  const nothing = !isWorking && input !== null && hits.length === 0 ? 'Nothing found.' : null;
  const said = nothing ?? words;
  useEffect(() => {
    if (said !== null) announce(said);
  }, [said]);
}

function useAllPeople(): number {
  const documents = useQuery('document.list', {}).data;
  return useMemo(() => new Set(documents?.map((one) => one.participantId ?? one.id)).size, [documents]);
}

function Counted({ found }: { found: Hits }) {
  const speech = useSearch((state) => state.speech);
  const all = useAllPeople();
  if (!found.counts || found.hits.length === 0) return null;
  const words = countsInWords(found.counts, speech, all);
  return speech === 'interviewers' ? words : <CountOfPeople>{words}</CountOfPeople>;
}

/** Interviewers' words are shown apart: said, and one press away. */
function OtherVoices({ found }: { found: Hits }) {
  const { speech, set } = useSearch();
  const asked = found.counts?.asked ?? 0;
  if (speech !== 'people' || asked === 0) return null;
  return (
    <p className="se-voices">
      {`Also in ${count(asked, 'turn')} of those who ask.`}{' '}
      <Button variant="link" onPress={() => set({ speech: 'interviewers' })}>
        Show them
      </Button>
    </p>
  );
}
