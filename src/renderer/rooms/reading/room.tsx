import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useActions } from '../../app/actions.ts';
import { Inspector } from '../../app/inspector.tsx';
import { usePainted } from '../../data/use-painted.ts';
import { useData, useQuery } from '../../data/use-query.ts';
import type { DocumentFull, DocumentSummary } from '../../../shared/contract/documents.ts';
import { RoomBar, Skeleton } from '../../ui/index.ts';
import { KeysOf } from '../../parts/keys-of/keys-of.tsx';
import { NoTranscripts } from '../../parts/no-transcripts/no-transcripts.tsx';
import { openDocument, titleOf } from '../../parts/transcript-places/transcript-places.ts';
import { goToLine } from './actions/places.ts';
import { useFilterActions } from './actions/use-filter-actions.ts';
import { useCodeTarget } from './actions/use-code-target.ts';
import { useExampleActions } from './actions/use-example-actions.ts';
import { useFrameActions } from './actions/use-frame-actions.ts';
import { useFollowActions } from './actions/use-follow-actions.ts';
import { useReadingActions } from './actions/use-reading-actions.ts';
import { createReaderHolder } from './editor/reader.ts';
import { CorrectRoom } from './correct/correct-room.tsx';
import { useCorrectEntry } from './correct/correct-actions.ts';
import { KeptCorrectionStrip } from './correct/kept-strip.tsx';
import { OriginalView } from './correct/original-view.tsx';
import { useCorrectMode } from './correct/store.ts';
import { AnswersPage } from './familiarise/answers-page.tsx';
import { FamiliariseLayer, QuietBar } from './familiarise/layer.tsx';
import { Player } from './familiarise/media.tsx';
import { useFamiliarise } from './familiarise/store.ts';
import { ReadingDialogs } from './parts/dialogs.tsx';
import { CameFromStrip } from './parts/came-from.tsx';
import { FilterStrip } from './parts/filters.tsx';
import { GoToDialog } from './parts/go-to-dialog.tsx';
import { PlainView } from './parts/plain-view.tsx';
import { ReadingBar } from './parts/reading-bar.tsx';
import { ReadingInspector } from './parts/reading-inspector.tsx';
import { SearchPanel } from './parts/search-panel.tsx';
import { TextPane } from './parts/text-pane.tsx';
import { TranscriptList } from './parts/transcript-list.tsx';
import { transcriptQuestions } from './questions.ts';
import { useReadingStore } from './store.ts';
import { ReadingContext, useOpenDocument, useReading } from './use-reading.ts';
import { ListHold, useCrowding } from './parts/list-hold.tsx';
import { useNextAhead } from './use-next-ahead.ts';
import { arrivalAt, useFoldWhenCrowded, usePlaceFromAddress, useSeedRecents } from './use-open-room.ts';
import './reading.css';
import './inspector.css';
import './plain.css';

const NONE: readonly DocumentSummary[] = [];

/** Read a transcript and code it. */
export function ReadingRoom({ params }: { params: Record<string, string> }) {
  const list = useQuery('document.list', {});
  const documents = list.data ?? NONE;
  const last = useReadingStore((store) => store.documentId);
  const chosenList = useReadingStore((store) => store.isListOpen);
  const wanted = params['document'] ?? last;
  useTranscriptEarly(wanted ?? null);
  const current = documents.find((one) => one.id === wanted) ?? documents[0];
  useNextAhead(documents, current?.id ?? null);
  const { frame, isCrowded } = useCrowding();
  const isQuiet = useFamiliarise((state) => state.isQuiet);
  const isListOpen = isCrowded ? chosenList === true : chosenList !== false;
  const { set } = useReadingStore.getState();
  const wasCrowded = useRef(isCrowded);
  useEffect(() => {
    // what was opened over the text, or folded to see it, is not meant for a window of another width
    if (wasCrowded.current !== isCrowded) set({ isListOpen: null });
    wasCrowded.current = isCrowded;
  }, [isCrowded, set]);
  const foldList = useCallback(() => set({ isListOpen: false }), [set]);
  useRoomActions(documents, current ?? null, isListOpen);
  if (list.failure && documents.length === 0) return <p className="rd-note">{list.failure.message}</p>;
  if (list.isLoading) return <Skeleton lines={6} label="Reading the transcripts" />;
  if (!current)
    return (
      <NoTranscripts title="Reading" drawing="transcript">
        Transcripts are read and coded here. Bring the first one in.
      </NoTranscripts>
    );
  if (params['answers']) return <AnswersPage questionId={params['answers']} />;
  return (
    <div
      className="rd-room"
      ref={frame}
      data-crowded={isCrowded || undefined}
      data-quiet={isQuiet || undefined}
    >
      {isListOpen && !isQuiet ? (
        <ListHold isOver={isCrowded} onFold={foldList}>
          <TranscriptList
            documents={documents}
            current={current.id}
            onFold={foldList}
            onChoose={isCrowded ? foldList : undefined}
          />
        </ListHold>
      ) : null}
      <DocumentFrame
        key={current.id}
        documentId={current.id}
        documents={documents}
        params={params}
        isListOpen={isListOpen}
      />
    </div>
  );
}

/** Asks for everything the page is drawn from at once, before the list of transcripts has come. */
function useTranscriptEarly(documentId: string | null): void {
  const { queries } = useData();
  useLayoutEffect(() => {
    if (documentId === null) return;
    for (const [op, input] of transcriptQuestions(documentId)) void queries.ahead(op, input);
  }, [queries, documentId]);
}

