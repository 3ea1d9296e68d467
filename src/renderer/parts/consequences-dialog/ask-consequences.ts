import type { Result } from '../../../shared/contract/errors.ts';
import type { Consequences } from '../../../shared/contract/documents.ts';
import { confirm, type ConfirmQuestion } from '../../ui/dialog.tsx';
import { valueOrTell } from '../../app/tell.ts';

/**
 * Asks before something goes, with the sentences of its preview. Resolves to false when the person stays, and when
 * the preview itself failed (which is then said).
 */
export async function askConsequences(
  preview: Promise<Result<Consequences>>,
  question: Omit<ConfirmQuestion, 'consequences'>,
): Promise<boolean> {
  const consequences = valueOrTell(await preview);
  if (!consequences) return false;
  return confirm({ tone: 'danger', ...question, consequences: consequences.sentences });
}
