import type { CodeOverlaps, CodingCluster } from '../../../shared/contract/refine.ts';
import { MOST_SPACES, overlapsAmong, touchingGroups } from '../../../shared/domain/codebook/overlaps.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { joinCodings } from '../codes/codings.ts';
import { apartKey } from '../codes/touching.ts';
import { describe } from '../codes/extracts.ts';
import { codingRow, placeOf, type CodingRow } from '../codes/rows.ts';

/** Clusters described at once; more are counted, and come when the first are settled. */
const MOST_CLUSTERS = 200;

const codingsOf = (db: ReadDb, codeIds: readonly string[]) =>
  db.all<CodingRow>(
    'SELECT * FROM coding WHERE anchored = 1 AND code_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(codeIds),
  );

/** Where two codes (or two sets of codes) stand on the same words. */
export function codeOverlaps(db: ReadDb, a: readonly string[], b: readonly string[]): CodeOverlaps {
  const as = codingsOf(db, a);
  const bs = codingsOf(db, b);
  const byId = new Map([...as, ...bs].map((row) => [row.id, row]));
  const places = [as, bs].flatMap((rows, of) => rows.map((row) => ({ ...placeOf(row), of })));
  const pairs = overlapsAmong(places).map((pair) => ({
    ...pair,
    samePerson: byId.get(pair.a)?.coder_id === byId.get(pair.b)?.coder_id,
  }));
  const documents = new Set(pairs.map((pair) => byId.get(pair.a)?.document_id ?? ''));
  const people =
    db.value<number>(
      'SELECT count(DISTINCT coalesce(participant_id, id)) FROM document WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify([...documents]),
    ) ?? 0;
  return {
    pairs,
    same: pairs.filter((pair) => pair.kind === 'same').length,
    people,
    documents: documents.size,
  };
}

const keyOf = (ids: readonly string[]): string => ids.toSorted().join('+');

/**
 * Overlapping or touching codings of one code by one person, but for those left so on purpose. One pass along the index
 * on code, transcript, coder and place finds where any are; only those are read.
 */
export function duplicates(
  db: ReadDb,
  codeId: string | undefined,
): { total: number; clusters: CodingCluster[] } {
  const left = new Set(
    db
      .all<{ id: string }>("SELECT id FROM setting WHERE id >= 'apart:' AND id < 'apart;'")
      .map((row) => row.id),
  );
  const rows = db.all<CodingRow & { memos: number }>(
    `WITH reached AS (
       SELECT code_id, document_id, coder_id, start_at,
         max(end_at) OVER (PARTITION BY code_id, document_id, coder_id ORDER BY start_at, end_at
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
       FROM coding ${codeId === undefined ? '' : 'WHERE code_id = ?'}),
     met AS (SELECT DISTINCT code_id, document_id, coder_id FROM reached WHERE reach + ${MOST_SPACES} >= start_at)
     SELECT c.*, (SELECT count(*) FROM memo m WHERE m.target_kind = 'coding' AND m.target_id = c.id) AS memos
     FROM met CROSS JOIN coding c ON c.code_id = met.code_id AND c.document_id = met.document_id AND c.coder_id = met.coder_id
     WHERE c.anchored = 1 ORDER BY c.code_id, c.document_id, c.coder_id`,
    ...(codeId === undefined ? [] : [codeId]),
  );
  const alike = Map.groupBy(rows, (row) => `${row.code_id} ${row.document_id} ${row.coder_id}`);
  const found = [...alike.values()]
    .flatMap((group) => touchingGroups(group.map((row) => ({ ...placeOf(row), before: row.prefix, row }))))
    .map((group) => group.map(({ row }) => row))
    .filter((group) => !left.has(apartKey(group.map((row) => row.id))));
  const clusters = found.slice(0, MOST_CLUSTERS).flatMap((group): CodingCluster[] => {
    const [first] = group;
    if (!first) return [];
    const key = keyOf(group.map((row) => row.id));
    return [{ key, codeId: first.code_id, coderId: first.coder_id, items: describe(db, group) }];
  });
  return { total: found.length, clusters };
}

/** Joins each cluster into one coding. */
export function joinMany(ctx: CommandContext, clusters: readonly (readonly string[])[]) {
  for (const ids of clusters)
    joinCodings(
      ctx,
      [...new Set(ids)].map((id) => codingRow(ctx.db, id)),
    );
  return { joined: clusters.length };
}

/** Remembers that these stand so on purpose, as long as the same codings overlap. */
export function leaveApart(ctx: CommandContext, ids: readonly string[]): null {
  for (const id of ids) codingRow(ctx.db, id);
  const setting = apartKey([...new Set(ids)]);
  if (ctx.db.value('SELECT 1 FROM setting WHERE id = ?', setting) === null)
    ctx.recorder.insert('setting', { id: setting, value: 'true' });
  return null;
}
