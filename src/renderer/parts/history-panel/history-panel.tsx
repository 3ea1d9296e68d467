import { useMemo, useState } from 'react';
import { Redo2, Undo2 } from 'lucide-react';
import type { HistoryEntry } from '../../../shared/contract/history.ts';
import { useHost } from '../../app/host-state.ts';
import { valueOrTell } from '../../app/tell.ts';
import { clockTime } from '../../app/words.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { AlertStrip } from '../../ui/alert-strip.tsx';
import { Tag } from '../../ui/badges.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons.tsx';
import { List, useFilter } from '../../ui/list.tsx';
import { Skeleton } from '../../ui/progress.tsx';
import { dayStarts, linesOf, type HistoryLine } from './entries.ts';
import { takeStep } from './steps.ts';
import './history-panel.css';

/** Entries asked for at once. */
const PAGE = 200;
const keyOf = (line: HistoryLine) => String(line.seq);
const textOf = (line: HistoryLine) => `${line.sentence} ${line.person}`;

/** What was done in the study, by whom and when, with undo and redo by name. */
export function HistoryPanel() {
  const newest = useQuery('history.list', { limit: PAGE });
  const older = useOlder(newest.data);
  const entries = useMemo(() => [...(newest.data ?? []), ...older.entries], [newest.data, older.entries]);
  const lines = useMemo(() => linesOf(entries), [entries]);
  const { query, setQuery, filtered, onType } = useFilter(lines, textOf);
  const starts = useMemo(() => dayStarts(filtered), [filtered]);
  return (
    <div className="tw-history">
      <Steps />
      <SearchField label="Find in the history" value={query} onChange={setQuery} />
      {newest.failure ? <AlertStrip tone="attention">{newest.failure.message}</AlertStrip> : null}
      {newest.isLoading ? <Skeleton label="Reading the history" lines={6} /> : null}
      {newest.data?.length === 0 ? (
        <EmptyState drawing="transcript">
          Nothing has been done in this study yet. Every change will be listed here and can be taken back.
        </EmptyState>
      ) : (
        <List
          label="What was done, newest first"
          className="tw-history-list"
          items={filtered}
          getKey={keyOf}
          getText={textOf}
          rowHeight={30}
          onType={onType}
          renderItem={(line) => (
            <div className="tw-history-line">
              {starts.has(line.seq) ? <div className="tw-history-day">{starts.get(line.seq)}</div> : null}
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
          )}
          emptyState={
            <p className="tw-history-none">{newest.isLoading ? '' : 'Nothing here has these words.'}</p>
          }
        />
      )}
      {older.canLoad ? (
        <Button variant="link" onPress={() => void older.load()}>
          Show earlier changes
        </Button>
      ) : null}
    </div>
  );
}

/**
 * Earlier entries, fetched a page at a time. The newest page moves on as things are done; what falls out of it is kept
 * from when the first earlier page was asked for, so that no entry is missing in between.
 */
function useOlder(newest: readonly HistoryEntry[] | undefined) {
  const client = useClient();
  const [kept, setKept] = useState<{ entries: readonly HistoryEntry[]; isEnd: boolean }>({
    entries: [],
    isEnd: false,
  });
  const oldest = newest?.at(-1)?.seq ?? 0;
  const entries = useMemo(() => kept.entries.filter((entry) => entry.seq < oldest), [kept.entries, oldest]);
  async function load() {
    const known = kept.entries.length > 0 ? kept.entries : (newest ?? []);
    const last = known.at(-1);
    if (!last) return;
    const page = valueOrTell(await client.call('history.list', { limit: PAGE, before: last.seq }));
    if (page) setKept({ entries: [...known, ...page], isEnd: page.length < PAGE });
  }
  return { entries, canLoad: !kept.isEnd && (newest?.length ?? 0) >= PAGE, load };
}

/** Undo and redo, each naming what it does. */
function Steps() {
  const client = useClient();
  const state = useQuery('history.state', {}).data;
  const canWrite = useHost((host) => host.state?.study != null && !host.state.study.readOnly);
  return (
    <div className="tw-history-steps">
      <Button
        icon={<Icon of={Undo2} small />}
        isDisabled={!canWrite || !state?.undo}
        onPress={() => void takeStep(client, 'undo')}
      >
        <span className="tw-cut">{state?.undo ? `Undo: ${state.undo}` : 'Nothing to undo'}</span>
      </Button>
      <Button
        icon={<Icon of={Redo2} small />}
        isDisabled={!canWrite || !state?.redo}
        onPress={() => void takeStep(client, 'redo')}
      >
        <span className="tw-cut">{state?.redo ? `Redo: ${state.redo}` : 'Nothing to redo'}</span>
      </Button>
    </div>
  );
}
