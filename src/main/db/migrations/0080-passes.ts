import type { Migration } from './migration.ts';

/**
 * Reviewing themes: what a reviewer made of an extract read against a theme, and verdicts. No words of a participant are
 * kept here: an extract is found through its coding, and goes with it.
 */
export const passes: Migration = {
  version: 80,
  name: 'passes',
  sql: `
CREATE TABLE pass_mark (
  id TEXT PRIMARY KEY, theme_id TEXT NOT NULL REFERENCES theme(id) ON DELETE RESTRICT,
  coding_id TEXT NOT NULL REFERENCES coding(id) ON DELETE RESTRICT,
  reviewer_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  mark TEXT NOT NULL,
  to_code_id TEXT REFERENCES code(id) ON DELETE RESTRICT, to_theme_id TEXT REFERENCES theme(id) ON DELETE RESTRICT,
  at TEXT NOT NULL, done_at TEXT
) STRICT;
CREATE UNIQUE INDEX pass_mark_once ON pass_mark(theme_id, coding_id, reviewer_id);
CREATE INDEX pass_mark_coding ON pass_mark(coding_id);
CREATE INDEX pass_mark_to_code ON pass_mark(to_code_id) WHERE to_code_id IS NOT NULL;
CREATE INDEX pass_mark_to_theme ON pass_mark(to_theme_id) WHERE to_theme_id IS NOT NULL;
CREATE INDEX pass_mark_reviewer ON pass_mark(reviewer_id);
-- Without a theme: about the whole data set. Counts are those of the day it was written.
CREATE TABLE pass_verdict (
  id TEXT PRIMARY KEY, theme_id TEXT REFERENCES theme(id) ON DELETE RESTRICT,
  kind TEXT, words TEXT NOT NULL, reviewer_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  at TEXT NOT NULL, total INTEGER NOT NULL, read INTEGER NOT NULL, fits INTEGER NOT NULL, not_fits INTEGER NOT NULL,
  moves INTEGER NOT NULL
) STRICT;
CREATE INDEX pass_verdict_theme ON pass_verdict(theme_id);
CREATE INDEX pass_verdict_reviewer ON pass_verdict(reviewer_id);
`,
};
