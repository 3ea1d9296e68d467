import type { LookAgain } from '../../../shared/contract/frame.ts';
import { type CommandContext } from '../../core/context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeRow } from '../codes/rows.ts';
import { documentRow } from '../documents/rows.ts';

interface Finished {
  id: string;
  marked: string | null;
  marked_by: string | null;
}

/**
 * Transcripts finished before a code existed. Finished: marked so; in a study where nobody marks that, when it was last coded.
 * A code that is used in it since, or that somebody looked for again, is not listed; nor are headings and retired codes.
 */
export function lookAgain(db: ReadDb): LookAgain {
  const documents = db.all<Finished>(
    `SELECT d.id, m.at AS marked, m.person_id AS marked_by
     FROM document d LEFT JOIN finish_mark m ON m.id =
       (SELECT f.id FROM finish_mark f WHERE f.document_id = d.id ORDER BY f.at DESC, f.id DESC LIMIT 1)
     ORDER BY d.position, d.id`,
  );
  const isMarking = documents.some((document) => document.marked !== null);
  const lastCoded = new Map(
    (isMarking
      ? []
      : db.all<{ id: string; at: string }>(
          `SELECT id, (SELECT max(created_at) FROM coding INDEXED BY coding_made WHERE document_id = document.id) AS at
           FROM document WHERE id IN (SELECT document_id FROM coding)`,
        )
    ).map((row) => [row.id, row.at]),
  );
  const codes = db.all<{ id: string; created_at: string }>(
    'SELECT id, created_at FROM code WHERE is_heading = 0 AND retired_at IS NULL ORDER BY created_at DESC, id DESC',
  );
  const looked = db.all<LookAgain['looked'][number]>(
    'SELECT id, code_id AS codeId, document_id AS documentId, person_id AS personId, at FROM look_again ORDER BY at DESC',
  );
  const finished = documents.flatMap(({ id, marked, marked_by: by }) => {
    const finishedAt = marked ?? lastCoded.get(id);
    if (finishedAt === undefined) return [];
    const later = codes.filter((code) => code.created_at > finishedAt).map((code) => code.id);
    return later.length === 0 ? [] : [{ documentId: id, finishedAt, finishedBy: by, later }];
  });
  const settled = new Set(looked.map((row) => `${row.documentId} ${row.codeId}`));
  const used = db.all<{ document_id: string; code_id: string }>(
    'SELECT DISTINCT document_id, code_id FROM coding WHERE code_id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...new Set(finished.flatMap((one) => one.later))]),
  );
  for (const row of used) settled.add(`${row.document_id} ${row.code_id}`);
  return {
    documents: finished.flatMap(({ later, ...document }) => {
      const codeIds = later.filter((id) => !settled.has(`${document.documentId} ${id}`));
      return codeIds.length === 0 ? [] : [{ ...document, codeIds }];
    }),
    looked,
  };
}

/** Keeps that transcripts were looked at again for codes; saying it twice changes nothing. */
export function lookedAgain(
  ctx: CommandContext,
  pairs: readonly { codeId: string; documentId: string }[],
): number {
  const personId = ctx.person();
  let looked = 0;
  for (const { codeId, documentId } of pairs) {
    const code = codeRow(ctx.db, codeId);
    const document = documentRow(ctx.db, documentId);
    const known = ctx.db.value(
      'SELECT 1 FROM look_again WHERE code_id = ? AND document_id = ?',
      code.id,
      document.id,
    );
    if (known !== null) continue;
    ctx.recorder.insert('look_again', {
      id: ctx.newId(),
      code_id: code.id,
      document_id: document.id,
      person_id: personId,
      at: ctx.now(),
    });
    looked += 1;
  }
  return looked;
}

/** One mark per person and transcript: marking again moves it to today, taking it back removes it. */
export function finishCoding(ctx: CommandContext, documentId: string, isFinished: boolean): void {
  const personId = ctx.person();
  documentRow(ctx.db, documentId);
  const known = ctx.db.value<string>(
    'SELECT id FROM finish_mark WHERE document_id = ? AND person_id = ?',
    documentId,
    personId,
  );
  if (!isFinished) {
    if (known !== null) ctx.recorder.remove('finish_mark', known);
  } else if (known !== null) ctx.recorder.update('finish_mark', known, { at: ctx.now() });
  else
    ctx.recorder.insert('finish_mark', {
      id: ctx.newId(),
      document_id: documentId,
      person_id: personId,
      at: ctx.now(),
    });
}
