import type { Migration } from './migration.ts';

/**
 * A code can be retired (kept with its codings, not offered any more) and can have a typical and a borderline example. An
 * example is only the id of a coding: no words are kept here, and a coding that is deleted leaves an id that finds nothing,
 * which is shown as such. The texts are examples a codebook brought along from elsewhere. Columns added to a recorded table stay nullable: an older image of a row reads as null there.
 */
export const codebook: Migration = {
  version: 50,
  name: 'codebook',
  sql: `
ALTER TABLE code ADD COLUMN retired_at TEXT;
ALTER TABLE code ADD COLUMN retired_by TEXT;
ALTER TABLE code ADD COLUMN retired_reason TEXT;
ALTER TABLE code ADD COLUMN typical_coding_id TEXT;
ALTER TABLE code ADD COLUMN borderline_coding_id TEXT;
ALTER TABLE code ADD COLUMN typical_text TEXT;
ALTER TABLE code ADD COLUMN borderline_text TEXT;
-- codings that lost their words: few, and found without reading the table
CREATE INDEX coding_adrift ON coding(document_id, start_at) WHERE anchored = 0;
CREATE INDEX code_typical ON code(typical_coding_id) WHERE typical_coding_id IS NOT NULL;
CREATE INDEX code_borderline ON code(borderline_coding_id) WHERE borderline_coding_id IS NOT NULL;
`,
};
