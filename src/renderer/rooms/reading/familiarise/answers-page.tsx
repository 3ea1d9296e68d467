import { useMemo, useState } from 'react';
import { useActions } from '../../../app/actions.ts';
import { goBack, canGoBack, navigate } from '../../../app/router.ts';
import { count } from '../../../app/words.ts';
import type { AnswerView } from '../../../../shared/contract/reading.ts';
import { useHost } from '../../../app/host-state.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { codeChoices } from '../../../parts/choose-dialog/choices.tsx';
import { ChooseDialog } from '../../../parts/choose-dialog/choose-dialog.tsx';
import { run } from '../../../parts/run/run.ts';
import {
  Button,
  Checkbox,
  Dialog,
  DialogAnswers,
  EmptyState,
  List,
  RoomBar,
  Select,
  toast,
} from '../../../ui/index.ts';
import { titleOf } from '../parts/transcript-list.tsx';
import { GuideDialog, useQuestions } from './guide-dialog.tsx';
import { useFamiliarise } from './store.ts';
import { SuggestDialog } from './suggest-dialog.tsx';
import './familiarise.css';

const NONE: readonly AnswerView[] = [];
const keyOf = (one: AnswerView) => `${one.documentId} ${one.start}`;
const nameOf = (one: AnswerView) => titleOf({ publicId: one.publicId, name: one.documentName });
const said = (one: AnswerView) => one.turns.filter((turn) => turn.role !== 'interviewer');

/** What everyone answered to one question of the guide. */
export function AnswersPage({ questionId }: { questionId: string }) {
  const client = useClient();
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const questions = useQuestions();
  const question = questions.find((one) => one.id === questionId) ?? questions[0];
  const asked = useQuery('question.answers', question ? { id: question.id } : null);
  const answers = asked.data ?? NONE;
  const { isGuideOpen, suggestFor, set } = useFamiliarise();
  const [isChoosing, setChoosing] = useState(false);
  const [coding, setCoding] = useState<Coding | null>(null);
  const codes = useQuery('code.list', {}).data ?? [];
  const people = new Set(answers.map((one) => one.publicId ?? one.documentId)).size;
  const suggested = questions.find((one) => one.id === suggestFor);
  const back = () => (canGoBack() ? goBack() : navigate('reading'));
  useActions([
    { id: 'answers.back', label: 'Back to the transcript', group: 'Answers', shortcut: 'Escape', run: back },
    {
      id: 'answers.guide',
      label: 'Questions of the interview guide',
      group: 'Answers',
      shortcut: 'Shift+A',
      run: () => set({ isGuideOpen: true }),
    },
    {
      id: 'answers.code',
      label: 'Code all answers',
      group: 'Answers',
      shortcut: 'Shift+C',
      isEnabled: () => answers.length > 0 && !isReadOnly,
      run: () => setChoosing(true),
    },
    {
      id: 'answers.find',
      label: 'Find where this question is asked',
      group: 'Answers',
      isEnabled: () => question !== undefined && !isReadOnly,
      run: () => set({ suggestFor: question?.id ?? null }),
    },
  ]);
  return (
    <div className="rd-main">
      <RoomBar
        title="Answers to one question"
        meta={
          question ? `${count(people, 'person', 'people')}, ${count(answers.length, 'answer')}` : undefined
        }
      >
        {question ? (
          <Select
            label="Question"
            isLabelHidden
            options={questions.map((one, at) => ({ id: one.id, label: `${at + 1}. ${one.name}` }))}
            value={question.id}
            onChange={(id) => navigate('reading', { answers: id }, { replace: true })}
          />
        ) : null}
        <Button onPress={() => set({ isGuideOpen: true })}>The guide</Button>
        <Button onPress={back}>Back</Button>
        {answers.length > 0 && !isReadOnly ? (
          <Button variant="primary" onPress={() => setChoosing(true)}>
            Code all answers
          </Button>
        ) : null}
      </RoomBar>
      {asked.failure ? <p className="rd-note">{asked.failure.message}</p> : null}
      {!question || (answers.length === 0 && !asked.isLoading && !asked.failure) ? (
        <EmptyState
          drawing="transcript"
          action={
            isReadOnly ? undefined : question ? (
              <Button variant="primary" onPress={() => set({ suggestFor: question.id })}>
                Find where it is asked
              </Button>
            ) : (
              <Button variant="primary" onPress={() => set({ isGuideOpen: true })}>
                Write the questions
              </Button>
            )
          }
        >
          {question
            ? `“${question.name}” is not marked in any transcript yet.`
            : 'Write the questions of your interview guide, mark where each is asked, and read all answers to one of them here.'}
        </EmptyState>
      ) : null}
      {question && answers.length > 0 ? <AnswerList question={question.name} answers={answers} /> : null}
      {isGuideOpen && !suggested ? (
        <GuideDialog isReadOnly={isReadOnly} onClose={() => set({ isGuideOpen: false })} />
      ) : null}
      {suggested ? <SuggestDialog question={suggested} onClose={() => set({ suggestFor: null })} /> : null}
      {isChoosing ? (
        <ChooseDialog
          title="Code all answers with"
          label="Find a code or type a new name"
          choices={codeChoices(codes, { noHeadings: true })}
          onChoose={(id) => setCoding({ codeId: id, name: codes.find((one) => one.id === id)?.name ?? '' })}
          onClose={() => setChoosing(false)}
          create={{
            label: (words) => `Create “${words}”`,
            run: (words) => setCoding({ codeId: null, name: words }),
          }}
        />
      ) : null}
      {coding ? (
        <CodeAnswersDialog
          coding={coding}
          answers={answers}
          onClose={() => setCoding(null)}
          onCode={async (ranges) => {
            const { codeId, name } = coding;
            const done = await run(
              client,
              'coding.applyMany',
              { ranges, ...(codeId === null ? { name } : { codeId }) },
              ({ made, existed }) =>
                `Coded ${count(made, 'turn')} with ${name}.${existed > 0 ? ` ${count(existed, 'turn')} had it already.` : ''}`,
            );
            if (done) setCoding(null);
          }}
        />
      ) : null}
    </div>
  );
}

