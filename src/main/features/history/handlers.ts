import { history, type HistoryEntry, type HistoryKind } from '../../../shared/contract/history.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import type { Handlers } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { run } from './apply.ts';
import { dependents, undoOne } from './later.ts';
import { redoTargets, refusalOf, STATE, undoTargets } from './targets.ts';
import { ENTRY, groupSentence, personName, sentenceOf, type EntryRow } from './told.ts';

/** The features whose commands are about each kind of thing. */
const FEATURES: Record<HistoryKind, readonly string[]> = {
  coding: ['coding', 'highlight', 'split'],
  codes: ['code', 'frame'],
  themes: ['theme', 'board', 'pass', 'researchQuestion'],
  memos: ['memo'],
  transcripts: ['document', 'speaker', 'question'],
  people: ['participant', 'attribute', 'person'],
  maps: ['map'],
  reviews: ['review'],
  study: ['study', 'method', 'export'],
};

const stateSentence = (db: ReadDb, targets: EntryRow[]): string | null =>
  targets.length > 0 ? groupSentence(db, targets) : null;

/** Entries, newest first, of one person and about one kind of thing where asked. */
function listed(
  db: ReadDb,
  { limit, before, personId, about }: Parsed<'history.list'>,
): (EntryRow & { state: string })[] {
  const parts = ['h.seq < ?'];
  const params: (string | number)[] = [before ?? Number.MAX_SAFE_INTEGER];
  if (personId !== undefined) {
    parts.push('h.actor = ?');
    params.push(personId);
  }
  if (about !== undefined) {
    const features = FEATURES[about];
    parts.push(`(${features.map(() => "h.command LIKE ? || '.%'").join(' OR ')})`);
    params.push(...features);
  }
  return db.all<EntryRow & { state: string }>(
    `SELECT ${ENTRY}, ${STATE} AS state FROM history h WHERE ${parts.join(' AND ')} ORDER BY h.seq DESC LIMIT ?`,
    ...params,
    limit,
  );
}

export const historyHandlers: Handlers<typeof history> = {
  'history.list': (ctx, input) =>
    listed(ctx.db, input).map((row): HistoryEntry => ({
      seq: row.seq,
      at: row.at,
      personId: row.actor,
      person: personName(ctx.db, row.actor),
      command: row.command,
      kind: row.kind,
      group: row.group_id,
      sentence: sentenceOf(ctx.db, row),
      undone: row.kind === 'do' && row.state === 'undo',
    })),
  'history.state': (ctx, { whose }) => {
    const actor = whose === 'mine' ? ctx.actor.personId : undefined;
    const undo = undoTargets(ctx.db, actor);
    const redo = redoTargets(ctx.db, actor);
    return {
      undo: stateSentence(ctx.db, undo),
      redo: stateSentence(ctx.db, redo),
      undoRefusal: refusalOf(undo),
      redoRefusal: refusalOf(redo),
    };
  },
  'history.dependents': (ctx, { seq, whole }) => dependents(ctx.db, seq, whole),
  'history.undoOne': (ctx, { seq, whole }) => undoOne(ctx, seq, whole),
  'history.undo': (ctx, { whose }) => run(ctx, 'undo', whose),
  'history.redo': (ctx, { whose }) => run(ctx, 'redo', whose),
};
