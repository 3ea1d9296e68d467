import type { Ref } from 'react';
import { Trash2 } from 'lucide-react';
import type { MemoView } from '../../../../shared/contract/memos.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { MemoEditor, type MemoEditorHandle } from '../../../parts/memo-editor/index.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { useScrollMemory } from '../../../app/router.ts';
import { dayOf, onDay, QUESTIONS } from '../entries.ts';
import type { OpenPage } from '../store.ts';

interface MemoPageProps {
  open: OpenPage;
  memo: MemoView | null;
  /** It was in the study and is not any more. */
  isGone: boolean;
  editorRef: React.RefObject<MemoEditorHandle | null> & Ref<MemoEditorHandle>;
  discardRef: { current: (() => void) | null };
  onCreated(id: string): void;
  onDelete?(): void;
  onEscape(): void;
}

/** One memo or journal entry to write on. */
export function MemoPage(props: MemoPageProps) {
  const { open, memo, editorRef } = props;
  const scroller = useScrollMemory('page');
  const kind = memo?.kind ?? open.kind;
  const name = kind === 'journal' ? 'journal entry' : 'memo';
  const isNew = open.id === null || open.key !== open.id;
  return (
    <div ref={scroller} className="tw-journal-page tw-scroll">
      <div className="tw-journal-sheet">
        <MemoHead memo={memo} kind={kind} onDelete={props.onDelete} />
        {props.isGone ? (
          <p className="tw-meta">
            This {name} is not in the study any more. What you write here is kept as a new one.
          </p>
        ) : null}
        <MemoEditor
          ref={editorRef}
          memo={memo}
          kind={kind}
          label={`${memo ? '' : 'New '}${memo ? name.replace(/^./u, (c) => c.toUpperCase()) : name}`}
          titlePlaceholder="Title"
          placeholder={kind === 'journal' ? 'Write what you notice' : 'Write here'}
          size="page"
          autoFocus={isNew}
          discardRef={props.discardRef}
          onCreated={props.onCreated}
          onEscape={props.onEscape}
          emptyHint={
            kind === 'journal' ? <Questions onAsk={(words) => editorRef.current?.addHeading(words)} /> : null
          }
        />
      </div>
    </div>
  );
}

function MemoHead({
  memo,
  kind,
  onDelete,
}: {
  memo: MemoView | null;
  kind: MemoView['kind'];
  onDelete?: () => void;
}) {
  const client = useClient();
  const people = useQuery('person.list', {}).data;
  const author = people?.find((person) => person.id === memo?.authorId)?.name;
  async function setDay(value: string) {
    const datedAt = memo ? onDay(memo.datedAt, value) : null;
    if (memo && datedAt && datedAt !== memo.datedAt)
      valueOrTell(await client.call('memo.update', { id: memo.id, datedAt }));
  }
  return (
    <div className="tw-journal-head">
      <span className="tw-meta">{kind === 'journal' ? 'Journal entry' : 'Memo'}</span>
      {memo ? (
        <label className="tw-journal-date">
          <span className="tw-vh">The day it is about</span>
          <input
            key={memo.datedAt}
            type="date"
            className="tw-meta"
            defaultValue={dayOf(memo.datedAt)}
            onBlur={(event) => void setDay(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void setDay(event.currentTarget.value);
            }}
          />
        </label>
      ) : null}
      {author ? <span className="tw-meta tw-cut">{author}</span> : null}
      {onDelete ? (
        <IconButton
          label={kind === 'journal' ? 'Delete this journal entry' : 'Delete this memo'}
          onPress={onDelete}
        >
          <Icon of={Trash2} small />
        </IconButton>
      ) : null}
    </div>
  );
}

/** A few questions to begin with, gone as soon as something is written. */
function Questions({ onAsk }: { onAsk(words: string): void }) {
  return (
    <div className="tw-journal-questions">
      <p className="tw-meta">A question to begin with, if you like:</p>
      <ul>
        {QUESTIONS.map((question) => (
          <li key={question}>
            <Button variant="link" onPress={() => onAsk(question)}>
              {question}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
