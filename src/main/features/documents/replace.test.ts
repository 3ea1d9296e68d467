import { describe, expect, it } from 'vitest';
import { moving } from '../codes/merge.ts';
import { foundAgain } from './replace.ts';

describe('foundAgain', () => {
  it.each([
    [0, 0, ['Nothing in it is coded.']],
    [1, 0, ['Its one coding finds its words again and moves with them.']],
    [2, 0, ['All 2 codings find their words again and move with them.']],
    [
      0,
      2,
      [
        'None of the 2 codings finds its words again; they are kept with their old words and listed for repair.',
      ],
    ],
    [
      1,
      1,
      [
        '1 of 2 codings finds its words again and moves with them.',
        'The other does not; it is kept with its old words and listed for repair.',
      ],
    ],
    [
      2,
      2,
      [
        '2 of 4 codings find their words again and move with them.',
        'The other 2 do not; they are kept with their old words and listed for repair.',
      ],
    ],
  ])('says of %i found and %i lost what becomes of them', (kept, lost, sentences) => {
    expect(foundAgain(kept, lost)).toEqual(sentences);
  });
});

describe('moving', () => {
  it.each([
    [0, 'kindness has no codings to move.'],
    [1, '1 coding of kindness becomes a coding of care.'],
    [2, '2 codings of kindness become codings of care.'],
  ])('says of %i codings where they go', (codings, sentence) => {
    expect(moving(codings, ['kindness'], 'care')).toEqual([sentence]);
  });
});
