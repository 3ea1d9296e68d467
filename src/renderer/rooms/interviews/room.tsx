import { useEffect, useMemo, useRef } from 'react';
import { navigate, useHost, useInspector } from '../../app/index.ts';
import { useGroups } from '../../data/groups.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { BeforeAfterDialog } from '../../parts/import-panel/before-after.tsx';
import { importFiles, startImport, useHanding, useImportJobs } from '../../parts/import-panel/jobs.ts';
import { PasteDialog } from '../../parts/import-panel/paste-dialog.tsx';
import { ReplaceDialog } from '../../parts/replace-dialog/replace-dialog.tsx';
import { run } from '../../parts/run/run.ts';
import {
  AlertStrip,
  Button,
  FileDropZone,
  RoomBar,
  SearchField,
  Skeleton,
  ToggleButton,
  type DroppedFile,
} from '../../ui/index.ts';
import { menuOf, useRoomActions, type Can } from './actions/room-actions.ts';
import { Arriving } from './parts/arriving.tsx';
import { Empty, Meta } from './parts/empty.tsx';
import { Foot } from './parts/foot.tsx';
import { ImportMenu, type ImportWays } from './parts/import-menu.tsx';
import { RoomInspector } from './parts/room-inspector.tsx';
import { TranscriptTable } from './parts/transcript-table.tsx';
import { filtered, rowsOf, sorted } from './rows.ts';
import { useInterviews } from './store.ts';
import './interviews.css';

const open = (id: string) => navigate('reading', { document: id });

