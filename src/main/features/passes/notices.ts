/** What one might look at once more, each found from plain counts. Nothing here judges, and nothing stands in the way. */
import type { PassNotice } from '../../../shared/contract/passes.ts';
import { FEW_PEOPLE, outweighs } from '../../../shared/domain/passes/notices.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codesInDocuments } from '../counts/index.ts';

/** A person's share of the key quotes, or of a theme's extracts, from which it is listed. */
const QUOTES = { share: 0.2, times: 2 };
const EXTRACTS = { share: 0.3, times: 2.5 };

interface ThemeNode {
  id: string;
  parent_id: string | null;
  status: string;
}

/**
 * Extracts by person of every theme that is not set aside. What is under it counts as it does everywhere, set aside or not: the
 * list behind a notice shows as many.
 */
function extractsByPerson(db: ReadDb): { themeId: string; people: Map<string, number> }[] {
  const themes = db.all<ThemeNode>('SELECT id, parent_id, status FROM theme ORDER BY position, id');
  const children = Map.groupBy(themes, (row) => row.parent_id);
  const codesOf = Map.groupBy(
    db.all<{ theme_id: string; code_id: string }>('SELECT theme_id, code_id FROM theme_code'),
    (row) => row.theme_id,
  );
  const personOf = new Map(
    db
      .all<{ id: string; person: string }>('SELECT id, coalesce(participant_id, id) AS person FROM document')
      .map((row) => [row.id, row.person]),
  );
  const byCode = codesInDocuments(db);
  const under = (id: string): string[] => [
    id,
    ...(children.get(id) ?? []).flatMap((child) => under(child.id)),
  ];
  return themes.flatMap(({ id, status }) => {
    if (status === 'setAside') return [];
    const people = new Map<string, number>();
    const codes = new Set(under(id).flatMap((one) => (codesOf.get(one) ?? []).map((row) => row.code_id)));
    for (const code of codes)
      for (const { document, n } of byCode.get(code) ?? []) {
        const person = personOf.get(document) ?? document;
        people.set(person, (people.get(person) ?? 0) + n);
      }
    return [{ themeId: id, people }];
  });
}

const total = (people: ReadonlyMap<string, number>): number =>
  [...people.values()].reduce((a, b) => a + b, 0);

/** People who stand out among those counted. */
const standingOut = (people: ReadonlyMap<string, number>, limits: typeof QUOTES): string[] =>
  [...people].flatMap(([key, n]) =>
    outweighs(
      n,
      [...people].flatMap(([other, m]) => (other === key ? [] : [m])),
      limits,
    )
      ? [key]
      : [],
  );

function aboutThemes(db: ReadDb, interviewed: number): PassNotice[] {
  const few: PassNotice[] = [];
  const much: PassNotice[] = [];
  for (const { themeId, people } of extractsByPerson(db)) {
    if (people.size > 0 && people.size <= FEW_PEOPLE && interviewed >= FEW_PEOPLE * 2)
      few.push({
        kind: 'fewPeople',
        key: `few:${themeId}`,
        themeId,
        personKeys: [...people.keys()],
        extracts: total(people),
      });
    for (const personKey of standingOut(people, EXTRACTS))
      much.push({
        kind: 'muchQuoted',
        key: `much:${themeId}:${personKey}`,
        themeId,
        personKey,
        count: people.get(personKey) ?? 0,
        total: total(people),
        others: people.size - 1,
        codingIds: [],
      });
  }
  return [...few, ...much];
}

/** Key quotes by person, over all themes; an extract two themes show counts once. */
function aboutQuotes(db: ReadDb): PassNotice[] {
  const rows = db.all<{ id: string; person: string }>(
    `SELECT DISTINCT c.id, coalesce(d.participant_id, d.id) AS person FROM theme_quote q
     JOIN theme t ON t.id = q.theme_id JOIN coding c ON c.id = q.coding_id JOIN document d ON d.id = c.document_id
     WHERE q.stance = 'for' AND t.status <> 'setAside' ORDER BY d.position, c.start_at, c.id`,
  );
  const of = Map.groupBy(rows, (row) => row.person);
  const people = new Map([...of].map(([key, list]) => [key, list.length]));
  return standingOut(people, QUOTES).map((personKey) => ({
    kind: 'muchQuoted',
    key: `quoted:${personKey}`,
    themeId: null,
    personKey,
    count: people.get(personKey) ?? 0,
    total: rows.length,
    others: people.size - 1,
    codingIds: (of.get(personKey) ?? []).map((row) => row.id),
  }));
}

/** Themes that rest on few people, and people who give much of what is quoted. */
export function passNotices(db: ReadDb): PassNotice[] {
  const interviewed =
    db.value<number>('SELECT count(DISTINCT coalesce(participant_id, id)) FROM document') ?? 0;
  return [...aboutThemes(db, interviewed), ...aboutQuotes(db)];
}
