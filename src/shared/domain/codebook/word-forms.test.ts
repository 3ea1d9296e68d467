import { describe, expect, it } from 'vitest';
import { base, singular, spelledOneWay } from './word-forms.ts';

describe('forms of a word', () => {
  it('lose the ending of a plural, and nothing that only looks like one', () => {
    expect(['bodies', 'wishes', 'boxes', 'class', 'bus', 'leaflets', 'children'].map(singular)).toEqual([
      'body',
      'wish',
      'box',
      'class',
      'bus',
      'leaflet',
      'child',
    ]);
  });

  it('lose -ing as the verb would', () => {
    const same = [
      ['waiting', 'wait'],
      ['hoping', 'hope'],
      ['planning', 'plan'],
      ['leaving', 'leave'],
      ['calling', 'call'],
      ['missing', 'miss'],
      ['visiting', 'visit'],
      ['managing', 'manage'],
      ['making', 'make'],
      ['seeing', 'see'],
    ] as const;
    for (const [doing, verb] of same) expect(base(doing), doing).toBe(base(verb));
    for (const [one, other] of [
      ['hopping', 'hope'],
      ['care', 'car'],
      ['carer', 'care'],
      ['cared', 'caring'],
      ['thing', 'th'],
    ] as const)
      expect(base(one), one).not.toBe(base(other));
  });

  it('are spelled one way on both sides', () => {
    for (const [there, here] of [
      ['labour', 'labor'],
      ['realise', 'realize'],
      ['analyse', 'analyze'],
      ['theatre', 'theater'],
      ['dialogue', 'dialog'],
      ['defence', 'defense'],
      ['judgement', 'judgment'],
      ['fulfil', 'fulfill'],
    ] as const)
      expect(spelledOneWay(there), there).toBe(spelledOneWay(here));
    expect(['hour', 'four', 'journey', 'does', 'tell'].map(spelledOneWay)).toEqual([
      'hour',
      'four',
      'journey',
      'does',
      'tell',
    ]);
  });
});
