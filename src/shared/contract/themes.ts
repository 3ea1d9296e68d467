import { z } from 'zod';
import { answers, command, id, name, nothing, prose, query } from './define.ts';
import type { PeopleGroup } from './codes.ts';
import type { Consequences } from './documents.ts';

export const themeStatuses = ['candidate', 'reviewed', 'defined', 'setAside'] as const;
export type ThemeStatus = (typeof themeStatuses)[number];

export interface LevelView {
  id: string;
  position: number;
  name: string;
}
export interface ThemeView {
  id: string;
  parentId: string | null;
  levelId: string;
  /** 0 for the highest level. */
  level: number;
  position: number;
  name: string;
  centralIdea: string;
  boundary: string;
  status: ThemeStatus;
  /** 1 to 6, an index into the map's hues, or null for its place's own. */
  hue: number | null;
  codeIds: string[];
  quotes: { id: string; codingId: string; stance: 'for' | 'against' }[];
  /** Counted over the theme and everything under it. */
  people: number;
  documents: number;
  codings: number;
}
/** Who stands behind a theme and everything under it, by group. */
export interface ThemeEvidence {
  attribute: { id: string; name: string } | null;
  /** Every person interviewed, in or not. */
  groups: PeopleGroup[];
  /** Codings of the theme by person key; a person who is not in it is absent. */
  codings: Record<string, number>;
  people: number;
  documents: number;
  total: number;
}
const status = z.enum(themeStatuses);
const stance = z.enum(['for', 'against']);
const hue = z.number().int().min(1).max(6).nullable();

export const themes = {
  'theme.levels': query(nothing, answers<LevelView[]>(), ['theme_level']),
  /** The names of the levels, highest first; keeps the rows by position, so themes stay where they are. */
  'theme.setLevels': command(z.object({ names: z.array(name).min(1).max(6) }), answers<null>()),
  'theme.list': query(nothing, answers<ThemeView[]>(), [
    'theme',
    'theme_level',
    'theme_code',
    'theme_quote',
    'coding',
    'document',
  ]),
  'theme.evidence': query(z.object({ themeId: id }), answers<ThemeEvidence>(), [
    'theme',
    'theme_code',
    'coding',
    'document',
    'participant',
    'attribute',
    'attribute_value',
    'setting',
  ]),
  'theme.create': command(
    z.object({
      name,
      parentId: id.nullable().optional(),
      level: z.number().int().min(0).max(5).optional(),
      codeIds: z.array(id).optional(),
      centralIdea: prose.optional(),
      boundary: prose.optional(),
      status: status.optional(),
      hue: hue.optional(),
    }),
    answers<{ id: string }>(),
  ),
  'theme.update': command(
    z.object({
      id,
      name: name.optional(),
      centralIdea: prose.optional(),
      boundary: prose.optional(),
      status: status.optional(),
      hue: hue.optional(),
    }),
    answers<null>(),
  ),
  /** Moves a theme under a parent (or to the top), before a sibling (or last); its level follows its new place. */
  'theme.move': command(
    z.object({
      id,
      parentId: id.nullable(),
      before: id.nullable(),
      level: z.number().int().min(0).max(5).optional(),
    }),
    answers<null>(),
  ),
  'theme.removePreview': query(z.object({ id }), answers<Consequences>(), [
    'theme',
    'theme_code',
    'theme_quote',
    'memo',
    'map_node',
    'pass_mark',
    'pass_verdict',
  ]),
  /** Removes the theme; themes under it move up; its codes and codings stay. */
  'theme.remove': command(z.object({ id }), answers<null>()),
  'theme.linkCodes': command(z.object({ themeId: id, codeIds: z.array(id).min(1) }), answers<null>()),
  'theme.unlinkCodes': command(z.object({ themeId: id, codeIds: z.array(id).min(1) }), answers<null>()),
  'theme.setQuote': command(z.object({ themeId: id, codingId: id, stance }), answers<null>()),
  'theme.clearQuote': command(z.object({ themeId: id, codingId: id }), answers<null>()),
};