export function Interviews({ params }: { params: Record<string, string> }) {
  const client = useClient();
  const inspector = useInspector();
  const isReadOnly = useHost((host) => host.state?.study?.readOnly) ?? false;
  const me = useHost((host) => host.state?.person?.id) ?? null;
  const documents = useQuery('document.list', {});
  const people = useQuery('person.list', {}).data;
  const groups = useGroups();
  const jobs = useImportJobs();
  const job = jobs.at(-1) ?? null;
  const isHanding = useHanding((handing) => handing.underWay !== null);
  const state = useInterviews();
  const ways = useRef<ImportWays | null>(null);
  const filter = useRef<HTMLInputElement>(null);

  const all = documents.data;
  const again = useQuery('frame.lookAgain', {}).data?.documents;
  const finished = useQuery('frame.finished', {}).data;
  const memory = useMemo(() => ({ again: again ?? [], finished: finished ?? [] }), [again, finished]);
  const waiting = memory.again.length;
  const onlyAgain = state.onlyAgain && waiting > 0;
  const rows = useMemo(
    () => sorted(rowsOf(all ?? [], groups, people ?? [], memory), state.sort),
    [all, groups, people, memory, state.sort],
  );
  const shown = useMemo(() => filtered(rows, state.query, onlyAgain), [rows, state.query, onlyAgain]);
  const chosen = all?.find((document) => document.id === state.selected) ?? null;

  // an address may name a transcript
  const wanted = params['document'];
  useEffect(() => {
    if (wanted !== undefined) useInterviews.setState({ selected: wanted, panel: 'details' });
  }, [wanted]);
  const asked = params['show'];
  useEffect(() => {
    if (asked !== 'choose') return;
    // the menu is there once the transcripts are known; without it nothing can be changed in this study
    navigate('interviews', {}, { replace: true });
    ways.current?.files();
  }, [asked]);
  const isAskedForImport = asked === 'import';
  useEffect(() => {
    if (isAskedForImport) useInterviews.setState({ panel: 'import' });
  }, [isAskedForImport]);
  function showImport() {
    useInterviews.setState({ panel: 'import' });
    inspector.setOpen(true);
  }
  async function take(files: DroppedFile[]) {
    showImport();
    await importFiles(client, files);
  }
  async function ask(folder: boolean) {
    if (await startImport(client, folder ? { folder } : {})) showImport();
  }
  const isOwnOrder = state.sort.column === 'order' && state.query === '' && !onlyAgain;
  const mine = memory.finished.filter((mark) => mark.personId === me).map((mark) => mark.documentId);
  const can: Can = { change: !isReadOnly, move: !isReadOnly && isOwnOrder, finished: new Set(mine) };
  useRoomActions({ ways: () => ways.current, documents: all ?? [], can });

  if (documents.failure && !all) return <AlertStrip tone="attention">{documents.failure.message}</AlertStrip>;
  return (
    <div className="iv">
      <RoomBar title="Interviews" meta={all && all.length > 0 ? <Meta /> : null}>
        {all && all.length > 0 ? (
          <div
            role="presentation"
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              document.querySelector<HTMLElement>('tr[data-key][tabindex="0"]')?.focus();
            }}
          >
            <SearchField
              label="Filter transcripts"
              placeholder="Filter"
              value={state.query}
              onChange={(query) => useInterviews.setState({ query })}
              inputRef={filter}
            />
          </div>
        ) : null}
        {waiting > 0 ? (
          <ToggleButton
            isSelected={onlyAgain}
            onChange={(isOn) => useInterviews.setState({ onlyAgain: isOn })}
          >
            Worth another look ({waiting})
          </ToggleButton>
        ) : null}
        {isReadOnly ? null : (
          <ImportMenu
            ref={ways}
            onFiles={(files) => void take(files)}
            onAsk={(folder) => void ask(folder)}
            onPaste={() => useInterviews.setState({ isPasting: true })}
            isDisabled={isHanding}
          />
        )}
      </RoomBar>
      {all === undefined ? <Skeleton lines={6} label="Reading the transcripts" /> : null}
      {all && all.length === 0 && job?.state !== 'running' ? (
        <Empty ways={() => ways.current} isReadOnly={isReadOnly} />
      ) : null}
      {all && (all.length > 0 || job?.state === 'running') ? (
        <TranscriptTable
          rows={shown}
          selected={state.selected}
          onSelect={(selected) => useInterviews.setState({ selected })}
          sort={state.sort}
          onSort={(sort) => useInterviews.setState({ sort })}
          onOpen={open}
          me={me}
          renaming={state.renaming}
          onRenamed={(id, name) => {
            useInterviews.setState({ renaming: null });
            if (name !== null && name !== all.find((d) => d.id === id)?.name)
              void run(client, 'document.rename', { id, name });
          }}
          menuFor={(row) => menuOf(client, all, row.document, can)}
          onMove={can.move ? (id, before) => void run(client, 'document.reorder', { id, before }) : undefined}
          onType={(text) => {
            useInterviews.setState({ query: state.query + text });
            filter.current?.focus();
          }}
          arriving={<Arriving job={job} />}
        />
      ) : null}
      {all && all.length > 0 && shown.length === 0 ? (
        <p className="iv-none" role="status">
          No transcript matches “{state.query}”.{' '}
          <Button variant="link" onPress={() => useInterviews.setState({ query: '' })}>
            Show all
          </Button>
        </p>
      ) : null}
      <Foot groups={groups} />
      {all && (all.length > 0 || job !== null || isHanding) ? (
        <RoomInspector chosen={chosen} job={job} onOpen={open} />
      ) : null}
      {isReadOnly ? null : (
        <FileDropZone
          words="Let go to import these transcripts"
          onFiles={(files) => void take(files)}
          isDisabled={state.replacing !== null || isHanding}
        />
      )}
      <PasteDialog
        isOpen={state.isPasting}
        onClose={() => useInterviews.setState({ isPasting: false })}
        onStarted={showImport}
      />
      <ReplaceDialog
        document={all?.find((document) => document.id === state.replacing) ?? null}
        onClose={() => useInterviews.setState({ replacing: null })}
      />
      <BeforeAfterDialog
        documentId={state.comparing}
        onClose={() => useInterviews.setState({ comparing: null })}
      />
    </div>
  );
}
