import type { Consequences } from '../../../shared/contract/documents.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { ImportDraft } from '../../../shared/domain/text/types.ts';
import { findAnchor, makeAnchor } from '../../../shared/domain/text/index.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { insertSpeakers, prepare } from './import.ts';
import { documentConsequences } from './queries.ts';
import { documentRow, speakersOf } from './rows.ts';

interface AnchorRow {
  id: string;
  start_at: number;
  end_at: number;
  quote: string;
  prefix: string;
  suffix: string;
}

const anchorsOf = (db: ReadDb, documentId: string) =>
  db.all<AnchorRow>(
    'SELECT id, start_at, end_at, quote, prefix, suffix FROM coding WHERE document_id = ? ORDER BY start_at',
    documentId,
  );

const locate = (text: string, row: AnchorRow) =>
  findAnchor(text, {
    start: row.start_at,
    end: row.end_at,
    quote: row.quote,
    prefix: row.prefix,
    suffix: row.suffix,
  });

/** What becomes of the codings, in sentences: how many find their words in the new text, and how many do not. */
export function foundAgain(kept: number, lost: number): string[] {
  const all = kept + lost;
  if (all === 0) return ['Nothing in it is coded.'];
  if (all === 1)
    return kept === 1
      ? ['Its one coding finds its words again and moves with them.']
      : [
          'Its one coding does not find its words again; it is kept with its old words and listed for repair.',
        ];
  if (lost === 0) return [`All ${all} codings find their words again and move with them.`];
  const stays = 'kept with their old words and listed for repair.';
  if (kept === 0) return [`None of the ${all} codings finds its words again; they are ${stays}`];
  return [
    kept === 1
      ? `1 of ${all} codings finds its words again and moves with them.`
      : `${kept} of ${all} codings find their words again and move with them.`,
    lost === 1
      ? 'The other does not; it is kept with its old words and listed for repair.'
      : `The other ${lost} do not; they are ${stays}`,
  ];
}

/** Says, before anything is changed, how many codings find their words again in a corrected file. */
export function previewReplace(db: ReadDb, id: string, draft: ImportDraft): Consequences {
  documentRow(db, id);
  const text = draft.turns.map((t) => t.text).join('\n');
  const rows = anchorsOf(db, id);
  const kept = rows.filter((row) => locate(text, row) !== null).length;
  const lost = rows.length - kept;
  return {
    ...documentConsequences(db, id),
    kept,
    sentences: [...foundAgain(kept, lost), 'Lines are numbered anew. Undo brings the earlier text back.'],
  };
}

/** Puts a corrected text in a document's place; codings move with their words, and those that cannot are kept and shown. */
export function replaceDocument(
  ctx: CommandContext,
  input: Parsed<'document.replace'>,
): { kept: number; lost: number } {
  const row = documentRow(ctx.db, input.id);
  const originalHash = ctx.putContent('original', input.original);
  const twin = ctx.db.get<{ id: string; name: string }>(
    'SELECT id, name FROM document WHERE original_hash = ?',
    originalHash,
  );
  if (twin) {
    throw new Refusal(
      'conflict',
      twin.id === row.id
        ? 'That is the very file it was made from.'
        : `That file is already here, as ${twin.name}.`,
    );
  }
  const prepared = prepare(ctx, input.draft);
  const before = speakersOf(ctx.db, row.id);
  for (const old of before) ctx.recorder.remove('speaker', old.id);
  insertSpeakers(ctx, row.id, prepared);
  // A speaker of the same label is the same person as before.
  for (const fresh of prepared.speakers) {
    const old = before.find((s) => s.label === fresh.label);
    if (old) ctx.recorder.update('speaker', fresh.id, { role: old.role, participant_id: old.participant_id });
  }
  ctx.recorder.update('document', row.id, {
    format: input.draft.format,
    original_name: input.originalName,
    original_hash: originalHash,
    text_hash: ctx.putContent('text', Buffer.from(prepared.text, 'utf8')),
    layout_hash: ctx.putContent('layout', Buffer.from(JSON.stringify(prepared.layout), 'utf8')),
    length: prepared.text.length,
    turns: prepared.layout.turns.length,
    lines: prepared.lines,
    duration_ms: prepared.durationMs,
    warnings: JSON.stringify(input.draft.warnings),
  });
  let kept = 0;
  const rows = anchorsOf(ctx.db, row.id);
  for (const coding of rows) {
    const place = locate(prepared.text, coding);
    // Two codings alike may find the same words again; only one of them can stand there.
    const taken =
      place !== null &&
      ctx.db.value(
        `SELECT 1 FROM coding a JOIN coding b ON b.code_id = a.code_id AND b.document_id = a.document_id AND b.coder_id = a.coder_id
         WHERE a.id = ? AND b.id <> a.id AND b.start_at = ? AND b.end_at = ?`,
        coding.id,
        place.start,
        place.end,
      ) !== null;
    const found = taken ? null : place;
    if (found) {
      const anchor = makeAnchor(prepared.text, found.start, found.end);
      ctx.recorder.update('coding', coding.id, {
        start_at: anchor.start,
        end_at: anchor.end,
        prefix: anchor.prefix,
        suffix: anchor.suffix,
        anchored: 1,
      });
      kept += 1;
    } else ctx.recorder.update('coding', coding.id, { anchored: 0 });
  }
  return { kept, lost: rows.length - kept };
}
