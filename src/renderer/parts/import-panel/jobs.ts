// Bringing files in: handing them to the host, and following the job it makes of them.
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { HostInput, JobReport } from '../../../shared/contract/host.ts';
import { useClient } from '../../data/use-query.ts';
import { asImportInput, type Client } from '../../transport/client.ts';
import type { SentFile } from '../../transport/types.ts';
import type { DroppedFile } from '../../ui/file-drop.tsx';
import { sayFailure } from '../run/run.ts';

interface Handing {
  /** Files on their way to the host before it begins; null when none are. */
  underWay: { done: number; of: number; fraction: number } | null;
  /** Files the host would not take, from the last drop. */
  refused: { name: string; reason: string }[];
}
/** What happens before there is a job: files being handed over. */
export const useHanding = create<Handing>()(() => ({ underWay: null, refused: [] }));

/** Endings offered in the file chooser; whatever else is dropped gets its own sentence from the host. */
export const TRANSCRIPT_ENDINGS = '.docx,.odt,.rtf,.txt,.md,.html,.htm,.pdf,.vtt,.srt';

/** Hands files over one by one and starts an import of those that arrived. True when one was started. */
export async function importFiles(client: Client, files: readonly DroppedFile[]): Promise<boolean> {
  if (files.length === 0 || useHanding.getState().underWay) return false;
  const sent: SentFile[] = [];
  const refused: Handing['refused'] = [];
  const at = (done: number, fraction: number) =>
    useHanding.setState({ underWay: { done, of: files.length, fraction } });
  useHanding.setState({ refused: [] });
  for (const [index, { file }] of files.entries()) {
    at(index, 0);
    const result = await client.sendFiles([file], (_done, fraction) => at(index, fraction));
    if (result.ok) sent.push(...result.value);
    else refused.push({ name: file.name, reason: result.failure.message });
  }
  useHanding.setState({ underWay: null, refused });
  if (sent.length === 0) {
    if (refused[0]) sayFailure(refused[0].reason);
    return false;
  }
  return startImport(client, asImportInput(sent));
}

/** Starts an import; without paths or tokens the desktop asks with its own dialog. True when one was started. */
export async function startImport(client: Client, input: HostInput<'host.import'>): Promise<boolean> {
  const result = await client.host('host.import', input);
  if (!result.ok) sayFailure(result.failure.message);
  return result.ok && result.value !== null;
}

/** Import jobs of this host, newest last, kept fresh. */
export function useImportJobs(): readonly JobReport[] {
  const client = useClient();
  const [jobs, setJobs] = useState<readonly JobReport[]>([]);
  useEffect(() => {
    let isHere = true;
    const put = (job: JobReport) => {
      if (job.kind !== 'import') return;
      setJobs((before) =>
        before.some((j) => j.id === job.id)
          ? before.map((j) => (j.id === job.id ? job : j))
          : [...before, job],
      );
    };
    const stop = client.onEvent((event) => {
      if (event.kind === 'job') put(event.job);
    });
    void client.host('host.jobs', {}).then((result) => {
      if (!isHere || !result.ok) return;
      // what was heard meanwhile is newer
      const known = result.value.filter((job) => job.kind === 'import');
      setJobs((heard) => [...known.filter((job) => !heard.some((j) => j.id === job.id)), ...heard]);
    });
    return () => {
      isHere = false;
      stop();
    };
  }, [client]);
  return jobs;
}
