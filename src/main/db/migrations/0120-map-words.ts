import type { Migration } from './migration.ts';

/** What a map claimed when its words were written by hand: marks of its themes and links, no names. Null for drafted words. */
export const mapWords: Migration = {
  version: 120,
  name: 'map words',
  sql: 'ALTER TABLE map ADD COLUMN words_for TEXT;',
};
