import type { EditEffects } from '../../../shared/contract/reading.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Patch } from '../../../shared/domain/history/patch.ts';
import {
  applySteps,
  countWords,
  EditError,
  lineAt,
  lineStarts,
  makeAnchor,
  mapRange,
  layOut,
  relabelAfterEdit,
  type Edited,
  type EditStep,
  type Layout,
} from '../../../shared/domain/text/index.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { documentRow, layoutByHash, speakersOf, textByHash, type DocumentRow } from '../documents/rows.ts';
import { counted } from '../words.ts';
import { createSpeaker } from '../documents/speakers.ts';

interface AnchorRow {
  id: string;
  start_at: number;
  end_at: number;
  quote: string;
}
interface Corrected {
  readonly row: DocumentRow;
  readonly before: { readonly text: string; readonly layout: Layout };
  readonly after: { readonly text: string; readonly layout: Layout };
  readonly edited: Edited;
}

/** The correction worked out, with nothing changed yet. */
function correct(db: ReadDb, id: string, textHash: string, steps: readonly EditStep[]): Corrected {
  const row = documentRow(db, id);
  if (row.text_hash !== textHash)
    throw new Refusal('conflict', 'The transcript was changed meanwhile. Look at it again before you save.');
  const before = { text: textByHash(db, row.text_hash), layout: layoutByHash(db, row.layout_hash) };
  try {
    const edited = applySteps(before.text, before.layout, steps);
    if (edited.turns.every((t) => t.text.trim() === ''))
      throw new EditError('A transcript cannot be empty; delete it instead.');
    // Until a transcript is settled its numbers are provisional, so they simply run on.
    const after =
      row.settled_at === null
        ? layOut(edited.turns)
        : relabelAfterEdit(before.layout, before.text, edited.turns);
    return { row, before, after, edited };
  } catch (error) {
    if (error instanceof EditError) throw new Refusal('refused', error.message);
    throw error;
  }
}

/** Which codings a correction touches, in words, and what becomes of the line numbers. */
export function previewEdit(
  db: ReadDb,
  { id, textHash, steps }: Parsed<'document.editPreview'>,
): EditEffects {
  const { row, before, after, edited } = correct(db, id, textHash, steps);
  const rows = db.all<AnchorRow & { code: string; coder: string }>(
    `SELECT c.id, c.start_at, c.end_at, c.quote, k.name AS code, p.alias AS coder FROM coding c JOIN code k ON k.id = c.code_id
     JOIN person p ON p.id = c.coder_id WHERE c.document_id = ? AND c.anchored = 1 ORDER BY c.start_at`,
    id,
  );
  const effects: EditEffects = {
    changed: [],
    lost: [],
    numbering: numbering(row, before.layout, after.layout),
  };
  for (const coding of rows) {
    const place = wordsAfter(edited, coding);
    const base = {
      codingId: coding.id,
      codeName: coding.code,
      coder: coding.coder,
      line: lineAt(before.layout, coding.start_at),
      before: coding.quote,
    };
    if (!place) effects.lost.push(base);
    else if (after.text.slice(place.start, place.end) !== coding.quote)
      effects.changed.push({ ...base, after: after.text.slice(place.start, place.end) });
  }
  return effects;
}

/**
 * Where a range stands after a correction, without the spaces that its first or last words left behind; null when no words of it
 * are left.
 */
function wordsAfter({ text, changes }: Edited, row: AnchorRow): { start: number; end: number } | null {
  const place = mapRange({ start: row.start_at, end: row.end_at }, changes);
  const words = place ? text.slice(place.start, place.end) : '';
  if (!place || words === row.quote) return place;
  const start = place.start + words.length - words.trimStart().length;
  return words.trim() === '' ? null : { start, end: start + words.trim().length };
}

function numbering(row: DocumentRow, before: Layout, after: Layout): string[] {
  if (row.settled_at === null) return ['Lines are numbered anew, since this transcript is not settled yet.'];
  const labels = (layout: Layout) => lineStarts(layout).map((line) => line.label);
  const old = new Set(labels(before));
  const now = labels(after);
  const gained = now.filter((label) => !old.has(label));
  const gone = [...old].filter((label) => !now.includes(label));
  return [
    'Lines before the correction keep their numbers, and so do the lines after it.',
    ...(gained.length > 0
      ? [
          `${counted(gained.length, 'new line')} ${gained.length === 1 ? 'is' : 'are'} lettered: ${gained.slice(0, 6).join(', ')}${gained.length > 6 ? ' and on' : ''}.`,
        ]
      : []),
    ...(gone.length > 0
      ? [
          `${counted(gone.length, 'number')} ${gone.length === 1 ? 'is' : 'are'} left out: ${gone.slice(0, 6).join(', ')}${gone.length > 6 ? ' and on' : ''}.`,
        ]
      : []),
  ];
}

/** Saves a correction: text, turns, and everything that stands on them, in one step. */
export function editDocument(ctx: CommandContext, input: Parsed<'document.edit'>) {
  const { id, textHash } = input;
  const { row, after, edited } = correct(ctx.db, id, textHash, withSpeakers(ctx, input));
  const hash = ctx.putContent('text', Buffer.from(after.text, 'utf8'));
  ctx.recorder.update('document', id, {
    text_hash: hash,
    layout_hash: ctx.putContent('layout', Buffer.from(JSON.stringify(after.layout), 'utf8')),
    length: after.text.length,
    turns: after.layout.turns.length,
    lines: lineStarts(after.layout).length,
  });
  recount(ctx, id, after);
  const codings = moveAnchors(ctx, 'coding', id, after.text, edited);
  moveAnchors(ctx, 'highlight', id, after.text, edited);
  moveQuestions(ctx, id, after.layout, edited);
  if (
    row.text_hash === hash &&
    row.layout_hash === ctx.db.value('SELECT layout_hash FROM document WHERE id = ?', id)
  ) {
    throw new Refusal('refused', 'Nothing was changed.');
  }
  return { textHash: hash, ...codings };
}

