import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCodingModel, type ReaderCoding } from './coding-model.ts';

const coding = (id: string, start: number, end: number, codeId = 'c'): ReaderCoding => ({
  id,
  codeId,
  coderId: 'me',
  start,
  end,
  memos: 0,
  anchored: true,
  createdAt: '',
});
const range = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('the coding model', () => {
  it('never lets two codings share a place in a lane, and never moves one that stays', () => {
    fc.assert(
      fc.property(
        fc.array(range, { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(29), { maxLength: 20 }),
        (ranges, toggles) => {
          const all = ranges.map((one, at) => coding(`k${at}`, one.start, one.end));
          const model = createCodingModel();
          const inside = new Set(all.slice(0, Math.ceil(all.length / 2)).map((one) => one.id));
          model.update(all.filter((one) => inside.has(one.id)));
          for (const toggle of toggles) {
            const one = all[toggle % all.length] as ReaderCoding;
            const before = new Map(model.list.map((other) => [other.id, model.laneOf(other.id)]));
            if (!inside.delete(one.id)) inside.add(one.id);
            model.update(all.filter((other) => inside.has(other.id)));
            if (before.size === 0) continue; // the first codings are laid out together
            for (const other of model.list)
              if (before.has(other.id)) expect(model.laneOf(other.id)).toBe(before.get(other.id));
          }
          for (const a of model.list)
            for (const b of model.list)
              if (a.id < b.id && a.start < b.end && b.start < a.end)
                expect(model.laneOf(a.id)).not.toBe(model.laneOf(b.id));
        },
      ),
    );
  });
  it('keeps the lane of a coding that gets its lasting id', () => {
    const model = createCodingModel();
    model.update([coding('a', 0, 20), coding('b', 5, 15), coding('pending-1', 8, 12)]);
    expect(model.laneOf('pending-1')).toBe(2);
    model.update([coding('a', 0, 20), coding('pending-1', 8, 12)]);
    model.rename('pending-1', 'lasting');
    model.update([coding('a', 0, 20), coding('lasting', 8, 12)]);
    expect(model.laneOf('lasting')).toBe(2);
  });
  it('cuts what is in view, and finds what is over an offset, the shortest first', () => {
    const model = createCodingModel();
    model.update([coding('a', 0, 100), coding('b', 40, 60)]);
    expect(model.segments(50, 80)).toEqual([
      { start: 50, end: 60, ids: ['a', 'b'] },
      { start: 60, end: 80, ids: ['a'] },
    ]);
    expect(model.at(45).map((one) => one.id)).toEqual(['b', 'a']);
    expect(model.at(100)).toEqual([]);
  });
  it('says whether there is anything to draw', () => {
    const model = createCodingModel();
    const rows = [coding('a', 0, 10)];
    expect(model.update(rows)).toBe(true);
    expect(model.update(rows)).toBe(false);
    expect(model.update([{ ...(rows[0] as ReaderCoding), memos: 2 }])).toBe(false);
    expect(model.get('a')?.memos).toBe(2);
    expect(model.update([])).toBe(true);
  });
});
