import type { Migration } from './migration.ts';

/** Research questions as a grouping beside the levels, what the person ticks on the checklist, and which files were written when. */
export const themes: Migration = {
  version: 70,
  name: 'themes',
  sql: `
-- A grouping, not a level: a theme may answer several research questions, or none.
CREATE TABLE research_question (id TEXT PRIMARY KEY, position REAL NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE theme_question (
  id TEXT PRIMARY KEY, theme_id TEXT NOT NULL REFERENCES theme(id) ON DELETE RESTRICT,
  research_question_id TEXT NOT NULL REFERENCES research_question(id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX theme_question_once ON theme_question(theme_id, research_question_id);
CREATE INDEX theme_question_question ON theme_question(research_question_id);
-- Only what a person says of a point; the program ticks nothing.
CREATE TABLE checklist_mark (
  id TEXT PRIMARY KEY, item INTEGER NOT NULL UNIQUE, ticked INTEGER NOT NULL, note TEXT NOT NULL,
  person_id TEXT REFERENCES person(id) ON DELETE RESTRICT, at TEXT NOT NULL
) STRICT;
-- What was written and in which format, never where to and never its words.
CREATE TABLE export_mark (
  id TEXT PRIMARY KEY, what TEXT NOT NULL, format TEXT NOT NULL,
  person_id TEXT REFERENCES person(id) ON DELETE RESTRICT, at TEXT NOT NULL
) STRICT;
CREATE INDEX history_command ON history(command, seq);
`,
};
