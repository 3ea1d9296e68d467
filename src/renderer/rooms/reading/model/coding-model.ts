/**
 * The codings of one transcript as the reader draws them: lanes that never change while one reads, and disjoint
 * segments, both kept up to date in time that depends on the change and not on the transcript.
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

/** What an update touched: a range of the text, or all of it, or nothing. */
export type Touched = { readonly from: number; readonly to: number } | 'all' | null;

export interface CodingModel {
  /** In reading order. */
  readonly list: readonly ReaderCoding[];
  readonly segments: readonly Segment[];
  readonly laneCount: number;
  get(id: string): ReaderCoding | undefined;
  laneOf(id: string): number;
  update(next: readonly ReaderCoding[]): Touched;
  /** Lets a coding that got its lasting id keep the lane it was painted in. */
  rename(from: string, to: string): void;
  /** Codings that touch a range, in reading order. */
  between(from: number, to: number): ReaderCoding[];
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
  let segments: readonly Segment[] = [];
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

  function begin(next: readonly ReaderCoding[]): Touched {
    list = next.toSorted(byPlace);
    byId = new Map(list.map((coding) => [coding.id, coding]));
    const fresh = assignLanes(list);
    lanes = new Map(fresh.laneOf);
    laneCount = fresh.count;
    segments = flatten(list);
    return 'all';
  }

  function change(next: readonly ReaderCoding[], added: ReaderCoding[], gone: ReaderCoding[]): Touched {
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
    return redraw([...added, ...gone]);
  }

  /** Cuts the segments anew around what changed, from one edge that nothing crosses to the next. */
  function redraw(changed: readonly ReaderCoding[]): Touched {
    let from = Math.min(...changed.map((coding) => coding.start));
    let to = Math.max(...changed.map((coding) => coding.end));
    for (const segment of segments) {
      if (segment.end <= from || segment.start >= to) continue;
      from = Math.min(from, segment.start);
      to = Math.max(to, segment.end);
    }
    const clipped = list
      .filter((coding) => coding.start < to && coding.end > from)
      .map((coding) => ({
        id: coding.id,
        start: Math.max(from, coding.start),
        end: Math.min(to, coding.end),
      }));
    segments = [
      ...segments.filter((segment) => segment.end <= from),
      ...flatten(clipped),
      ...segments.filter((segment) => segment.start >= to),
    ];
    return { from, to };
  }

  return {
    get list() {
      return list;
    },
    get segments() {
      return segments;
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
      if (list.length === 0 || added.length + gone.length > MANY)
        return added.length + gone.length === 0 && !isOther ? null : begin(next);
      if (added.length + gone.length > 0) return change(next, added, gone);
      if (!isOther) return null;
      list = next.toSorted(byPlace);
      byId = new Map(list.map((coding) => [coding.id, coding]));
      return null;
    },
    between: (from, to) => list.filter((coding) => coding.start < to && coding.end > from),
    at: (offset) =>
      list
        .filter((coding) => coding.start <= offset && coding.end > offset)
        .toSorted((a, b) => a.end - a.start - (b.end - b.start) || byPlace(a, b)),
  };
}
