import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packCodings, unpackCodings } from './columns.ts';

const name = fc.constantFrom('a', 'b', 'c');
const coding = fc
  .record({
    id: fc.uuid(),
    codeId: name,
    coderId: name,
    start: fc.nat(1_000_000),
    length: fc.nat(500),
    memos: fc.constantFrom(0, 0, 0, 1, 7),
    anchored: fc.boolean(),
    createdAt: fc.constantFrom('2026-01-02T03:04:05.678Z', '2026-02-01T00:00:00.000Z'),
  })
  .map(({ length, ...one }) => ({ ...one, documentId: 'd', end: one.start + length }));

describe('codings as columns', () => {
  it('come back as they were, over a wire', () => {
    fc.assert(
      fc.property(fc.array(coding), (codings) => {
        const sent = JSON.parse(JSON.stringify(packCodings(codings))) as ReturnType<typeof packCodings>;
        expect(unpackCodings('d', sent)).toEqual(codings);
      }),
    );
  });
});
