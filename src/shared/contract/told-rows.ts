import type { Row, RowChange } from '../domain/history/patch.ts';
import type { ChangeEvent, CodeUse, ManyCodings } from './define.ts';

/** How codes are used after a change, as far as it is told. */
type UseOf = (codes: readonly string[]) => CodeUse | null;

function manyCodings(changes: readonly RowChange[], useOf: UseOf): ManyCodings {
  const codes = new Set<string>();
  const columns = new Set<string>();
  let cameOrWent = false;
  const hadCode = (row: Row | null) => {
    if (typeof row?.['code_id'] === 'string') codes.add(row['code_id']);
  };
  for (const { before, after } of changes) {
    hadCode(before);
    hadCode(after);
    if (before === null || after === null) cameOrWent = true;
    else for (const column in after) if (after[column] !== before[column]) columns.add(column);
  }
  return { codes: [...codes], columns: cameOrWent ? null : [...columns], use: useOf([...codes]) };
}

/**
 * What a change event tells of the rows that changed: all of them, or, above `most`, what is to know of the codings and the rest
 * row by row, or nothing where that is too much as well.
 */
export function toldRows(
  changes: readonly RowChange[],
  most: number,
  useOf: UseOf,
): Pick<ChangeEvent, 'changes' | 'codings'> {
  if (changes.length <= most) return { changes, codings: null };
  const others = changes.filter((change) => change.table !== 'coding');
  if (others.length > most) return { changes: null, codings: null };
  const codings = changes.filter((change) => change.table === 'coding');
  return { changes: others, codings: manyCodings(codings, useOf) };
}
