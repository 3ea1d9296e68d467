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
 * A list after its own rows changed; null where it has to be asked for.
 * @param isCounted whether a change of such a row changes what is counted over it
 * @param told the new state of a row, given the one before
 * @param made a row that was not there; left out where one that comes or goes changes what is counted over others
 */
function listAfter<T extends Placed>(
  list: readonly T[],
  changes: readonly RowChange[],
  {
    isCounted,
    told,
    made,
  }: {
    isCounted?(change: { before: Row; after: Row }): boolean;
    told(before: T, row: Row): T;
    made?(row: Row): T;
  },
): T[] | null {
  const next = new Map(list.map((one) => [one.id, one]));
  let isMoved = false;
  for (const { id, before, after } of changes) {
    const known = next.get(id);
    if (after === null) {
      if (!made) return null;
      next.delete(id);
    } else if (before === null) {
      if (!made) return null;
      // an answer may hold it already
      next.set(id, known ? told(known, after) : made(after));
      isMoved = true;
    } else {
      if (known === undefined || isCounted?.({ before, after })) return null;
      next.set(id, told(known, after));
      isMoved ||= before['position'] !== after['position'];
    }
  }
  const rows = [...next.values()];
  return isMoved ? rows.toSorted(inOrder) : rows;
}

/** The rows of one table that a change holds, or null where it holds others that the answer is made of. */
function only(table: TableName, op: 'code.list' | 'theme.list', event: ChangeEvent): RowChange[] | null {
  if (event.changes === null) return null;
  const others = {
    tables: event.tables.filter((one) => one !== table),
    changes: event.changes.filter((change) => change.table !== table),
    codings: event.codings,
  };
  if (makesStale(others, contract[op].reads)) return null;
  return event.changes.filter((change) => change.table === table);
}

const toldCode = (row: Row) => codeOfRow(row as Row & CodeRow);

/** Every code after rows of codes changed; null where they have to be asked for. One that was not there is used nowhere yet. */
export const withCodes = (codes: Output<'code.list'>, changes: readonly RowChange[]) =>
  listAfter(codes, changes, {
    told: (code, row) => ({ ...code, ...toldCode(row) }),
    made: (row) => ({ ...toldCode(row), people: 0, documents: 0, codings: 0, coders: 0 }),
  });

/** Every code after a change of codes; counts are those of before, for nothing they are made of changed. */
export const codesAfter: ApplyChange<'code.list'> = (codes, event) => {
  const changes = only('code', 'code.list', event);
  return changes === null ? null : withCodes(codes, changes);
};

/** Every theme after a change of themes that stay where they are. */
export const themesAfter: ApplyChange<'theme.list'> = (themes, event) => {
  const changes = only('theme', 'theme.list', event);
  if (changes === null) return null;
  return listAfter(themes, changes, {
    isCounted: ({ before, after }) =>
      before['parent_id'] !== after['parent_id'] || before['level_id'] !== after['level_id'],
    told: (theme, row) => ({ ...theme, ...themeOfRow(row as Row & ThemeRow) }),
  });
};
