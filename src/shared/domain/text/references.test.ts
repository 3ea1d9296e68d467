import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatReference, parseReferences } from './references.ts';

const read = (text: string) =>
  parseReferences(text).map(({ participant, letter, line, lineEnd }) => [participant, letter, line, lineEnd]);

describe('references', () => {
  it('reads back whatever it writes, wherever it stands', () => {
    const line = fc
      .tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('', 'a', 'z', 'ab'))
      .map(([n, l]) => `${n}${l}`);
    const reference = fc.record({
      participant: fc.integer({ min: 1, max: 9999 }),
      letter: fc.constantFrom(null, 'b', 'c'),
      line,
      more: fc.option(fc.integer({ min: 1, max: 50 }), { nil: null }),
    });
    const around = fc.constantFrom('', ' ', 'see ', '(', 'as said: ');
    fc.assert(
      fc.property(
        reference,
        around,
        fc.constantFrom('', ' and', ')', '.', '; '),
        ({ more, ...rest }, before, after) => {
          const lineEnd = more === null ? null : String(parseInt(rest.line, 10) + more);
          const written = formatReference({ ...rest, lineEnd });
          const found = parseReferences(before + written + after);
          expect(found).toEqual([
            { ...rest, lineEnd, start: before.length, end: before.length + written.length },
          ]);
        },
      ),
    );
  });

  it('reads the ways people type them', () => {
    expect(read('#7:159')).toEqual([[7, null, '159', null]]);
    expect(read('as in #7b:159a, and #5: 305')).toEqual([
      [7, 'b', '159a', null],
      [5, null, '305', null],
    ]);
    expect(read('(#1:341; #4:238)')).toEqual([
      [1, null, '341', null],
      [4, null, '238', null],
    ]);
    expect(read('#7:158-161')).toEqual([[7, null, '158', '161']]);
    expect(read('#7:158–61')).toEqual([[7, null, '158', '161']]);
    expect(read('compare #8 with #9.')).toEqual([
      [8, null, null, null],
      [9, null, null, null],
    ]);
    expect(read('#7:20-10')).toEqual([[7, null, '20', null]]);
  });

  it('leaves colours, entities and words alone', () => {
    expect(read('#ff8800 &#39; C#7 #123456 #7th')).toEqual([]);
  });

  it('writes a range of one line as a line', () => {
    expect(formatReference({ participant: 7, letter: null, line: '159', lineEnd: '159' })).toBe('#7:159');
    expect(formatReference({ participant: 7, letter: 'b', line: '158', lineEnd: '161' })).toBe('#7b:158–161');
  });
});
