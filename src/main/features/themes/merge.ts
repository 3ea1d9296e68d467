import type { ThemeMergePreview } from '../../../shared/contract/themes.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { TableName } from '../../../shared/domain/history/patch.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { removeWith } from '../dependents.ts';
import { counted } from '../words.ts';
import { handMapsOver } from '../maps/hand-over.ts';
import { nextPosition } from '../positions.ts';
import { themeAndUnder, themeRow, type ThemeRow } from './rows.ts';
import { joinGroups } from './said-by.ts';

/** What hangs on a theme by one column, and the columns that say which of two rows are about the same thing. */
interface Hanging {
  readonly table: TableName;
  readonly column: string;
  readonly same: readonly string[];
  readonly where?: string;
  /** Rows stand in an order of their own: those that come stand last. */
  readonly isOrdered?: boolean;
}

const HANGING: readonly Hanging[] = [
  { table: 'theme_code', column: 'theme_id', same: ['code_id'], isOrdered: true },
  { table: 'theme_quote', column: 'theme_id', same: ['coding_id'], isOrdered: true },
  { table: 'theme_question', column: 'theme_id', same: ['research_question_id'] },
  { table: 'pass_mark', column: 'theme_id', same: ['coding_id', 'reviewer_id'] },
  { table: 'pass_mark', column: 'to_theme_id', same: ['id'] },
  { table: 'pass_verdict', column: 'theme_id', same: ['id'] },
  { table: 'pile', column: 'theme_id', same: ['id'] },
  { table: 'memo', column: 'target_id', same: ['id'], where: "target_kind = 'theme'" },
];

/** Gives what hangs on one theme to another; where the other has the same already, that one stays. */
function handOver(ctx: CommandContext, from: string, into: string, h: Hanging): void {
  const { table, column, same, where = '1' } = h;
  const rows = ctx.db.all<{ id: string; twin: string | null }>(
    `SELECT r.id, (SELECT t.id FROM ${table} t WHERE t.${column} = ? AND ${same.map((c) => `t.${c} = r.${c}`).join(' AND ')}) AS twin
     FROM ${table} r WHERE r.${column} = ? AND ${where} ORDER BY ${h.isOrdered ? 'r.position, ' : ''}r.id`,
    into,
    from,
  );
  for (const { id, twin } of rows) {
    if (twin !== null) removeWith(ctx, table, id);
    else {
      const position: Record<string, number> = h.isOrdered
        ? { position: nextPosition(ctx.db, table, column, into) }
        : {};
      ctx.recorder.update(table, id, { [column]: into, ...position });
    }
  }
}

/** An extract that was to be moved to the theme it is in now fits. */
function settleMoves(ctx: CommandContext, id: string): void {
  const rows = ctx.db.all<{ id: string }>(
    'SELECT id FROM pass_mark WHERE theme_id = ? AND to_theme_id = ?',
    id,
    id,
  );
  for (const row of rows)
    ctx.recorder.update('pass_mark', row.id, { mark: 'fits', to_theme_id: null, done_at: null });
}

/** Central idea and boundary of the theme that stays, with those of the others added under their names. */
function mergedWords(target: ThemeRow, sources: readonly ThemeRow[]) {
  const added = sources.flatMap((source) => {
    const words = [source.central_idea, source.boundary && `Boundary: ${source.boundary}`].filter(Boolean);
    return words.length === 0 ? [] : [`Merged from ${source.name}: ${words.join(' ')}`];
  });
  return {
    centralIdea: target.central_idea,
    boundary: [target.boundary, ...added].filter(Boolean).join('\n\n'),
  };
}

/** Refuses a theme merged into itself or into one that stands under it. */
function mustMerge(db: ReadDb, from: readonly string[], into: string): ThemeRow {
  const target = themeRow(db, into);
  if (from.includes(into)) throw new Refusal('refused', 'A theme cannot be merged into itself.');
  for (const id of from) {
    const source = themeRow(db, id);
    if (themeAndUnder(db, id).includes(into))
      throw new Refusal('refused', `${target.name} stands under ${source.name}. Move it out first.`);
  }
  return target;
}

