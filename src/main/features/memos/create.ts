import { plainBody } from '../../../shared/domain/text/plain-body.ts';
import type { DraftNote } from '../../../shared/domain/text/types.ts';
import type { CommandContext } from '../context.ts';

/** Keeps a remark that came with a file as a memo on the transcript, with the words it was about. */
export function noteMemo(ctx: CommandContext, documentId: string, note: DraftNote, words: string): void {
  const about = words === '' ? '' : `On “${words}”: `;
  const text = `${about}${note.text}`;
  ctx.recorder.insert('memo', {
    id: ctx.newId(),
    kind: 'memo',
    target_kind: 'document',
    target_id: documentId,
    title: note.author ? `Comment in the file, by ${note.author}` : 'Comment in the file',
    body: plainBody(text),
    text,
    author_id: null,
    dated_at: ctx.now(),
    created_at: ctx.now(),
    updated_at: ctx.now(),
  });
}
