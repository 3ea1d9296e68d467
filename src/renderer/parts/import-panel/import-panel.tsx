// The account of an import: how far it is, and for every file in words what became of it and what is to settle.
import { useEffect, useRef, useState } from 'react';
import type { DocumentSummary } from '../../../shared/contract/documents.ts';
import type { ImportFileReport, JobReport } from '../../../shared/contract/host.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { announce, Button, ProgressBar, StandingSign } from '../../ui/index.ts';
import { run, sayFailure } from '../run/run.ts';
import { useHanding } from './jobs.ts';
import { SpeakersForm } from './speakers.tsx';
import { accountOf, counted, fileNameOf, signOf, tallyOf } from './wording.ts';
import './import-panel.css';

interface ImportAccountsProps {
  /** The job shown; null before the first. */
  job: JobReport | null;
  onOpen(documentId: string): void;
  onCompare(documentId: string): void;
}

const THESE_ARE_RIGHT = 'These are right';

/** Everything one wants to know about an import, for a panel beside a room. */
export function ImportAccounts({ job, onOpen, onCompare }: ImportAccountsProps) {
  const client = useClient();
  const documents = useQuery('document.list', {}).data ?? [];
  const { underWay, refused } = useHanding();
  const byId = new Map(documents.map((d) => [d.id, d]));
  const waiting = (job?.files ?? [])
    .map((file) => (file.status === 'imported' && file.documentId ? byId.get(file.documentId) : undefined))
    .filter((d): d is DocumentSummary => d !== undefined && d.settledAt === null);
  const panel = useRef<HTMLDivElement>(null);
  async function settleAll() {
    for (const { id } of waiting) if ((await run(client, 'document.settle', { id })) === undefined) return;
  }
  const left = waiting.length;
  const before = useRef(left);
  useEffect(() => {
    // the button that was pressed is gone: on to the next to say, or to what can be done now
    if (left < before.current && window.document.activeElement === window.document.body) {
      const buttons = [...(panel.current?.querySelectorAll<HTMLElement>('.imports-acts button') ?? [])];
      (buttons.find((button) => button.textContent === THESE_ARE_RIGHT) ?? buttons[0])?.focus();
    }
    before.current = left;
  }, [left]);
  return (
    <div className="imports" ref={panel}>
      {underWay ? (
        <div className="imports-total">
          <ProgressBar
            label="Handing the files over"
            value={(underWay.done + underWay.fraction) / underWay.of}
            words={`Handing over file ${underWay.done + 1} of ${underWay.of}`}
          />
        </div>
      ) : null}
      {job ? <Total job={job} /> : null}
      {waiting.length > 1 && job?.state !== 'running' ? (
        <div className="imports-all">
          <p>{counted(waiting.length, 'transcript')} wait for you to say that the speakers are right.</p>
          <Button onPress={() => void settleAll()}>All of these are right</Button>
        </div>
      ) : null}
      <ol className="imports-files" aria-label="Files of this import">
        {refused.map((file) => (
          <li key={file.name} className="imports-file">
            <h3>
              <StandingSign standing="out" />
              {file.name}
            </h3>
            <p>Not imported. {file.reason}</p>
          </li>
        ))}
        {job?.files.map((file, at) => (
          <FileAccount
            key={`${at} ${file.path}`}
            file={file}
            document={file.documentId ? byId.get(file.documentId) : undefined}
            isFirstToSettle={waiting[0]?.id === file.documentId && file.documentId !== null}
            onOpen={onOpen}
            onCompare={onCompare}
          />
        ))}
      </ol>
    </div>
  );
}

const saidJobs = new Set<string>();

function Total({ job }: { job: JobReport }) {
  const client = useClient();
  const isRunning = job.state === 'running';
  const tally = tallyOf(job);
  useEffect(() => {
    if (isRunning || saidJobs.has(job.id)) return;
    saidJobs.add(job.id);
    announce(`The import has ended: ${tally}.`);
  }, [isRunning, job.id, tally]);
  async function stop() {
    const result = await client.host('host.cancelJob', { jobId: job.id });
    if (!result.ok) sayFailure(result.failure.message);
  }
  return (
    <div className="imports-total">
      {isRunning ? (
        <ProgressBar
          label={`Importing ${counted(job.files.length, 'file')}`}
          value={job.fraction}
          words={tally}
          onCancel={() => void stop()}
          cancelLabel="Stop after this one"
        />
      ) : (
        <p>{tally}</p>
      )}
      {job.message && job.state !== 'done' ? <p>{job.message}</p> : null}
    </div>
  );
}

interface FileAccountProps {
  file: ImportFileReport;
  /** The transcript it became; missing when it was deleted or taken back since. */
  document: DocumentSummary | undefined;
  isFirstToSettle: boolean;
  onOpen(documentId: string): void;
  onCompare(documentId: string): void;
}

function FileAccount({ file, document, isFirstToSettle, onOpen, onCompare }: FileAccountProps) {
  const client = useClient();
  const [asked, setAsked] = useState<boolean | null>(null);
  const isImported = file.status === 'imported';
  const isGone = isImported && !document;
  const isSettled = document ? document.settledAt !== null : true;
  const isUnfolded = (asked ?? isFirstToSettle) && isImported && document !== undefined;
  const others = file.path !== fileNameOf(file.path) ? file.path : undefined;
  return (
    <li className="imports-file" data-status={file.status}>
      <h3 title={others}>
        <StandingSign standing={isGone ? 'out' : signOf(file, isSettled)} />
        {fileNameOf(file.path)}
      </h3>
      <p>{isGone ? 'Taken out of the study since.' : accountOf(file)}</p>
      {file.warnings.length > 0 && !isGone ? (
        <ul className="imports-notes">
          {file.warnings.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {isUnfolded && document ? (
        <div className="imports-settle">
          <SpeakersForm documentId={document.id} />
          {isSettled ? null : (
            <p className="imports-hint">
              Line numbers are fixed once you say so, or with the first coding. Until then they may still
              change.
            </p>
          )}
        </div>
      ) : null}
      {document && isImported ? (
        <div className="imports-acts">
          {isSettled ? null : (
            <Button
              aria-label={`${THESE_ARE_RIGHT}: ${document.name}`}
              onPress={() =>
                void run(
                  client,
                  'document.settle',
                  { id: document.id },
                  `${document.name} is settled; its line numbers stay.`,
                )
              }
            >
              {THESE_ARE_RIGHT}
            </Button>
          )}
          <Button
            variant="link"
            aria-label={`${isUnfolded ? 'Fold the speakers' : 'Speakers'} of ${document.name}`}
            aria-expanded={isUnfolded}
            onPress={() => setAsked(!isUnfolded)}
          >
            {isUnfolded ? 'Fold the speakers' : 'Speakers'}
          </Button>
          <Button
            variant="link"
            aria-label={`Before and after: ${document.name}`}
            onPress={() => onCompare(document.id)}
          >
            Before and after
          </Button>
          <Button variant="link" aria-label={`Read ${document.name}`} onPress={() => onOpen(document.id)}>
            Read
          </Button>
        </div>
      ) : null}
      {file.status === 'duplicate' && document ? (
        <div className="imports-acts">
          <Button variant="link" onPress={() => onOpen(document.id)}>
            Read {document.name}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
