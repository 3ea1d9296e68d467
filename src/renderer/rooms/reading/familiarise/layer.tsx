import { useEffect, useMemo } from 'react';
import { useQuery } from '../../../data/use-query.ts';
import { ChooseDialog } from '../../../parts/choose-dialog/choose-dialog.tsx';
import { run } from '../../../parts/run/run.ts';
import { Button } from '../../../ui/index.ts';
import { useReadingStore } from '../store.ts';
import { useReading } from '../use-reading.ts';
import { GuideDialog, useQuestions } from './guide-dialog.tsx';
import { useHighlights } from './highlight-list.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { showPlaces } from './place-marks.ts';
import { useFamiliarise } from './store.ts';
import { SuggestDialog } from './suggest-dialog.tsx';
import { useFamiliariseActions } from './use-familiarise-actions.ts';
import './familiarise.css';

/** Highlights, notes, readings and questions of the open transcript: their marks on the page, keys and dialogs. */
export function FamiliariseLayer() {
  const reading = useReading();
  const { note, isGuideOpen, suggestFor, askedAt, set } = useFamiliarise();
  const highlights = useHighlights(reading.summary.id);
  const questions = useQuestions();
  useFamiliariseActions(reading, highlights);
  usePlaces();
  useLeaveOnEnd();
  const asked = questions.find((one) => one.id === suggestFor);
  const backToText = () => requestAnimationFrame(() => reading.reader.page?.focus());
  return (
    <>
      {note ? (
        <NoteDialog
          key={`${note.highlightId} ${note.from}`}
          place={note}
          onClose={() => set({ note: null })}
        />
      ) : null}
      {askedAt !== null ? (
        <AskedDialog
          start={askedAt}
          onClose={() => {
            set({ askedAt: null });
            backToText();
          }}
        />
      ) : null}
      {isGuideOpen && !asked ? (
        <GuideDialog isReadOnly={reading.isReadOnly} onClose={() => set({ isGuideOpen: false })} />
      ) : null}
      {asked ? <SuggestDialog question={asked} onClose={() => set({ suggestFor: null })} /> : null}
    </>
  );
}

/** Leaving the transcript leaves the quiet page with it. */
function useLeaveOnEnd(): void {
  useEffect(
    () => () => {
      const { setQuiet, set } = useFamiliarise.getState();
      setQuiet(false);
      set({ note: null, askedAt: null, isGuideOpen: false, suggestFor: null });
    },
    [],
  );
}

/** Keeps the marks on the page in step with the rows. */
function usePlaces(): void {
  const reading = useReading();
  const { shown, reader, summary } = reading;
  const isPlain = useReadingStore((store) => store.isPlain);
  const highlights = useHighlights(summary.id);
  const questions = useQuestions();
  const marks = useQuery('question.marks', { documentId: summary.id }).data;
  const places = useMemo(
    () => ({
      highlights: highlights.filter((one) => one.anchored),
      questions: (marks ?? []).flatMap((mark) => {
        const at = questions.findIndex((one) => one.id === mark.questionId);
        const name = questions[at]?.name ?? '';
        return at < 0
          ? []
          : [{ start: mark.start, label: `Q${at + 1}`, name: `Question ${at + 1}: ${name}` }];
      }),
    }),
    [highlights, marks, questions],
  );
  useEffect(() => {
    if (reader.page && !isPlain) showPlaces(reader.page.view, places);
  }, [reader, shown, places, isPlain]);
}

const NOT = 'none';

/** Which question of the guide a turn asks. */
function AskedDialog({ start, onClose }: { start: number; onClose(): void }) {
  const { client, summary } = useReading();
  const questions = useQuestions();
  const marks = useQuery('question.marks', { documentId: summary.id }).data ?? [];
  const mark = marks.find((one) => one.start === start);
  const place = { documentId: summary.id, start };
  async function markAs(questionId: string) {
    await run(
      client,
      'question.mark',
      { questionId, places: [place] },
      'Marked that the question is asked here.',
    );
  }
  async function make(name: string) {
    const made = await run(client, 'question.create', { name: name.slice(0, 200) });
    if (made) await markAs(made.id);
  }
  return (
    <ChooseDialog
      title="Which question is asked here?"
      label="Find a question or type a new one"
      emptyText="Type the question; it joins the guide."
      choices={[
        ...questions.map((one, at) => ({
          id: one.id,
          label: `${at + 1}. ${one.name}`,
          detail: one.id === mark?.questionId ? 'marked' : '',
        })),
        ...(mark ? [{ id: NOT, label: 'Take the mark away' }] : []),
      ]}
      onChoose={(id) =>
        void (id === NOT && mark
          ? run(client, 'question.unmark', { id: mark.id }, 'Took the mark away.')
          : markAs(id))
      }
      onClose={onClose}
      create={{ label: (words) => `Add “${words}” to the guide`, run: (words) => void make(words) }}
    />
  );
}

/** In place of the bar while one only reads. */
export function QuietBar({ title }: { title: string }) {
  return (
    <header className="rf-quiet">
      <h1>{title}</h1>
      <Button variant="quiet" shortcut="Escape" onPress={() => useFamiliarise.getState().setQuiet(false)}>
        Back to coding
      </Button>
    </header>
  );
}
