import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must, type CommandContext } from '../context.ts';
import { removeWith } from '../dependents.ts';
import { freeLetter } from './import.ts';
import { documentRow, layoutByHash, speakersOf, type SpeakerRow } from './rows.ts';

const speakerRow = (ctx: CommandContext, id: string): SpeakerRow =>
  must(ctx.db.get<SpeakerRow>('SELECT * FROM speaker WHERE id = ?', id), 'speaker');

/** Adds a speaker nobody has words of yet, after the others. Returns the new id. */
export function createSpeaker(
  ctx: CommandContext,
  documentId: string,
  label: string,
  role: SpeakerRow['role'],
): string {
  const id = ctx.newId();
  const last = ctx.db.value<number>('SELECT max(position) FROM speaker WHERE document_id = ?', documentId);
  ctx.recorder.insert('speaker', {
    id,
    document_id: documentId,
    position: (last ?? -1) + 1,
    label,
    role,
    participant_id: null,
    words: 0,
    turns: 0,
  });
  return id;
}

/**
 * Names a speaker, says what they are and who. Where that leaves one participant's voice in the transcript, the
 * transcript becomes that person's; a participant who was only the import's guess and is nobody now goes again.
 */
export function updateSpeaker(ctx: CommandContext, input: Parsed<'speaker.update'>): null {
  const { id, label, role, participantId } = input;
  const before = speakerRow(ctx, id);
  ctx.recorder.update('speaker', id, {
    ...(label === undefined ? {} : { label }),
    ...(role === undefined ? {} : { role }),
    ...(role !== undefined && role !== 'participant' ? { participant_id: null } : {}),
    ...(participantId === undefined ? {} : { participant_id: participantId }),
  });
  if (role === undefined && participantId === undefined) return null;
  followVoice(ctx, before.document_id, before.participant_id);
  if (before.participant_id !== null) forgetGuess(ctx, before.participant_id, before.label);
  return null;
}

/** All turns of one speaker become another's: the same person under two spellings. */
export function mergeSpeakers(ctx: CommandContext, input: Parsed<'speaker.merge'>): null {
  const { from, into } = input;
  const a = speakerRow(ctx, from);
  const b = speakerRow(ctx, into);
  if (a.document_id !== b.document_id || from === into) {
    throw new Refusal('refused', 'Only two speakers of the same transcript can be made one.');
  }
  const row = documentRow(ctx.db, a.document_id);
  const layout = layoutByHash(ctx.db, row.layout_hash);
  const merged = {
    ...layout,
    turns: layout.turns.map((t) => (t.speaker === from ? { ...t, speaker: into } : t)),
  };
  ctx.recorder.update('document', row.id, {
    layout_hash: ctx.putContent('layout', Buffer.from(JSON.stringify(merged), 'utf8')),
  });
  ctx.recorder.update('speaker', into, { words: a.words + b.words, turns: a.turns + b.turns });
  ctx.recorder.remove('speaker', from);
  followVoice(ctx, row.id, a.participant_id);
  if (a.participant_id !== null) forgetGuess(ctx, a.participant_id, a.label);
  return null;
}

/** Ties a transcript to the one participant heard in it, unless somebody tied it to another person by hand. */
function followVoice(ctx: CommandContext, documentId: string, was: string | null): void {
  const document = documentRow(ctx.db, documentId);
  if (document.participant_id !== null && document.participant_id !== was) return;
  const voices = speakersOf(ctx.db, documentId).filter((s) => s.role === 'participant');
  const [only] = new Set(voices.map((s) => s.participant_id));
  const isOne = new Set(voices.map((s) => s.participant_id)).size === 1;
  const stillHeard = voices.some((s) => s.participant_id === document.participant_id);
  const now = isOne ? (only ?? null) : stillHeard ? document.participant_id : null;
  const letter = freeLetter(ctx, now, documentId);
  if (now === document.participant_id || letter === null) return;
  ctx.recorder.update('document', documentId, { participant_id: now, letter });
}

/** Takes away a participant about whom nothing at all is known but the label a speaker had. */
function forgetGuess(ctx: CommandContext, participantId: string, label: string): void {
  const person = ctx.db.get<{ working_label: string; note: string }>(
    'SELECT working_label, note FROM participant WHERE id = ?',
    participantId,
  );
  if (!person || person.note !== '' || (person.working_label !== '' && person.working_label !== label))
    return;
  const isKnown = ctx.db.value(
    `WITH who(id) AS (SELECT ?) SELECT 1 FROM who
     WHERE EXISTS (SELECT 1 FROM document WHERE participant_id = who.id)
       OR EXISTS (SELECT 1 FROM speaker WHERE participant_id = who.id)
       OR EXISTS (SELECT 1 FROM attribute_value WHERE participant_id = who.id)
       OR EXISTS (SELECT 1 FROM memo WHERE target_kind = 'participant' AND target_id = who.id)`,
    participantId,
  );
  if (isKnown === null) removeWith(ctx, 'participant', participantId);
}
