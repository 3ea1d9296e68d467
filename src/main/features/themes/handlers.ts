import { themes } from '../../../shared/contract/themes.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { usualDepth } from '../../../shared/domain/themes/level-words.ts';
import { depthsUnderQuestions } from '../../../shared/domain/themes/from-list.ts';
import { must, type CommandContext, type Handlers } from '../context.ts';
import { removeWith } from '../dependents.ts';
import { counted } from '../words.ts';
import { nextPosition, positionBefore } from '../positions.ts';
import { codeRow } from '../codes/rows.ts';
import { themeEvidence } from './evidence.ts';
import { formerNames, goneTheme, oldNameUses, replaceOldNames } from './old-names.ts';
import { mergeThemes, mergeThemesPreview } from './merge.ts';
import { answerQuestion, questionNamed } from './questions.ts';
import { onWordsOf, themeRelations } from './relations.ts';
import { sayGroups } from './said-by.ts';
import { levels, listThemes, themeAndUnder, themeRow, type ThemeRow } from './rows.ts';

/** The level at a depth; beyond the last named level the last one serves. */
function levelAt(ctx: CommandContext, depth: number): string {
  const all = levels(ctx.db);
  return must(all[Math.min(Math.max(depth, 0), all.length - 1)], 'level').id;
}
const depthOf = (ctx: CommandContext, row: ThemeRow): number =>
  levels(ctx.db).findIndex((l) => l.id === row.level_id);

function linkCodes(ctx: CommandContext, themeId: string, codeIds: readonly string[]): void {
  for (const codeId of new Set(codeIds)) {
    codeRow(ctx.db, codeId);
    if (ctx.db.value('SELECT 1 FROM theme_code WHERE theme_id = ? AND code_id = ?', themeId, codeId) !== null)
      continue;
    ctx.recorder.insert('theme_code', {
      id: ctx.newId(),
      theme_id: themeId,
      code_id: codeId,
      position: nextPosition(ctx.db, 'theme_code', 'theme_id', themeId),
    });
  }
}

/**
 * A theme under another stands one level below it. A theme at the top keeps the level asked for: the middle level when
 * nobody says, since an overarching theme is made on purpose.
 */
function depthFor(
  ctx: CommandContext,
  parentId: string | null,
  asked: number | undefined,
  fallback: number,
): number {
  if (parentId === null) return asked ?? fallback;
  return Math.max(depthOf(ctx, themeRow(ctx.db, parentId)) + 1, asked ?? 0);
}

function createTheme(ctx: CommandContext, input: Parsed<'theme.create'>): string {
  const parentId = input.parentId ?? null;
  const id = ctx.newId();
  ctx.recorder.insert('theme', {
    id,
    parent_id: parentId,
    level_id: levelAt(ctx, depthFor(ctx, parentId, input.level, usualDepth(levels(ctx.db).length))),
    position: positionBefore(siblingsOf(ctx, parentId, id), input.before ?? null),
    name: input.name,
    central_idea: input.centralIdea ?? '',
    boundary: input.boundary ?? '',
    status: input.status ?? 'candidate',
    hue: input.hue ?? null,
    created_at: ctx.now(),
  });
  return id;
}

/** The themes under a parent in order, without one that is about to stand among them. */
const siblingsOf = (ctx: CommandContext, parentId: string | null, without: string) =>
  ctx.db.all<{ id: string; position: number }>(
    'SELECT id, position FROM theme WHERE parent_id IS ? AND id <> ? ORDER BY position, id',
    parentId,
    without,
  );

/** Makes the themes of a list. `above` holds what the next line may stand under, by depth. */
function createList(
  ctx: CommandContext,
  { items, parentId, level, asQuestions }: Parsed<'theme.createList'>,
): { ids: string[] } {
  if (parentId !== null) themeRow(ctx.db, parentId);
  const above: (string | null)[] = [];
  const depths = asQuestions ? depthsUnderQuestions(items) : items.map((item) => item.depth);
  let question: string | null = null;
  const ids: string[] = [];
  for (const [line, { name, depth: setIn, groups }] of items.entries()) {
    const depth = depths[line] ?? setIn;
    if (depth < 0) {
      question = questionNamed(ctx, name);
      above.length = 0;
      continue;
    }
    // a theme set out as far as the questions are answers none
    if (asQuestions && setIn === 0) question = null;
    const at = Math.min(depth, above.length);
    const under = above[at - 1] ?? parentId;
    const id = createTheme(ctx, { name, parentId: under, level: under === null ? level : undefined });
    above.splice(at, above.length, id);
    if (groups && groups.length > 0) sayGroups(ctx, id, groups);
    // what is under it goes with it
    if (question !== null && at === 0) answerQuestion(ctx, id, question);
    ids.push(id);
  }
  return { ids };
}

