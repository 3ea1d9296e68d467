import { useRef, useState } from 'react';
import { navigate } from '../../../app/router.ts';
import { count } from '../../../app/words.ts';
import type { QuestionView } from '../../../../shared/contract/reading.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { AddField } from '../../../parts/add-field/add-field.tsx';
import { run } from '../../../parts/run/run.ts';
import { Button, Dialog, List, RenameField, type ListHandle, type MenuEntry } from '../../../ui/index.ts';
import { useFamiliarise } from './store.ts';

const NONE: readonly QuestionView[] = [];
const keyOf = (one: QuestionView) => one.id;
export const useQuestions = (): readonly QuestionView[] => useQuery('question.list', {}).data ?? NONE;

/** The interview guide: its questions in order, each with where it is asked and what was answered. */
export function GuideDialog({ isReadOnly, onClose }: { isReadOnly: boolean; onClose(): void }) {
  const client = useClient();
  const questions = useQuestions();
  const [renaming, setRenaming] = useState<string | null>(null);
  const list = useRef<ListHandle>(null);

  const add = async (name: string) => (await run(client, 'question.create', { name })) !== undefined;
  async function move(one: QuestionView, by: 1 | -1) {
    const at = questions.findIndex((other) => other.id === one.id);
    if (!questions[at + by]) return;
    const before = by < 0 ? questions[at - 1] : questions[at + 2];
    await run(client, 'question.update', { id: one.id, before: before?.id ?? null });
  }
  const find = (one: QuestionView) => useFamiliarise.getState().set({ suggestFor: one.id });
  const answers = (one: QuestionView) => {
    onClose();
    navigate('reading', { answers: one.id });
  };
  const remove = (one: QuestionView) =>
    void run(client, 'question.remove', { id: one.id }, `Took the question “${one.name}” out of the guide.`);
  const menu = (one: QuestionView): MenuEntry[] => [
    { id: 'answers', label: 'Answers to it', shortcut: 'Enter', onAction: () => answers(one) },
    ...(isReadOnly
      ? []
      : ([
          { id: 'find', label: 'Find where it is asked', shortcut: 'F', onAction: () => find(one) },
          { id: 'rename', label: 'Change its words', shortcut: 'F2', onAction: () => setRenaming(one.id) },
          { id: 'up', label: 'Move up', shortcut: 'Alt+ArrowUp', onAction: () => void move(one, -1) },
          { id: 'down', label: 'Move down', shortcut: 'Alt+ArrowDown', onAction: () => void move(one, 1) },
          'separator',
          {
            id: 'remove',
            label: 'Take it out of the guide',
            shortcut: 'Delete',
            isDanger: true,
            onAction: () => remove(one),
          },
        ] satisfies MenuEntry[])),
  ];
  function onRowKey(event: React.KeyboardEvent, one: QuestionView): boolean {
    if (isReadOnly) return false;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      void move(one, event.key === 'ArrowUp' ? -1 : 1).then(() => list.current?.goTo(one.id));
    else if (event.ctrlKey || event.metaKey || event.altKey) return false;
    else if (event.key === 'F2') setRenaming(one.id);
    else if (event.key === 'Delete') remove(one);
    else if (event.key.toLowerCase() === 'f') find(one);
    else return false;
    return true;
  }
  return (
    <Dialog
      isOpen
      title="Questions of the interview guide"
      size="medium"
      onClose={onClose}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      {isReadOnly ? null : (
        <AddField className="rf-add" label="New question" maxLength={200} autoFocus onAdd={add} />
      )}
      <div className="rf-guide">
        <List
          ref={list}
          label="Questions"
          items={questions}
          getKey={keyOf}
          getText={(one) => one.name}
          rowHeight={44}
          contextMenu={menu}
          onRowKey={onRowKey}
          onAction={answers}
          renderItem={(one) => (
            <div className="rf-question">
              <span className="rf-number">{questions.indexOf(one) + 1}</span>
              {renaming === one.id ? (
                <RenameField
                  value={one.name}
                  label="Words of the question"
                  onDone={(name) => {
                    setRenaming(null);
                    if (name !== null && name !== one.name)
                      void run(client, 'question.update', { id: one.id, name });
                    requestAnimationFrame(() => list.current?.goTo(one.id));
                  }}
                />
              ) : (
                <span className="rf-question-name">{one.name}</span>
              )}
              <span className="tw-meta">
                {one.documents === 0 ? 'not marked yet' : `asked in ${count(one.documents, 'transcript')}`}
              </span>
            </div>
          )}
          emptyState={
            <p className="rf-help">
              Write the questions of your guide here, one by one, in the order you ask them.
            </p>
          }
        />
      </div>
      {questions.length > 0 ? (
        <p className="rf-help">
          Enter reads the answers, F finds where a question is asked, F2 changes its words, Alt with the
          arrows moves it. In a transcript, A marks that a question is asked in the turn.
        </p>
      ) : null}
    </Dialog>
  );
}
