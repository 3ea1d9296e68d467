import type { ImportFileReport, JobReport } from '../../../shared/contract/host.ts';

/** What a running job may do to its own report. */
interface RunningJob {
  readonly id: string;
  readonly signal: AbortSignal;
  update(change: Partial<Pick<JobReport, 'fraction' | 'label' | 'message'>>): void;
  updateFile(report: ImportFileReport, index: number): void;
}

export interface Jobs {
  /** Starts work and answers at once; `done` settles when it is over, and never rejects. */
  start(
    kind: JobReport['kind'],
    label: string,
    work: (job: RunningJob) => Promise<Pick<JobReport, 'state' | 'message'>>,
  ): { id: string; done: Promise<void> };
  cancel(id: string): void;
  list(): JobReport[];
  running(): number;
  /** Asks every running job to stop and waits until each has. */
  cancelAll(): Promise<void>;
  /** Forgets imports that are over: another study has nothing to do with their transcripts. */
  forgetImports(): void;
}

/** Finished jobs are kept this many deep, so that a window opened later still sees the report. */
const KEPT = 20;
/** File reports change many times a second; windows hear of them at most this often, in milliseconds. */
const PAUSE = 80;

/** Keeps account of long work: progress, cancelling, and the report at the end. */
export function createJobs(deps: {
  newId(): string;
  emit(job: JobReport): void;
  failed(error: unknown): string;
}): Jobs {
  const jobs = new Map<string, JobReport>();
  const running = new Map<string, { stop: AbortController; done: Promise<void> }>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  function put(report: JobReport): void {
    jobs.set(report.id, report);
    if (waiting.has(report.id)) return;
    waiting.set(
      report.id,
      setTimeout(() => tell(report.id), PAUSE),
    );
  }
  function tell(id: string): void {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    const report = jobs.get(id);
    if (report) deps.emit(report);
  }
  function forgetOld(): void {
    const finished = [...jobs.values()].filter((j) => j.state !== 'running');
    for (const job of finished.slice(0, -KEPT)) jobs.delete(job.id);
  }

  const start: Jobs['start'] = (kind, label, work) => {
    const id = deps.newId();
    const stop = new AbortController();
    const now = (): JobReport => jobs.get(id) as JobReport;
    jobs.set(id, { id, kind, label, fraction: 0, state: 'running', message: null, files: [] });
    tell(id);
    const done = work({
      id,
      signal: stop.signal,
      update: (change) => put({ ...now(), ...change }),
      updateFile(report, index) {
        const files = [...now().files];
        files[index] = report;
        const fraction =
          files.reduce((sum, f) => sum + (f.status === 'waiting' ? 0 : f.fraction), 0) / files.length;
        put({ ...now(), files, fraction });
      },
    })
      .catch((error: unknown) => ({ state: 'failed' as const, message: deps.failed(error) }))
      .then((end) => {
        running.delete(id);
        jobs.set(id, { ...now(), fraction: 1, ...end });
        tell(id);
        forgetOld();
      });
    running.set(id, { stop, done });
    return { id, done };
  };

  return {
    start,
    cancel: (id) => running.get(id)?.stop.abort(),
    list: () => [...jobs.values()],
    running: () => running.size,
    forgetImports() {
      for (const job of jobs.values()) if (job.kind === 'import' && !running.has(job.id)) jobs.delete(job.id);
    },
    async cancelAll() {
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
