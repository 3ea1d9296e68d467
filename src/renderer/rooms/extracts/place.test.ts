import { describe, expect, it } from 'vitest';
import type { CodeView, PeopleGroup } from '../../../shared/contract/codes.ts';
import { codesUnder, isNarrowed, placeOf, queryOf } from './place.ts';

const person = (key: string) => ({ key, participantId: key, label: key, documentIds: [`d-${key}`] });
const groups: PeopleGroup[] = [
  { value: 'A', letter: 'A', name: 'A', people: [person('p1'), person('p2')] },
  { value: null, letter: 'B', name: 'no Service given', people: [person('p3')] },
];

describe('the place of extracts', () => {
  it('reads what the address says and leaves out what it does not know', () => {
    expect(placeOf({ code: 'c', with: 'k', group: 'nonsense', stance: 'loud' })).toMatchObject({
      code: 'c',
      beside: 'k',
      groupBy: 'document',
      stance: undefined,
    });
    expect(placeOf({ theme: 't', with: 'k' })).toMatchObject({
      theme: 't',
      beside: undefined,
      groupBy: 'code',
    });
    expect(isNarrowed(placeOf({ code: 'c' }))).toBe(false);
    expect(isNarrowed(placeOf({ code: 'c', only: 'shared' }))).toBe(true);
  });
  it('asks for the transcripts of the people meant and for the marks of the theme in view', () => {
    expect(queryOf(placeOf({ code: 'c', who: 'g:A' }), ['c'], groups)).toEqual({
      codeIds: ['c'],
      documentIds: ['d-p1', 'd-p2'],
    });
    expect(queryOf(placeOf({ who: 'n:' }), undefined, groups)).toEqual({ documentIds: ['d-p3'] });
    expect(queryOf(placeOf({ theme: 't', stance: 'for' }), undefined, groups)).toEqual({
      themeId: 't',
      aboutThemeId: 't',
      stance: 'for',
    });
  });
  it('takes a heading with everything under it', () => {
    const code = (id: string, parentId: string | null, isHeading: boolean) =>
      ({ id, parentId, isHeading }) as CodeView;
    const codes = [
      code('h', null, true),
      code('a', 'h', false),
      code('b', 'a', false),
      code('x', null, false),
    ];
    expect(codesUnder(codes, 'h')).toEqual(['h', 'a', 'b']);
    expect(codesUnder(codes, 'a')).toEqual(['a']);
  });
});
