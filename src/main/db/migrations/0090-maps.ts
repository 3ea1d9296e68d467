import type { Migration } from './migration.ts';

/**
 * What a map holds besides themes and their links: notes, groups, headings and quotes; links of any weight and of three or more
 * ends; names that hold on one map only; what a map last took from the themes; its stages. A place or an end of a link
 * may now be an item as well as a theme, so these two tables are written anew without their keys to `theme`; what goes with a
 * theme is said in the one registry of dependents.
 */
export const maps: Migration = {
  version: 90,
  name: 'maps',
  sql: `
CREATE TABLE map_node_wide (
  id TEXT PRIMARY KEY, map_id TEXT NOT NULL REFERENCES map(id) ON DELETE RESTRICT,
  theme_id TEXT NOT NULL, layout TEXT NOT NULL, x REAL, y REAL, hidden INTEGER NOT NULL,
  label TEXT
) STRICT;
INSERT INTO map_node_wide SELECT id, map_id, theme_id, layout, x, y, hidden, NULL FROM map_node;
DROP TABLE map_node;
ALTER TABLE map_node_wide RENAME TO map_node;
CREATE UNIQUE INDEX map_node_once ON map_node(map_id, theme_id, layout);
CREATE INDEX map_node_theme ON map_node(theme_id);
CREATE TABLE map_link_wide (
  id TEXT PRIMARY KEY, map_id TEXT NOT NULL REFERENCES map(id) ON DELETE RESTRICT,
  from_id TEXT NOT NULL, to_id TEXT NOT NULL, words TEXT NOT NULL, kind TEXT NOT NULL, arrow TEXT NOT NULL,
  weight INTEGER
) STRICT;
INSERT INTO map_link_wide SELECT id, map_id, from_id, to_id, words, kind, arrow, NULL FROM map_link;
DROP TABLE map_link;
ALTER TABLE map_link_wide RENAME TO map_link;
CREATE INDEX map_link_map ON map_link(map_id);
CREATE INDEX map_link_from ON map_link(from_id);
CREATE INDEX map_link_to ON map_link(to_id);
-- Ends of a link beyond its first two.
CREATE TABLE map_link_end (
  id TEXT PRIMARY KEY, link_id TEXT NOT NULL REFERENCES map_link(id) ON DELETE RESTRICT,
  node_id TEXT NOT NULL, position REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX map_link_end_once ON map_link_end(link_id, node_id);
CREATE INDEX map_link_end_node ON map_link_end(node_id);
-- A note, group, heading or quote on one map. A quote holds its coding and never the words, so that taking them out of the study
-- leaves none behind here. What it is about may be a theme or another item.
CREATE TABLE map_item (
  id TEXT PRIMARY KEY, map_id TEXT NOT NULL REFERENCES map(id) ON DELETE RESTRICT,
  kind TEXT NOT NULL, text TEXT NOT NULL, coding_id TEXT REFERENCES coding(id) ON DELETE RESTRICT,
  about_id TEXT, position REAL NOT NULL
) STRICT;
CREATE INDEX map_item_map ON map_item(map_id);
CREATE INDEX map_item_coding ON map_item(coding_id);
CREATE INDEX map_item_about ON map_item(about_id);
-- What is in a group or under a heading; where the owner is a theme, the themes it also stands under.
CREATE TABLE map_member (
  id TEXT PRIMARY KEY, map_id TEXT NOT NULL REFERENCES map(id) ON DELETE RESTRICT,
  owner_id TEXT NOT NULL, node_id TEXT NOT NULL, position REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX map_member_once ON map_member(map_id, owner_id, node_id);
CREATE INDEX map_member_owner ON map_member(owner_id);
CREATE INDEX map_member_node ON map_member(node_id);
-- The themes as a map last took them, and the changes it was told to leave; its id is the map's.
CREATE TABLE map_base (id TEXT PRIMARY KEY REFERENCES map(id) ON DELETE RESTRICT, data TEXT NOT NULL) STRICT;
-- How a map stood once. Quotes are ids in it, too.
CREATE TABLE map_stage (
  id TEXT PRIMARY KEY, map_id TEXT NOT NULL REFERENCES map(id) ON DELETE RESTRICT,
  name TEXT NOT NULL, position REAL NOT NULL, at TEXT NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE INDEX map_stage_map ON map_stage(map_id, position);
-- Where a theme that is gone went, when somebody says so; merges are read from the history.
CREATE TABLE map_heir (id TEXT PRIMARY KEY, theme_id TEXT NOT NULL, heir_id TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX map_heir_theme ON map_heir(theme_id);
`,
};
