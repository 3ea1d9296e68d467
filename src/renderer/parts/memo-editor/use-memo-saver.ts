// The editor's ways between the page and the study: when it is saved, what it is tied to, and news from elsewhere.
import { useContext, useEffect, useEffectEvent, useRef } from 'react';
import type { LexicalEditor } from 'lexical';
import type { MemoTarget, MemoView } from '../../../shared/contract/memos.ts';
import { fail } from '../../../shared/contract/errors.ts';
import { HostContext } from '../../app/host-state.ts';
import { later } from '../../app/rest.ts';
import { valueOrTell } from '../../app/tell.ts';
import { useClient } from '../../data/use-query.ts';
import type { Client } from '../../transport/client.ts';
import { announce } from '../../ui/announce.ts';
import { toast } from '../../ui/toast.tsx';
import { readMemo, showMemo } from './editor.ts';
import { createMemoSaver, type MemoSaver, type SaveState } from './memo-saver.ts';
import { noteSave } from './just-saved.ts';

/** What a new memo is tied to. */
export interface NewMemoTarget {
  kind: MemoTarget;
  id: string | null;
  /** For what is not in the study yet: tells its lasting id, null when it never will be there. */
  whenThere?: (id: string) => Promise<string | null>;
}
interface SaverProps {
  memo: MemoView | null;
  target?: NewMemoTarget;
  kind?: 'memo' | 'journal';
  onCreated?(id: string): void;
}

let lastSaid = 0;
/** Said when the writing pauses, at most once in a while: nobody wants to hear it after every sentence. */
export function announceSaved(frame: HTMLElement): void {
  if (!frame.contains(document.activeElement) || performance.now() - lastSaid < 20_000) return;
  lastSaid = performance.now();
  announce('Saved');
}

/** What a new memo is tied to, once that is there. What never came to be leaves its memo standing alone. */
async function placeOf(target: NewMemoTarget | undefined) {
  const { kind: targetKind = 'none', id = null, whenThere } = target ?? {};
  const targetId = whenThere && id !== null ? await whenThere(id) : id;
  if (targetId !== null || !whenThere) return { targetKind, targetId };
  toast({ text: 'What you wrote is kept in the journal, as a memo of its own.' });
  return { targetKind: 'none' as const, targetId: null };
}

/** What an editor gave to be saved, and what came from elsewhere while one wrote in it. */
interface Crossing {
  readonly sent: Set<string>;
  other: MemoView | null;
}
const crossings = new WeakMap<LexicalEditor, Crossing>();
function crossingOf(editor: LexicalEditor): Crossing {
  const known = crossings.get(editor) ?? { sent: new Set<string>(), other: null };
  crossings.set(editor, known);
  return known;
}

/** Two wrote at once: one's own words stand, and the others can be kept beside them. */
function tellOfBoth(client: Client, { kind, targetKind, targetId, title, body, text }: MemoView): void {
  toast({
    tone: 'attention',
    text: 'This memo was changed in another window while you wrote. What you wrote stands now; the other words are in the history.',
    action: {
      label: 'Keep both',
      run: async () =>
        void valueOrTell(await client.call('memo.create', { kind, targetKind, targetId, title, body, text })),
    },
  });
}

/** Another study was opened while one wrote: a memo that is not there yet is not made in that one. */
function tellOfElsewhere(words: string): void {
  toast({
    tone: 'attention',
    text: 'These words belong to the study that was open before, and are not kept in this one. Copy them, and put them where they belong.',
    action: { label: 'Copy', run: () => navigator.clipboard.writeText(words) },
  });
}

/** Makes the saver of one memo, over the client. */
export function useMemoSaver(
  props: SaverProps,
  editor: LexicalEditor,
  title: { current: string },
  onState: (state: SaveState) => void,
) {
  const client = useClient();
  const host = useContext(HostContext);
  const say = useEffectEvent(onState);
  const created = useEffectEvent((id: string) => props.onCreated?.(id));
  return useEffectEvent((saved: { title: string; body: string; text: string }) => {
    const studyNow = () => host?.getState().state?.study?.path;
    const study = studyNow();
    const saver = createMemoSaver({
      id: props.memo?.id ?? null,
      saved,
      read: () => ({ title: title.current, ...readMemo(editor) }),
      create: async (draft, session) => {
        if (studyNow() !== study) {
          saver.discard();
          tellOfElsewhere([draft.title, draft.text].filter(Boolean).join('\n\n'));
          return fail('gone', 'Another study is open now.');
        }
        const kind = props.kind ?? props.memo?.kind ?? 'memo';
        crossingOf(editor).sent.add(draft.body);
        return client.call('memo.create', { kind, ...(await placeOf(props.target)), ...draft, session });
      },
      async update(id, changes, session) {
        const crossing = crossingOf(editor);
        if (changes.body !== undefined) crossing.sent.add(changes.body);
        const result = await noteSave(id, client.call('memo.update', { id, ...changes, session }));
        if (result.ok && crossing.other) {
          tellOfBoth(client, crossing.other);
          crossing.other = null;
        }
        return result;
      },
      onState: (state) => say(state),
      onCreated: (id) => {
        void noteSave(id, Promise.resolve());
        created(id);
      },
      newSession: () => crypto.randomUUID(),
      after: later,
    });
    return saver;
  });
}

/**
 * Shows what undo or another window made of the memo, unless one is writing in it. Gives a function that takes a memo in
 * whoever is writing.
 */
export function useTakeIn(
  memo: MemoView | null,
  editor: LexicalEditor,
  saver: { current: MemoSaver | null },
  frame: { current: HTMLElement | null },
  setTitle: (title: string) => void,
): (memo: MemoView) => void {
  const seen = useRef(memo);
  function show(next: MemoView, own: MemoSaver, isNews: boolean) {
    if (isNews) showMemo(editor, next.body, next.text);
    seen.current = next;
    own.accept({ title: next.title, ...readMemo(editor) });
    setTitle(next.title);
  }
  const take = useEffectEvent(() => {
    const own = saver.current;
    if (!memo || !own) return;
    const isOurs = memo.body === own.savedDraft().body;
    const isNews = !isOurs && memo.body !== seen.current?.body;
    if (isOurs) seen.current = memo;
    if (own.isClean() && !frame.current?.contains(document.activeElement)) return show(memo, own, isNews);
    const crossing = crossingOf(editor);
    if (isNews && !crossing.sent.has(memo.body)) crossing.other = memo;
  });
  useEffect(() => take(), [memo]);
  return (fresh) => {
    const own = saver.current;
    if (own?.isClean()) show(fresh, own, fresh.body !== own.savedDraft().body);
  };
}
