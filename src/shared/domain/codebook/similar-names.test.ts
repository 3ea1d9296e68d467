import { describe, expect, it } from 'vitest';
import { editDistance, foldName, nameLikeness, similarNames, singular } from './similar-names.ts';

const alike = (a: string, b: string) => nameLikeness(foldName(a), foldName(b));

describe('names that are alike', () => {
  it('are told by what makes them so', () => {
    expect(alike('Waiting rooms', 'waiting  rooms!')).toBe('same');
    expect(alike('Être écouté', 'etre ecoute')).toBe('same');
    expect(alike('trust in neighbours', 'neighbours, in trust')).toBe('order');
    expect(alike('waiting room', 'waiting rooms')).toBe('number');
    expect(alike('the carer’s story', 'the carers’ stories')).toBe('number');
    expect(alike('communicating badly', 'comunicating badly')).toBe('letters');
    expect(alike('being passed around', 'being passed arounnd')).toBe('letters');
    expect(alike('telling the story over again', 'telling the same story over again')).toBe('words');
  });

  it('are not those that differ in a number, in a turn of meaning, or in a short word', () => {
    for (const [a, b] of [
      ['code 1', 'code 2'],
      ['visits in week 10', 'visits in week 11'],
      ['being told what to do', 'not being told what to do'],
      ['feeling heard by staff', 'feeling unheard by staff'],
      ['hope', 'home'],
      ['trust', 'rust'],
      ['', ''],
    ] as const)
      expect(alike(a, b), `${a} / ${b}`).toBeNull();
  });

  it('are found among hundreds with their places', () => {
    const names = Array.from(
      { length: 300 },
      (_, i) => `something about ${String.fromCharCode(97 + (i % 26))}${i}`,
    );
    names.push('losing touch with friends', 'friends: losing touch with');
    expect(similarNames(names)).toEqual([{ a: 300, b: 301, likeness: 'order' }]);
  });

  it('count a swap of neighbours as one edit, and stop when it is too many', () => {
    expect(editDistance('recieve', 'receive', 2)).toBe(1);
    expect(editDistance('abc', 'xyz', 1)).toBe(2);
    expect(editDistance('abc', '', 3)).toBe(3);
    expect(['bodies', 'wishes', 'boxes', 'class', 'bus', 'leaflets'].map(singular)).toEqual([
      'body',
      'wish',
      'box',
      'class',
      'bus',
      'leaflet',
    ]);
  });
});
