import { mapInputOf } from '../../../shared/contract/map-input.ts';
import type { MapFull } from '../../../shared/contract/maps.ts';
import { changedSince, factsOf, type MapFacts, type WordsOf } from '../../../shared/domain/map/index.ts';
import type { MapRow } from './rows.ts';

type Kept = Partial<Record<WordsOf, MapFacts>>;
type Drawn = Omit<MapFull, 'wordsBehind'>;

const keptOf = (row: MapRow): Kept => (row.words_for === null ? {} : (JSON.parse(row.words_for) as Kept));
const claimsOf = (map: Drawn) => mapInputOf(map, null);

/** What the map claims, noted beside words that are written by hand; let go where the draft is taken again. */
export function wordsFor(
  map: () => Drawn,
  row: MapRow,
  input: { readonly altShort?: string | undefined; readonly altLong?: string | undefined },
): string | null {
  const { altShort, altLong } = input;
  if (altShort === undefined && altLong === undefined) return row.words_for;
  const kept = keptOf(row);
  for (const [which, text] of [
    ['short', altShort],
    ['long', altLong],
  ] as const) {
    // prettier-ignore
    if (text === undefined) continue;
    if (text.trim() === '') delete kept[which];
    else kept[which] = factsOf(claimsOf(map()));
  }
  return Object.keys(kept).length === 0 ? null : JSON.stringify(kept);
}

/** What changed since each of the words was written, in a sentence; empty for the draft, which is always in step. */
export function wordsBehind(row: MapRow, map: Drawn): MapFull['wordsBehind'] {
  const kept = keptOf(row);
  const since = (facts: MapFacts | undefined): string =>
    facts === undefined ? '' : changedSince(facts, claimsOf(map));
  return { short: since(kept.short), long: since(kept.long) };
}
