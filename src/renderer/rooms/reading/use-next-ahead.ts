import { useEffect } from 'react';
import type { DocumentSummary } from '../../../shared/contract/documents.ts';
import { useData } from '../../data/use-query.ts';
import { transcriptQuestions } from './questions.ts';
import { useReadingStore } from './store.ts';

/** Milliseconds in a transcript until those one may go on to are asked for: one who leafs through them comes to rest first. */
const AT_REST = 1_200;
/** Words of a transcript that is asked for ahead, at most: the window keeps what it was told. */
const MOST_WORDS = 30_000;

/** Asks for the transcripts beside the open one, and for the one of the extract that follows, so that they open at once. */
export function useNextAhead(documents: readonly DocumentSummary[], current: string | null): void {
  const { queries } = useData();
  const following = useReadingStore((store) => store.following);
  useEffect(() => {
    const at = documents.findIndex((one) => one.id === current);
    if (at < 0) return undefined;
    const next = [documents[at + 1], documents[at - 1], documents.find((one) => one.id === following)];
    const timer = setTimeout(() => {
      for (const one of next)
        for (const [op, input] of one && one.words <= MOST_WORDS ? transcriptQuestions(one.id) : [])
          void queries.ahead(op, input);
    }, AT_REST);
    return () => clearTimeout(timer);
    // the list changes with every coding; which transcripts lie side by side hardly ever does
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [queries, current, following]);
}
