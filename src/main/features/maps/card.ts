import type { MapCard } from '../../../shared/contract/maps.ts';
import type { ReadDb } from '../../db/handles.ts';
import { themeCodes, themeRow } from '../themes/rows.ts';
import { quotesFor } from './quotes.ts';

/** Words of a quote that can be read in a glance. */
const SHORT = 220;

interface Candidate {
  id: string;
  person: string;
  isKey: number;
  /** Where its words stand; the same words may be coded more than once. */
  span: string;
}

/**
 * What a theme says, and the best quotes behind it: those picked as key quotes in their order, then one of each person, those of
 * readable length first. Counter-examples are not among them, and only words that stand in a transcript are shown.
 */
export function cardOf(db: ReadDb, themeId: string, most: number): MapCard {
  const row = themeRow(db, themeId);
  const all = db.all<Candidate>(
    `SELECT c.id, coalesce(d.participant_id, d.id) AS person, q.id IS NOT NULL AS isKey, c.document_id || ':' || c.start_at || ':' || c.end_at AS span
     FROM coding c JOIN document d ON d.id = c.document_id
     LEFT JOIN theme_quote q ON q.coding_id = c.id AND q.theme_id = ?
     WHERE c.anchored = 1 AND coalesce(q.stance, 'for') = 'for'
       AND (q.id IS NOT NULL OR c.code_id IN (SELECT value FROM json_each(?)))
     ORDER BY q.id IS NULL, q.position, (c.end_at - c.start_at) > ${SHORT}, d.position, c.start_at, c.id`,
    themeId,
    JSON.stringify(themeCodes(db, themeId)),
  );
  const once = [...new Map(all.toReversed().map((c) => [c.span, c])).values()].toReversed();
  const chosen = onePerPersonFirst(once).slice(0, most);
  const words = quotesFor(
    db,
    chosen.map((c) => c.id),
  );
  return {
    name: row.name,
    centralIdea: row.central_idea,
    boundary: row.boundary,
    status: row.status,
    quotes: chosen.flatMap((c) => {
      const quote = words.get(c.id);
      return quote ? [{ ...quote, isKey: c.isKey === 1 }] : [];
    }),
    total: once.length,
  };
}

/** Key quotes as they are, then the first of each person not heard yet, then the rest. */
function onePerPersonFirst(all: readonly Candidate[]): Candidate[] {
  const keys = all.filter((c) => c.isKey === 1);
  const heard = new Set(keys.map((c) => c.person));
  const [fresh, rest]: [Candidate[], Candidate[]] = [[], []];
  for (const c of all) {
    if (c.isKey === 1) continue;
    (heard.has(c.person) ? rest : fresh).push(c);
    heard.add(c.person);
  }
  return [...keys, ...fresh, ...rest];
}
