// Files that are being read, as rows under the transcripts.
import type { ImportFileReport, JobReport } from '../../../../shared/contract/host.ts';
import { fileNameOf } from '../../../parts/import-panel/wording.ts';
import { ProgressBar } from '../../../ui/index.ts';

/** At most this many are shown; the panel has them all. */
const MOST = 5;

export function Arriving({ job }: { job: JobReport | null }) {
  if (job?.state !== 'running') return null;
  const reading = job.files.filter((file) => file.status === 'reading').slice(0, MOST);
  if (reading.length === 0) return null;
  return (
    <tbody className="it-arriving" aria-label="Arriving now">
      {reading.map((file) => (
        <ArrivingRow key={file.path} file={file} />
      ))}
    </tbody>
  );
}

function ArrivingRow({ file }: { file: ImportFileReport }) {
  const name = fileNameOf(file.path);
  return (
    <tr>
      <th scope="row" title={file.path}>
        {name}
      </th>
      <td colSpan={6}>
        <ProgressBar
          label={`Reading ${name}`}
          value={file.fraction > 0 ? file.fraction : undefined}
          words={file.fraction > 0 ? `Being read, ${Math.round(file.fraction * 100)}%` : 'Being read'}
        />
      </td>
    </tr>
  );
}
