import type { LookAgain } from '../../../shared/contract/frame.ts';
import { type CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { patchOf } from '../../db/patch-text.ts';
import { codeRow } from '../codes/rows.ts';
import { documentRow } from '../documents/rows.ts';

interface Finished {
  id: string;
  marked: string | null;
  marked_by: string | null;
}

/**
 * Codes that others were split into. A part of a code was looked for as long as the whole was: its codings are divided,
 * and a transcript without the whole has nothing for a part.
 */
function wholes(db: ReadDb): Map<string, string> {
  const begun = db.all<{ patch: string }>(
    "SELECT patch FROM history WHERE command IN ('split.start', 'frame.accept') AND kind = 'do'",
  );
  const whole = new Map<string, string>();
  for (const { patch } of begun)
    for (const { table, id, after } of patchOf(patch).changes) {
      if (table !== 'setting' || !/^split:[^:]+$/u.test(id) || after === null) continue;
      const split = JSON.parse(String(after['value'])) as { codeId: string; targets: string[] };
      for (const target of split.targets) whole.set(target, split.codeId);
    }
  return whole;
}

/** When a code, or the code it is a part of, was first there. */
function bornAt(id: string, made: ReadonlyMap<string, string>, whole: ReadonlyMap<string, string>): string {
  let first = made.get(id) ?? '';
  const seen = new Set<string>();
  for (let at = whole.get(id); at !== undefined && !seen.has(at); at = whole.get(at)) {
    seen.add(at);
    const then = made.get(at);
    if (then !== undefined && then < first) first = then;
  }
  return first;
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
  const all = db.all<{ id: string; created_at: string; offered: number }>(
    'SELECT id, created_at, is_heading = 0 AND retired_at IS NULL AS offered FROM code ORDER BY created_at DESC, id DESC',
  );
  const made = new Map(all.map((code) => [code.id, code.created_at]));
  const whole = wholes(db);
  const codes = all
    .filter((code) => code.offered === 1)
    .map((code) => ({ id: code.id, since: bornAt(code.id, made, whole) }));
  const looked = db.all<LookAgain['looked'][number]>(
    'SELECT id, code_id AS codeId, document_id AS documentId, person_id AS personId, at FROM look_again ORDER BY at DESC',
  );
  const finished = documents.flatMap(({ id, marked, marked_by: by }) => {
    const finishedAt = marked ?? lastCoded.get(id);
    if (finishedAt === undefined) return [];
    const later = codes.filter((code) => code.since > finishedAt).map((code) => code.id);
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
