// Which quotes stand behind a number of the table. Pure.
import type { Comparison } from '../../../shared/contract/analysis.ts';
import type { Evidence } from './parts/evidence.tsx';
import { columnOf, documentsOf, type View } from './place.ts';
import { inGroup, ofPeople, peopleOf, type Pair } from './rows.ts';

interface Cell {
  comparison: Comparison;
  view: Exclude<View, 'code'>;
  pair: Pair | null;
  row: string;
  column: string;
}

/** Null when the row is not there any more. */
export function evidenceOf({ comparison, view, pair, row: rowId, column }: Cell): Evidence | null {
  const { groups, attribute, rows } = comparison;
  const key = `${view} ${attribute.id} ${rowId} ${column}`;
  if (view === 'sizes') {
    const group = groups.find((one) => columnOf(one) === rowId);
    if (!group) return null;
    const isQuotes = column === 'quotes';
    return {
      key,
      title: group.name,
      words: isQuotes ? 'Key quotes of its people' : 'Everything coded in its transcripts',
      query: { documentIds: documentsOf([group]), ...(isQuotes ? { stance: 'for' as const } : {}) },
      showCode: true,
      emptyText: isQuotes
        ? 'None of their extracts is a key quote yet. Press K on an extract to make it one.'
        : 'Nothing of what they said is coded yet.',
    };
  }
  const row = rows.find((one) => one.id === rowId);
  if (!row) return null;
  const at = groups.findIndex((group) => columnOf(group) === column);
  const wanted = at >= 0 ? [at] : column === 'pair' && pair ? [...pair] : groups.map((_, place) => place);
  const everyone = groups.reduce((sum, group) => sum + group.people.length, 0);
  const words =
    wanted.length === groups.length && at < 0
      ? `${peopleOf(row)} of ${everyone} people`
      : wanted
          .flatMap((place) => {
            const group = groups[place];
            return group ? `${ofPeople(row, groups, place)} ${inGroup(group, attribute.name)}` : [];
          })
          .join(', ');
  return {
    key,
    title: row.name,
    words,
    query: {
      documentIds: documentsOf(wanted.flatMap((place) => groups[place] ?? [])),
      ...(view === 'themes' ? { themeId: row.id } : { codeIds: row.codeIds }),
    },
    showCode: row.codeIds.length !== 1,
    ...(view === 'themes' ? { themeId: row.id } : {}),
    emptyText: 'Nobody here said anything of this. That may be worth a memo.',
  };
}
