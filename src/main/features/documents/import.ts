import type { Parsed } from '../../../shared/contract/index.ts';
import type { DraftSpeaker, ImportDraft, Layout } from '../../../shared/domain/text/types.ts';
import { countWords, layOut, lineStarts } from '../../../shared/domain/text/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../context.ts';
import { nextPosition } from '../positions.ts';
import { noteMemo } from '../memos/create.ts';
import { remember } from './rows.ts';

/** A draft with its speakers made into rows, its text joined and its lines broken. */
interface Prepared {
  readonly text: string;
  readonly layout: Layout;
  readonly lines: number;
  readonly durationMs: number | null;
  readonly speakers: readonly {
    id: string;
    label: string;
    role: DraftSpeaker['role'];
    words: number;
    turns: number;
  }[];
}

/** A transcript as it will be stored: text, layout, and speakers with their words and turns. Refuses one without turns. */
export function prepare(ctx: CommandContext, draft: ImportDraft): Prepared {
  if (draft.turns.length === 0) throw new Refusal('refused', `${draft.title} has no text in it.`);
  const speakers = draft.speakers.map((s) => ({
    id: ctx.newId(),
    label: s.label,
    role: s.role,
    words: 0,
    turns: 0,
  }));
  // Words nobody is named for belong to an unnamed speaker row, so that every word is counted once and somewhere.
  const nobody = { id: ctx.newId(), label: '', role: 'other' as const, words: 0, turns: 0 };
  let unnamed = false;
  for (const turn of draft.turns) {
    const speaker = turn.speaker === null ? undefined : speakers[turn.speaker];
    if (!speaker) unnamed = true;
    const counts = speaker ?? nobody;
    counts.words += countWords(turn.text);
    counts.turns += 1;
  }
  const { text, layout } = layOut(
    draft.turns.map((turn) => ({
      text: turn.text,
      speaker: (turn.speaker === null ? undefined : speakers[turn.speaker]?.id) ?? null,
      startMs: turn.startMs,
      endMs: turn.endMs,
    })),
  );
  const ends = draft.turns.map((t) => t.endMs ?? t.startMs ?? 0);
  const duration = ends.reduce((a, b) => Math.max(a, b), 0);
  return {
    text,
    layout,
    lines: lineStarts(layout).length,
    durationMs: duration > 0 ? Math.round(duration) : null,
    speakers: unnamed ? [...speakers, nobody] : speakers,
  };
}

/** Adds the speakers of a transcript, in their order. */
export function insertSpeakers(ctx: CommandContext, documentId: string, prepared: Prepared): void {
  prepared.speakers.forEach((s, position) => {
    ctx.recorder.insert('speaker', {
      id: s.id,
      document_id: documentId,
      position,
      label: s.label,
      role: s.role,
      participant_id: null,
      words: s.words,
      turns: s.turns,
    });
  });
}

/** A label that names nobody in particular: two files with it are two people. */
const generic =
  /^(participant|interviewee|respondent|speaker|person|patient|client|carer|guest|unknown|r|p|a|s|resp)[\s_-]*\d*$/iu;
const numbered = /^(?:p|participant|interviewee|respondent)[\s_-]*0*(\d{1,4})$/iu;

/**
 * Finds or makes the participant a speaker or a file name speaks of. "P7" means number 7; the same particular label in
 * another file means the same person; anything else is a new person with the next free number.
 */
function participantFor(ctx: CommandContext, label: string, title: string, wanted: number | null): string {
  const number =
    wanted ?? Number(numbered.exec(label)?.[1] ?? /^p[\s_-]?0*(\d{1,4})(?!\d)/iu.exec(title)?.[1] ?? 0);
  const existing =
    number > 0
      ? ctx.db.value<string>('SELECT id FROM participant WHERE number = ?', number)
      : label !== '' && !generic.test(label)
        ? ctx.db.value<string>('SELECT id FROM participant WHERE working_label = ?', label)
        : null;
  if (existing) return existing;
  const id = ctx.newId();
  const next = (ctx.db.value<number>('SELECT max(number) FROM participant') ?? 0) + 1;
  ctx.recorder.insert('participant', {
    id,
    number: number > 0 ? number : next,
    working_label: numbered.test(label) ? '' : label,
    note: '',
    created_at: ctx.now(),
  });
  return id;
}