interface ThemeMerge {
  readonly from: readonly string[];
  readonly into: string;
  readonly centralIdea?: string | undefined;
  readonly boundary?: string | undefined;
}

/**
 * Makes several themes one. `settle` puts a theme, and what is under it, at the level its place asks for. Nothing that was written is
 * lost: what both have stays once, with the one that stays.
 */
export function mergeThemes(
  ctx: CommandContext,
  { from, into, ...given }: ThemeMerge,
  settle: (id: string) => void,
): null {
  const target = mustMerge(ctx.db, from, into);
  const words = mergedWords(
    target,
    from.map((id) => themeRow(ctx.db, id)),
  );
  joinGroups(ctx, from, into);
  for (const id of from) {
    for (const child of ctx.db.all<{ id: string }>(
      'SELECT id FROM theme WHERE parent_id = ? ORDER BY position, id',
      id,
    )) {
      const position = nextPosition(ctx.db, 'theme', 'parent_id', into);
      ctx.recorder.update('theme', child.id, { parent_id: into, position });
      settle(child.id);
    }
    for (const hanging of HANGING) handOver(ctx, id, into, hanging);
    settleMoves(ctx, into);
    handMapsOver(ctx, id, into);
    removeWith(ctx, 'theme', id);
    ctx.recorder.insert('theme_merge', { id, into_id: into });
  }
  ctx.recorder.update('theme', into, {
    central_idea: given.centralIdea ?? words.centralIdea,
    boundary: given.boundary ?? words.boundary,
  });
  return null;
}

/** What a merge would do, in sentences. */
export function mergeThemesPreview(db: ReadDb, from: readonly string[], into: string): ThemeMergePreview {
  const target = mustMerge(db, from, into);
  const sources = from.map((id) => themeRow(db, id));
  const ids = JSON.stringify(from);
  const within = '(SELECT value FROM json_each(?))';
  const count = (sql: string, ...more: string[]): number => db.value<number>(sql, ids, ...more) ?? 0;
  const codes = count(`SELECT count(DISTINCT code_id) FROM theme_code WHERE theme_id IN ${within}`);
  const twins = count(
    `SELECT count(DISTINCT code_id) FROM theme_code WHERE theme_id IN ${within} AND code_id IN (SELECT code_id FROM theme_code WHERE theme_id = ?)`,
    into,
  );
  const under = count(`SELECT count(*) FROM theme WHERE parent_id IN ${within} AND id NOT IN ${within}`, ids);
  const quotes = count(`SELECT count(*) FROM theme_quote WHERE stance = 'for' AND theme_id IN ${within}`);
  const against = count(
    `SELECT count(*) FROM theme_quote WHERE stance = 'against' AND theme_id IN ${within}`,
  );
  const memos = count(`SELECT count(*) FROM memo WHERE target_kind = 'theme' AND target_id IN ${within}`);
  const along = alongWith(count, within);
  const names = sources.map((s) => `“${s.name}”`);
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  const there = twins === 1 ? '; 1 is there already' : `; ${twins} are there already`;
  const stands = [
    ...(quotes > 0 ? [counted(quotes, 'key quote')] : []),
    ...(against > 0 ? [counted(against, 'counter-example')] : []),
    ...(memos > 0 ? [counted(memos, 'memo')] : []),
    ...along,
  ];
  return {
    codings: 0,
    people: 0,
    memos,
    quotes: quotes + against,
    reviewComments: 0,
    kept: codes,
    ...mergedWords(target, sources),
    sentences: [
      `${list} ${sources.length === 1 ? 'becomes' : 'become'} part of “${target.name}”.`,
      ...(codes > 0
        ? [`${counted(codes, 'code')} ${codes === 1 ? 'moves' : 'move'} along${twins > 0 ? there : ''}.`]
        : []),
      ...(under > 0
        ? [
            `${counted(under, 'theme')} under ${sources.length === 1 ? 'it' : 'them'} will stand under “${target.name}”.`,
          ]
        : []),
      ...(stands.length > 0 ? [`Going along: ${stands.join(', ')}.`] : []),
      ...disagreements(db, from, into),
      ...mapSentences(db, from, into),
      'The central idea and boundary of what goes are kept, added to the boundary of the one that stays.',
      'Undo takes the merge back.',
    ],
  };
}

