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
  /** Codings that touch a range, in reading order. */
  between(from: number, to: number): ReaderCoding[];
  /** Disjoint pieces of a part of the text, each with the codings over it. */
  segments(from: number, to: number): Segment[];
  /** Codings over an offset (its unit), the shortest first. */
  at(offset: number): ReaderCoding[];
}

/** More changes at once than this are cheaper drawn anew. */
const MANY = 200;

/** An empty model; `update` gives it codings. */
export function createCodingModel(): CodingModel {
  let list: readonly ReaderCoding[] = [];
  let byId = new Map<string, ReaderCoding>();
  let lanes = new Map<string, number>();
  let laneCount = 0;
  const names = new Map<string, string>();

  function freeLane(coding: ReaderCoding): number {
    const taken = new Set<number>();
    for (const other of list)
      if (other.id !== coding.id && other.start < coding.end && coding.start < other.end)
        taken.add(lanes.get(other.id) ?? -1);
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
  }

  function change(next: readonly ReaderCoding[], added: ReaderCoding[], gone: ReaderCoding[]): void {
    const heirs = new Map<string, number>();
    for (const coding of added) {
      const before = names.get(coding.id);
      const lane = before === undefined ? undefined : lanes.get(before);
      if (lane !== undefined) heirs.set(coding.id, lane);
    }
    const stays = new Set(added.map((coding) => coding.id));
    for (const coding of gone) if (!stays.has(coding.id)) lanes.delete(coding.id);
    list = next.toSorted(byPlace);
    byId = new Map(list.map((coding) => [coding.id, coding]));
    for (const [id, lane] of heirs) lanes.set(id, lane);
    for (const coding of added.toSorted(byPlace)) lanes.set(coding.id, freeLane(coding));
    laneCount = list.reduce((most, coding) => Math.max(most, (lanes.get(coding.id) ?? 0) + 1), 0);
  }

  /** The list is in the order of starts, so it can be left at the first coding that begins too late. */
  function between(from: number, to: number): ReaderCoding[] {
    const found: ReaderCoding[] = [];
    for (const coding of list) {
      if (coding.start >= to) break;
      if (coding.end > from) found.push(coding);
    }
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
    update(next) {
      const seen = new Set<string>();
      const added: ReaderCoding[] = [];
      const gone: ReaderCoding[] = [];
      let isOther = false;
      for (const coding of next) {
        seen.add(coding.id);
        const before = byId.get(coding.id);
        if (before === coding) continue;
        isOther = true;
        if (
          before &&
          before.start === coding.start &&
          before.end === coding.end &&
          before.codeId === coding.codeId
        )
          continue;
        added.push(coding);
        if (before) gone.push(before);
      }
      for (const coding of list) if (!seen.has(coding.id)) gone.push(coding);
      if (!isOther && gone.length === 0) return false;
      const changes = added.length + gone.length;
      if (changes > 0 && (list.length === 0 || changes > MANY)) begin(next);
      else if (changes > 0) change(next, added, gone);
      else {
        list = next.toSorted(byPlace);
        byId = new Map(list.map((coding) => [coding.id, coding]));
      }
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
      list
        .filter((coding) => coding.start <= offset && coding.end > offset)
        .toSorted((a, b) => a.end - a.start - (b.end - b.start) || byPlace(a, b)),
  };
}
