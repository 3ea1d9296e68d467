// Codes and themes put anew into the lists kept of them: what they say of themselves is in the change, what is counted is not.
import { contract, type Output } from '../../shared/contract/index.ts';
import type { ChangeEvent } from '../../shared/contract/define.ts';
import { makesStale } from '../../shared/contract/stale.ts';
import { codeOfRow, type CodeRow } from '../../shared/contract/code-row.ts';
import type { Row, RowChange, TableName } from '../../shared/domain/history/patch.ts';
import { themeOfRow, type ThemeRow } from '../../shared/contract/theme-row.ts';
import type { ApplyChange } from './live-query.ts';

interface Placed {
  readonly id: string;
  readonly position: number;
}
/** The order lists are answered in. */
const inOrder = (a: Placed, b: Placed): number => a.position - b.position || (a.id < b.id ? -1 : 1);

/**
 * A list after its own rows changed and none came or went; null where it has to be asked for.
 * @param isCounted whether a change of such a row changes what is counted over it
 * @param told the new state of a row, given the one before
 */
function listAfter<T extends Placed>(
  list: readonly T[],
  changes: readonly RowChange[],
  isCounted: (change: { before: Row; after: Row }) => boolean,
  told: (before: T, row: Row) => T,
): T[] | null {
  const next = list.slice();
  const placeOf = new Map(list.map((one, at) => [one.id, at]));
  let isMoved = false;
  for (const { id, before, after } of changes) {
    const at = placeOf.get(id);
    if (before === null || after === null || at === undefined || isCounted({ before, after })) return null;
    next[at] = told(next[at] as T, after);
    isMoved ||= before['position'] !== after['position'];
  }
  return isMoved ? next.toSorted(inOrder) : next;
}

/** The rows of one table that a change holds, or null where it holds others that the answer is made of. */
function only(table: TableName, op: 'code.list' | 'theme.list', event: ChangeEvent): RowChange[] | null {
  if (event.changes === null) return null;
  const others = {
    tables: event.tables.filter((one) => one !== table),
    changes: event.changes.filter((change) => change.table !== table),
  };
  if (makesStale(others, contract[op].reads)) return null;
  return event.changes.filter((change) => change.table === table);
}

/** Every code after a change of codes; counts are those of before, for nothing they are made of changed. */
export const codesAfter: ApplyChange<'code.list'> = (codes: Output<'code.list'>, event) => {
  const changes = only('code', 'code.list', event);
  if (changes === null) return null;
  return listAfter(
    codes,
    changes,
    () => false,
    (code, row) => ({ ...code, ...codeOfRow(row as Row & CodeRow) }),
  );
};

/** Every theme after a change of themes that stay where they are. */
export const themesAfter: ApplyChange<'theme.list'> = (themes: Output<'theme.list'>, event) => {
  const changes = only('theme', 'theme.list', event);
  if (changes === null) return null;
  return listAfter(
    themes,
    changes,
    ({ before, after }) =>
      before['parent_id'] !== after['parent_id'] || before['level_id'] !== after['level_id'],
    (theme, row) => ({ ...theme, ...themeOfRow(row as Row & ThemeRow) }),
  );
};
