import { z } from 'zod';
import { answers, command, id, name, nothing, prose, query } from './define.ts';
import { USE, WHO, type PeopleGroup } from './codes.ts';
import type { Consequences } from './documents.ts';
import type { RoomPlace } from './method.ts';
import { recordedTables } from '../domain/history/patch.ts';

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
  /** Whose finding it is, as somebody said: values of the characteristic people are grouped by. Empty: left to the extracts. */
  saidBy: string[];
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
/** A name the theme had, from the history. */
export interface FormerName {
  name: string;
  /** When it was given up, and by whom. */
  until: string;
  person: string;
}
/** What became of a theme that is not there: the last name it had, and the theme it went into. */
export interface GoneTheme {
  name: string;
  /** Null when it was deleted. */
  into: { id: string; name: string } | null;
}
/** One text in which a former name still stands. */
export interface OldNameUse {
  /** Table, column and row, as one key. */
  key: string;
  themeId: string;
  old: string;
  /** The name the theme has now. */
  now: string;
  /** What kind of text it is: `Memo`, `Definition of a code`. */
  kind: string;
  /** What it belongs to. */
  label: string;
  /** Written on a day and standing for that day: a journal entry, a verdict. */
  isDated: boolean;
  place: RoomPlace | null;
  /** Each occurrence with the words about it, as they are and as they would be. */
  found: { before: string; match: string; after: string; replacement: string }[];
  /** False where the words cannot be changed from outside without losing their form. */
  canReplace: boolean;
}
/** How a theme stands to another that is neither above nor under it. */
export interface ThemeRelation {
  themeId: string;
  /** Links drawn on maps, in words. */
  links: { mapId: string; mapName: string; words: string; direction: 'to' | 'from' | 'both' | 'none' }[];
  sharedCodes: { id: string; name: string }[];
  /** People behind both, by person key, and of how many behind this one. */
  people: number;
  /** How many extracts of this theme stand on some of the same words as extracts of the other. */
  overlapping: number;
}
/** What merging themes would do; the words of the one that stays have those of the others added. */
export interface ThemeMergePreview extends Consequences {
  centralIdea: string;
  boundary: string;
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
    'coding.code_id',
    'coding.document_id',
    'document.participant_id',
    'setting',
  ]),
  'theme.evidence': query(z.object({ themeId: id }), answers<ThemeEvidence>(), [
    'theme.parent_id',
    'theme_code',
    ...USE,
    ...WHO,
  ]),
  'theme.create': command(
    z.object({
      name,
      parentId: id.nullable().optional(),
      /** Before a sibling; last when left out. */
      before: id.nullable().optional(),
      level: z.number().int().min(0).max(5).optional(),
      codeIds: z.array(id).optional(),
      centralIdea: prose.optional(),
      boundary: prose.optional(),
      status: status.optional(),
      hue: hue.optional(),
    }),
    answers<{ id: string }>(),
  ),
  /**
   * Many themes in one step, in order: each stands under the last one before it that is less deep, the outermost under `parentId` or at the
   * top. With `asQuestions` the outermost are research questions, and what is under each answers it.
   */
  'theme.createList': command(
    z.object({
      items: z
        .array(
          z.object({
            name,
            depth: z.number().int().min(0).max(9),
            groups: z.array(z.string().max(200)).max(26).optional(),
          }),
        )
        .min(1)
        .max(500),
      parentId: id.nullable().default(null),
      level: z.number().int().min(0).max(5).optional(),
      asQuestions: z.boolean().default(false),
    }),
    answers<{ ids: string[] }>(),
  ),
  /** Whose finding a theme is; an empty list leaves it to the extracts. */
  'theme.setGroups': command(
    z.object({ themeId: id, groups: z.array(z.string().max(200)).max(26) }),
    answers<null>(),
  ),
  'theme.update': command(
    z.object({
      id,
      name: name.optional(),
      centralIdea: prose.optional(),
      boundary: prose.optional(),
      status: status.optional(),
      hue: hue.optional(),
      /** Of one stretch of writing: what was saved in it is taken back together. */
      session: id.optional(),
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
  'theme.mergePreview': query(
    z.object({ from: z.array(id).min(1), into: id }),
    answers<ThemeMergePreview>(),
    recordedTables,
  ),
  /**
   * Makes several themes one: codes, themes under them, key quotes, questions, memos, verdicts, piles, and places and links on maps
   * go along. The words of the result may be given; else the others' are added to the one that stays.
   */
  'theme.merge': command(
    z.object({
      from: z.array(id).min(1).max(50),
      into: id,
      centralIdea: prose.optional(),
      boundary: prose.optional(),
    }),
    answers<null>(),
  ),
  'theme.linkCodes': command(z.object({ themeId: id, codeIds: z.array(id).min(1) }), answers<null>()),
  'theme.unlinkCodes': command(z.object({ themeId: id, codeIds: z.array(id).min(1) }), answers<null>()),
  'theme.setQuote': command(z.object({ themeId: id, codingId: id, stance }), answers<null>()),
  /** Names a theme had before, the latest first. */
  'theme.formerNames': query(z.object({ id }), answers<FormerName[]>(), [
    'theme.name',
    'theme_merge',
    'person',
  ]),
  /** What became of a theme; null while it is there, and of one that never was. */
  'theme.gone': query(z.object({ id }), answers<GoneTheme | null>(), ['theme.name', 'theme_merge']),
  /** Former names that still stand somewhere in the study's texts, of one theme or of all. */
  'theme.oldNames': query(z.object({ id: id.optional() }), answers<OldNameUse[]>(), recordedTables),
  /** Puts the name of now for former ones in the places chosen, by key and former name, in one step. */
  'theme.replaceOldNames': command(
    z.object({
      uses: z
        .array(z.object({ key: z.string().max(200), themeId: id, old: name }))
        .min(1)
        .max(500),
    }),
    answers<{ places: number }>(),
  ),
  /** The themes this one has to do with, the closest first. */
  'theme.relations': query(z.object({ id }), answers<ThemeRelation[]>(), [
    'theme.parent_id',
    'theme_code',
    'code.name',
    'coding',
    'document.participant_id',
    'map.name',
    'map.position',
    'map_link',
    'map_link_end',
  ]),
  /** Those extracts of a theme that stand on some of the same words as extracts of another. */
  'theme.onWordsOf': query(z.object({ id, other: id }), answers<string[]>(), [
    'theme.parent_id',
    'theme_code',
    'coding',
  ]),
  'theme.clearQuote': command(z.object({ themeId: id, codingId: id }), answers<null>()),
};
