/**
 * The codings of one transcript as the reader draws them: lanes that never change while one reads, and disjoint
 * segments of whatever part is in view.
 */
import { assignLanes, byPlace, flatten, type Segment } from '../../../../shared/domain/text/index.ts';

export interface ReaderCoding {
  readonly id: string;
  readonly codeId: string;
  readonly coderId: string;
  readonly start: number;
  readonly end: number;
  readonly memos: number;
  readonly anchored: boolean;
  readonly createdAt: string;
}

export interface CodingModel {
  /** In reading order. */
  readonly list: readonly ReaderCoding[];
  readonly laneCount: number;
  get(id: string): ReaderCoding | undefined;
  laneOf(id: string): number;
  /** Takes in the codings as they are now; true when there is something to draw anew. */
  update(next: readonly ReaderCoding[]): boolean;
  /** Lets a coding that got its lasting id keep the lane it was painted in. */
  rename(from: string, to: string): void;
  /** The id a coding was painted with, whatever id it got since: what shows it stays the same thing. */
  paintedAs(id: string): string;
  /** Codings that touch a range, in reading order. */
  between(from: number, to: number): ReaderCoding[];
  /** Disjoint pieces of a part of the text, each with the codings over it. */
  segments(from: number, to: number): Segment[];
  /** Codings over an offset (its unit), the shortest first. */
  at(offset: number): ReaderCoding[];
}

/** More changes at once than this are cheaper drawn anew. */
const MANY = 200;

const isSamePlace = (a: ReaderCoding, b: ReaderCoding): boolean =>
  a.start === b.start && a.end === b.end && a.codeId === b.codeId;

/** Index of the first coding of a list in reading order that does not come before `coding`. O(log n). */
function indexFor(list: readonly ReaderCoding[], coding: ReaderCoding): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlace(list[middle] as ReaderCoding, coding) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An empty model; `update` gives it codings. */
export function createCodingModel(): CodingModel {
  let list: ReaderCoding[] = [];
  let byId = new Map<string, ReaderCoding>();
  let lanes = new Map<string, number>();
  let laneCount = 0;
  /** Length of the longest coding there has been: how far back one may begin and still reach a place. */
  let longest = 0;
  const names = new Map<string, string>();

  /** Codings that begin before `to` and may reach beyond `from`, in reading order. */
  function near(from: number, to: number, each: (coding: ReaderCoding) => void): void {
    let at = 0;
    let high = list.length;
    while (at < high) {
      const middle = (at + high) >> 1;
      if ((list[middle] as ReaderCoding).start < from - longest) at = middle + 1;
      else high = middle;
    }
    for (; at < list.length; at += 1) {
      const coding = list[at] as ReaderCoding;
      if (coding.start >= to) return;
      if (coding.end > from) each(coding);
    }
  }

  function freeLane(coding: ReaderCoding): number {
    const taken = new Set<number>();
    near(coding.start, coding.end, (other) => {
      if (other.id !== coding.id) taken.add(lanes.get(other.id) ?? -1);
    });
    const own = lanes.get(coding.id);
    if (own !== undefined && !taken.has(own)) return own;
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    return lane;
  }

  function begin(next: readonly ReaderCoding[]): void {
    list = next.toSorted(byPlace);
    byId = new Map(list.map((coding) => [coding.id, coding]));
    const fresh = assignLanes(list);
    lanes = new Map(fresh.laneOf);
    laneCount = fresh.count;
    longest = list.reduce((most, coding) => Math.max(most, coding.end - coding.start), 0);
  }

  function insert(coding: ReaderCoding): void {
    list.splice(indexFor(list, coding), 0, coding);
    byId.set(coding.id, coding);
    longest = Math.max(longest, coding.end - coding.start);
  }
  function drop(coding: ReaderCoding): void {
    const at = indexFor(list, coding);
    if (list[at]?.id === coding.id) list.splice(at, 1);
    byId.delete(coding.id);
  }

  /** A few codings came, went or changed: only their places are touched. */
  function change(added: readonly ReaderCoding[], gone: readonly ReaderCoding[]): void {
    const heirs = new Map<string, number>();
    for (const coding of added) {
      const before = names.get(coding.id);
      const lane = before === undefined ? undefined : lanes.get(before);
      if (lane !== undefined) heirs.set(coding.id, lane);
    }
    const stays = new Set(added.map((coding) => coding.id));
    let emptied = 0;
    for (const coding of gone) {
      drop(coding);
      emptied = Math.max(emptied, (lanes.get(coding.id) ?? 0) + 1);
      if (!stays.has(coding.id)) lanes.delete(coding.id);
    }
    for (const coding of added) insert(coding);
    for (const [id, lane] of heirs) lanes.set(id, lane);
    for (const coding of added.toSorted(byPlace)) {
      const lane = freeLane(coding);
      lanes.set(coding.id, lane);
      laneCount = Math.max(laneCount, lane + 1);
    }
    // only the outermost lane can have become empty
    if (emptied < laneCount) return;
    laneCount = 0;
    for (const lane of lanes.values()) laneCount = Math.max(laneCount, lane + 1);
  }

  /** The same codings at the same places with something else about them: a memo more, words lost. */
  function swap(coding: ReaderCoding): void {
    list[indexFor(list, coding)] = coding;
    byId.set(coding.id, coding);
  }

  function between(from: number, to: number): ReaderCoding[] {
    const found: ReaderCoding[] = [];
    near(from, to, (coding) => void found.push(coding));
    return found;
  }

  return {
    get list() {
      return list;
    },
    get laneCount() {
      return laneCount;
    },
    get: (id) => byId.get(id),
    laneOf: (id) => lanes.get(id) ?? 0,
    rename: (from, to) => void names.set(to, from),
    paintedAs: (id) => names.get(id) ?? id,
    update(next) {
      const added: ReaderCoding[] = [];
      const gone: ReaderCoding[] = [];
      let kept = 0;
      for (const coding of next) {
        const before = byId.get(coding.id);
        if (before) kept += 1;
        if (before === coding) continue;
        if (before && isSamePlace(before, coding)) swap(coding);
        else {
          added.push(coding);
          if (before) gone.push(before);
        }
      }
      if (kept < list.length) {
        const seen = new Set(next.map((coding) => coding.id));
        for (const coding of list) if (!seen.has(coding.id)) gone.push(coding);
      }
      const changes = added.length + gone.length;
      if (changes > 0 && (list.length === 0 || changes > MANY)) begin(next);
      else if (changes > 0) change(added, gone);
      return changes > 0;
    },
    segments(from, to) {
      const clipped = between(from, to).map((coding) => ({
        id: coding.id,
        start: Math.max(from, coding.start),
        end: Math.min(to, coding.end),
      }));
      return flatten(clipped);
    },
    between,
    at: (offset) =>
      between(offset, offset + 1).toSorted((a, b) => a.end - a.start - (b.end - b.start) || byPlace(a, b)),
  };
}
