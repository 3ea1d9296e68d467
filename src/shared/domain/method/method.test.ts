import { describe, expect, it } from 'vitest';
import { CHECKLIST } from './checklist.ts';
import { emergedIn, isOneWord, methods, methodSettings, noticesIn, whatItChanges } from './method.ts';

describe('what a method changes', () => {
  it('asks for figures of agreement under coding reliability only, and words for every phase', () => {
    expect(methods.filter((method) => methodSettings(method).asksForAgreement)).toEqual([
      'codingReliability',
    ]);
    // a shared frame is proposed to, an open one is changed as one goes
    expect(methods.filter((method) => methodSettings(method).offersProposals)).toEqual([
      'codebook',
      'codingReliability',
      'framework',
    ]);
    for (const method of methods) {
      expect(methodSettings(method).phases).toHaveLength(6);
      expect(whatItChanges(method).every((row) => row.says !== '')).toBe(true);
    }
    expect(methodSettings(null)).toEqual(methodSettings('notSure'));
  });

  it('finds themes that are said to come by themselves, and nothing else', () => {
    const says = (text: string) => emergedIn(text).map(({ start, end }) => text.slice(start, end));
    expect(says('Three themes emerged from the data.')).toEqual(['themes emerged']);
    expect(says('We describe the emerging themes. A pattern of trust arose.')).toEqual([
      'emerging themes',
      'pattern of trust arose',
    ]);
    expect(says('She went to the emergency room. The theme was about an emergency.')).toEqual([]);
    expect(says('The theme ended. He emerged from the lift.')).toEqual([]);
  });

  it('says a thing only where the method says it', () => {
    expect(noticesIn('reflexive', 'themeName', 'Trust')).toEqual(['oneWordTheme']);
    expect(noticesIn('codebook', 'themeName', 'Trust')).toEqual([]);
    expect(noticesIn('codebook', 'prose', 'themes emerged')).toEqual(['emerged']);
    expect(noticesIn('codingReliability', 'prose', 'themes emerged')).toEqual([]);
    expect(isOneWord('  ')).toBe(false);
  });

  it('has fifteen points, each once', () => {
    expect(CHECKLIST.map((item) => item.n)).toEqual(Array.from({ length: 15 }, (_, at) => at + 1));
  });
});
