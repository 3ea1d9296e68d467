import { useEffect, useMemo, useRef, useState } from 'react';
import { byPlace } from '../../../../shared/domain/text/index.ts';
import { dayAndTime } from '../../../app/words.ts';
import { SpeakersForm } from '../../../parts/import-panel/speakers.tsx';
import { MemoList } from '../../../parts/memo-editor/index.ts';
import { Button, List, PanelSection, SegmentedControl, type ListHandle } from '../../../ui/index.ts';
import { settleLines } from '../actions/document-commands.ts';
import { goToCoding } from '../actions/places.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { ReadMarks, Totals } from '../familiarise/about.tsx';
import { RecordingSection } from '../familiarise/media.tsx';
import { HighlightList } from '../familiarise/highlight-list.tsx';
import { useReadingLater } from '../store.ts';
import { useFiltered } from '../use-filtered.ts';
import { useReading } from '../use-reading.ts';
import { CodingRow } from './coding-row.tsx';

type Tab = 'codings' | 'highlights' | 'transcript';

/** With no coding in focus: the codings in the order of the text, or who speaks and what the import said. */
export function TranscriptCard() {
  const { summary, codings } = useReading();
  const [chosen, setChosen] = useState<Tab | null>(null);
  const tab = chosen ?? (summary.settledAt === null || codings.length === 0 ? 'transcript' : 'codings');
  return (
    <>
      <div className="rd-card-tabs">
        <SegmentedControl<Tab>
          label="What to show"
          value={tab}
          onChange={setChosen}
          options={[
            { id: 'codings', label: `Codings ${codings.length.toLocaleString()}` },
            { id: 'highlights', label: 'Marks' },
            { id: 'transcript', label: 'Transcript' },
          ]}
        />
      </div>
      {tab === 'codings' ? <CodingList /> : null}
      {tab === 'highlights' ? <HighlightList /> : null}
      {tab === 'transcript' ? <AboutTranscript /> : null}
    </>
  );
}

const keyOf = (coding: ReaderCoding) => coding.id;

function CodingList() {
  const reading = useReading();
  const list = useRef<ListHandle>(null);
  const head = useReadingLater((store) => store.selection.head, 'always');
  const { coded } = useFiltered();
  const items = useMemo(() => coded.toSorted(byPlace), [coded]);
  const isNarrowed = items.length < reading.codings.length;
  const nearest = useMemo(() => {
    const here = items.find((coding) => coding.start <= head && coding.end > head);
    return (here ?? items.find((coding) => coding.start >= head) ?? items.at(-1))?.id ?? null;
  }, [items, head]);
  useEffect(() => {
    if (nearest) list.current?.goTo(nearest, false);
  }, [nearest]);
  return (
    <List
      label="Codings in the order of the text"
      ref={list}
      items={items}
      getKey={keyOf}
      getText={(coding) => reading.nameOf(coding.codeId)}
      rowHeight={54}
      renderItem={(coding) => (
        <CodingRow coding={coding} isHere={coding.start <= head && coding.end > head} />
      )}
      onAction={(coding) => goToCoding(reading, coding.id)}
      emptyState={
        <p className="rd-note">
          {isNarrowed
            ? 'No coding here passes the filters.'
            : 'No codings yet. Select some words and press C.'}
        </p>
      }
    />
  );
}

function AboutTranscript() {
  const reading = useReading();
  const { summary, isReadOnly } = reading;
  return (
    <div className="rd-inspector tw-scroll">
      {summary.settledAt === null ? (
        <PanelSection title="Line numbers">
          <p>
            They can still change while you name, join or split speakers. Settling fixes them, and so does the
            first coding.
          </p>
          {isReadOnly ? null : (
            <Button onPress={() => void settleLines(reading)}>Settle the line numbers</Button>
          )}
        </PanelSection>
      ) : null}
      <PanelSection title="Speakers">
        <SpeakersForm documentId={summary.id} />
      </PanelSection>
      <Totals />
      <ReadMarks />
      <RecordingSection />
      {summary.warnings.length > 0 ? (
        <PanelSection title="What the import said">
          <ul className="rd-warnings">
            {summary.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </PanelSection>
      ) : null}
      <MemoList
        targetKind="document"
        targetId={summary.id}
        label={summary.name}
        title="Memos on this transcript"
      />
      <PanelSection title="File">
        <p className="tw-meta">
          {summary.originalName}, brought in {dayAndTime(summary.importedAt)}.
          {summary.settledAt === null
            ? ''
            : ` Line numbers are fixed since ${dayAndTime(summary.settledAt)}.`}
        </p>
      </PanelSection>
    </div>
  );
}
