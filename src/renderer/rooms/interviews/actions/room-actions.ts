// What can be done in Interviews, for menus, the palette and the keyboard alike.
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import { navigate, useActions, useInspector, type Action } from '../../../app/index.ts';
import { useClient } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import type { Client } from '../../../transport/client.ts';
import type { MenuEntry } from '../../../ui/index.ts';
import type { ImportWays } from '../parts/import-menu.tsx';
import { useInterviews } from '../store.ts';
import { moveTranscript, removeTranscript } from './transcripts.ts';

/** What may be done now. */
export interface Can {
  change: boolean;
  /** The rows are in the study's own order. */
  move: boolean;
  /** Transcripts the person working has finished coding. */
  finished: ReadonlySet<string>;
}

interface Choice {
  id: string;
  label: string;
  shortcut?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  run(): void;
}

const chosenId = () => useInterviews.getState().selected;

/** What one does with one transcript. */
function choicesFor(
  client: Client,
  documents: readonly DocumentSummary[],
  document: DocumentSummary,
  can: Can,
): (Choice | 'separator')[] {
  const { id } = document;
  const reading: Choice[] = [
    { id: 'read', label: 'Read', shortcut: 'Enter', run: () => navigate('reading', { document: id }) },
    { id: 'compare', label: 'Before and after', run: () => useInterviews.setState({ comparing: id }) },
  ];
  if (!can.change) return reading;
  const settling: Choice[] =
    document.settledAt === null
      ? [
          {
            id: 'settle',
            label: 'Speakers are right, fix the line numbers',
            run: () =>
              void run(
                client,
                'document.settle',
                { id },
                `${document.name} is settled; its line numbers stay.`,
              ),
          },
        ]
      : [];
  const isFinished = can.finished.has(id);
  return [
    ...reading,
    ...settling,
    {
      id: 'finish',
      label: isFinished ? 'Go on coding it' : 'I have finished coding it',
      run: () =>
        void run(
          client,
          'frame.finish',
          { documentId: id, isFinished: !isFinished },
          isFinished ? `${document.name} is open for coding again.` : `Finished coding ${document.name}.`,
        ),
    },
    'separator',
    { id: 'rename', label: 'Rename', shortcut: 'F2', run: () => useInterviews.setState({ renaming: id }) },
    {
      id: 'up',
      label: 'Move up',
      shortcut: 'Alt+ArrowUp',
      isDisabled: !can.move,
      run: () => void moveTranscript(client, documents, id, -1),
    },
    {
      id: 'down',
      label: 'Move down',
      shortcut: 'Alt+ArrowDown',
      isDisabled: !can.move,
      run: () => void moveTranscript(client, documents, id, 1),
    },
    {
      id: 'replace',
      label: 'Replace by a corrected file',
      run: () => useInterviews.setState({ replacing: id }),
    },
    'separator',
    {
      id: 'delete',
      label: 'Delete',
      shortcut: 'Delete',
      isDanger: true,
      run: () => void removeTranscript(client, document),
    },
  ];
}

/** The menu of one row. */
export function menuOf(
  client: Client,
  documents: readonly DocumentSummary[],
  document: DocumentSummary,
  can: Can,
): MenuEntry[] {
  return choicesFor(client, documents, document, can).map((choice) =>
    choice === 'separator' ? choice : { ...choice, onAction: choice.run },
  );
}

const OTHER_WORDS: Record<string, string> = {
  read: 'open reading',
  settle: 'confirm numbers fix',
  finish: 'done complete coded mark',
  delete: 'remove',
  replace: 'correct new version',
  rename: 'name title',
};

/** Registers everything of the room while it is open. */
export function useRoomActions(options: {
  ways: () => ImportWays | null;
  documents: readonly DocumentSummary[];
  can: Can;
}): void {
  const { ways, documents, can } = options;
  const client = useClient();
  const inspector = useInspector();
  const group = 'Interviews';
  const selected = useInterviews((state) => state.selected);
  const document = documents.find((d) => d.id === selected);
  const own: Action[] = (document ? choicesFor(client, documents, document, can) : [])
    .filter((choice): choice is Choice => choice !== 'separator')
    .map((choice) => ({
      id: `interviews.${choice.id}`,
      label: `${choice.label}${choice.id === 'read' || choice.id === 'delete' || choice.id === 'rename' ? ' the transcript' : ''}`,
      group,
      // Enter belongs to the row itself
      shortcut: choice.shortcut === 'Enter' ? undefined : choice.shortcut,
      keywords: OTHER_WORDS[choice.id],
      isEnabled: () => chosenId() !== null && !choice.isDisabled,
      run: choice.run,
    }));
  const bringing: Action[] = can.change
    ? [
        {
          id: 'interviews.importFolder',
          label: 'Import a folder of transcripts',
          group,
          run: () => ways()?.folder(),
        },
        {
          id: 'interviews.paste',
          label: 'Paste a transcript',
          group,
          keywords: 'text clipboard import',
          run: () => ways()?.paste(),
        },
      ]
    : [];
  useActions([
    ...bringing,
    {
      id: 'interviews.lastImport',
      label: 'Show the last import',
      group,
      keywords: 'report account files',
      run: () => {
        useInterviews.setState({ panel: 'import' });
        inspector.setOpen(true);
      },
    },
    ...own,
  ]);
}
