import type { PeopleGroup, PersonInGroup } from '../../../shared/contract/codes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { studySettings } from '../study/settings.ts';
import { talksTogether } from './together.ts';

export interface Groups {
  attribute: { id: string; name: string } | null;
  groups: PeopleGroup[];
  /** Person key of each transcript. */
  keyOf: Map<string, string>;
}
const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Everyone interviewed, grouped by an attribute (the one the study groups by when none is named): groups by value, people without one last, in
 * each by number. Only people with a transcript count, so that "5 of 6" is out of those who could have said it.
 */
export function peopleGroups(
  db: ReadDb,
  attributeId: string | null = studySettings(db).groupAttributeId,
): Groups {
  const attribute =
    attributeId === null
      ? null
      : (db.get<{ id: string; name: string }>('SELECT id, name FROM attribute WHERE id = ?', attributeId) ??
        null);
  const rows = db.all<{
    document: string;
    document_name: string;
    participant: string | null;
    number: number | null;
    value: string | null;
  }>(
    `SELECT d.id AS document, d.name AS document_name, p.id AS participant, p.number, v.value
     FROM document d LEFT JOIN participant p ON p.id = d.participant_id
     LEFT JOIN attribute_value v ON v.participant_id = p.id AND v.attribute_id = ?
     ORDER BY p.number IS NULL, p.number, d.position, d.id`,
    attribute?.id ?? '',
  );
  const keyOf = new Map(rows.map((row) => [row.document, row.participant ?? row.document]));
  const heardIn = new Map(talksTogether(db).map((talk) => [talk.documentId, talk.people]));
  const people = new Map<string, PersonInGroup & { value: string | null }>();
  for (const row of rows) {
    const key = row.participant ?? row.document;
    const known = people.get(key);
    if (known) known.documentIds.push(row.document);
    else {
      const heard = heardIn.get(key);
      people.set(key, {
        key,
        participantId: row.participant,
        label: row.number === null ? row.document_name : `P${row.number}`,
        documentIds: [row.document],
        value: row.value,
        ...(heard === undefined ? {} : { heard }),
      });
    }
  }
  const byValue = [...Map.groupBy(people.values(), (person) => person.value)].toSorted(([a], [b]) =>
    a === null ? 1 : b === null ? -1 : words.compare(a, b),
  );
  const groups = byValue.map(([value, members], at) => ({
    value,
    letter: byValue.length > 1 && value !== null ? letterAt(at) : '',
    name: value ?? (attribute ? `no ${attribute.name} given` : 'all'),
    people: members.map(({ value: _same, ...person }) => person),
  }));
  return { attribute, groups, keyOf };
}

/** A to Z, then A2 and so on. */
const letterAt = (at: number): string =>
  String.fromCharCode(65 + (at % 26)) + (at < 26 ? '' : String(Math.floor(at / 26) + 1));
