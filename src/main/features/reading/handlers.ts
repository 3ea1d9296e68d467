import { reading, type AnswerView, type HighlightView } from '../../../shared/contract/reading.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { lineAt, makeAnchor } from '../../../shared/domain/text/index.ts';
import { must, type CommandContext, type Handlers } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { applyCode, settledRange } from '../codes/codings.ts';
import { createCode } from '../codes/create.ts';
import { removeWith } from '../dependents.ts';
import { citable, documentRow, layoutByHash, referenceOf, speakersOf } from '../documents/rows.ts';
import { plainBody } from '../../../shared/domain/text/plain-body.ts';
import { nextPosition, positionBefore } from '../positions.ts';
import { asImported, editDocument, previewEdit } from './edit.ts';

interface HighlightRow {
  id: string;
  document_id: string;
  person_id: string;
  start_at: number;
  end_at: number;
  quote: string;
  anchored: number;
  note: string;
  created_at: string;
}
const highlightRow = (db: ReadDb, id: string): HighlightRow =>
  must(db.get<HighlightRow>('SELECT * FROM highlight WHERE id = ?', id), 'highlight');

function highlightsOf(db: ReadDb, documentId: string): HighlightView[] {
  const doc = citable(db, documentId);
  return db
    .all<HighlightRow>('SELECT * FROM highlight WHERE document_id = ? ORDER BY start_at, id', documentId)
    .map((row) => ({
      id: row.id,
      documentId: row.document_id,
      personId: row.person_id,
      start: row.start_at,
      end: row.end_at,
      quote: row.quote,
      note: row.note,
      anchored: row.anchored === 1,
      line: lineAt(doc.layout, row.start_at),
      reference: referenceOf(doc, row.start_at, row.end_at),
      createdAt: row.created_at,
    }));
}

function createHighlight(
  ctx: CommandContext,
  range: { documentId: string; start: number; end: number; textHash: string; note?: string | undefined },
) {
  const { row, text, start, end } = settledRange(ctx, range);
  const person = ctx.person();
  const same = ctx.db.value<string>(
    'SELECT id FROM highlight WHERE document_id = ? AND person_id = ? AND start_at = ? AND end_at = ?',
    row.id,
    person,
    start,
    end,
  );
  if (same) return { id: same, existed: true };
  if (row.settled_at === null) ctx.recorder.update('document', row.id, { settled_at: ctx.now() });
  const { quote, prefix, suffix } = makeAnchor(text, start, end);
  const id = ctx.newId();
  ctx.recorder.insert('highlight', {
    id,
    document_id: row.id,
    person_id: person,
    start_at: start,
    end_at: end,
    quote,
    prefix,
    suffix,
    anchored: 1,
    note: range.note ?? '',
    created_at: ctx.now(),
  });
  return { id, existed: false };
}

function nameHighlight(
  ctx: CommandContext,
  input: {
    id: string;
    codeId?: string | undefined;
    name?: string | undefined;
    parentId?: string | null | undefined;
  },
) {
  const row = highlightRow(ctx.db, input.id);
  if (row.anchored === 0)
    throw new Refusal('refused', 'The words of this highlight are not in the transcript any more.');
  const codeId =
    input.codeId ??
    (input.name === undefined ? null : createCode(ctx, { name: input.name, parentId: input.parentId }));
  if (codeId === null) throw new Refusal('invalid', 'Choose a code, or type a name for a new one.');
  const { text_hash } = documentRow(ctx.db, row.document_id);
  const applied = applyCode(
    ctx,
    { documentId: row.document_id, start: row.start_at, end: row.end_at, textHash: text_hash },
    codeId,
  );
  if (row.note !== '') {
    ctx.recorder.insert('memo', {
      id: ctx.newId(),
      kind: 'memo',
      target_kind: 'coding',
      target_id: applied.codingId,
      title: '',
      body: plainBody(row.note),
      text: row.note,
      author_id: row.person_id,
      dated_at: row.created_at,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    });
  }
  removeWith(ctx, 'highlight', row.id);
  return applied;
}

/** What is said from each place a question is asked to the next question, whichever it is. */
function answersTo(db: ReadDb, questionId: string): AnswerView[] {
  const marks = db.all<{ document_id: string; start_at: number; question_id: string }>(
    `SELECT m.document_id, m.start_at, m.question_id FROM question_mark m JOIN document d ON d.id = m.document_id
     WHERE m.document_id IN (SELECT document_id FROM question_mark WHERE question_id = ?) ORDER BY d.position, d.id, m.start_at`,
    questionId,
  );
  return marks.flatMap((mark, i) => {
    if (mark.question_id !== questionId) return [];
    const doc = citable(db, mark.document_id);
    const next = marks[i + 1];
    const end = next?.document_id === mark.document_id ? next.start_at : doc.text.length;
    const speakers = new Map(speakersOf(db, mark.document_id).map((s) => [s.id, s]));
    const turns = doc.layout.turns.filter((t) => t.start >= mark.start_at && t.start < end);
    return [
      {
        documentId: mark.document_id,
        documentName: doc.row.name,
        publicId: doc.participantNumber === null ? null : `P${doc.participantNumber}`,
        start: mark.start_at,
        end: turns.at(-1)?.end ?? mark.start_at,
        reference: referenceOf(doc, mark.start_at, turns.at(-1)?.end ?? mark.start_at),
        turns: turns.map((t) => {
          const speaker = t.speaker === null ? undefined : speakers.get(t.speaker);
          return {
            start: t.start,
            end: t.end,
            speaker: speaker?.label ?? null,
            role: speaker?.role ?? 'other',
            text: doc.text.slice(t.start, t.end),
            line: lineAt(doc.layout, t.start),
          };
        }),
      },
    ];
  });
}

