import { ChevronLeft, ChevronRight } from 'lucide-react';
import { runAction } from '../../../app/actions.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { Icon, IconButton } from '../../../ui/index.ts';
import { useReadingLater } from '../store.ts';
import { useReading } from '../use-reading.ts';
import { CodingCard } from './coding-card.tsx';
import { MoreCard } from './more-card.tsx';
import { TranscriptCard } from './transcript-card.tsx';

/** One element for good, so that it is not drawn again with what the inspector is about. */
const STEPS = (
  <>
    <IconButton label="Previous coding" shortcut="[" onPress={() => void runAction('reading.previous')}>
      <Icon of={ChevronLeft} small />
    </IconButton>
    <IconButton label="Next coding" shortcut="]" onPress={() => void runAction('reading.next')}>
      <Icon of={ChevronRight} small />
    </IconButton>
  </>
);

/** What the inspector shows: the coding in focus, what stands behind a `+n`, or the transcript. */
export function ReadingInspector() {
  const reading = useReading();
  const focused = useReadingLater((store) => store.focused);
  const more = useReadingLater((store) => store.more);
  const coding = focused === null ? undefined : reading.codings.find((one) => one.id === focused);
  if (coding) {
    return (
      <Inspector title="Coding" meta={reading.reference(coding.start, coding.end)} tools={STEPS}>
        <CodingCard key={reading.model.paintedAs(coding.id)} coding={coding} />
      </Inspector>
    );
  }
  if (more.length > 0) {
    return (
      <Inspector title="Codings here" meta={String(more.length)} tools={STEPS}>
        <MoreCard ids={more} />
      </Inspector>
    );
  }
  return (
    <Inspector title="Transcript" meta={reading.summary.publicId ?? undefined} tools={STEPS}>
      <TranscriptCard />
    </Inspector>
  );
}
