// What autocoding speakers and guide questions would code, and what of it is ticked.
import { useEffect, useMemo, useRef } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { SearchPlaces } from '../../../shared/contract/search.ts';
import { useQuery } from '../../data/use-query.ts';
import { keyOf } from './search-input.ts';
import { ALL_TICKED, isOn, useSearch, type Ticks } from './store.ts';

/** As many as one step codes. */
export const MOST = 20_000;

export interface Autocode {
  /** Everything that fits; undefined while it is not known, or while hits are coded. */
  readonly all: SearchPlaces | undefined;
  /** What of it is ticked. */
  readonly chosen: SearchPlaces | undefined;
  readonly questions: Output<'question.list'>;
  readonly question: Output<'question.list'>[number] | undefined;
}

const NO_QUESTIONS: Output<'question.list'> = [];

/** Places for the tab in view. Another speaker or question begins with everything ticked. */
export function useAutocode(): Autocode {
  const { tab, ticks, turnsOf, questionId, tick } = useSearch();
  const listed = useQuery('question.list', {}).data;
  const questions = listed ?? NO_QUESTIONS;
  const question = questions.find((one) => one.id === questionId) ?? questions[0];
  const wanted = typeof turnsOf === 'string' ? { role: turnsOf } : turnsOf;
  const turns = useQuery('search.turnsOf', tab === 'speakers' ? wanted : null).data;
  const answers = useQuery(
    'question.answers',
    tab === 'questions' && question ? { id: question.id } : null,
  ).data;
  const answered = useMemo(() => (answers ? placesOf(answers) : undefined), [answers]);
  const all = tab === 'speakers' ? turns : tab === 'questions' ? answered : undefined;
  const chosenTicks = ticks[tab];
  const documents = useQuery('document.list', {}).data;
  const chosen = useMemo(() => {
    const people = new Map(documents?.map((one) => [one.id, one.participantId ?? one.id]));
    return all ? ticked(all, chosenTicks, people) : undefined;
  }, [all, chosenTicks, documents]);

  const key = JSON.stringify([tab, turnsOf, question?.id]);
  const lastKey = useRef(key);
  useEffect(() => {
    const [before] = JSON.parse(lastKey.current) as [string];
    if (lastKey.current !== key && before === tab && tab !== 'hits') tick(tab, ALL_TICKED);
    lastKey.current = key;
  }, [key, tab, tick]);
  return useMemo(() => ({ all, chosen, questions, question }), [all, chosen, questions, question]);
}

/** The turns that answer, without those of whoever asks. */
function placesOf(answers: Output<'question.answers'>): SearchPlaces {
  const turns = answers.flatMap((answer) =>
    answer.turns
      .filter((turn) => turn.role !== 'interviewer' && turn.text.trim() !== '')
      .map((turn) => ({ documentId: answer.documentId, start: turn.start, end: turn.end })),
  );
  const documents = new Set(turns.map((turn) => turn.documentId));
  const people = new Set(
    answers
      .filter((answer) => documents.has(answer.documentId))
      .map((answer) => answer.publicId ?? answer.documentId),
  );
  return {
    places: turns.slice(0, MOST),
    people: people.size,
    documents: documents.size,
    isMore: turns.length > MOST,
  };
}

/** What is left of places once some are unticked; `people` names whose each transcript is. */
export function ticked(all: SearchPlaces, ticks: Ticks, people: ReadonlyMap<string, string>): SearchPlaces {
  if (ticks.isTicked && ticks.flipped.size === 0) return all;
  const places = all.places.filter((place) => isOn(ticks, keyOf(place)));
  const documents = new Set(places.map((place) => place.documentId));
  const whose = new Set([...documents].map((id) => people.get(id) ?? id));
  return { places, people: whose.size, documents: documents.size, isMore: all.isMore };
}
