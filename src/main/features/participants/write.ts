/** Participants, their characteristics and values, written one by one: by hand and from a table alike. */
import { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../context.ts';
import { nextPosition } from '../positions.ts';

/** Adds a participant under a number nobody has, the next one where none is given; answers with the id. */
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

/** Refuses a number that another participant has. */
export function refuseTaken(ctx: CommandContext, number: number, except: string): void {
  if (ctx.db.value('SELECT 1 FROM participant WHERE number = ? AND id <> ?', number, except) !== null) {
    throw new Refusal('refused', `There is a P${number} already. Choose another number.`);
  }
}

/** Sets or clears one value; an empty value is a missing one. Answers whether that changed anything. */
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

/** Adds a characteristic, last; refuses a name there is already, whatever its capitals. Answers with the id. */
export function createAttribute(ctx: CommandContext, name: string): string {
  const same = ctx.db
    .all<{ id: string; name: string }>('SELECT id, name FROM attribute')
    .find((a) => a.name.toLowerCase() === name.toLowerCase());
  if (same) throw new Refusal('refused', `There is a characteristic called ${same.name} already.`);
  const id = ctx.newId();
  ctx.recorder.insert('attribute', { id, name, position: nextPosition(ctx.db, 'attribute') });
  return id;
}
