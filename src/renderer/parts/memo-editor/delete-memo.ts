import type { MemoView } from '../../../shared/contract/memos.ts';
import { valueOrTell } from '../../app/tell.ts';
import type { Client } from '../../transport/client.ts';
import { doneToast } from '../consequences-dialog/index.ts';
import { firstWords } from './wording.ts';

/** Deletes a memo or journal entry and offers to take that back; true when it is gone. */
export async function deleteMemo(client: Client, memo: MemoView): Promise<boolean> {
  const result = await client.call('memo.remove', { id: memo.id });
  if (!result.ok) {
    valueOrTell(result);
    return false;
  }
  const what = memo.kind === 'journal' ? 'journal entry' : 'memo';
  const named = firstWords(memo);
  await doneToast(client, named === '' ? `Deleted an empty ${what}.` : `Deleted the ${what} ${named}.`);
  return true;
}
