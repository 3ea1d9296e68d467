import type { Matrix } from '../../../shared/contract/analysis.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeCounts, placesByNumber, UNUSED } from '../counts/index.ts';

/** The value of a participant who has none for the characteristic asked about. */
const MISSING = 'not given';

interface Column {
  readonly id: string;
  readonly label: string;
  readonly people: Set<string>;
}

/** The columns of a matrix, and for every transcript the places of its column and of its person. */
function columnsOf(db: ReadDb, attributeId: string | null) {
  const columns = new Map<string, Column & { place: number }>();
  const columnOf = new Map<string, number>();
  const personOf = new Map<string, number>();
  const people = new Map<string, number>();
  for (const d of db.all<{ id: string; name: string; person: string; value: string | null }>(
    `SELECT d.id, d.name, coalesce(d.participant_id, d.id) AS person, v.value FROM document d
     LEFT JOIN attribute_value v ON v.participant_id = d.participant_id AND v.attribute_id = ? ORDER BY d.position, d.id`,
    attributeId,
  )) {
    const key = attributeId === null ? d.id : (d.value ?? MISSING);
    const label = attributeId === null ? d.name : key;
    const column = columns.get(key) ?? { id: key, label, place: columns.size, people: new Set() };
    columns.set(key, column);
    column.people.add(d.person);
    columnOf.set(d.id, column.place);
    const person = people.get(d.person) ?? people.size;
    people.set(d.person, person);
    personOf.set(d.id, person);
  }
  return { columns: [...columns.values()], columnOf, personOf, people: people.size };
}

/**
 * Codes by transcript, or by the values of a characteristic. Reads the kept spread of each code, so that it costs as much as
 * there are cells, not codings.
 */
export function matrix(db: ReadDb, codeIds: string[], attributeId: string | null): Matrix {
  const { columns, columnOf, personOf, people } = columnsOf(db, attributeId);
  const columnAt = placesByNumber(db, (id) => columnOf.get(id), -1);
  const personAt = placesByNumber(db, (id) => personOf.get(id), -1);
  const counts = codeCounts(db);
  const codings = new Uint32Array(columns.length);
  const persons = new Uint32Array(columns.length);
  // Somebody has one value of a characteristic. By transcript a person may stand in several columns, once in each.
  const seenIn = new Int32Array(people).fill(-1);
  const result = {
    row: [] as number[],
    column: [] as number[],
    people: [] as number[],
    codings: [] as number[],
  };
  codeIds.forEach((id, row) => {
    const { spread } = counts.get(id) ?? UNUSED;
    if (spread.length === 0) return;
    codings.fill(0);
    persons.fill(0);
    for (let at = 0; at < spread.length; at += 2) {
      const number = spread[at] as number;
      const column = columnAt[number] ?? -1;
      const person = personAt[number] ?? -1;
      if (column < 0 || person < 0) continue;
      (codings[column] as number) += spread[at + 1] as number;
      if (attributeId !== null && seenIn[person] === row) continue;
      seenIn[person] = row;
      (persons[column] as number) += 1;
    }
    for (let column = 0; column < codings.length; column++) {
      if (codings[column] === 0) continue;
      result.row.push(row);
      result.column.push(column);
      result.people.push(persons[column] as number);
      result.codings.push(codings[column] as number);
    }
  });
  return {
    codeIds,
    columns: columns.map(({ id, label, people: in_ }) => ({ id, label, people: in_.size })),
    people: { row: result.row, column: result.column, count: result.people },
    codings: result.codings,
  };
}
