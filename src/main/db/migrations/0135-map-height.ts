import type { Migration } from './migration.ts';

/** Most millimetres a map may be high on paper; null for what its width leaves on a page, slide or sheet. */
export const mapHeight: Migration = {
  version: 135,
  name: 'map height',
  sql: 'ALTER TABLE map ADD COLUMN height_mm REAL;',
};
