import { useMemo, useRef, useState } from 'react';
import { Redo2, Undo2, type LucideIcon } from 'lucide-react';
import { historyKinds, type HistoryEntry, type HistoryKind } from '../../../shared/contract/history.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host-state.ts';
import { valueOrTell } from '../../app/tell.ts';
import { clockTime } from '../../app/words.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { announce } from '../../ui/announce.ts';
import { AlertStrip } from '../../ui/alert-strip.tsx';
import { Tag } from '../../ui/badges.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons.tsx';
import { List, useFilter, type ListHandle } from '../../ui/list.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/progress.tsx';
import { dayStarts, linesOf, type HistoryLine } from './entries.ts';
import { SHOW_PLACE, TAKE_BACK, useOwnKeys } from './keys.ts';
import { goToPlace, StepDetails, takeBackOnly } from './step-details.tsx';
import { takeStep } from './steps.ts';
import './history-panel.css';

/** Entries asked for at once. */
const PAGE = 200;
const keyOf = (line: HistoryLine) => String(line.seq);
const textOf = (line: HistoryLine) => `${line.sentence} ${line.person}`;

const ALL = 'all';
const KIND_WORDS: Record<HistoryKind, string> = {
  coding: 'Coding',
  codes: 'Codes',
  themes: 'Themes',
  memos: 'Memos and journal',
  transcripts: 'Transcripts',
  people: 'People',
  maps: 'Maps',
  reviews: 'Review packs',
  study: 'The study',
};
interface Narrow {
  personId: string | null;
  about: HistoryKind | null;
}
const NOT_NARROWED: Narrow = { personId: null, about: null };

/** What was done in the study, by whom and when, with undo and redo by name and any one step taken back alone. */
export function HistoryPanel({ onLeave = () => {} }: { onLeave?(): void }) {
  const client = useClient();
  const [narrow, setNarrow] = useState(NOT_NARROWED);
  const asked = {
    ...(narrow.personId === null ? {} : { personId: narrow.personId }),
    ...(narrow.about === null ? {} : { about: narrow.about }),
  };
  const newest = useQuery('history.list', { limit: PAGE, ...asked });
  const older = useOlder(newest.data, asked);
  const entries = useMemo(() => [...(newest.data ?? []), ...older.entries], [newest.data, older.entries]);
  const lines = useMemo(() => linesOf(entries), [entries]);
  const { query, setQuery, filtered } = useFilter(lines, textOf);
  const starts = useMemo(() => dayStarts(filtered), [filtered]);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<ListHandle>(null);
  const takeBack = useOwnKeys(TAKE_BACK);
  const show = useOwnKeys(SHOW_PLACE);
  const line = filtered.find((one) => keyOf(one) === chosen) ?? filtered[0];
  function jump(seq: number) {
    setQuery('');
    setNarrow(NOT_NARROWED);
    const to = lines.find((one) => one.seqs.includes(seq));
    const key = String(to?.seq ?? seq);
    setChosen(key);
    list.current?.goTo(key);
  }
  async function showWords(one: HistoryLine) {
    const found = await client.call('history.dependents', { seq: one.seq, whole: one.isWhole });
    if (!found.ok || !found.value.place) return announce('This step touched no words.');
    onLeave();
    goToPlace(found.value.place);
  }
  const isNarrowed = narrow.personId !== null || narrow.about !== null;
  return (
    <div className="tw-history">
      <Steps />
      <div className="tw-history-find">
        <SearchField label="Find in the history" value={query} onChange={setQuery} />
        <Narrowing narrow={narrow} onChange={setNarrow} />
      </div>
      {newest.failure ? <AlertStrip tone="attention">{newest.failure.message}</AlertStrip> : null}
      {newest.isLoading ? <Skeleton label="Reading the history" lines={6} /> : null}
      {newest.data?.length === 0 && !isNarrowed ? (
        <EmptyState drawing="transcript">
          Nothing has been done in this study yet. Every change will be listed here and can be taken back.
        </EmptyState>
      ) : (
        <div className="tw-history-both">
          <List
            ref={list}
            label="What was done, newest first"
            className="tw-history-list"
            items={filtered}
            getKey={keyOf}
            getText={textOf}
            rowHeight={30}
            selectionMode="single"
            selectOnMove
            selectedKeys={new Set(line ? [keyOf(line)] : [])}
            onSelectionChange={([key]) => setChosen(key ?? null)}
            onRowKey={(event, one) => {
              if (takeBack.is(event)) void takeBackOnly(client, one);
              else if (show.is(event)) void showWords(one);
              else return false;
              return true;
            }}
            renderItem={(one) => <Line line={one} day={starts.get(one.seq)} />}
            emptyState={
              <p className="tw-history-none">
                {newest.isLoading ? '' : 'Nothing that was done fits. Look for something else.'}
              </p>
            }
          />
          {line ? <StepDetails key={line.seq} line={line} onJump={jump} onLeave={onLeave} /> : null}
        </div>
      )}
      {older.canLoad ? (
        <Button variant="link" onPress={() => void older.load()}>
          Show earlier changes
        </Button>
      ) : null}
    </div>
  );
}

