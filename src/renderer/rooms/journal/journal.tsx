import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { Plus } from 'lucide-react';
import type { MemoView } from '../../../shared/contract/memos.ts';
import { useActions } from '../../app/actions.ts';
import { useHost } from '../../app/host-state.ts';
import { updatePlace } from '../../app/router.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { deleteMemo, type MemoEditorHandle } from '../../parts/memo-editor/index.ts';
import { AlertStrip } from '../../ui/alert-strip.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { ListHandle } from '../../ui/list.tsx';
import { ResizablePanel, RoomBar } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/progress.tsx';
import { countInWords, filterMemos } from './entries.ts';
import { MemoPage } from './parts/memo-page.tsx';
import { MemoRows } from './parts/memo-rows.tsx';
import { MemoTies } from './parts/memo-ties.tsx';
import { filtersIn, useJournal, type OpenPage } from './store.ts';
import './journal.css';

/** All memos and journal entries: a list by month, one open to write in, and what it is tied to. */
export function Journal({ params }: { params: Record<string, string> }) {
  const memos = useQuery('memo.list', {});
  const client = useClient();
  const canWrite = useHost((host) => host.state?.study !== null && !host.state?.study?.readOnly);
  const { filters, open, setOpen } = useJournal();
  const list = useRef<ListHandle>(null);
  const page = useRef<MemoEditorHandle>(null);
  const discard = useRef<(() => void) | null>(null);
  const all = memos.data;
  const shown = useMemo(() => filterMemos(all ?? [], filters), [all, filters]);
  const present = all?.find((memo) => memo.id === open?.id) ?? null;
  usePlace(params, all, present);

  const openOne = (memo: MemoView) => {
    if (memo.id !== open?.id) setOpen({ key: memo.id, id: memo.id, kind: memo.kind });
  };
  const startNew = (kind: MemoView['kind']) => setOpen({ key: crypto.randomUUID(), id: null, kind });
  async function remove(memo: MemoView) {
    if (memo.id === open?.id) discard.current?.();
    const at = shown.indexOf(memo);
    if (!(await deleteMemo(client, memo))) return;
    const next = shown[at + 1] ?? shown[at - 1];
    if (memo.id === open?.id) setOpen(next ? { key: next.id, id: next.id, kind: next.kind } : null);
    if (next) list.current?.goTo(next.id);
  }
  useActions([
    {
      id: 'journal.newEntry',
      label: 'New journal entry',
      group: 'Journal',
      shortcut: 'N',
      isEnabled: () => canWrite,
      run: () => startNew('journal'),
    },
    {
      id: 'journal.newMemo',
      label: 'New memo',
      group: 'Journal',
      shortcut: 'Shift+N',
      isEnabled: () => canWrite,
      run: () => startNew('memo'),
    },
    {
      id: 'journal.delete',
      label: present?.kind === 'memo' ? 'Delete this memo' : 'Delete this journal entry',
      group: 'Journal',
      isEnabled: () => canWrite && present !== null,
      run: () => (present ? remove(present) : undefined),
    },
  ]);

  const buttons = (
    <>
      <Button onPress={() => startNew('memo')} isDisabled={!canWrite}>
        New memo
      </Button>
      <Button
        variant="primary"
        icon={<Icon of={Plus} small />}
        shortcut="N"
        onPress={() => startNew('journal')}
        isDisabled={!canWrite}
      >
        New journal entry
      </Button>
    </>
  );
  const isEmpty = all?.length === 0 && open === null;
  return (
    <div className="tw-journal">
      <RoomBar title="Journal" meta={all ? countInWords(all) : undefined}>
        {isEmpty ? null : buttons}
      </RoomBar>
      {memos.failure ? <AlertStrip tone="attention">{memos.failure.message}</AlertStrip> : null}
      {memos.isLoading ? <Skeleton label="Reading the journal" /> : null}
      {isEmpty ? (
        <EmptyState drawing="journal" action={<div className="tw-journal-first">{buttons}</div>}>
          What you notice, doubt and decide is kept here, beside the codes and talk it is about. Memos you
          write in other rooms come together in this list.
        </EmptyState>
      ) : all ? (
        <div className="tw-journal-body">
          <ResizablePanel
            side="left"
            storageKey="journal.list"
            label="the list"
            defaultWidth={320}
            min={240}
            max={480}
          >
            <MemoRows
              all={all}
              memos={shown}
              openId={open?.id ?? null}
              listRef={list}
              onOpen={openOne}
              onEnter={() => page.current?.focus()}
              onDelete={canWrite ? (memo) => void remove(memo) : undefined}
            />
          </ResizablePanel>
          {open ? (
            <MemoPage
              key={open.key}
              open={open}
              memo={present}
              isGone={open.id !== null && present === null}
              editorRef={page}
              discardRef={discard}
              onCreated={(id) => {
                // it may come to be after one has gone on to another
                if (useJournal.getState().open?.key === open.key) setOpen({ ...open, id });
              }}
              onDelete={present && canWrite ? () => void remove(present) : undefined}
              onEscape={() => {
                if (!present) setOpen(null);
                const to = present ?? shown[0];
                if (to) list.current?.goTo(to.id);
              }}
            />
          ) : (
            <div className="tw-journal-rest">
              <p>Choose a memo to read it, or begin a new one.</p>
            </div>
          )}
          {present ? <MemoTies memo={present} /> : null}
        </div>
      ) : null}
    </div>
  );
}

/** Narrows the list to what the address asks for, opens the memo it names, and keeps the address at the one that is open. */
function usePlace(
  params: Record<string, string>,
  all: readonly MemoView[] | undefined,
  present: MemoView | null,
): void {
  const { open, setOpen, setFilters } = useJournal();
  const wanted = params['memo'];
  const start = useEffectEvent((every: readonly MemoView[]) => {
    const filters = filtersIn(params);
    if (filters) setFilters(filters);
    const memos = filters ? filterMemos(every, filters) : every;
    const named = memos.find((memo) => memo.id === wanted);
    const next: OpenPage | null = named ? { key: named.id, id: named.id, kind: named.kind } : null;
    const isHere = open !== null && (open.id === null || memos.some((memo) => memo.id === open.id));
    if (!next && isHere) return false;
    const [first] = memos;
    const now = next ?? (first ? { key: first.id, id: first.id, kind: first.kind } : null);
    if (now?.id === open?.id) return false;
    setOpen(now);
    return true;
  });
  const isReady = all !== undefined;
  const id = present?.id;
  // the address that was followed last: one leads the other, never both at once
  const followed = useRef<string | null | undefined>(null);
  useEffect(() => {
    if (!all) return;
    if (wanted !== followed.current) {
      followed.current = wanted;
      if (start(all)) return;
    }
    if (id === undefined || id === wanted) return;
    followed.current = id;
    updatePlace({ memo: id });
    // only when another address or memo comes, or the list for the first time: not at every change of the list
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, isReady, id]);
}
