import type { Migration } from './migration.ts';

/**
 * Codes on maps. A map keeps its own item when the code goes, and says that it is behind; so the code is no key here, and what the
 * map took of it is held beside its name: the themes it was under, whether it was retired, and changes told to leave.
 */
export const mapCodes: Migration = {
  version: 130,
  name: 'map codes',
  sql: `
ALTER TABLE map_item ADD COLUMN code_id TEXT;
ALTER TABLE map_item ADD COLUMN held TEXT;
CREATE INDEX map_item_code ON map_item(code_id);
`,
};
