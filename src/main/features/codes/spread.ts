import type { CodeSpread } from '../../../shared/contract/codes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { peopleGroups } from '../participants/groups.ts';

/** People and transcripts behind every code that is used, as places in two lists, which keeps 600 codes small. */
export function codeSpread(db: ReadDb): CodeSpread {
  const { attribute, groups, keyOf } = peopleGroups(db);
  const placeOf = new Map(groups.flatMap((group) => group.people).map((person, at) => [person.key, at]));
  const documents: string[] = [];
  const documentAt = new Map<string, number>();
  const byCode: CodeSpread['byCode'] = {};
  for (const { code, document } of db.all<{ code: string; document: string }>(
    'SELECT DISTINCT code_id AS code, document_id AS document FROM coding ORDER BY code_id',
  )) {
    let at = documentAt.get(document);
    if (at === undefined) documentAt.set(document, (at = documents.push(document) - 1));
    const of = (byCode[code] ??= { people: [], documents: [] });
    of.documents.push(at);
    const person = placeOf.get(keyOf.get(document) ?? document);
    if (person !== undefined && !of.people.includes(person)) of.people.push(person);
  }
  return { attribute, groups, documents, byCode };
}