/** Where themes say different things of one extract, and which of them is kept. */
function disagreements(db: ReadDb, from: readonly string[], into: string): string[] {
  const all = JSON.stringify([into, ...from]);
  const count = (table: string, said: string, of: string) =>
    db.value<number>(
      `SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE theme_id IN (SELECT value FROM json_each(?))
       GROUP BY ${of} HAVING count(DISTINCT ${said}) > 1)`,
      all,
    ) ?? 0;
  const quotes = count('theme_quote', 'stance', 'coding_id');
  const marks = count('pass_mark', 'mark', 'coding_id, reviewer_id');
  const stays = `what “${themeRow(db, into).name}” says of ${quotes + marks === 1 ? 'it' : 'them'} stays, or else what the first of the others says`;
  return [
    ...(quotes > 0
      ? [
          `${counted(quotes, 'extract')} ${quotes === 1 ? 'is a key quote in one and a counter-example in another' : 'are key quotes in one and counter-examples in another'}: ${stays}.`,
        ]
      : []),
    ...(marks > 0
      ? [
          `${counted(marks, 'extract')} ${marks === 1 ? 'was' : 'were'} marked differently in reviewing: ${stays}.`,
        ]
      : []),
  ];
}

function alongWith(count: (sql: string) => number, within: string): string[] {
  const piles = count(`SELECT count(*) FROM pile WHERE theme_id IN ${within}`);
  const asked = count(
    `SELECT count(DISTINCT research_question_id) FROM theme_question WHERE theme_id IN ${within}`,
  );
  const marks = count(`SELECT count(*) FROM pass_mark WHERE theme_id IN ${within}`);
  const verdicts = count(`SELECT count(*) FROM pass_verdict WHERE theme_id IN ${within}`);
  return [
    ...(asked > 0 ? [counted(asked, 'research question')] : []),
    ...(marks > 0 ? [counted(marks, 'mark from reviewing', 'marks from reviewing')] : []),
    ...(verdicts > 0 ? [counted(verdicts, 'verdict')] : []),
    ...(piles > 0 ? [counted(piles, 'pile')] : []),
  ];
}

/** What maps show of it. A link between two that become one has nothing left to join. */
function mapSentences(db: ReadDb, from: readonly string[], into: string): string[] {
  const all = JSON.stringify([...from, into]);
  const ids = JSON.stringify(from);
  const maps =
    db.value<number>(
      `SELECT count(*) FROM map_base b WHERE EXISTS (SELECT 1 FROM json_each(b.data, '$.themes') t
       WHERE t.value ->> 'id' IN (SELECT value FROM json_each(?)))`,
      ids,
    ) ?? 0;
  const inner =
    db.value<number>(
      `SELECT count(*) FROM map_link l WHERE from_id IN (SELECT value FROM json_each(?)) AND to_id IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM map_link_end e WHERE e.link_id = l.id AND e.node_id NOT IN (SELECT value FROM json_each(?)))`,
      all,
      all,
      all,
    ) ?? 0;
  return [
    ...(maps > 0
      ? [
          `${counted(maps, 'map')} will say where ${from.length === 1 ? 'it' : 'they'} went; places, links and what is about ${from.length === 1 ? 'it' : 'them'} go along.`,
        ]
      : []),
    ...(inner > 0 ? [`${counted(inner, 'link')} on maps between them will go.`] : []),
  ];
}