interface Coding {
  readonly codeId: string | null;
  readonly name: string;
}

function AnswerList({ question, answers }: { question: string; answers: readonly AnswerView[] }) {
  const go = (one: AnswerView) =>
    navigate('reading', { document: one.documentId, start: String(one.start), end: String(one.start) });
  async function copy(one: AnswerView) {
    const words = said(one)
      .map((turn) => turn.text.replace(/\s+/gu, ' '))
      .join(' … ');
    try {
      await navigator.clipboard.writeText(`“${words}” (${one.reference})`);
      toast({ text: `Copied the answer with ${one.reference}.` });
    } catch {
      toast({
        text: 'The clipboard cannot be reached from here. Select the words and copy them.',
        tone: 'attention',
      });
    }
  }
  return (
    <List
      className="rf-answers"
      label={`Answers to ${question}`}
      items={answers}
      getKey={keyOf}
      getText={nameOf}
      rowHeight={160}
      onAction={go}
      contextMenu={(one) => [
        { id: 'go', label: 'Go there', shortcut: 'Enter', onAction: () => go(one) },
        { id: 'copy', label: 'Copy with its reference', shortcut: 'Mod+C', onAction: () => void copy(one) },
      ]}
      onRowKey={(event, one) => {
        const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
        if (!isCopy || String(window.getSelection() ?? '') !== '') return false;
        void copy(one);
        return true;
      }}
      renderItem={(one, { isActive }) => (
        <article className="rf-answer">
          <header>
            <span className="rf-answer-who">{nameOf(one)}</span>
            <Button
              variant="link"
              excludeFromTabOrder={!isActive}
              aria-label={`Go to ${one.reference}`}
              onPress={() => go(one)}
            >
              {one.reference}
            </Button>
            <Button variant="quiet" excludeFromTabOrder={!isActive} onPress={() => void copy(one)}>
              Copy
            </Button>
          </header>
          {one.turns.map((turn) => (
            <p key={turn.start} data-role={turn.role}>
              <span className="rf-answer-line">{turn.line}</span>
              <span>
                {turn.speaker ? <span className="rf-answer-speaker">{turn.speaker}</span> : null}
                <span className="tw-quote">{turn.text}</span>
              </span>
            </p>
          ))}
        </article>
      )}
    />
  );
}

function CodeAnswersDialog({
  coding,
  answers,
  onClose,
  onCode,
}: {
  coding: Coding;
  answers: readonly AnswerView[];
  onClose(): void;
  onCode(ranges: { documentId: string; start: number; end: number }[]): Promise<void>;
}) {
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () =>
      answers.flatMap((one) =>
        said(one)
          .filter((turn) => turn.text.trim() !== '')
          .map((turn) => ({
            key: `${one.documentId} ${turn.start}`,
            documentId: one.documentId,
            who: nameOf(one),
            turn,
          })),
      ),
    [answers],
  );
  const ticked = rows.filter((row) => !unticked.has(row.key));
  const people = new Set(ticked.map((row) => row.documentId)).size;
  return (
    <Dialog
      isOpen
      size="large"
      title={`Code the answers with ${coding.name}`}
      onClose={onClose}
      footer={
        <DialogAnswers
          onClose={onClose}
          isDisabled={ticked.length === 0}
          onPress={() =>
            void onCode(
              ticked.map(({ documentId, turn }) => ({ documentId, start: turn.start, end: turn.end })),
            )
          }
        >
          Code {count(ticked.length, 'turn')}
        </DialogAnswers>
      }
    >
      <p className="rf-help" role="status">
        {count(ticked.length, 'turn')} of participants in {count(people, 'transcript')}, one step to undo. The
        interviewers’ turns are left out.
      </p>
      <ul className="rf-ticks">
        {rows.map((row) => (
          <li key={row.key}>
            <Checkbox
              isSelected={!unticked.has(row.key)}
              onChange={(isOn) => {
                const next = new Set(unticked);
                if (isOn) next.delete(row.key);
                else next.add(row.key);
                setUnticked(next);
              }}
            >
              <span className="rf-tick-who">
                {row.who}, line {row.turn.line}
              </span>{' '}
              <span className="tw-quote">{row.turn.text}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
