import { CHANGE_WORDS } from '../../../shared/domain/codebook/frame-words.ts';
import type { FrameChangesSnapshot } from '../snapshots.ts';
import { type Cell, type Separator, writeCsv } from './write-csv.ts';

const frameChangesColumns = [
  'Change',
  'Code',
  'Was',
  'Became',
  'Changed in',
  'By',
  'At',
  'Why',
  'Proposed by',
] as const;

/** What changed of the coding frame as CSV bytes: a row per change, columns as `frameChangesColumns`. */
export function frameChangesCsv({ rows }: FrameChangesSnapshot, separator?: Separator): Uint8Array {
  const cells = rows.map((row): Cell[] => [
    CHANGE_WORDS[row.kind],
    row.name,
    row.from ?? '',
    row.to ?? '',
    row.parts.join(', '),
    row.by,
    row.at ?? '',
    row.why,
    row.proposedBy ?? '',
  ]);
  return writeCsv([frameChangesColumns, ...cells], separator);
}
