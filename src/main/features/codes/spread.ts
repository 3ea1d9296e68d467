import type { CodeSpread } from '../../../shared/contract/codes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codesInDocuments } from '../counts/index.ts';
import { peopleGroups } from '../participants/groups.ts';

/** People and transcripts behind every code that is used, as places in two lists, which keeps 600 codes small. */
export function codeSpread(db: ReadDb): CodeSpread {
  const { attribute, groups, keyOf } = peopleGroups(db);
  const placeOf = new Map(groups.flatMap((group) => group.people).map((person, at) => [person.key, at]));
  const documents: string[] = [];
  const documentAt = new Map<string, number>();
  const byCode: CodeSpread['byCode'] = {};
  for (const [code, of] of codesInDocuments(db)) {
    const people = new Set<number>();
    const places: number[] = [];
    for (const { document } of of) {
      let at = documentAt.get(document);
      if (at === undefined) documentAt.set(document, (at = documents.push(document) - 1));
      places.push(at);
      const person = placeOf.get(keyOf.get(document) ?? document);
      if (person !== undefined) people.add(person);
    }
    byCode[code] = { people: [...people], documents: places };
  }
  return { attribute, groups, documents, byCode };
}
