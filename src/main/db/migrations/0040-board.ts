import type { Migration } from './migration.ts';

/** The card board: cards of codes and extracts, piles, and how the table lay at the end of a sitting. */
export const board: Migration = {
  version: 40,
  name: 'board',
  sql: `
-- A pile remembers the theme it became.
CREATE TABLE pile (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, x REAL NOT NULL, y REAL NOT NULL, position REAL NOT NULL,
  theme_id TEXT REFERENCES theme(id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX pile_theme ON pile(theme_id);
-- A card of a code or of an extract, at most one of each. Set aside, it keeps its pile and its place.
CREATE TABLE card (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL,
  code_id TEXT REFERENCES code(id) ON DELETE RESTRICT, coding_id TEXT REFERENCES coding(id) ON DELETE RESTRICT,
  pile_id TEXT REFERENCES pile(id) ON DELETE RESTRICT,
  x REAL NOT NULL, y REAL NOT NULL, position REAL NOT NULL, set_aside INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX card_code_once ON card(code_id) WHERE code_id IS NOT NULL;
CREATE UNIQUE INDEX card_coding_once ON card(coding_id) WHERE coding_id IS NOT NULL;
CREATE INDEX card_pile ON card(pile_id);
-- Ids and places only: no words, so that taking somebody's words out of the study leaves none behind here.
CREATE TABLE sitting (id TEXT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL, data TEXT NOT NULL) STRICT;
`,
};
