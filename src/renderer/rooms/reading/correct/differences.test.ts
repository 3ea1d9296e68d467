import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, type Piece } from './differences.ts';

const side = (pieces: readonly Piece[], without: 'gone' | 'new') =>
  pieces.flatMap((piece) => (piece.kind === without ? [] : [piece.text])).join('');

describe('differences of two texts', () => {
  it('are whole words, what is gone before what is new', () => {
    expect(differences('put a leaflet through the door', 'put a card through the door')).toEqual([
      { kind: 'same', text: 'put a ' },
      { kind: 'gone', text: 'leaflet' },
      { kind: 'new', text: 'card' },
      { kind: 'same', text: ' through the door' },
    ]);
    expect(differences('all the old news', 'all his new news')).toEqual([
      { kind: 'same', text: 'all ' },
      { kind: 'gone', text: 'the old' },
      { kind: 'new', text: 'his new' },
      { kind: 'same', text: ' news' },
    ]);
    expect(differences('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
    expect(differences('', 'all of it')).toEqual([{ kind: 'new', text: 'all of it' }]);
  });

  it('give both texts back, and no word is marked that both share in one place', () => {
    const words = fc.array(fc.constantFrom('a ', 'b', ' ', 'c.', '\n', 'dé '), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const before = a.join('');
        const after = b.join('');
        const pieces = differences(before, after);
        expect(side(pieces, 'new')).toBe(before);
        expect(side(pieces, 'gone')).toBe(after);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
});
