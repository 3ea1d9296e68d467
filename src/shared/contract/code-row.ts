/** A stored code as windows see it, without what is counted over its codings. Pure. */
import type { CodeView } from './codes.ts';

export interface CodeRow {
  id: string;
  parent_id: string | null;
  position: number;
  name: string;
  colour: number;
  is_heading: number;
  definition: string;
  full_definition: string;
  use_when: string;
  do_not_use_when: string;
  in_vivo_coding_id: string | null;
  created_by: string | null;
  created_at: string;
  retired_at: string | null;
  retired_by: string | null;
  retired_reason: string | null;
  typical_coding_id: string | null;
  borderline_coding_id: string | null;
  typical_text: string | null;
  borderline_text: string | null;
}
type Counts = 'people' | 'documents' | 'codings' | 'coders';

/** What a code says of itself. */
export const codeOfRow = (row: CodeRow): Omit<CodeView, Counts> => ({
  id: row.id,
  parentId: row.parent_id,
  position: row.position,
  name: row.name,
  colour: row.colour,
  definition: row.definition,
  fullDefinition: row.full_definition,
  useWhen: row.use_when,
  doNotUseWhen: row.do_not_use_when,
  isHeading: row.is_heading === 1,
  inVivoCodingId: row.in_vivo_coding_id,
  typicalCodingId: row.typical_coding_id,
  borderlineCodingId: row.borderline_coding_id,
  typicalText: row.typical_text ?? '',
  borderlineText: row.borderline_text ?? '',
  retired:
    row.retired_at === null
      ? null
      : { at: row.retired_at, by: row.retired_by, reason: row.retired_reason ?? '' },
  createdBy: row.created_by,
  createdAt: row.created_at,
});
