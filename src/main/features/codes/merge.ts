import type { MergeOverlap, MergePreview } from '../../../shared/contract/codes.ts';
import type { Consequences } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { overlapsAmong } from '../../../shared/domain/codebook/overlaps.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { removeWith } from '../dependents.ts';
import { counted } from '../words.ts';
import { nextPosition } from '../positions.ts';
import { recode, twinsAmong, type Recoded } from './codings.ts';
import { describe } from './extracts.ts';
import { mergedExamples } from './examples.ts';
import { refuseRetired } from './retire.ts';
import { mergeOffers } from './touching.ts';
import { codeRow, placeOf, withDescendants, type CodeRow, type CodingRow } from './rows.ts';

/** Every coding of a code, by anybody. */
export const codingsOf = (db: ReadDb, codeId: string): Recoded[] =>
  db.all<Recoded>(
    'SELECT id, code_id, document_id, coder_id, start_at, end_at FROM coding WHERE code_id = ?',
    codeId,
  );

/** What maps these codes stand on will say, in a sentence. */
export function mapsBehind(db: ReadDb, ids: readonly string[], what: string): string[] {
  const maps =
    db.value<number>(
      'SELECT count(DISTINCT map_id) FROM map_item WHERE code_id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    ) ?? 0;
  return maps === 0 ? [] : [`${counted(maps, 'map')} will say that ${what}, and change when you take that.`];
}

/** The codings that change hands, in a sentence. */
export function moving(codings: number, from: readonly string[], to: string): string[] {
  const whose = from.join(', ');
  if (codings === 0) return [`${whose} ${from.length === 1 ? 'has' : 'have'} no codings to move.`];
  return [
    codings === 1
      ? `1 coding of ${whose} becomes a coding of ${to}.`
      : `${codings} codings of ${whose} become codings of ${to}.`,
  ];
}

function mergeConsequences(db: ReadDb, from: readonly string[], into: string): Consequences {
  const target = codeRow(db, into);
  const own = from.flatMap((id) => codingsOf(db, id));
  const codings = own.length;
  const twins = twinsAmong(db, own, into).twins.length;
  const coders = new Set(own.map((coding) => coding.coder_id));
  const memos =
    db.value<number>(
      "SELECT count(*) FROM memo WHERE target_kind = 'code' AND target_id IN (SELECT value FROM json_each(?))",
      JSON.stringify(from),
    ) ?? 0;
  const names = from.map((id) => codeRow(db, id).name);
  return {
    codings,
    people: coders.size,
    memos,
    quotes: 0,
    reviewComments: 0,
    kept: codings - twins,
    sentences: [
      ...moving(codings, names, target.name),
      ...(twins > 0
        ? [
            twins === 1
              ? '1 of them stands on the very same words there already; the two become one.'
              : `${twins} of them stand on the very same words there already and become one with what is there.`,
          ]
        : []),
      ...mapsBehind(db, from, from.length === 1 ? 'it was merged' : 'they were merged'),
      'Codes under them, themes and memos move along. Definitions are kept, added to the one that stays.',
      'Undo takes the merge back.',
    ],
  };
}

/** Overlaps listed before a merge; more are counted. */
const MOST_LISTED = 200;

/** What a code says of itself, in one piece. */
const wordsOf = (row: CodeRow): string =>
  [
    row.definition,
    row.full_definition,
    row.use_when && `Use when: ${row.use_when}`,
    row.do_not_use_when && `Do not use when: ${row.do_not_use_when}`,
  ]
    .filter((part) => part !== '')
    .join(' ');

/** The definitions of the code that stays, with those of the others added under their names. */
function mergedDefinition(target: CodeRow, sources: readonly CodeRow[]) {
  const added = sources.flatMap((source) => {
    const words = wordsOf(source);
    return words === '' ? [] : [`Merged from ${source.name}: ${words}`];
  });
  return {
    definition: target.definition,
    fullDefinition: [target.full_definition, ...added].filter((part) => part !== '').join('\n\n'),
  };
}

/** Pairs of codings of two different codes among these that share words. */
function sharedWords(db: ReadDb, codeIds: readonly string[]) {
  const rows = db.all<Recoded>(
    `SELECT c.id, code_id, document_id, coder_id, start_at, end_at FROM coding c JOIN document d ON d.id = document_id
     WHERE anchored = 1 AND code_id IN (SELECT value FROM json_each(?)) ORDER BY d.position, d.id`,
    JSON.stringify(codeIds),
  );
  const numberOf = new Map(codeIds.map((id, at) => [id, at]));
  const pairs = overlapsAmong(rows.map((row) => ({ ...placeOf(row), of: numberOf.get(row.code_id) ?? 0 })));
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const listed = pairs.slice(0, MOST_LISTED);
  const wanted = db.all<CodingRow & { memos: number }>(
    'SELECT c.*, 0 AS memos FROM coding c WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(listed.flatMap((pair) => [pair.a, pair.b])),
  );
  const views = new Map(describe(db, wanted).map((view) => [view.codingId, view]));
  const overlaps = listed.flatMap((pair): MergeOverlap[] => {
    const a = views.get(pair.a);
    const b = views.get(pair.b);
    const samePerson = rowById.get(pair.a)?.coder_id === rowById.get(pair.b)?.coder_id;
    return a && b ? [{ kind: pair.kind, samePerson, a, b }] : [];
  });
  return { overlapTotal: pairs.length, overlaps };
}

/** What a merge would do, with everything that stands on the same words now. */
export function mergePreview(db: ReadDb, from: readonly string[], into: string): MergePreview {
  const shared = sharedWords(db, [into, ...from]);
  const consequences = mergeConsequences(db, from, into);
  const meet = `They share words in ${counted(shared.overlapTotal, 'place')}.`;
  return {
    ...consequences,
    sentences: [...(shared.overlapTotal > 0 ? [meet] : []), ...consequences.sentences],
    ...mergedDefinition(
      codeRow(db, into),
      from.map((id) => codeRow(db, id)),
    ),
    ...shared,
  };
}

interface Merge {
  from: readonly string[];
  into: string;
  definition?: string | undefined;
  fullDefinition?: string | undefined;
}

/** Makes several codes one: codings, codes under them, themes and memos move; nothing that was written is lost. */
export function mergeCodes(ctx: CommandContext, { from, into, ...given }: Merge) {
  const target = codeRow(ctx.db, into);
  if (from.includes(into)) throw new Refusal('refused', 'A code cannot be merged into itself.');
  refuseRetired(target);
  const merged = mergedDefinition(
    target,
    from.map((id) => codeRow(ctx.db, id)),
  );
  const sources: CodeRow[] = [];
  const own = from.flatMap((id) => codingsOf(ctx.db, id));
  const total = recode(ctx, own, into);
  for (const id of from) {
    const source = codeRow(ctx.db, id);
    if (withDescendants(ctx.db, id).includes(into))
      throw new Refusal('refused', `${target.name} stands under ${source.name}. Move it out first.`);
    liftChildren(ctx, source, into);
    for (const link of ctx.db.all<{ id: string; theme_id: string }>(
      'SELECT id, theme_id FROM theme_code WHERE code_id = ?',
      id,
    )) {
      const taken =
        ctx.db.value('SELECT 1 FROM theme_code WHERE theme_id = ? AND code_id = ?', link.theme_id, into) !==
        null;
      if (!taken) ctx.recorder.update('theme_code', link.id, { code_id: into });
    }
    for (const mark of ctx.db.all<{ id: string }>('SELECT id FROM pass_mark WHERE to_code_id = ?', id))
      ctx.recorder.update('pass_mark', mark.id, { to_code_id: into });
    const card = ctx.db.value<string>('SELECT id FROM card WHERE code_id = ?', id);
    if (card !== null && ctx.db.value('SELECT 1 FROM card WHERE code_id = ?', into) === null)
      ctx.recorder.update('card', card, { code_id: into });
    for (const memo of ctx.db.all<{ id: string }>(
      "SELECT id FROM memo WHERE target_kind = 'code' AND target_id = ?",
      id,
    )) {
      ctx.recorder.update('memo', memo.id, { target_id: into });
    }
    sources.push(codeRow(ctx.db, id)); // its examples may be other codings by now
    removeWith(ctx, 'code', id);
    ctx.recorder.insert('code_merge', { id, into_id: into });
  }
  ctx.recorder.update('code', into, {
    definition: given.definition ?? merged.definition,
    full_definition: given.fullDefinition ?? merged.fullDefinition,
    ...mergedExamples(codeRow(ctx.db, into), sources),
  });
  return {
    ...total,
    mergeOffers: mergeOffers(
      ctx.db,
      own.map((coding) => coding.id),
    ),
  };
}

/** Codes under one that goes move to another place, at its end; a name that stands there already gets a number. */
export function liftChildren(ctx: CommandContext, row: CodeRow, parentId: string | null): void {
  for (const child of ctx.db.all<CodeRow>(
    'SELECT * FROM code WHERE parent_id = ? ORDER BY position',
    row.id,
  )) {
    const names = new Set(
      ctx.db
        .all<{ name: string }>('SELECT name FROM code WHERE parent_id IS ? AND id <> ?', parentId, row.id)
        .map((c) => c.name.toLowerCase()),
    );
    let name = child.name;
    for (let n = 2; names.has(name.toLowerCase()); n++) name = `${child.name} (${n})`;
    ctx.recorder.update('code', child.id, {
      parent_id: parentId,
      name,
      position: nextPosition(ctx.db, 'code', 'parent_id', parentId),
    });
  }
}
