import type { ExportOutcome, ExportRequest } from '../../../shared/contract/host.ts';
import { valueOrTell } from '../../app/tell.ts';
import type { Client } from '../../transport/client.ts';
import { toast } from '../../ui/toast.tsx';

/** Writes a file: the desktop asks where, the tab downloads it. Says what came of it. */
export async function exportFile(client: Client, request: ExportRequest): Promise<void> {
  await exportedFile(client, request);
}

/** Where decimals are written with a comma, spreadsheets expect columns parted by semicolons. */
const SEPARATOR = new Intl.NumberFormat().format(0.5).includes(',') ? (';' as const) : (',' as const);

/** The same, and answers with the file; null when it failed, which has been said, or was left. */
export async function exportedFile(client: Client, request: ExportRequest): Promise<ExportOutcome> {
  const outcome = valueOrTell(
    await client.host(
      'host.export',
      request.format === 'csv' ? { separator: SEPARATOR, ...request } : request,
    ),
  );
  if (!outcome) return null;
  if (outcome.download !== null) {
    const link = document.createElement('a');
    link.href = outcome.download;
    link.download = outcome.fileName;
    document.body.append(link);
    link.click();
    link.remove();
  }
  const parted =
    request.format === 'csv' && SEPARATOR === ';'
      ? ' Its columns are parted by semicolons, as spreadsheets here expect.'
      : '';
  toast({ text: `Saved ${outcome.path ?? outcome.fileName}.${parted}` });
  return outcome;
}
