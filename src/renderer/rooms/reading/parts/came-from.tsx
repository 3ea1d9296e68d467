import { X } from 'lucide-react';
import { Button, Icon, IconButton } from '../../../ui/index.ts';
import { goBack } from '../actions/use-follow-actions.ts';
import { useReadingStore } from '../store.ts';
import { useReading } from '../use-reading.ts';
import './filters.css';

/** While one follows a code through the transcripts: the way back. */
export function CameFromStrip() {
  const reading = useReading();
  const place = useReadingStore((store) => store.cameFrom);
  if (!place) return null;
  return (
    <div className="rd-filter-strip" role="group" aria-label="Where you were">
      <Button shortcut="B" onPress={() => goBack(reading)}>
        {`Back to ${place.reference}`}
      </Button>
      <IconButton
        label="Stay here"
        onPress={() => {
          useReadingStore.getState().set({ cameFrom: null });
          reading.reader.page?.focus();
        }}
      >
        <Icon of={X} small />
      </IconButton>
    </div>
  );
}
