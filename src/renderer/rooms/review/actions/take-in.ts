import { valueOrTell } from '../../../app/tell.ts';
import { asOneFile, type Client } from '../../../transport/client.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { toast } from '../../../ui/toast.tsx';
import { useReview } from '../store.ts';

const counted = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** Takes in files of answers, one after the other; each says what came of it, and a single one can be taken back. */
export async function takeInAnswers(client: Client, files: readonly File[]): Promise<void> {
  for (const file of files) {
    const sent = valueOrTell(await client.sendFiles([file]));
    const [first] = sent ?? [];
    if (!first) continue;
    const taken = valueOrTell(await client.host('host.takeInAnswers', asOneFile(first)));
    if (!taken) continue;
    useReview.getState().show('answers');
    // undo takes back the last step: beside several files it would say one name and mean another
    const isNew = files.length === 1 && (taken.added > 0 || taken.changed > 0);
    if (isNew) await doneToast(client, sentence(taken));
    else toast({ text: sentence(taken) });
  }
}

/** `Robin: 14 answers taken in, 2 changed. 1 is about a coding that has been deleted since; it is kept.` */
export function sentence(taken: {
  reviewer: string;
  added: number;
  changed: number;
  same: number;
  codingGone: number;
}): string {
  const { reviewer, added, changed, same, codingGone } = taken;
  if (added === 0 && changed === 0) {
    if (same === 0) return `${reviewer}: there are no answers in it yet.`;
    return same === 1
      ? `${reviewer}: the one answer was here already.`
      : `${reviewer}: all ${same} answers were here already.`;
  }
  const parts = [
    added > 0 ? `${counted(added, 'answer')} taken in` : '',
    changed > 0 ? `${changed} changed` : '',
    same > 0 ? `${same} the same as before` : '',
  ].filter(Boolean);
  const gone =
    codingGone === 0
      ? ''
      : codingGone === 1
        ? ' One is about a coding that has been deleted since; it is kept.'
        : ` ${codingGone} are about codings that have been deleted since; they are kept.`;
  return `${reviewer}: ${parts.join(', ')}.${gone}`;
}
