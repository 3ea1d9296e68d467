import { useActions } from '../../../app/actions.ts';
import { useReadOnly } from '../../../app/host-state.ts';
import { useQuery } from '../../../data/use-query.ts';
import { proposeAction } from '../../../parts/frame/frame-finds.tsx';
import { openPropose } from '../../../parts/frame/propose.ts';
import { run } from '../../../parts/run/run.ts';
import { lastingId } from '../model/coming.ts';
import { trimRange } from '../model/ranges.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';

/** The words a proposed code was wanted for; nothing when none are chosen. */
export function placeOf(reading: Reading, from: number, to: number) {
  const { start, end } = trimRange(reading.shown.text, from, to);
  if (end <= start) return undefined;
  return { documentId: reading.summary.id, start, end, textHash: reading.shown.textHash };
}

/** Proposing while one reads (about the coding in focus, or a new code for the selected words), and being finished. */
export function useFrameActions(reading: Reading): void {
  const isReadOnly = useReadOnly();
  const marks = useQuery('frame.finished', {}).data ?? [];
  const { id, name } = reading.summary;
  const isFinished = marks.some((mark) => mark.documentId === id && mark.personId === reading.myId);
  useActions([
    {
      id: 'reading.finish',
      label: isFinished ? 'Go on coding this transcript' : 'I have finished coding this transcript',
      group: 'Reading',
      keywords: 'done complete finished coded mark',
      isEnabled: () => !isReadOnly,
      run: () =>
        void run(
          reading.client,
          'frame.finish',
          { documentId: id, isFinished: !isFinished },
          isFinished ? `${name} is open for coding again.` : `Finished coding ${name}.`,
        ),
    },
    proposeAction(() => {
      const { focused, selection } = useReadingStore.getState();
      const coding = reading.codings.find((one) => one.id === focused);
      // a code that is being made is waited for
      if (coding)
        return void lastingId(coding.codeId).then((id) => id !== null && openPropose({ codeIds: [id] }));
      const place = placeOf(reading, selection.from, selection.to);
      return openPropose(place ? { kind: 'add', place } : {});
    }, isReadOnly),
  ]);
}
