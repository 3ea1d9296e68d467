import { expect, it } from 'vitest';
import type { QuestionGroup } from '../../../shared/contract/questions.ts';
import type { ThemeView } from '../../../shared/contract/themes.ts';
import { buildQuestions, flatQuestions, questionsAfter } from './question-data.ts';
import { buildThemes } from './tree-data.ts';

const theme = (id: string, parentId: string | null = null): ThemeView => ({
  id,
  parentId,
  levelId: 'l',
  level: parentId === null ? 0 : 1,
  position: 1,
  name: id,
  centralIdea: '',
  boundary: '',
  status: 'candidate',
  hue: null,
  codeIds: [],
  saidBy: [],
  quotes: [],
  people: 0,
  documents: 0,
  codings: 0,
});
const group = (id: string | null, ...themeIds: string[]): QuestionGroup => ({
  id,
  name: id ?? 'none',
  themeIds,
});

it('puts a theme under each of its questions, with what is under it there', () => {
  const roots = buildThemes([theme('a'), theme('a1', 'a'), theme('b')], undefined);
  const rows = flatQuestions(
    buildQuestions([group('x', 'a', 'a1'), group('y', 'a1'), group(null, 'b')], roots),
  );
  expect(rows.map((row) => row.key)).toEqual(['q:x', 'q:x/a', 'q:x/a1', 'q:y', 'q:y/a1', 'q:', 'q:/b']);
  expect(rows.find((row) => row.key === 'q:x/a')?.children.map((row) => row.key)).toEqual(['q:x/a1']);
});

it('changes one question for another when a row is moved', () => {
  expect(questionsAfter(['x', 'z'], 'x', 'y')).toEqual(['z', 'y']);
  expect(questionsAfter(['x'], 'x', null)).toEqual([]);
  expect(questionsAfter(['x', 'y'], 'x', 'y')).toEqual(['y']);
  expect(questionsAfter([], null, 'y')).toEqual(['y']);
});
