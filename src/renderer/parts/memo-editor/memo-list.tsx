import { memo as keepDrawn, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { Plus } from 'lucide-react';
import type { MemoTarget, MemoView } from '../../../shared/contract/memos.ts';
import { useHost } from '../../app/host-state.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { deleteMemo } from './delete-memo.ts';
import { MemoEditor } from './memo-editor.tsx';
import type { NewMemoTarget } from './use-memo-saver.ts';
import { ReferenceText, useReferences } from './references.tsx';
import { writtenBy } from './wording.ts';

export interface MemoListHandle {
  /** Opens a new memo and puts the caret in it. */
  add(): void;
}
export interface MemoListProps {
  targetKind: Exclude<MemoTarget, 'none'>;
  targetId: string;
  /** Given while that is not in the study yet: tells its lasting id, null when it never will be there. A memo waits for it. */
  whenThere?: (id: string) => Promise<string | null>;
  /** What they are about, for accessible names: `keeps in touch`. */
  label: string;
  /** The heading; `Memos` when left out. */
  title?: string;
  ref?: Ref<MemoListHandle>;
}

/** One memo is open at most. A new one has no id until something is written. */
interface Open {
  key: string;
  id: string | null;
  /** It has been in the list: when it is not there any more, it was deleted or undone. */
  isSeen: boolean;
}

/** The memos on one thing: read here, opened in place, added and deleted. Fits 280 px. */
export const MemoList = keepDrawn(function MemoList(props: MemoListProps) {
  const { targetKind, targetId, whenThere, label, title = 'Memos', ref } = props;
  const memos = useQuery('memo.list', whenThere ? null : { targetKind, targetId });
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const [open, setOpen] = useState<Open | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const all = memos.data ?? [];
  const opened = open && all.find((memo) => memo.id === open.id);
  if (open && opened && !open.isSeen) setOpen({ ...open, isSeen: true });
  const isNewShown = open !== null && !opened && !open.isSeen;

  function add() {
    setOpen({ key: crypto.randomUUID(), id: null, isSeen: false });
  }
  function close() {
    setOpen(null);
    requestAnimationFrame(() => addButton.current?.focus());
  }
  useImperativeHandle(ref, () => ({ add }));

  // One list with one key each: a new memo must stay the same element when it comes to be, or words typed in between
  // would go with the old one.
  const rows: { key: string; memo: MemoView | null }[] = all.map((memo) => ({
    key: memo.id === open?.id ? open.key : memo.id,
    memo,
  }));
  if (isNewShown) rows.unshift({ key: open.key, memo: null });
  return (
    <PanelSection title={title} count={all.length > 0 ? all.length : undefined}>
      <ul className="tw-memos">
        {rows.map(({ key, memo }) => (
          <li key={key}>
            {memo === null || memo.id === open?.id ? (
              <OpenMemo
                memo={memo}
                target={{ kind: targetKind, id: targetId, ...(whenThere ? { whenThere } : {}) }}
                label={memo ? `Memo on ${label}` : `New memo on ${label}`}
                onCreated={(id) => setOpen((now) => (now?.key === key ? { ...now, id } : now))}
                onClose={close}
              />
            ) : (
              <ClosedMemo memo={memo} onOpen={() => setOpen({ key: memo.id, id: memo.id, isSeen: true })} />
            )}
          </li>
        ))}
      </ul>
      {all.length === 0 && open === null ? (
        <p className="tw-memo-none">Nothing is written on this yet.</p>
      ) : null}
      {isReadOnly || isNewShown ? null : (
        <Button ref={addButton} variant="quiet" icon={<Icon of={Plus} small />} onPress={add}>
          Add a memo
        </Button>
      )}
    </PanelSection>
  );
});

function ClosedMemo({ memo, onOpen }: { memo: MemoView; onOpen(): void }) {
  const people = useQuery('person.list', {}).data;
  const guide = useReferences();
  return (
    <article className="tw-memo-closed">
      <Button variant="link" className="tw-memo-open" onPress={onOpen}>
        <span className="tw-cut">{memo.title || 'Untitled memo'}</span>
      </Button>
      <p className="tw-memo-words">
        <ReferenceText guide={guide}>{memo.text}</ReferenceText>
      </p>
      <span className="tw-meta">{writtenBy(memo, people)}</span>
    </article>
  );
}

interface OpenMemoProps {
  memo: MemoView | null;
  target: NewMemoTarget;
  label: string;
  onCreated(id: string): void;
  onClose(): void;
}

function OpenMemo({ memo, target, label, onCreated, onClose }: OpenMemoProps) {
  const client = useClient();
  const discard = useRef<(() => void) | null>(null);
  async function remove() {
    discard.current?.();
    if (memo) await deleteMemo(client, memo);
    onClose();
  }
  return (
    <div className="tw-memo-opened">
      <MemoEditor
        memo={memo}
        target={target}
        label={label}
        autoFocus
        onCreated={onCreated}
        onEscape={onClose}
        discardRef={discard}
      />
      <div className="tw-memo-acts">
        <Button variant="link" onPress={() => void remove()}>
          {memo ? 'Delete' : 'Leave it'}
        </Button>
        <Button onPress={onClose}>Done</Button>
      </div>
    </div>
  );
}
