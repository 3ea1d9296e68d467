import { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../context.ts';
import { participantNumber } from '../../../shared/domain/participants.ts';
import { createAttribute, createParticipant, setValue } from './write.ts';

interface Known {
  id: string;
  number: number;
  working_label: string;
}

/**
 * Reads a table of characteristics: headings first, then a row per participant, named in the first column. People who
 * are not in the study yet are added; empty cells stay missing and clear nothing.
 */
export function importTable(ctx: CommandContext, rows: string[][]) {
  const [head, ...body] = rows;
  const names = (head ?? []).slice(1).map((cell) => cell.trim());
  if (names.every((n) => n === '')) {
    throw new Refusal(
      'refused',
      'The table needs a first row of headings: the participant, then one characteristic per column.',
    );
  }
  const existing = ctx.db.all<{ id: string; name: string }>('SELECT id, name FROM attribute');
  let attributes = 0;
  const columns = names.map((name) => {
    if (name === '') return null;
    const same = existing.find((a) => a.name.toLowerCase() === name.toLowerCase());
    if (same) return same.id;
    attributes += 1;
    const id = createAttribute(ctx, name.slice(0, 200));
    existing.push({ id, name });
    return id;
  });
  const known = ctx.db.all<Known>('SELECT id, number, working_label FROM participant');
  const warnings: string[] = [];
  let participants = 0;
  let values = 0;
  body.forEach((row, index) => {
    const who = (row[0] ?? '').trim();
    if (who === '') {
      if (row.some((cell) => cell.trim() !== ''))
        warnings.push(`Row ${index + 2} names nobody and was left out.`);
      return;
    }
    const number = participantNumber(who);
    let person = known.find((k) =>
      number === null ? k.working_label.toLowerCase() === who.toLowerCase() : k.number === number,
    );
    if (!person) {
      const id = createParticipant(ctx, number ?? undefined, number === null ? who : '');
      person = { id, number: number ?? 0, working_label: number === null ? who : '' };
      known.push(person);
      participants += 1;
    }
    for (const [i, attributeId] of columns.entries()) {
      const value = row[i + 1] ?? '';
      if (attributeId !== null && value.trim() !== '' && setValue(ctx, person.id, attributeId, value))
        values += 1;
    }
    if (row.length > names.length + 1)
      warnings.push(`Row ${index + 2} has more cells than there are headings; the rest was left out.`);
  });
  return { participants, attributes, values, warnings };
}
