import type { MapCard } from '../../../shared/contract/maps.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeRow } from '../codes/rows.ts';
import { themeAndUnder, themeCodes, themeRow } from '../themes/rows.ts';
import { quotesFor } from './quotes.ts';

/** Words of a quote that can be read in a glance. */
const SHORT = 220;

interface Candidate {
  id: string;
  person: string;
  /** 0 for its own key quotes, 1 for those of what stands under it, 2 for the rest. */
  rank: number;
  /** Where its words stand; the same words may be coded more than once. */
  span: string;
}

/**
 * What a theme says, and the best quotes behind it: its own key quotes in their order, then key quotes of what stands under it,
 * then others, one of each person first and those of readable length before long ones. Counter-examples are not among them, and only
 * words that stand in a transcript are shown.
 */
export function cardOf(db: ReadDb, themeId: string, most: number): MapCard {
  const row = themeRow(db, themeId);
  return {
    name: row.name,
    centralIdea: row.central_idea,
    boundary: row.boundary,
    status: row.status,
    ...bestOf(db, candidates(db, themeId), most),
  };
}

/** What a code says, and the best quotes behind it, as for a theme. Key quotes of any theme come first. */
export function codeCardOf(db: ReadDb, codeId: string, most: number): MapCard {
  const row = codeRow(db, codeId);
  const all = db.all<Candidate>(
    `SELECT c.id, coalesce(d.participant_id, d.id) AS person, c.document_id || ':' || c.start_at || ':' || c.end_at AS span,
       CASE WHEN EXISTS (SELECT 1 FROM theme_quote q WHERE q.coding_id = c.id AND q.stance = 'for') THEN 1 ELSE ${OTHERS} END AS rank
     FROM coding c JOIN document d ON d.id = c.document_id WHERE c.anchored = 1 AND c.code_id = ?
     ORDER BY rank, (c.end_at - c.start_at) > ${SHORT}, d.position, c.start_at, c.id`,
    codeId,
  );
  return {
    name: row.name,
    centralIdea: row.definition,
    boundary: '',
    status: row.retired_at === null ? '' : 'retired',
    ...bestOf(db, all, most),
  };
}

/** The first of each person, then others, with their words. */
function bestOf(db: ReadDb, all: readonly Candidate[], most: number): Pick<MapCard, 'quotes' | 'total'> {
  const once = [...new Map(all.toReversed().map((c) => [c.span, c])).values()].toReversed();
  const chosen = onePerPersonFirst(once).slice(0, most);
  const words = quotesFor(
    db,
    chosen.map((c) => c.id),
  );
  return {
    quotes: chosen.flatMap((c) => {
      const quote = words.get(c.id);
      return quote ? [{ ...quote, isKey: c.rank < OTHERS }] : [];
    }),
    total: once.length,
  };
}

const OWN_KEYS = 0;
const OTHERS = 2;

/** Every extract of a theme and of what stands under it, the best first; one row for each theme it is a key quote of. */
function candidates(db: ReadDb, themeId: string): Candidate[] {
  const under = JSON.stringify(themeAndUnder(db, themeId));
  return db.all<Candidate>(
    `SELECT c.id, coalesce(d.participant_id, d.id) AS person, c.document_id || ':' || c.start_at || ':' || c.end_at AS span,
       CASE WHEN q.theme_id = ? THEN ${OWN_KEYS} WHEN q.id IS NOT NULL THEN 1 ELSE ${OTHERS} END AS rank
     FROM coding c JOIN document d ON d.id = c.document_id
     LEFT JOIN theme_quote q ON q.coding_id = c.id AND q.stance = 'for' AND q.theme_id IN (SELECT value FROM json_each(?))
     WHERE c.anchored = 1 AND (q.id IS NOT NULL OR c.code_id IN (SELECT value FROM json_each(?)))
       AND NOT EXISTS (SELECT 1 FROM theme_quote a WHERE a.coding_id = c.id AND a.stance = 'against' AND a.theme_id IN (SELECT value FROM json_each(?)))
     ORDER BY rank, CASE WHEN rank = ${OWN_KEYS} THEN q.position END,
       (c.end_at - c.start_at) > ${SHORT}, d.position, c.start_at, c.id`,
    themeId,
    under,
    JSON.stringify(themeCodes(db, themeId)),
    under,
  );
}

/** Its own key quotes as they are; of the rest the first of each person not heard yet, then the others. */
function onePerPersonFirst(all: readonly Candidate[]): Candidate[] {
  const keys = all.filter((c) => c.rank === OWN_KEYS);
  const heard = new Set(keys.map((c) => c.person));
  const [fresh, rest]: [Candidate[], Candidate[]] = [[], []];
  for (const c of all) {
    if (c.rank === OWN_KEYS) continue;
    (heard.has(c.person) ? rest : fresh).push(c);
    heard.add(c.person);
  }
  // a key quote comes before any other, whoever said it
  return [...keys, ...[...fresh, ...rest].toSorted((a, b) => a.rank - b.rank)];
}
