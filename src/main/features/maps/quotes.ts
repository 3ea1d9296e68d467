import type { MapItemView } from '../../../shared/contract/maps.ts';
import type { ReadDb } from '../../db/handles.ts';
import { describe } from '../codes/extracts.ts';
import type { CodingRow } from '../codes/rows.ts';

/**
 * Words and attribution of quotes on maps, by coding, as they stand now. The one gate through which a participant's words
 * come onto a map: a coding that is gone, or whose words are no longer found in their transcript, has none.
 */
export function quotesFor(
  db: ReadDb,
  codingIds: readonly string[],
): Map<string, NonNullable<MapItemView['quote']>> {
  if (codingIds.length === 0) return new Map();
  const rows = db.all<CodingRow>(
    'SELECT * FROM coding WHERE anchored = 1 AND id IN (SELECT value FROM json_each(?))',
    JSON.stringify(codingIds),
  );
  const extracts = describe(
    db,
    rows.map((r) => ({ ...r, memos: 0 })),
  );
  return new Map(
    extracts.map((e) => [
      e.codingId,
      {
        codingId: e.codingId,
        words: e.quote.replaceAll(/\s+/gu, ' ').trim(),
        attribution: [e.voice || e.publicId, e.reference].filter(Boolean).join(', '),
      },
    ]),
  );
}
