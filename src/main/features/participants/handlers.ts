import { participants, type ParticipantTable } from '../../../shared/contract/participants.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must, type CommandContext, type Handlers } from '../../core/context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { documentCounts, NOTHING_CODED } from '../counts/index.ts';
import { removeWith } from '../dependents.ts';
import { nextPosition } from '../positions.ts';
import { importTable } from './import-table.ts';

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
        codings: own.reduce((sum, d) => sum + (counts.get(d.id) ?? NOTHING_CODED).codings, 0),
      };
    }),
  };
}

export function createParticipant(
  ctx: CommandContext,
  number: number | undefined,
  workingLabel: string,
): string {
  const wanted = number ?? (ctx.db.value<number>('SELECT max(number) FROM participant') ?? 0) + 1;
  refuseTaken(ctx, wanted, '');
  const id = ctx.newId();
  ctx.recorder.insert('participant', {
    id,
    number: wanted,
    working_label: workingLabel,
    note: '',
    created_at: ctx.now(),
  });
  return id;
}

function refuseTaken(ctx: CommandContext, number: number, except: string): void {
  if (ctx.db.value('SELECT 1 FROM participant WHERE number = ? AND id <> ?', number, except) !== null) {
    throw new Refusal('refused', `There is a P${number} already. Choose another number.`);
  }
}

/** Sets or clears one value; an empty value is a missing one. */
export function setValue(
  ctx: CommandContext,
  participantId: string,
  attributeId: string,
  value: string | null,
): boolean {
  const found = ctx.db.get<{ id: string; value: string }>(
    'SELECT id, value FROM attribute_value WHERE participant_id = ? AND attribute_id = ?',
    participantId,
    attributeId,
  );
  const wanted = value?.trim() ?? '';
  if (wanted === '') {
    if (found) ctx.recorder.remove('attribute_value', found.id);
  } else if (found) {
    ctx.recorder.update('attribute_value', found.id, { value: wanted });
  } else {
    ctx.recorder.insert('attribute_value', {
      id: ctx.newId(),
      participant_id: participantId,
      attribute_id: attributeId,
      value: wanted,
    });
  }
  return wanted !== (found?.value ?? '');
}

export function createAttribute(ctx: CommandContext, name: string): string {
  const same = ctx.db
    .all<{ id: string; name: string }>('SELECT id, name FROM attribute')
    .find((a) => a.name.toLowerCase() === name.toLowerCase());
  if (same) throw new Refusal('refused', `There is a characteristic called ${same.name} already.`);
  const id = ctx.newId();
  ctx.recorder.insert('attribute', { id, name, position: nextPosition(ctx.db, 'attribute') });
  return id;
}

export const participantHandlers: Handlers<typeof participants> = {
  'participant.table': (ctx) => participantTable(ctx.db),
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
