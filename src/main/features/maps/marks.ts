import type { MapGroup } from '../../../shared/domain/map/input.ts';
import type { ReadDb } from '../../db/handles.ts';
import { peopleGroups } from '../participants/groups.ts';
import { saidByHand } from '../themes/said-by.ts';

interface GroupMarks {
  readonly key: MapGroup[];
  /** Letters of the groups each theme comes from, by theme. */
  readonly of: Map<string, string[]>;
  /** The same by code. */
  readonly ofCode: Map<string, string[]>;
}

/**
 * Which groups of people each theme comes from: those somebody said, else the groups of the extracts behind it and the marks of the
 * themes under it.
 */
export function groupMarks(db: ReadDb): GroupMarks {
  const named = peopleGroups(db).groups.filter((g) => g.letter !== '');
  const letterOf = new Map(named.flatMap((g) => g.people.map((p) => [p.key, g.letter] as const)));
  const letterOfValue = new Map(named.map((g) => [g.value, g.letter]));
  const saidBy = saidByHand(db);
  const ofCode = lettersOf(
    db.all<Said>(
      'SELECT DISTINCT c.code_id AS of, coalesce(d.participant_id, d.id) AS person FROM coding c JOIN document d ON d.id = c.document_id',
    ),
    letterOf,
  );
  const codes = Map.groupBy(
    db.all<{ theme_id: string; code_id: string }>('SELECT theme_id, code_id FROM theme_code'),
    (link) => link.theme_id,
  );
  const children = Map.groupBy(
    db.all<{ id: string; parent_id: string | null }>('SELECT id, parent_id FROM theme'),
    (theme) => theme.parent_id,
  );
  const of = new Map<string, string[]>();
  const visit = (id: string): string[] => {
    const below = (children.get(id) ?? []).flatMap((child) => visit(child.id));
    const said = (saidBy.get(id) ?? []).flatMap((value) => letterOfValue.get(value) ?? []);
    const heard = (codes.get(id) ?? []).flatMap((link) => ofCode.get(link.code_id) ?? []);
    const letters = [...new Set(said.length > 0 ? said : [...heard, ...below])].toSorted();
    of.set(id, letters);
    return letters;
  };
  for (const { id } of children.get(null) ?? []) visit(id);
  return { key: named.map((g) => ({ letter: g.letter, name: g.name })), of, ofCode };
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
