// Transcripts dropped on a room that has no use for files of its own go to where transcripts live.
import { useClient } from '../../data/use-query.ts';
import { FileDropZone } from '../../ui/index.ts';
import { importFiles } from './jobs.ts';

/** Takes drops on any room; `onStart` hears of them before the files are handed over. */
export function DropAnywhere({ isDisabled, onStart }: { isDisabled: boolean; onStart(): void }) {
  const client = useClient();
  return (
    <FileDropZone
      words="Let go to import these transcripts"
      isDisabled={isDisabled}
      onFiles={(files) => {
        onStart();
        void importFiles(client, files);
      }}
    />
  );
}