function markQuestion(
  ctx: CommandContext,
  questionId: string,
  places: readonly { documentId: string; start: number }[],
): number {
  must(ctx.db.value('SELECT 1 FROM question WHERE id = ?', questionId), 'guide question');
  let marked = 0;
  for (const { documentId, start } of places) {
    const { turns } = layoutByHash(ctx.db, documentRow(ctx.db, documentId).layout_hash);
    const turn = turns.find((t) => start >= t.start && start <= t.end);
    if (!turn) throw new Refusal('refused', 'A question is marked where a turn begins.');
    const found = ctx.db.get<{ id: string; question_id: string }>(
      'SELECT id, question_id FROM question_mark WHERE document_id = ? AND start_at = ?',
      documentId,
      turn.start,
    );
    if (found?.question_id === questionId) continue;
    if (found) ctx.recorder.update('question_mark', found.id, { question_id: questionId });
    else
      ctx.recorder.insert('question_mark', {
        id: ctx.newId(),
        question_id: questionId,
        document_id: documentId,
        start_at: turn.start,
      });
    marked += 1;
  }
  return marked;
}

export const readingHandlers: Handlers<typeof reading> = {
  'document.editPreview': (ctx, input) => previewEdit(ctx.db, input),
  'document.edit': editDocument,
  'document.asImported': (ctx, { id }) => asImported(ctx.db, id),
  'document.readMarks': (ctx, { id }) =>
    ctx.db.all(
      `SELECT id, document_id AS documentId, person_id AS personId, at FROM read_mark ${id === undefined ? '' : 'WHERE document_id = ?'} ORDER BY at`,
      ...(id === undefined ? [] : [id]),
    ),
  'document.markRead': (ctx, { id }) => {
    documentRow(ctx.db, id);
    const person = ctx.person();
    const markId = ctx.newId();
    ctx.recorder.insert('read_mark', { id: markId, document_id: id, person_id: person, at: ctx.now() });
    return {
      id: markId,
      times:
        ctx.db.value<number>(
          'SELECT count(*) FROM read_mark WHERE document_id = ? AND person_id = ?',
          id,
          person,
        ) ?? 0,
    };
  },
  'document.unmarkRead': (ctx, { markId }) => {
    ctx.recorder.remove('read_mark', markId);
    return null;
  },
  'document.media': (ctx, { id }) => {
    const row = ctx.db.get<{ path: string; shift_ms: number }>(
      'SELECT path, shift_ms FROM media WHERE document_id = ?',
      id,
    );
    return row ? { path: row.path, shiftMs: row.shift_ms } : null;
  },
  'document.linkMedia': (ctx, { id, path, shiftMs }) => {
    documentRow(ctx.db, id);
    const found = ctx.db.value<string>('SELECT id FROM media WHERE document_id = ?', id);
    if (path === null) {
      if (found) ctx.recorder.remove('media', found);
    } else if (found) ctx.recorder.update('media', found, { path, shift_ms: shiftMs });
    else ctx.recorder.insert('media', { id: ctx.newId(), document_id: id, path, shift_ms: shiftMs });
    return null;
  },
  'highlight.byDocument': (ctx, { documentId }) => highlightsOf(ctx.db, documentId),
  'highlight.create': createHighlight,
  'highlight.update': (ctx, { id, note }) => {
    highlightRow(ctx.db, id);
    ctx.recorder.update('highlight', id, { note });
    return null;
  },
  'highlight.remove': (ctx, { id }) => {
    removeWith(ctx, 'highlight', id);
    return null;
  },
  'highlight.name': nameHighlight,
  'question.list': (ctx) =>
    ctx.db.all(
      'SELECT q.id, q.position, q.name, (SELECT count(DISTINCT document_id) FROM question_mark m WHERE m.question_id = q.id) AS documents FROM question q ORDER BY q.position, q.id',
    ),
  'question.create': (ctx, { name }) => {
    const id = ctx.newId();
    ctx.recorder.insert('question', { id, position: nextPosition(ctx.db, 'question'), name });
    return { id };
  },
  'question.update': (ctx, { id, name, before }) => {
    const siblings = ctx.db.all<{ id: string; position: number }>(
      'SELECT id, position FROM question WHERE id <> ? ORDER BY position, id',
      id,
    );
    ctx.recorder.update('question', id, {
      ...(name === undefined ? {} : { name }),
      ...(before === undefined ? {} : { position: positionBefore(siblings, before) }),
    });
    return null;
  },
  'question.remove': (ctx, { id }) => {
    removeWith(ctx, 'question', id);
    return null;
  },
  'question.marks': (ctx, { documentId }) =>
    ctx.db.all(
      `SELECT id, question_id AS questionId, document_id AS documentId, start_at AS start FROM question_mark ${documentId === undefined ? '' : 'WHERE document_id = ?'} ORDER BY document_id, start_at`,
      ...(documentId === undefined ? [] : [documentId]),
    ),
  'question.mark': (ctx, { questionId, places }) => ({ marked: markQuestion(ctx, questionId, places) }),
  'question.unmark': (ctx, { id }) => {
    ctx.recorder.remove('question_mark', id);
    return null;
  },
  'question.answers': (ctx, { id }) => answersTo(ctx.db, id),
};
