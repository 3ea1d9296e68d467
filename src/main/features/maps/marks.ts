import type { MapGroup } from '../../../shared/domain/map/types.ts';
import type { ReadDb } from '../../db/handles.ts';
import { peopleGroups } from '../participants/groups.ts';

export interface GroupMarks {
  readonly key: MapGroup[];
  /** Letters of the groups whose people speak in a theme or anything under it, by theme. */
  readonly of: Map<string, string[]>;
  /** The same by code. */
  readonly ofCode: Map<string, string[]>;
}

/** Which groups of people each theme comes from, by the extracts behind it: no mark is typed by hand. */
export function groupMarks(db: ReadDb): GroupMarks {
  const { groups } = peopleGroups(db);
  const named = groups.filter((g) => g.letter !== '');
  const letterOf = new Map(named.flatMap((g) => g.people.map((p) => [p.key, g.letter] as const)));
  const said = db.all<Said>(
    `WITH RECURSIVE above(theme, code) AS (
       SELECT theme_id, code_id FROM theme_code
       UNION SELECT t.parent_id, a.code FROM above a JOIN theme t ON t.id = a.theme WHERE t.parent_id IS NOT NULL
     )
     SELECT DISTINCT a.theme AS of, coalesce(d.participant_id, d.id) AS person
     FROM above a JOIN coding c ON c.code_id = a.code JOIN document d ON d.id = c.document_id`,
  );
  const coded = db.all<Said>(
    'SELECT DISTINCT c.code_id AS of, coalesce(d.participant_id, d.id) AS person FROM coding c JOIN document d ON d.id = c.document_id',
  );
  return {
    key: named.map((g) => ({ letter: g.letter, name: g.name })),
    of: lettersOf(said, letterOf),
    ofCode: lettersOf(coded, letterOf),
  };
}

interface Said {
  of: string;
  person: string;
}

function lettersOf(said: readonly Said[], letterOf: ReadonlyMap<string, string>): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { of, person } of said) {
    const letter = letterOf.get(person);
    if (letter !== undefined) found.set(of, (found.get(of) ?? new Set()).add(letter));
  }
  return new Map([...found].map(([of, letters]) => [of, [...letters].toSorted()]));
}
