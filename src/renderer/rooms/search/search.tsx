import { useEffect, useMemo, useRef, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/search.ts';
import { useActions } from '../../app/actions.ts';
import { useInspector } from '../../app/inspector.tsx';
import { navigate, updatePlace } from '../../app/router.ts';
import { useSettings } from '../../app/settings.ts';
import { count } from '../../app/words.ts';
import { useQuery } from '../../data/use-query.ts';
import { OldNames } from '../../parts/frame/old-names.tsx';
import { codeChoices } from '../../parts/choose-dialog/choices.tsx';
import { ChooseDialog } from '../../parts/choose-dialog/choose-dialog.tsx';
import {
  AlertStrip,
  announce,
  Button,
  EmptyState,
  RoomBar,
  SearchField,
  type ListHandle,
} from '../../ui/index.ts';
import { CodePanel } from './parts/code-panel.tsx';
import type { ChosenCode } from './parts/code-places.tsx';
import { Filters } from './parts/filters.tsx';
import { HitList } from './parts/hit-list.tsx';
import { countsInWords, inputOf, keyOf } from './search-input.ts';
import { useSearch, type Speech } from './store.ts';
import { useHits, type Hits } from './use-hits.ts';
import './search.css';

const MOST_RECENT = 12;

/** Search through all transcripts, and code what was found. */
export function SearchRoom({ params }: { params: Record<string, string> }) {
  const store = useSearch();
  const { set } = store;
  const documents = useQuery('document.list', {});
  const codes = useQuery('code.list', {}).data ?? [];
  const table = useQuery('participant.table', {}).data;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<ListHandle>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [choosing, setChoosing] = useState<'code' | 'filter' | null>(null);
  const [code, setCode] = useState<ChosenCode>(null);
  const inspector = useInspector();
  const input = useMemo(() => inputOf(store), [store]);
  const found = useHits(input);
  useArrival(params, field);
  useReturn(params['at'], found, list);
  useSaying(found);

  // Ticks belong to one search: another one starts with every hit ticked.
  const shownKey = JSON.stringify(found.input);
  const lastKey = useRef(shownKey);
  useEffect(() => {
    if (lastKey.current !== shownKey) set({ isTicked: true, flipped: new Set() });
    lastKey.current = shownKey;
  }, [shownKey, set]);

  const open = (hit: SearchHit) => {
    remember(store.query);
    updatePlace({ q: store.query, at: keyOf(hit) });
    navigate('reading', { document: hit.documentId, start: String(hit.start), end: String(hit.end) });
  };
  const toList = () => {
    const first = found.hits[0];
    remember(store.query);
    if (first) list.current?.goTo(keyOf(first));
  };
  useActions([
    {
      id: 'search.code',
      label: 'Code the ticked hits',
      group: 'Search',
      shortcut: 'C',
      isEnabled: () => found.hits.length > 0,
      run() {
        inspector.setOpen(true);
        set({ tab: 'hits' });
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

  const all = documents.data ?? [];
  if (documents.data && all.length === 0) return <NoTranscripts />;
  return (
    <div className="se">
      <RoomBar title="Search" meta={<Counted found={found} />} />
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
            onChange={(query) => set({ query })}
            onSubmit={toList}
          />
        </div>
        <Filters documents={all} table={table} codes={codes} onChooseCode={() => setChoosing('filter')} />
      </div>
      <OldNames query={store.query} />
      <OtherVoices found={found} />
      {found.failure ? <AlertStrip tone="attention">{found.failure}</AlertStrip> : null}
      {found.hits.length > 0 ? (
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
        onChooseCode={() => setChoosing('code')}
        onDone={() => {
          // A code chosen for one set of places is not meant for the next.
          setCode(null);
          document.querySelector<HTMLElement>('.se-list [tabindex="0"]')?.focus();
        }}
        buttonRef={button}
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

/** Turns in all, once they are counted out. */
function turnsOf({ counts }: Hits, speech: Speech): number | null {
  if (!counts || counts.next !== null) return null;
  return (speech === 'interviewers' ? 0 : counts.turns) + (speech === 'people' ? 0 : counts.asked);
}

/** After the dialog gave the focus back, the button that acts is the next thing to press. */
function focusSoon(button: React.RefObject<HTMLButtonElement | null>): void {
  requestAnimationFrame(() => requestAnimationFrame(() => button.current?.focus()));
}

function remember(query: string): void {
  const wanted = query.trim();
  const { settings, change } = useSettings.getState();
  if (wanted === '' || settings.searches[0] === wanted) return;
  change({ searches: [wanted, ...settings.searches.filter((one) => one !== wanted)].slice(0, MOST_RECENT) });
}

/** What the address says is looked for, and the focus in the field unless one comes back to a hit. */
function useArrival(params: Record<string, string>, field: React.RefObject<HTMLInputElement | null>): void {
  const { q, at } = params;
  const asked = useSearch((state) => state.asked);
  useEffect(() => {
    if (q !== undefined && q !== useSearch.getState().query) useSearch.setState({ query: q, mode: 'words' });
  }, [q]);
  useEffect(() => {
    if (at === undefined) field.current?.select();
  }, [at, asked, field]);
}

/** Puts the focus back on the hit one left from, once it is there. */
function useReturn(at: string | undefined, found: Hits, list: React.RefObject<ListHandle | null>): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (at === undefined || done.current === at || !found.hits.some((hit) => keyOf(hit) === at)) return;
    done.current = at;
    list.current?.goTo(at);
  }, [at, found.hits, list]);
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
  return <>{countsInWords(found.counts, speech, all)}</>;
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

function Nothing({ found }: { found: Hits }) {
  const { set, query } = useSearch();
  const recent = useSettings((store) => store.settings.searches);
  const change = useSettings((store) => store.change);
  if (found.input !== null || query.trim().length > 1) {
    if (found.isWorking || found.failure) return <div className="se-list" />;
    return (
      <p className="se-nothing">Nothing fits. Try fewer words, “Beginnings of words”, or look everywhere.</p>
    );
  }
  return (
    <div className="se-start">
      <EmptyState drawing="search">
        Type what you are looking for. “Quotation marks” keep words together, worr* finds worry and worried,
        and money ~5 worry finds the two near each other.
      </EmptyState>
      {recent.length > 0 ? (
        <section className="se-recent" aria-label="Looked for lately">
          <h2>
            Looked for lately
            <Button variant="link" onPress={() => change({ searches: [] })}>
              Forget these
            </Button>
          </h2>
          <ul>
            {recent.map((words) => (
              <li key={words}>
                <Button variant="quiet" onPress={() => set({ query: words })}>
                  {words}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function NoTranscripts() {
  return (
    <>
      <RoomBar title="Search" />
      <EmptyState
        drawing="search"
        action={
          <Button variant="primary" onPress={() => navigate('interviews')}>
            Bring in transcripts
          </Button>
        }
      >
        All transcripts are searched from here. Bring the first one in.
      </EmptyState>
    </>
  );
}
