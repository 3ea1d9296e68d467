import type { TableName } from '../../../shared/domain/history/patch.ts';
import type { CommandContext } from '../context.ts';
import { removeWith } from '../dependents.ts';
import { ANY, type LinkRow, type NodeRow } from './rows.ts';

/**
 * Gives what a theme has on every map to another theme it became part of: places set by hand, links, notes and quotes about it, groups
 * it is in, what it also stands under and what also stands under it. Where the other has its own, that stays.
 */
export function handMapsOver(ctx: CommandContext, from: string, into: string): void {
  handOver(ctx, from, into);
  joinCodes(ctx);
}

function handOver(ctx: CommandContext, from: string, into: string): void {
  handPlaces(ctx, from, into);
  handLinks(ctx, from, into);
  handMembers(ctx, from, into);
  for (const { id } of ctx.db.all<{ id: string }>('SELECT id FROM map_item WHERE about_id = ?', from))
    ctx.recorder.update('map_item', id, { about_id: into });
}

/** Where a code has come to stand twice in one place of a map, the first of the two takes over what the other had. */
export function joinCodes(ctx: CommandContext): void {
  const twins = ctx.db.all<{ id: string; first: string }>(
    `SELECT i.id, (SELECT f.id FROM map_item f WHERE f.kind = 'code' AND f.map_id = i.map_id AND f.code_id = i.code_id
       AND f.about_id IS i.about_id ORDER BY f.position, f.id LIMIT 1) AS first
     FROM map_item i WHERE i.kind = 'code' AND first <> i.id ORDER BY i.position, i.id`,
  );
  for (const { id, first } of twins) {
    handOver(ctx, id, first);
    removeWith(ctx, 'map_item', id);
  }
}

/** Places go where there is none; a theme left out of a map comes back for the one that was shown there. */
function handPlaces(ctx: CommandContext, from: string, into: string): void {
  const of = (id: string): NodeRow[] =>
    ctx.db.all<NodeRow & { map_id: string }>('SELECT * FROM map_node WHERE theme_id = ?', id);
  const theirs = of(into) as (NodeRow & { map_id: string })[];
  const own = of(from) as (NodeRow & { map_id: string })[];
  for (const row of own) {
    const isTaken = theirs.some((t) => t.map_id === row.map_id && t.layout === row.layout);
    // a name or absence on one map is said of that theme, not of the other
    if (row.layout !== ANY && !isTaken) ctx.recorder.update('map_node', row.id, { theme_id: into });
  }
  for (const row of theirs.filter((t) => t.layout === ANY && t.hidden === 1)) {
    const wasLeftOut = own.some((o) => o.map_id === row.map_id && o.layout === ANY && o.hidden === 1);
    if (wasLeftOut || !wasShown(ctx, row.map_id, from)) continue;
    if (row.label === null) ctx.recorder.remove('map_node', row.id);
    else ctx.recorder.update('map_node', row.id, { hidden: 0 });
  }
}

const wasShown = (ctx: CommandContext, mapId: string, themeId: string): boolean =>
  ctx.db.value(
    "SELECT 1 FROM map_base b, json_each(b.data, '$.themes') t WHERE b.id = ? AND t.value ->> 'id' = ?",
    mapId,
    themeId,
  ) !== null;

/** Ends become the other theme; a link left with one end goes, as does one that says what another says already. */
function handLinks(ctx: CommandContext, from: string, into: string): void {
  const touched = ctx.db.all<{ id: string }>(
    `SELECT id FROM map_link WHERE from_id = ? OR to_id = ?
     UNION SELECT link_id FROM map_link_end WHERE node_id = ? ORDER BY 1`,
    from,
    from,
    from,
  );
  for (const { id } of touched) {
    const row = ctx.db.get<LinkRow>('SELECT * FROM map_link WHERE id = ?', id);
    if (!row) continue;
    const further = ctx.db.all<{ id: string; node_id: string }>(
      'SELECT id, node_id FROM map_link_end WHERE link_id = ? ORDER BY position, id',
      id,
    );
    const ends = [row.from_id, row.to_id, ...further.map((e) => e.node_id)].map((e) =>
      e === from ? into : e,
    );
    const [first, second, ...rest] = [...new Set(ends)];
    if (first === undefined || second === undefined) {
      removeWith(ctx, 'map_link', id);
      continue;
    }
    ctx.recorder.update('map_link', id, { from_id: first, to_id: second });
    further.forEach((end, i) => {
      const node = rest[i];
      if (node === undefined) ctx.recorder.remove('map_link_end', end.id);
    });
    // from the last to the first a name is free before it is given again
    const kept = further.slice(0, rest.length);
    const moved = kept.filter((end, i) => end.node_id !== rest[i]);
    for (const end of moved) ctx.recorder.remove('map_link_end', end.id);
    kept.forEach((end, position) => {
      const node = rest[position];
      if (node !== undefined && moved.includes(end))
        ctx.recorder.insert('map_link_end', { id: ctx.newId(), link_id: id, node_id: node, position });
    });
    if (hasTwin(ctx, id)) removeWith(ctx, 'map_link', id);
  }
}

/** Whether another link of two ends says the very same. */
const hasTwin = (ctx: CommandContext, id: string): boolean =>
  ctx.db.value(
    `SELECT 1 FROM map_link a JOIN map_link b ON b.map_id = a.map_id AND b.id <> a.id AND b.from_id = a.from_id AND b.to_id = a.to_id
     AND b.words = a.words AND b.kind = a.kind AND b.arrow = a.arrow
     WHERE a.id = ? AND NOT EXISTS (SELECT 1 FROM map_link_end e WHERE e.link_id IN (a.id, b.id))`,
    id,
  ) !== null;

function handMembers(ctx: CommandContext, from: string, into: string): void {
  const table: TableName = 'map_member';
  for (const [column, other] of [['node_id', 'owner_id'], ['owner_id', 'node_id']] as const) {
    const rows = ctx.db.all<{ id: string; isTaken: number }>(
      `SELECT m.id, m.${other} = ? OR EXISTS (SELECT 1 FROM map_member t WHERE t.map_id = m.map_id AND t.${column} = ? AND t.${other} = m.${other}) AS isTaken
       FROM map_member m WHERE m.${column} = ? ORDER BY m.position, m.id`,
      into,
      into,
      from,
    );
    for (const { id, isTaken } of rows) {
      if (isTaken === 1) ctx.recorder.remove(table, id);
      else ctx.recorder.update(table, id, { [column]: into });
    }
  }
} // prettier-ignore
