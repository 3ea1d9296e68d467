import { dayAndTime } from '../../../app/words.ts';
import { AlertStrip, Button } from '../../../ui/index.ts';
import { useReading } from '../use-reading.ts';
import { keepCorrection, useCorrect, useKeptCorrection } from './store.ts';

/** Says that a correction was begun and not saved, and offers to carry on. */
export function KeptCorrectionStrip() {
  const { document, summary, isReadOnly } = useReading();
  const kept = useKeptCorrection(summary.id);
  if (!kept || isReadOnly) return null;
  const fits = kept.textHash === document.textHash;
  const typed = kept.groups
    .flat()
    .flatMap((step) => (step.kind === 'text' && step.insert.trim() !== '' ? [step.insert.trim()] : []));
  const when = dayAndTime(kept.at);
  return (
    <AlertStrip
      tone="attention"
      actions={
        <>
          {fits ? (
            <Button onPress={() => useCorrect.getState().open(summary.id, 'correct')}>Carry on</Button>
          ) : null}
          <Button onPress={() => keepCorrection(summary.id, null)}>Throw it away</Button>
        </>
      }
    >
      {fits
        ? `Carry on with your correction? It was begun ${when} and not saved.`
        : `A correction was begun ${when} and not saved, and the text was changed since. What you typed: ${typed
            .slice(0, 8)
            .map((words) => `“${words}”`)
            .join(', ')}. Make it again where it still fits.`}
    </AlertStrip>
  );
}