function useRoomActions(
  documents: readonly DocumentSummary[],
  current: DocumentSummary | null,
  isListOpen: boolean,
) {
  const { set } = useReadingStore.getState();
  const step = (by: number) => {
    const at = documents.findIndex((one) => one.id === current?.id);
    const next = documents[at + by];
    if (next) openDocument(next.id);
  };
  useActions([
    {
      id: 'reading.goTo',
      label: 'Go to a reference',
      group: 'Reading',
      shortcut: 'Mod+G',
      keywords: 'line number #7:159',
      isEnabled: () => documents.length > 0,
      run: () => set({ isGoToOpen: true }),
    },
    {
      id: 'reading.list',
      label: isListOpen ? 'Fold the list of transcripts' : 'Open the list of transcripts',
      group: 'Reading',
      shortcut: 'Mod+B',
      run: () => set({ isListOpen: !isListOpen }),
    },
    {
      id: 'reading.nextDocument',
      label: 'Next transcript',
      group: 'Reading',
      shortcut: 'Shift+]',
      isEnabled: () => documents.length > 1,
      run: () => step(1),
    },
    {
      id: 'reading.previousDocument',
      label: 'Previous transcript',
      group: 'Reading',
      shortcut: 'Shift+[',
      isEnabled: () => documents.length > 1,
      run: () => step(-1),
    },
  ]);
}

interface FrameProps {
  documentId: string;
  documents: readonly DocumentSummary[];
  params: Record<string, string>;
  isListOpen: boolean;
}

function DocumentFrame({ documentId, ...rest }: FrameProps) {
  const { data, failure } = useQuery('document.get', { id: documentId });
  const codings = useQuery('coding.byDocument', { documentId });
  useLayoutEffect(() => useReadingStore.getState().open(documentId), [documentId]);
  if (failure && !data) return <p className="rd-note">{failure.message}</p>;
  if (!data || codings.isLoading)
    return (
      <>
        <div className="rd-main">
          <RoomBar title="Reading" />
        </div>
        <ReadingInspectorUnlessQuiet isPainted={false} />
      </>
    );
  return <OpenDocument document={data} {...rest} />;
}

function OpenDocument({
  document,
  documents,
  params,
  isListOpen,
}: Omit<FrameProps, 'documentId'> & { document: DocumentFull }) {
  const [reader] = useState(createReaderHolder);
  // counts and the share coded come from the list, which is kept fresh without the text
  const summary = documents.find((one) => one.id === document.summary.id) ?? document.summary;
  const { reading } = useOpenDocument({ document, summary, reader });
  const mode = useCorrectMode(summary.id);
  const isPainted = usePainted();
  if (mode !== null)
    return (
      <ReadingContext value={reading}>
        {mode === 'correct' && !reading.isReadOnly ? <CorrectRoom /> : <OriginalView />}
      </ReadingContext>
    );
  return (
    <ReadingContext value={reading}>
      <OpenRoom params={params} isListOpen={isListOpen} documents={documents} isPainted={isPainted} />
      <ReadingInspectorUnlessQuiet isPainted={isPainted} />
      {isPainted ? (
        <>
          <FamiliariseLayer />
          <ReadingDialogs />
        </>
      ) : null}
    </ReadingContext>
  );
}

/** The panel has its place from the first; what is in it comes after the page. */
function ReadingInspectorUnlessQuiet({ isPainted }: { isPainted: boolean }) {
  if (useFamiliarise((state) => state.isQuiet)) return null;
  return isPainted ? <ReadingInspector /> : <Inspector title="Transcript">{null}</Inspector>;
}

function OpenRoom({
  params,
  isListOpen,
  documents,
  isPainted,
}: Omit<FrameProps, 'documentId'> & { isPainted: boolean }) {
  const reading = useReading();
  const isPlain = useReadingStore((store) => store.isPlain);
  const isSearchOpen = useReadingStore((store) => store.isSearchOpen);
  const isGoToOpen = useReadingStore((store) => store.isGoToOpen);
  const isQuiet = useFamiliarise((state) => state.isQuiet);
  const show = useReadingStore((store) => store.show);
  const { set } = useReadingStore.getState();
  const [arrival] = useState(() => arrivalAt(reading, params));
  useReadingActions(reading);
  useFilterActions(reading);
  useFollowActions(reading);
  useFrameActions(reading);
  useExampleActions(reading);
  useCodeTarget(reading);
  useCorrectEntry(reading);
  useSeedRecents();
  useFoldWhenCrowded();
  usePlaceFromAddress(params);
  return (
    <div className="rd-main">
      {isQuiet ? (
        <QuietBar title={titleOf(reading.summary)} />
      ) : !isPainted ? (
        <RoomBar title={titleOf(reading.summary)} />
      ) : (
        <ReadingBar isListOpen={isListOpen} onOpenList={openList} />
      )}
      <KeptCorrectionStrip />
      {isQuiet ? null : <FilterStrip />}
      <CameFromStrip />
      {isSearchOpen ? <SearchPanel /> : null}
      {isPlain ? <PlainView /> : <TextPane arrival={arrival} />}
      <Player />
      {!isPlain && reading.codings.length === 0 && !isQuiet && show !== 'none' && !reading.isReadOnly ? (
        <p className="rd-hint" role="note">
          Select some words and press <KeysOf action="reading.code" />
        </p>
      ) : null}
      {isGoToOpen ? (
        <GoToDialog
          documents={documents}
          open={reading.summary}
          onLine={(line) => goToLine(reading, line)}
          onClose={() => set({ isGoToOpen: false })}
        />
      ) : null}
    </div>
  );
}

const openList = () => useReadingStore.getState().set({ isListOpen: true });
