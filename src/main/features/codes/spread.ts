import type { CodeSpread } from '../../../shared/contract/codes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codesInDocuments } from '../counts/index.ts';
import { peopleGroups, type Groups } from '../participants/groups.ts';

/** Every transcript that is coded, in the order of the interviews. */
const codedDocuments = (db: ReadDb): string[] =>
  db
    .all<{ id: string }>(
      `SELECT id FROM document WHERE EXISTS (SELECT 1 FROM coding WHERE document_id = document.id) ORDER BY position, id`,
    )
    .map((row) => row.id);

/** People and transcripts behind codes that are used, as places in two lists, which keeps 600 codes small. */
function placesOf(
  db: ReadDb,
  { groups, keyOf }: Groups,
  codeIds?: readonly string[],
): Pick<CodeSpread, 'documents' | 'byCode'> {
  const personAt = new Map(groups.flatMap((group) => group.people).map((person, at) => [person.key, at]));
  const documents = codedDocuments(db);
  const documentAt = new Map(documents.map((id, at) => [id, at]));
  const byCode: CodeSpread['byCode'] = {};
  for (const [code, of] of codesInDocuments(db, codeIds)) {
    const people = new Set<number>();
    const places: number[] = [];
    for (const { document } of of) {
      const at = documentAt.get(document);
      if (at !== undefined) places.push(at);
      const person = personAt.get(keyOf.get(document) ?? document);
      if (person !== undefined) people.add(person);
    }
    byCode[code] = { people: [...people], documents: places };
  }
  return { documents, byCode };
}

/** Behind every code. */
export function codeSpread(db: ReadDb): CodeSpread {
  const found = peopleGroups(db);
  return { attribute: found.attribute, groups: found.groups, ...placesOf(db, found) };
}

/** Behind a few codes alone. */
export const codeSpreadOf = (db: ReadDb, ids: readonly string[]) => placesOf(db, peopleGroups(db), ids);