/** The steps with every speaker a row of this transcript; those named for the first time are made. */
function withSpeakers(
  ctx: CommandContext,
  { id, steps, newSpeakers = [] }: Parsed<'document.edit'>,
): readonly EditStep[] {
  const named = new Set(steps.flatMap((step) => (step.kind === 'speaker' ? [step.speaker] : [])));
  const rows = new Map(speakersOf(ctx.db, id).map((speaker) => [speaker.id, speaker.id]));
  for (const { key, label, role } of newSpeakers)
    if (named.has(key)) rows.set(key, createSpeaker(ctx, id, label, role));
  return steps.map((step) => {
    if (step.kind !== 'speaker' || step.speaker === null) return step;
    const speaker = rows.get(step.speaker);
    if (speaker === undefined)
      throw new Refusal('conflict', 'A speaker of this correction is not in the transcript any more.');
    return { ...step, speaker };
  });
}

/** Words and turns of every speaker, counted over the corrected text. */
function recount(ctx: CommandContext, id: string, { text, layout }: { text: string; layout: Layout }): void {
  for (const speaker of speakersOf(ctx.db, id)) {
    const own = layout.turns.filter((t) => (t.speaker ?? '') === (speaker.label === '' ? '' : speaker.id));
    ctx.recorder.update('speaker', speaker.id, {
      turns: own.length,
      words: own.reduce((sum, t) => sum + countWords(text.slice(t.start, t.end)), 0),
    });
  }
}

function moveAnchors(
  ctx: CommandContext,
  table: 'coding' | 'highlight',
  id: string,
  text: string,
  edited: Edited,
) {
  let changed = 0;
  let lost = 0;
  // Every row is moved by the same changes, last first when the text grew and first first when it shrank would matter to
  // the index of identical codings; parking the rows that move out of the way is simpler and touches few.
  const rows = ctx.db.all<AnchorRow>(
    `SELECT id, start_at, end_at, quote FROM ${table} WHERE document_id = ? AND anchored = 1`,
    id,
  );
  const moved = rows.flatMap((row) => {
    const place = wordsAfter(edited, row);
    return place &&
      place.start === row.start_at &&
      place.end === row.end_at &&
      text.slice(place.start, place.end) === row.quote &&
      samePlace(edited, place)
      ? []
      : [{ row, place }];
  });
  for (const { row, place } of moved)
    if (place) ctx.recorder.update(table, row.id, { start_at: -1 - place.start, end_at: -1 - place.end });
  for (const { row, place } of moved) {
    const twin =
      place && table === 'coding'
        ? ctx.db.value<string>(
            `SELECT b.id FROM coding a JOIN coding b ON b.code_id = a.code_id AND b.document_id = a.document_id AND b.coder_id = a.coder_id
       WHERE a.id = ? AND b.id <> a.id AND b.start_at = ? AND b.end_at = ?`,
            row.id,
            place.start,
            place.end,
          )
        : null;
    if (!place || twin) {
      ctx.recorder.update(table, row.id, { start_at: row.start_at, end_at: row.end_at, anchored: 0 });
      lost += 1;
      continue;
    }
    const anchor = makeAnchor(text, place.start, place.end);
    if (anchor.quote !== row.quote) changed += 1;
    ctx.recorder.update(table, row.id, {
      start_at: anchor.start,
      end_at: anchor.end,
      quote: anchor.quote,
      prefix: anchor.prefix,
      suffix: anchor.suffix,
    });
  }
  return { changed, lost };
}

/** True when no change came near enough to alter the words kept on either side. */
const samePlace = (edited: Edited, place: { start: number; end: number }): boolean =>
  edited.changes.every(
    ({ from, to, length }) => Math.max(to, from + length) < place.start - 40 || from > place.end + 40,
  );

function moveQuestions(ctx: CommandContext, id: string, layout: Layout, edited: Edited): void {
  const starts = new Set(layout.turns.map((t) => t.start));
  for (const mark of ctx.db.all<{ id: string; start_at: number }>(
    'SELECT id, start_at FROM question_mark WHERE document_id = ? ORDER BY start_at',
    id,
  )) {
    // A mark stands where its turn begins; words typed at the very beginning belong to the turn.
    const place = edited.changes.reduce(
      (at, c) => (c.to <= at && c.from < at ? at + c.length - (c.to - c.from) : at > c.from ? c.from : at),
      mark.start_at,
    );
    if (!starts.has(place)) ctx.recorder.remove('question_mark', mark.id);
    else if (place !== mark.start_at) ctx.recorder.update('question_mark', mark.id, { start_at: place });
  }
}

/** The text and turns a document had when it came in, found in the patch that brought it. */
export function asImported(db: ReadDb, id: string): { text: string; layout: Layout } | null {
  const row = documentRow(db, id);
  const patches = db.each<{ patch: string }>(
    "SELECT patch FROM history WHERE command IN ('document.import', 'document.replace') AND kind = 'do' ORDER BY seq DESC",
  );
  for (const { patch } of patches) {
    if (!patch.includes(id)) continue;
    const change = (JSON.parse(patch) as Patch).changes.find((c) => c.table === 'document' && c.id === id);
    const textHash = change?.after?.['text_hash'];
    const layoutHash = change?.after?.['layout_hash'];
    if (typeof textHash !== 'string' || typeof layoutHash !== 'string') continue;
    if (textHash === row.text_hash && layoutHash === row.layout_hash) return null;
    return { text: textByHash(db, textHash), layout: layoutByHash(db, layoutHash) };
  }
  return null;
}
