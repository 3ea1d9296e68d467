import type { Actor } from '../../shared/contract/define.ts';
import type { ExportRequest } from '../../shared/contract/host.ts';
import type { CoreHandle } from './core-handle.ts';

const WORDS: Readonly<Record<ExportRequest['what'], string>> = {
  map: 'thematic map',
  codebook: 'codebook',
  quotes: 'quotes by theme',
  comparison: 'who said what',
  transcript: 'coded transcript',
  'review-pack': 'review pack',
  passes: 'review of themes',
  'frame-changes': 'changes of the coding frame',
  original: 'file as it came',
};

/**
 * Keeps the day a file was written, for the phases of the study. A study open for reading only has nowhere to keep it, and a file
 * that was written is written: so nothing comes of a refusal.
 */
export async function noteExport(core: CoreHandle, request: ExportRequest, actor: Actor): Promise<void> {
  await core.call('export.note', { what: WORDS[request.what], format: request.format }, actor);
}
