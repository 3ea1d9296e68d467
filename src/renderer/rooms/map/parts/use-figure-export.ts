import { useRef, useState } from 'react';
import type { MapFull } from '../../../../shared/contract/maps.ts';
import { valueOrTell } from '../../../app/index.ts';
import { useClient } from '../../../data/use-query.ts';
import { toast } from '../../../ui/index.ts';
import type { MapActions } from '../use-map.ts';
import { labelOf, requestFor, type Density, type FigureFile } from './export-files.ts';

/** How far an export is: files done, of how many, and the one being written. */
interface ExportProgress {
  readonly done: number;
  readonly of: number;
  readonly label: string;
}

interface FigureExport {
  readonly progress: ExportProgress | null;
  run(files: readonly FigureFile[], dpi: Density): Promise<void>;
  /** Lets the file being written end, and writes no more. */
  stop(): void;
}

/** Asks the host for each file in turn; in a browser tab each comes as a download. */
export function useFigureExport(map: MapFull, actions: MapActions, stage?: string): FigureExport {
  const client = useClient();
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const stopped = useRef(false);

  async function writeAll(files: readonly FigureFile[], dpi: Density): Promise<string[]> {
    const names: string[] = [];
    const id = await actions.keep();
    if (id === undefined) return names;
    for (const [done, file] of files.entries()) {
      if (stopped.current) break;
      setProgress({ done, of: files.length, label: labelOf(file, dpi) });
      const outcome = valueOrTell(
        await client.host('host.export', {
          ...requestFor(file, id, map.summary.widthMm, dpi),
          ...(stage === undefined ? {} : { stage }),
        }),
      );
      if (!outcome) break;
      names.push(outcome.fileName);
      if (outcome.download) download(outcome.download, outcome.fileName);
    }
    return names;
  }

  async function run(files: readonly FigureFile[], dpi: Density): Promise<void> {
    stopped.current = false;
    const names = await writeAll(files, dpi);
    setProgress(null);
    if (names.length === 0) return;
    const [only = ''] = names;
    toast({ text: names.length === 1 ? `${only} is written.` : `${names.length} files are written.` });
  }

  return { progress, run, stop: () => void (stopped.current = true) };
}

function download(address: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
}
