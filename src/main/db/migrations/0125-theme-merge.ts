import type { Migration } from './migration.ts';

/** Which theme a merged one became part of, and what stands on maps by the number of people behind it. */
export const themeMerge: Migration = {
  version: 125,
  name: 'theme merge',
  sql: `
-- The theme that is gone, and the one that has everything of it now.
CREATE TABLE theme_merge (id TEXT PRIMARY KEY, into_id TEXT NOT NULL) STRICT;
CREATE INDEX theme_merge_into ON theme_merge(into_id);
-- 1: names on this map are lettered by the number of people behind a theme; nothing is sized unless somebody asks.
ALTER TABLE map ADD COLUMN size_by_people INTEGER;
`,
};
