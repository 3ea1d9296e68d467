/**
 * How far codes stand on the same words. Found once and kept in memory for as long as no coding changes: comparing tens of
 * thousands of places is not part of renaming a code, or of looking at the list again.
 */
import { mostlyOn, wordsInCommon, type CodedRange } from '../../../shared/domain/codebook/shared-extracts.ts';
import type { ReadDb } from '../../db/handles.ts';
import { keptWhileCodings } from './kept.ts';

export interface Together {
  /** Codings that have their words, of a code. */
  codings(code: string): number;
  /** The share of the characters two codes stand on that both stand on, 0 to 1. */
  share(a: string, b: string): number;
  /** Pairs that share at least so much as was asked for. */
  readonly close: readonly { readonly a: string; readonly b: string; readonly share: number }[];
  /** In how many of its extracts the first stands mostly on words of the second. */
  sameWords(few: string, many: string): number;
}

/** Where codes stand, transcript by transcript. */
interface Standing {
  documents: CodedRange[][];
  codings: Uint32Array;
}
interface Stood {
  document_id: string;
  start_at: number;
  end_at: number;
  code_id: string;
}

const COMMA = 44;
const ZERO = 48;

/** "0,12,ID;3,20,ID;..." part by part. Read digit by digit: there are tens of thousands of them. */
export function eachPlace(list: string, take: (start: number, end: number, id: string) => void): void {
  let [start, number] = [-1, 0];
  for (let at = 0; at < list.length; at++) {
    const unit = list.charCodeAt(at);
    if (unit !== COMMA) number = number * 10 + unit - ZERO;
    else if (start < 0) [start, number] = [number, 0];
    else {
      const end = list.indexOf(';', at);
      const id = list.slice(at + 1, end < 0 ? undefined : end);
      take(start, number, id);
      at += id.length + 1;
      [start, number] = [-1, 0];
    }
  }
}

function standing(db: ReadDb, placeOf: ReadonlyMap<string, number>): Standing {
  const codings = new Uint32Array(placeOf.size);
  const lost = Map.groupBy(
    db.all<Stood>('SELECT document_id, start_at, end_at, code_id FROM coding WHERE anchored = 0'),
    (row) => row.document_id,
  );
  // A row for each transcript, answered by the index on place alone: the table holds every quote, and would be read whole.
  const rows = db.all<{ document_id: string; places: string }>(
    `SELECT document_id, group_concat(start_at || ',' || end_at || ',' || code_id, ';') AS places
     FROM coding INDEXED BY coding_document GROUP BY document_id`,
  );
  const documents = rows.map((row) => {
    const without = new Set(
      lost.get(row.document_id)?.map((one) => `${one.start_at} ${one.end_at} ${one.code_id}`),
    );
    const ranges: CodedRange[] = [];
    eachPlace(row.places, (start, end, id) => {
      const code = placeOf.get(id);
      if (code === undefined || (without.size > 0 && without.has(`${start} ${end} ${id}`))) return;
      ranges.push({ code, start, end });
      codings[code] = (codings[code] ?? 0) + 1;
    });
    return ranges;
  });
  return { documents, codings };
}

function found(db: ReadDb, least: number): Together {
  const ids = db.all<{ id: string }>('SELECT id FROM code ORDER BY id').map((row) => row.id);
  const placeOf = new Map(ids.map((id, at) => [id, at]));
  const { documents, codings } = standing(db, placeOf);
  const common = wordsInCommon(documents, ids.length);
  const idOf = (at: number): string => ids[at] ?? '';
  const byCode = documents.map((all) => Map.groupBy(all, (range) => range.code));
  const counted = new Map<string, number>();
  return {
    codings: (code) => codings[placeOf.get(code) ?? -1] ?? 0,
    share(a, b) {
      const [one, other] = [placeOf.get(a), placeOf.get(b)];
      return one === undefined || other === undefined ? 0 : common.share(one, other);
    },
    close: common.pairs(least).map(({ a, b, share }) => ({ a: idOf(a), b: idOf(b), share })),
    sameWords(few, many) {
      const key = `${few} ${many}`;
      const known = counted.get(key);
      if (known !== undefined) return known;
      const [one, other] = [placeOf.get(few) ?? -1, placeOf.get(many) ?? -1];
      const same = byCode.reduce((sum, of) => sum + mostlyOn(of.get(one) ?? [], of.get(other) ?? []), 0);
      counted.set(key, same);
      return same;
    },
  };
}

/** How codes stand together now. @param least share from which pairs are listed as close, more than 0 */
export const togetherOf = keptWhileCodings(found);
