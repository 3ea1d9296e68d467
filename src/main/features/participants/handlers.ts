import { participants, type ParticipantTable } from '../../../shared/contract/participants.ts';
import { must, type Handlers } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { documentCounts, NOTHING_CODED } from '../counts/index.ts';
import { removeWith } from '../dependents.ts';
import { importTable } from './import-table.ts';
import { talksTogether } from './together.ts';
import { createAttribute, createParticipant, refuseTaken, setValue } from './write.ts';

interface ParticipantRow {
  id: string;
  number: number;
  working_label: string;
  note: string;
}

function participantTable(db: ReadDb): ParticipantTable {
  const values = new Map<string, Record<string, string>>();
  for (const row of db.all<{ participant_id: string; attribute_id: string; value: string }>(
    'SELECT participant_id, attribute_id, value FROM attribute_value',
  )) {
    const of = values.get(row.participant_id) ?? {};
    of[row.attribute_id] = row.value;
    values.set(row.participant_id, of);
  }
  const counts = documentCounts(db, null);
  const documents = Map.groupBy(
    db.all<{ id: string; participant_id: string }>(
      'SELECT id, participant_id FROM document WHERE participant_id IS NOT NULL ORDER BY position',
    ),
    (document) => document.participant_id,
  );
  const others = Map.groupBy(
    db.all<{ id: string; participant_id: string }>(
      `SELECT DISTINCT d.id, d.position, s.participant_id FROM speaker s JOIN document d ON d.id = s.document_id
       WHERE s.role = 'participant' AND s.participant_id IS NOT NULL AND s.participant_id IS NOT d.participant_id
       ORDER BY d.position`,
    ),
    (document) => document.participant_id,
  );
  return {
    attributes: db.all('SELECT id, name, position FROM attribute ORDER BY position, id'),
    participants: db.all<ParticipantRow>('SELECT * FROM participant ORDER BY number').map((p) => {
      const own = documents.get(p.id) ?? [];
      return {
        id: p.id,
        number: p.number,
        publicId: `P${p.number}`,
        workingLabel: p.working_label,
        note: p.note,
        values: values.get(p.id) ?? {},
        documentIds: own.map((d) => d.id),
        alsoIn: (others.get(p.id) ?? []).map((d) => d.id),
        codings: own.reduce((sum, d) => sum + (counts.get(d.id) ?? NOTHING_CODED).codings, 0),
      };
    }),
  };
}

export const participantHandlers: Handlers<typeof participants> = {
  'participant.table': (ctx) => participantTable(ctx.db),
  'participant.together': (ctx) => talksTogether(ctx.db),
  'participant.create': (ctx, { number, workingLabel }) => ({
    id: createParticipant(ctx, number, workingLabel ?? ''),
  }),
  'participant.update': (ctx, { id, number, workingLabel, note }) => {
    if (number !== undefined) refuseTaken(ctx, number, id);
    ctx.recorder.update('participant', id, {
      ...(number === undefined ? {} : { number }),
      ...(workingLabel === undefined ? {} : { working_label: workingLabel }),
      ...(note === undefined ? {} : { note }),
    });
    return null;
  },
  'participant.remove': (ctx, { id }) => {
    removeWith(ctx, 'participant', id);
    return null;
  },
  'participant.setValue': (ctx, { participantId, attributeId, value }) => {
    must(ctx.db.value('SELECT 1 FROM participant WHERE id = ?', participantId), 'participant');
    must(ctx.db.value('SELECT 1 FROM attribute WHERE id = ?', attributeId), 'characteristic');
    setValue(ctx, participantId, attributeId, value);
    return null;
  },
  'attribute.create': (ctx, { name }) => ({ id: createAttribute(ctx, name) }),
  'attribute.rename': (ctx, { id, name }) => {
    ctx.recorder.update('attribute', id, { name });
    return null;
  },
  'attribute.remove': (ctx, { id }) => {
    removeWith(ctx, 'attribute', id);
    return null;
  },
  'participant.importTable': (ctx, { rows }) => importTable(ctx, rows),
};
