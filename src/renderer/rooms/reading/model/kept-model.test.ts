import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCodingModel, type ReaderCoding } from './coding-model.ts';
import { withPending } from './optimistic.ts';
import type { Pending } from '../store.ts';

const TEXT = 400;
const place = fc
  .tuple(fc.nat(TEXT - 40), fc.integer({ min: 1, max: 40 }))
  .map(([start, length]) => ({ start, end: start + length }));
const step = fc.oneof(
  fc.record({ kind: fc.constant('apply' as const), place, isDone: fc.boolean() }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(50), isDone: fc.boolean() }),
  fc.record({ kind: fc.constant('extent' as const), at: fc.nat(50), place, isDone: fc.boolean() }),
  fc.record({ kind: fc.constant('recode' as const), at: fc.nat(50), codeId: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('undo' as const) }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Rows as the program has them, with what is on its way, as a window goes through it. */
function createDesk() {
  let rows: ReaderCoding[] = [];
  let pending: Pending[] = [];
  const past: ReaderCoding[][] = [];
  let count = 0;
  const change = (next: ReaderCoding[]) => {
    past.push(rows);
    rows = next;
  };
  return {
    model: createCodingModel(),
    shown: () => withPending(rows, pending),
    take(one: Step): void {
      const key = `pending-${(count += 1)}`;
      const at = 'at' in one ? rows[one.at % Math.max(1, rows.length)] : undefined;
      if (one.kind === 'apply') {
        const made = {
          ...one.place,
          id: one.isDone ? `id-${count}` : key,
          codeId: 'a',
          coderId: 'me',
          memos: 0,
          anchored: true,
          createdAt: '',
        };
        // painted under a passing id first, then known by its lasting one
        pending = [...pending, { key, kind: 'add', coding: { ...made, id: key }, isDone: false }];
        this.model.update(this.shown());
        if (!one.isDone) return;
        this.model.rename(key, made.id);
        pending = pending.filter((other) => other.key !== key);
        change([...rows, made]);
      } else if (one.kind === 'undo') {
        rows = past.pop() ?? rows;
        pending = [];
      } else if (!at) return;
      else if (one.kind === 'recode')
        change(rows.map((row) => (row === at ? { ...row, codeId: one.codeId } : row)));
      else if (one.kind === 'remove') {
        if (one.isDone) change(rows.filter((row) => row !== at));
        else pending = [...pending, { key, kind: 'remove', id: at.id, isDone: false }];
      } else if (one.isDone) change(rows.map((row) => (row === at ? { ...row, ...one.place } : row)));
      else pending = [...pending, { key, kind: 'extent', id: at.id, ...one.place, isDone: false }];
    },
  };
}

describe('a model kept step by step', () => {
  it('is the one built from scratch, whatever was applied, taken off, moved, recoded and undone', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const desk = createDesk();
        for (const one of steps) {
          desk.take(one);
          desk.model.update(desk.shown());
          const fresh = createCodingModel();
          fresh.update(desk.shown());
          expect(desk.model.list).toEqual(fresh.list);
          for (const from of [0, 90, 200, 390]) {
            expect(desk.model.between(from, from + 60)).toEqual(fresh.between(from, from + 60));
            expect(desk.model.segments(from, from + 60)).toEqual(fresh.segments(from, from + 60));
            expect(desk.model.at(from + 5)).toEqual(fresh.at(from + 5));
          }
          for (const coding of fresh.list) expect(desk.model.get(coding.id)).toEqual(coding);
          const { list, laneOf, laneCount } = desk.model;
          for (const a of list) {
            expect(laneOf(a.id)).toBeLessThan(laneCount);
            for (const b of list)
              if (a.id < b.id && a.start < b.end && b.start < a.end)
                expect(laneOf(a.id)).not.toBe(laneOf(b.id));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