/** The letter that keeps a person's further documents apart: none, then b to z; null when all are taken. */
export function freeLetter(ctx: CommandContext, participantId: string | null, except: string): string | null {
  if (participantId === null) return '';
  const taken = new Set(
    ctx.db
      .all<{ letter: string }>(
        'SELECT letter FROM document WHERE participant_id = ? AND id <> ?',
        participantId,
        except,
      )
      .map((r) => r.letter),
  );
  if (!taken.has('')) return '';
  for (let i = 1; i < 26; i++) {
    const letter = String.fromCharCode(97 + i);
    if (!taken.has(letter)) return letter;
  }
  return null;
}

/** Ties the participants' voices of a new document to people; the first of them gives the document its number. */
function tie(
  ctx: CommandContext,
  documentId: string,
  prepared: Prepared,
  title: string,
  wanted: number | null,
): string | null {
  const voices = prepared.speakers.filter((s) => s.role === 'participant');
  let first: string | null = null;
  for (const voice of voices) {
    const participantId = participantFor(
      ctx,
      voice.label,
      voices.length === 1 ? title : '',
      first === null ? wanted : null,
    );
    ctx.recorder.update('speaker', voice.id, { participant_id: participantId });
    first ??= participantId;
  }
  if (voices.length !== 1) return null;
  // Somebody heard in more than 26 files is a presenter rather than a participant: the file then stands by itself.
  const letter = freeLetter(ctx, first, documentId);
  if (letter === null) return null;
  ctx.recorder.update('document', documentId, { participant_id: first, letter });
  return first;
}

/** Stores one imported transcript: text, turns, speakers, people, notes. Refuses bytes the study already has. */
export function importDocument(ctx: CommandContext, input: Parsed<'document.import'>) {
  const { draft } = input;
  const originalHash = ctx.putContent('original', input.original);
  const twin = ctx.db.get<{ name: string }>(
    'SELECT name FROM document WHERE original_hash = ?',
    originalHash,
  );
  if (twin) throw new Refusal('conflict', `This file is already here, as ${twin.name}.`);
  ctx.setGroup(input.group);
  const prepared = prepare(ctx, draft);
  const documentId = ctx.newId();
  const stored = {
    text_hash: ctx.putContent('text', Buffer.from(prepared.text, 'utf8')),
    layout_hash: ctx.putContent('layout', Buffer.from(JSON.stringify(prepared.layout), 'utf8')),
  };
  remember(stored, prepared.text, prepared.layout);
  ctx.recorder.insert('document', {
    id: documentId,
    name: draft.title,
    position: nextPosition(ctx.db, 'document'),
    participant_id: null,
    letter: '',
    format: draft.format,
    original_name: input.originalName,
    original_hash: originalHash,
    ...stored,
    length: prepared.text.length,
    turns: prepared.layout.turns.length,
    lines: prepared.lines,
    duration_ms: prepared.durationMs,
    lang: draft.lang,
    direction: draft.direction,
    warnings: JSON.stringify(draft.warnings),
    settled_at: input.settle ? ctx.now() : null,
    imported_at: ctx.now(),
  });
  insertSpeakers(ctx, documentId, prepared);
  tie(ctx, documentId, prepared, draft.title, input.participantNumber ?? null);
  for (const note of draft.notes) {
    const turn = prepared.layout.turns[note.turn];
    if (turn)
      noteMemo(ctx, documentId, note, prepared.text.slice(turn.start + note.start, turn.start + note.end));
  }
  return {
    documentId,
    words: prepared.speakers.reduce((sum, s) => sum + s.words, 0),
    turns: prepared.layout.turns.length,
    lines: prepared.lines,
    speakers: prepared.speakers.map((s) => s.label).filter((label) => label !== ''),
  };
}
