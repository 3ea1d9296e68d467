import { questions, type QuestionGroup, type ResearchQuestion } from '../../../shared/contract/questions.ts';
import { must, type CommandContext, type Handlers } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { removeWith } from '../dependents.ts';
import { counted } from '../words.ts';
import { nextPosition, positionBefore } from '../positions.ts';
import { themeRow } from './rows.ts';

interface Row {
  id: string;
  name: string;
  position: number;
}
const row = (db: ReadDb, id: string): Row =>
  must(db.get<Row>('SELECT * FROM research_question WHERE id = ?', id), 'research question');

const ordered = (db: ReadDb): Row[] => db.all<Row>('SELECT * FROM research_question ORDER BY position, id');

/** The questions each theme is assigned to by itself. */
function questionsByTheme(db: ReadDb): Map<string, string[]> {
  const links = db.all<{ theme_id: string; research_question_id: string }>(
    `SELECT t.theme_id, t.research_question_id FROM theme_question t
     JOIN research_question q ON q.id = t.research_question_id ORDER BY q.position, q.id`,
  );
  const found = new Map<string, string[]>();
  for (const link of links)
    found.set(link.theme_id, [...(found.get(link.theme_id) ?? []), link.research_question_id]);
  return found;
}

function listQuestions(db: ReadDb): ResearchQuestion[] {
  const of = questionsByTheme(db);
  return ordered(db).map((q) => ({
    ...q,
    themeIds: [...of].filter(([, ids]) => ids.includes(q.id)).map(([themeId]) => themeId),
  }));
}

/**
 * Every theme under its questions, in tree order; a theme without any of its own goes where the nearest theme above it goes. The
 * last group holds what is under none, and is left out when it would be empty.
 */
export function questionGroups(db: ReadDb): QuestionGroup[] {
  const own = questionsByTheme(db);
  const children = Map.groupBy(
    db.all<{ id: string; parent_id: string | null }>('SELECT id, parent_id FROM theme ORDER BY position, id'),
    (theme) => theme.parent_id,
  );
  const groups: QuestionGroup[] = [
    ...ordered(db).map((q) => ({ id: q.id, name: q.name, themeIds: [] })),
    { id: null, name: 'No research question', themeIds: [] },
  ];
  const visit = (parent: string | null, above: readonly (string | null)[]): void => {
    for (const { id } of children.get(parent) ?? []) {
      const mine = own.get(id) ?? above;
      for (const group of groups) if (mine.includes(group.id)) group.themeIds.push(id);
      visit(id, mine);
    }
  };
  visit(null, [null]);
  return groups.filter((group) => group.id !== null || group.themeIds.length > 0);
}

/** The research question of this name, made last where there is none. */
export function questionNamed(ctx: CommandContext, name: string): string {
  const found = ordered(ctx.db).find((q) => q.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  if (found) return found.id;
  const id = ctx.newId();
  ctx.recorder.insert('research_question', { id, name, position: nextPosition(ctx.db, 'research_question') });
  return id;
}

/** Puts a theme under a research question; the caller has seen that it is not there yet. */
export function answerQuestion(ctx: CommandContext, themeId: string, questionId: string): void {
  ctx.recorder.insert('theme_question', {
    id: ctx.newId(),
    theme_id: themeId,
    research_question_id: questionId,
  });
}

export const questionHandlers: Handlers<typeof questions> = {
  'researchQuestion.list': (ctx) => listQuestions(ctx.db),
  'researchQuestion.groups': (ctx) => questionGroups(ctx.db),
  'researchQuestion.create': (ctx, { name }) => {
    const id = ctx.newId();
    ctx.recorder.insert('research_question', {
      id,
      name,
      position: nextPosition(ctx.db, 'research_question'),
    });
    return { id };
  },
  'researchQuestion.rename': (ctx, { id, name }) => {
    row(ctx.db, id);
    ctx.recorder.update('research_question', id, { name });
    return null;
  },
  'researchQuestion.move': (ctx, { id, before }) => {
    row(ctx.db, id);
    const others = ordered(ctx.db).filter((q) => q.id !== id);
    ctx.recorder.update('research_question', id, { position: positionBefore(others, before) });
    return null;
  },
  'researchQuestion.removePreview': (ctx, { id }) => {
    const { name } = row(ctx.db, id);
    const kept =
      ctx.db.value<number>('SELECT count(*) FROM theme_question WHERE research_question_id = ?', id) ?? 0;
    return {
      codings: 0,
      people: 0,
      memos: 0,
      quotes: 0,
      reviewComments: 0,
      kept,
      sentences: [
        `The research question “${name}” will go.`,
        ...(kept > 0 ? [`${counted(kept, 'theme')} assigned to it will stay, without it.`] : []),
        'Undo brings it back.',
      ],
    };
  },
  'researchQuestion.remove': (ctx, { id }) => {
    row(ctx.db, id);
    removeWith(ctx, 'research_question', id);
    return null;
  },
  'researchQuestion.assign': (ctx, { themeId, questionIds }) => {
    themeRow(ctx.db, themeId);
    const wanted = new Set(questionIds);
    const links = ctx.db.all<{ id: string; research_question_id: string }>(
      'SELECT id, research_question_id FROM theme_question WHERE theme_id = ?',
      themeId,
    );
    for (const link of links)
      if (!wanted.has(link.research_question_id)) ctx.recorder.remove('theme_question', link.id);
    for (const id of wanted) {
      row(ctx.db, id);
      if (!links.some((link) => link.research_question_id === id)) answerQuestion(ctx, themeId, id);
    }
    return null;
  },
};
