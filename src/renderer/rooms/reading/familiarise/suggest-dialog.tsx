import { useEffect, useMemo, useState } from 'react';
import { count } from '../../../app/words.ts';
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import type { QuestionView } from '../../../../shared/contract/reading.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { Checkbox, Dialog, DialogAnswers } from '../../../ui/index.ts';
import { titleOf } from '../parts/transcript-list.tsx';
import { ALIKE, askingTurns, resembling, type AskingTurn, type Resemblance } from './resemblance.ts';

const keyOf = (one: { documentId: string; start: number }) => `${one.documentId} ${one.start}`;
const NONE: readonly DocumentSummary[] = [];

/** Turns of the interviewers whose words resemble a question, for the person to tick. Nothing is marked by itself. */
export function SuggestDialog({ question, onClose }: { question: QuestionView; onClose(): void }) {
  const client = useClient();
  const documents = useQuery('document.list', {}).data ?? NONE;
  const marks = useQuery('question.marks', {}).data;
  const [turns, setTurns] = useState<readonly AskingTurn[]>([]);
  const [done, setDone] = useState(0);
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const ids = documents.map((one) => one.id).join(' ');

  useEffect(() => {
    let isOld = false;
    const all: AskingTurn[] = [];
    async function look() {
      for (const [at, id] of ids.split(' ').filter(Boolean).entries()) {
        const got = await client.call('document.get', { id });
        if (isOld) return;
        if (got.ok) all.push(...askingTurns(got.value));
        setDone(at + 1);
      }
      // which words are rare is known only when all turns are
      setTurns(all);
    }
    void look();
    return () => {
      isOld = true;
    };
  }, [client, ids]);
  const found = useMemo(() => resembling(turns, question.name), [turns, question.name]);

  const isMarked = useMemo(() => new Set((marks ?? []).map(keyOf)), [marks]);
  const open = found.filter((one) => !isMarked.has(keyOf(one)));
  const isTicked = (one: Resemblance) => chosen.get(keyOf(one)) ?? one.score >= ALIKE;
  const ticked = open.filter(isTicked);
  const isDone = documents.length > 0 && done >= documents.length;
  async function mark() {
    const places = ticked.map(({ documentId, start }) => ({ documentId, start }));
    const sentence = ({ marked }: { marked: number }) => `Marked the question in ${count(marked, 'turn')}.`;
    if (await run(client, 'question.mark', { questionId: question.id, places }, sentence)) onClose();
  }
  return (
    <Dialog
      isOpen
      size="large"
      title={`Where is “${question.name}” asked?`}
      onClose={onClose}
      footer={
        <DialogAnswers onClose={onClose} isDisabled={ticked.length === 0} onPress={() => void mark()}>
          {ticked.length === 0 ? 'Mark the ticked turns' : `Mark ${count(ticked.length, 'turn')}`}
        </DialogAnswers>
      }
    >
      <p className="rf-help" role="status">
        {isDone
          ? open.length === 0
            ? 'No turn of an interviewer resembles it. Mark it by hand: A in the turn where it is asked.'
            : `${count(open.length, 'turn')} of interviewers resemble it, the most alike first. Tick the ones that ask it.`
          : `Looking through ${count(documents.length, 'transcript')}, ${done} done.`}
      </p>
      <ul className="rf-ticks">
        {open.map((one) => {
          const document = documents.find((other) => other.id === one.documentId);
          const key = keyOf(one);
          return (
            <li key={key}>
              <Checkbox
                isSelected={isTicked(one)}
                onChange={(isOn) => setChosen(new Map(chosen).set(key, isOn))}
              >
                <span className="rf-tick-who">{document ? titleOf(document) : ''}</span>{' '}
                <span className="tw-quote">{one.text.replace(/\s+/gu, ' ')}</span>
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
