import { useEffect, useRef } from 'react';
import { offsetOfLine } from '../../../shared/domain/text/index.ts';
import { useInspector } from '../../app/inspector.tsx';
import { toast } from '../../ui/index.ts';
import { goToCoding, goToLine } from './actions/places.ts';
import { isPassing } from './model/coming.ts';
import { useReadingStore } from './store.ts';
import { useReading, type Reading } from './use-reading.ts';

const isNarrow = () => document.documentElement.dataset['narrow'] === 'true';

/** The number keys begin with what one used last in this transcript. */
export function useSeedRecents(): void {
  const { codings, myId } = useReading();
  useEffect(() => {
    const { recents, set } = useReadingStore.getState();
    if (recents.length > 0) return;
    const mine = codings.filter((coding) => coding.coderId === myId && !isPassing(coding.id));
    const latest = mine
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
      .map((coding) => coding.codeId);
    if (latest.length > 0) set({ recents: [...new Set(latest)].slice(0, 9) });
  }, [codings, myId]);
}

/** On a narrow window four lanes and the inspector do not fit together: the inspector begins folded. */
export function useFoldWhenCrowded(): void {
  const { model, codings } = useReading();
  const inspector = useInspector();
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    if (isNarrow() && model.laneCount > 3 && inspector.isOpen) inspector.setOpen(false);
  }, [model, codings, inspector]);
}

/** The place one comes for, in UTF-16 units; null once the page was opened there, or where the address names none. */
export interface Arrival {
  offset: number | null;
}

/** The place the address names in the open transcript. */
export function arrivalAt(reading: Reading, { coding, line, start }: Record<string, string>): Arrival {
  if (coding) return { offset: reading.codings.find((one) => one.id === coding)?.start ?? null };
  if (line) return { offset: offsetOfLine(reading.document.layout, line) };
  return { offset: start !== undefined && /^\d+$/u.test(start) ? Number(start) : null };
}

/** Goes where the address says: a coding, a line, a range. */
export function usePlaceFromAddress(params: Record<string, string>): void {
  const reading = useReading();
  const { coding, line, start, end } = params;
  const done = useRef('');
  useEffect(() => {
    const key = [reading.summary.id, coding, line, start, end].join(' ');
    if (done.current === key) return;
    if (coding) {
      const isThere = reading.codings.some((one) => one.id === coding);
      if (!isThere && !reading.areRowsFresh()) return;
      if (isThere) goToCoding(reading, coding, { focusText: true });
      else toast({ text: 'The coding this leads to is not in the study any more. This is its transcript.' });
    } else if (line) goToLine(reading, line);
    else if (start) {
      const from = Number(start);
      reading.reader.page?.select(from, Number(end ?? start), { scroll: 'center' });
    }
    done.current = key;
  }, [reading, coding, line, start, end]);
}
