import { useQuery } from '../../../data/use-query.ts';
import { counted } from '../../../parts/import-panel/wording.ts';
import { Button, EmptyState } from '../../../ui/index.ts';
import type { ImportWays } from './import-menu.tsx';

/** What there is, in a few words beside the title. */
export function Meta() {
  const info = useQuery('study.info', {}).data;
  const table = useQuery('participant.table', {}).data;
  if (!info || !table) return null;
  const heard = table.participants.filter((person) => person.documentIds.length > 0).length;
  return (
    <>
      {counted(info.documents, 'transcript')}, {heard === 1 ? '1 person' : `${heard} people`},{' '}
      <span
        title={`${counted(info.words, 'word')} in all, ${counted(info.interviewerWords, 'word')} of them the interviewer’s`}
      >
        {counted(info.words - info.interviewerWords, 'word')} said by participants
      </span>
    </>
  );
}

/** What the room says before the first transcript. */
export function Empty({ ways, isReadOnly }: { ways: () => ImportWays | null; isReadOnly: boolean }) {
  if (isReadOnly)
    return <EmptyState drawing="transcript">There are no transcripts in this study.</EmptyState>;
  return (
    <EmptyState
      drawing="transcript"
      action={
        <div className="iv-empty-acts">
          <Button onPress={() => ways()?.files()}>Choose files</Button>
          <Button variant="link" onPress={() => ways()?.paste()}>
            Paste text
          </Button>
        </div>
      }
    >
      Drop transcripts, or a folder of them, anywhere here: Word, OpenDocument, RTF, PDF, text, or captions
      from Zoom and Teams. Your files stay as they were.
    </EmptyState>
  );
}