function Line({ line, day }: { line: HistoryLine; day: string | undefined }) {
  return (
    <div className="tw-history-line">
      {day ? <div className="tw-history-day">{day}</div> : null}
      <div className="tw-history-row">
        <time className="tw-meta" dateTime={line.at}>
          {clockTime(line.at)}
        </time>
        <span className="tw-history-words" data-undone={line.undone || undefined}>
          {line.sentence}
        </span>
        {line.undone ? <Tag tone="plain">undone</Tag> : null}
        <span className="tw-meta tw-history-who">{line.person}</span>
      </div>
    </div>
  );
}

/** Whose steps, and about what. */
function Narrowing({ narrow, onChange }: { narrow: Narrow; onChange(narrow: Narrow): void }) {
  const people = useQuery('person.list', {}).data ?? [];
  return (
    <>
      <Select
        label="By whom"
        isLabelHidden
        isQuiet
        options={[
          { id: ALL, label: 'By anybody' },
          ...people.map((person) => ({ id: person.id, label: `By ${person.name}` })),
        ]}
        value={narrow.personId ?? ALL}
        onChange={(next) => onChange({ ...narrow, personId: next === ALL ? null : next })}
      />
      <Select
        label="About what"
        isLabelHidden
        isQuiet
        options={[
          { id: ALL, label: 'About anything' },
          ...historyKinds.map((kind) => ({ id: kind, label: KIND_WORDS[kind] })),
        ]}
        value={narrow.about ?? ALL}
        onChange={(next) =>
          onChange({ ...narrow, about: historyKinds.find((kind) => kind === next) ?? null })
        }
      />
    </>
  );
}

type Asked = Omit<Input<'history.list'>, 'limit' | 'before'>;
interface Kept {
  of: string;
  entries: readonly HistoryEntry[];
  isEnd: boolean;
}
const NOTHING_KEPT: Kept = { of: '', entries: [], isEnd: false };

/**
 * Earlier entries, fetched a page at a time. The newest page moves on as things are done; what falls out of it is kept
 * from when the first earlier page was asked for, so that no entry is missing in between.
 */
function useOlder(newest: readonly HistoryEntry[] | undefined, asked: Asked) {
  const client = useClient();
  const [{ of, ...kept }, setKept] = useState<Kept>(NOTHING_KEPT);
  const key = JSON.stringify(asked);
  // what was fetched for another choice is not for this one
  const isMine = of === key;
  const oldest = newest?.at(-1)?.seq ?? 0;
  const entries = useMemo(
    () => (isMine ? kept.entries : []).filter((entry) => entry.seq < oldest),
    [kept.entries, oldest, isMine],
  );
  async function load() {
    const known = isMine && kept.entries.length > 0 ? kept.entries : (newest ?? []);
    const last = known.at(-1);
    if (!last) return;
    const page = valueOrTell(await client.call('history.list', { limit: PAGE, before: last.seq, ...asked }));
    if (page) setKept({ of: key, entries: [...known, ...page], isEnd: page.length < PAGE });
  }
  return { entries, canLoad: !(isMine && kept.isEnd) && (newest?.length ?? 0) >= PAGE, load };
}

/** Undo and redo, each naming what it does, and why it cannot be done where it cannot. */
function Steps() {
  const client = useClient();
  const state = useQuery('history.state', {}).data;
  const canWrite = useHost((host) => host.state?.study != null && !host.state.study.readOnly);
  const step = (way: 'undo' | 'redo', icon: LucideIcon) => {
    const [sentence, refusal] =
      way === 'undo' ? [state?.undo, state?.undoRefusal] : [state?.redo, state?.redoRefusal];
    const name = way === 'undo' ? 'Undo' : 'Redo';
    return (
      <div>
        <Button
          icon={<Icon of={icon} small />}
          isDisabled={!canWrite || !sentence || Boolean(refusal)}
          {...(refusal ? { 'aria-describedby': `tw-history-${way}-why` } : {})}
          onPress={() => void takeStep(client, way)}
        >
          <span className="tw-cut">{sentence ? `${name}: ${sentence}` : `Nothing to ${way}`}</span>
        </Button>
        {refusal ? (
          <p id={`tw-history-${way}-why`} className="tw-meta">
            {refusal}
          </p>
        ) : null}
      </div>
    );
  };
  return (
    <div className="tw-history-steps">
      {step('undo', Undo2)}
      {step('redo', Redo2)}
    </div>
  );
}
