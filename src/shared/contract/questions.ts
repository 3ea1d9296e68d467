/** Research questions: a grouping of themes that is not a level. */
import { z } from 'zod';
import { answers, command, id, name, nothing, query } from './define.ts';
import type { Consequences } from './documents.ts';

export interface ResearchQuestion {
  id: string;
  name: string;
  position: number;
  /** Themes assigned to it, by themselves and not through what they are under. */
  themeIds: string[];
}
/** Themes under one question; the last group, with `id` null, holds those under none. */
export interface QuestionGroup {
  id: string | null;
  name: string;
  /**
   * In tree order: assigned themes and everything under them. A theme under an assigned one goes with it, unless it has
   * questions of its own.
   */
  themeIds: string[];
}
const reads = ['research_question', 'theme_question', 'theme'] as const;

export const questions = {
  'researchQuestion.list': query(nothing, answers<ResearchQuestion[]>(), reads),
  /** Every theme in its groups, as headings for a map, an outline or an export. */
  'researchQuestion.groups': query(nothing, answers<QuestionGroup[]>(), reads),
  'researchQuestion.create': command(z.object({ name }), answers<{ id: string }>()),
  'researchQuestion.rename': command(z.object({ id, name }), answers<null>()),
  /** Before another, or last. */
  'researchQuestion.move': command(z.object({ id, before: id.nullable() }), answers<null>()),
  'researchQuestion.removePreview': query(z.object({ id }), answers<Consequences>(), reads),
  /** Its themes stay. */
  'researchQuestion.remove': command(z.object({ id }), answers<null>()),
  /** Sets the questions a theme answers, all at once. */
  'researchQuestion.assign': command(
    z.object({ themeId: id, questionIds: z.array(id).max(50) }),
    answers<null>(),
  ),
};
