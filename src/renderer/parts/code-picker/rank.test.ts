import { describe, expect, it } from 'vitest';
import { fold, rankCodes } from './rank.ts';

const code = (name: string, people = 1) => ({ id: name, name, people });
const names = (list: { code: { name: string } }[]) => list.map((one) => one.code.name);

describe('ranking codes', () => {
  const codes = [
    code('mistrust of letters'),
    code('losing trust when someone leaves'),
    code('trust takes months'),
    code('waiting rooms'),
  ];
  it('offers names that start so, then words that start so, then the inside of words', () => {
    expect(names(rankCodes(codes, 'trust', []))).toEqual([
      'trust takes months',
      'losing trust when someone leaves',
      'mistrust of letters',
    ]);
  });
  it('puts the more recent first among equals, never before a better match', () => {
    const two = [code('trust a'), code('trust b', 9), code('old trust')];
    expect(names(rankCodes(two, 'trust', ['old trust', 'trust a']))).toEqual([
      'trust a',
      'trust b',
      'old trust',
    ]);
  });
  it('finds words typed in another order, without accents and case', () => {
    expect(names(rankCodes([code('Être écouté, puis cru')], 'CRU ecoute', []))).toHaveLength(1);
    expect(names(rankCodes(codes, 'leaves losing', []))).toEqual(['losing trust when someone leaves']);
    expect(rankCodes(codes, 'zebra', [])).toEqual([]);
  });
  it('says where the letters stand', () => {
    expect(rankCodes([code('losing trust')], 'trust', [])[0]?.marks).toEqual([{ start: 7, end: 12 }]);
  });
  it('keeps every unit at its place while folding', () => {
    for (const text of ['Ḍ ﬁ İstanbul 𝔸 é é', 'straße', '日本']) expect(fold(text)).toHaveLength(text.length);
  });
});