function setDepth(ctx: CommandContext, id: string, depth: number): void {
  ctx.recorder.update('theme', id, { level_id: levelAt(ctx, depth) });
  for (const child of ctx.db.all<{ id: string }>('SELECT id FROM theme WHERE parent_id = ?', id))
    setDepth(ctx, child.id, depth + 1);
}

export const themeHandlers: Handlers<typeof themes> = {
  'theme.levels': (ctx) => levels(ctx.db),
  'theme.setLevels': (ctx, { names }) => {
    const existing = levels(ctx.db);
    names.forEach((name, position) => {
      const row = existing[position];
      if (row) ctx.recorder.update('theme_level', row.id, { name });
      else ctx.recorder.insert('theme_level', { id: ctx.newId(), position, name });
    });
    for (const extra of existing.slice(names.length)) {
      const used = ctx.db.value<number>('SELECT count(*) FROM theme WHERE level_id = ?', extra.id) ?? 0;
      if (used > 0)
        throw new Refusal(
          'refused',
          used === 1
            ? `1 theme stands at the level ${extra.name}. Move it first.`
            : `${used} themes stand at the level ${extra.name}. Move them first.`,
        );
      ctx.recorder.remove('theme_level', extra.id);
    }
    return null;
  },
  'theme.list': (ctx) => listThemes(ctx.db),
  'theme.evidence': (ctx, { themeId }) => themeEvidence(ctx.db, themeId),
  'theme.formerNames': (ctx, { id }) => formerNames(ctx.db).get(themeRow(ctx.db, id).id) ?? [],
  'theme.gone': (ctx, { id }) => goneTheme(ctx.db, id),
  'theme.oldNames': (ctx, { id }) => oldNameUses(ctx.db, id),
  'theme.replaceOldNames': (ctx, input) => replaceOldNames(ctx, input),
  'theme.relations': (ctx, { id }) => themeRelations(ctx.db, id),
  'theme.onWordsOf': (ctx, { id, other }) => onWordsOf(ctx.db, id, other),
  'theme.create': (ctx, input) => {
    const id = createTheme(ctx, input);
    linkCodes(ctx, id, input.codeIds ?? []);
    return { id };
  },
  'theme.createList': (ctx, input) => createList(ctx, input),
  'theme.setGroups': (ctx, { themeId, groups }) => {
    sayGroups(ctx, themeRow(ctx.db, themeId).id, groups);
    return null;
  },
  'theme.update': (ctx, input) => {
    ctx.setGroup(input.session ?? null);
    const row = themeRow(ctx.db, input.id);
    ctx.recorder.update('theme', row.id, {
      name: input.name ?? row.name,
      central_idea: input.centralIdea ?? row.central_idea,
      boundary: input.boundary ?? row.boundary,
      status: input.status ?? row.status,
      hue: input.hue === undefined ? row.hue : input.hue,
    });
    return null;
  },
  'theme.move': (ctx, { id, parentId, before, level }) => {
    const row = themeRow(ctx.db, id);
    if (parentId !== null && themeAndUnder(ctx.db, id).includes(parentId)) {
      throw new Refusal('refused', `${row.name} cannot be moved under itself.`);
    }
    const position = positionBefore(siblingsOf(ctx, parentId, id), before);
    ctx.recorder.update('theme', id, { parent_id: parentId, position });
    setDepth(ctx, id, depthFor(ctx, parentId, level, depthOf(ctx, row)));
    return null;
  },
  'theme.removePreview': (ctx, { id }) => {
    const row = themeRow(ctx.db, id);
    const count = (sql: string) => ctx.db.value<number>(sql, id) ?? 0;
    const under = count('SELECT count(*) FROM theme WHERE parent_id = ?');
    const codes = count('SELECT count(*) FROM theme_code WHERE theme_id = ?');
    const quotes = count('SELECT count(*) FROM theme_quote WHERE theme_id = ?');
    const memos = count("SELECT count(*) FROM memo WHERE target_kind = 'theme' AND target_id = ?");
    const marks = count('SELECT count(*) FROM pass_mark WHERE theme_id = ?');
    const verdicts = count('SELECT count(*) FROM pass_verdict WHERE theme_id = ?');
    const answered = count('SELECT count(*) FROM theme_question WHERE theme_id = ?');
    const maps = count(
      "SELECT count(*) FROM map_base b WHERE EXISTS (SELECT 1 FROM json_each(b.data, '$.themes') t WHERE t.value ->> 'id' = ?)",
    );
    const piles = count('SELECT count(*) FROM pile WHERE theme_id = ?');
    const links =
      count('SELECT count(*) FROM map_link WHERE from_id = ?') +
      count('SELECT count(*) FROM map_link WHERE to_id = ?');
    return {
      codings: 0,
      people: 0,
      memos,
      quotes,
      reviewComments: 0,
      kept: codes,
      sentences: [
        `${row.name} and what is written in it will go.`,
        ...(under > 0 ? [`${counted(under, 'theme')} under it will move up.`] : []),
        ...(codes > 0 ? [`Its ${counted(codes, 'code')} and all codings stay.`] : []),
        ...(quotes > 0 ? [`${counted(quotes, 'key quote')} will no longer be marked.`] : []),
        ...(memos > 0 ? [`${counted(memos, 'memo')} will go too.`] : []),
        ...(marks > 0 ? [`${counted(marks, 'mark')} from reviewing it will go.`] : []),
        ...(verdicts > 0 ? [`${counted(verdicts, 'verdict')} on it will go.`] : []),
        ...(answered > 0 ? [`It is taken from under ${counted(answered, 'research question')}.`] : []),
        ...(maps > 0
          ? [`${counted(maps, 'map')} will say that it went, and let it go when you take that.`]
          : []),
        ...(links > 0 ? [`${counted(links, 'link')} of it on maps will go.`] : []),
        ...(piles > 0
          ? [
              piles === 1
                ? 'The pile it came from stays on the card board.'
                : `The ${piles} piles it came from stay on the card board.`,
            ]
          : []),
        'Undo brings it back.',
      ],
    };
  },
  'theme.remove': (ctx, { id }) => {
    const row = themeRow(ctx.db, id);
    const depth = depthOf(ctx, row);
    for (const child of ctx.db.all<{ id: string }>(
      'SELECT id FROM theme WHERE parent_id = ? ORDER BY position',
      id,
    )) {
      ctx.recorder.update('theme', child.id, {
        parent_id: row.parent_id,
        position: nextPosition(ctx.db, 'theme', 'parent_id', row.parent_id),
      });
      setDepth(ctx, child.id, depth);
    }
    removeWith(ctx, 'theme', id);
    return null;
  },
  'theme.mergePreview': (ctx, { from, into }) => mergeThemesPreview(ctx.db, [...new Set(from)], into),
  'theme.merge': (ctx, { from, ...input }) => {
    const depth = depthOf(ctx, themeRow(ctx.db, input.into)) + 1;
    return mergeThemes(ctx, { ...input, from: [...new Set(from)] }, (id) => setDepth(ctx, id, depth));
  },
  'theme.linkCodes': (ctx, { themeId, codeIds }) => {
    themeRow(ctx.db, themeId);
    linkCodes(ctx, themeId, codeIds);
    return null;
  },
  'theme.unlinkCodes': (ctx, { themeId, codeIds }) => {
    for (const codeId of new Set(codeIds)) {
      const link = ctx.db.value<string>(
        'SELECT id FROM theme_code WHERE theme_id = ? AND code_id = ?',
        themeId,
        codeId,
      );
      if (link) ctx.recorder.remove('theme_code', link);
    }
    return null;
  },
  'theme.setQuote': (ctx, { themeId, codingId, stance }) => {
    themeRow(ctx.db, themeId);
    must(ctx.db.value('SELECT 1 FROM coding WHERE id = ?', codingId), 'extract');
    const found = ctx.db.value<string>(
      'SELECT id FROM theme_quote WHERE theme_id = ? AND coding_id = ?',
      themeId,
      codingId,
    );
    if (found) ctx.recorder.update('theme_quote', found, { stance });
    else {
      ctx.recorder.insert('theme_quote', {
        id: ctx.newId(),
        theme_id: themeId,
        coding_id: codingId,
        stance,
        position: nextPosition(ctx.db, 'theme_quote', 'theme_id', themeId),
      });
    }
    return null;
  },
  'theme.clearQuote': (ctx, { themeId, codingId }) => {
    const found = ctx.db.value<string>(
      'SELECT id FROM theme_quote WHERE theme_id = ? AND coding_id = ?',
      themeId,
      codingId,
    );
    if (found) ctx.recorder.remove('theme_quote', found);
    return null;
  },
};
