import { describe, expect, it } from 'vitest';
import type { ReaderCoding } from './coding-model.ts';
import {
  dimmed,
  filtersElsewhere,
  filtersWith,
  NO_FILTERS,
  PARTICIPANTS,
  passing,
  uncodedTurn,
  union,
} from './filters.ts';

const coding = (id: string, start: number, end: number, codeId = 'k', coderId = 'me'): ReaderCoding => ({
  id,
  codeId,
  coderId,
  start,
  end,
  memos: 0,
  anchored: true,
  createdAt: '',
});
const turns = [
  { start: 0, end: 10 },
  { start: 11, end: 30 },
  { start: 31, end: 40 },
  { start: 41, end: 60 },
];
const told = { filters: NO_FILTERS, codeIds: null, spoken: null };

describe('passing', () => {
  const all = [coding('a', 0, 5), coding('b', 12, 35, 'l'), coding('c', 50, 55, 'k', 'ana')];
  it('gives the same array back when nothing is asked', () => expect(passing(all, told)).toBe(all));
  it('narrows by coder, code and speaker together', () => {
    const ids = (more: object) => passing(all, { ...told, ...more }).map((one) => one.id);
    expect(ids({ filters: { ...NO_FILTERS, coderId: 'ana' } })).toEqual(['c']);
    expect(ids({ codeIds: new Set(['k']) })).toEqual(['a', 'c']);
    expect(ids({ spoken: [turns[2]] })).toEqual(['b']);
    expect(ids({ spoken: [turns[0], turns[3]], codeIds: new Set(['k']) })).toEqual(['a', 'c']);
    expect(ids({ codeIds: new Set() })).toEqual([]);
  });
});

describe('what steps back', () => {
  it('is nothing without a filter', () => expect(dimmed(turns, [coding('a', 0, 5)], told)).toEqual([]));
  it('is other speakers and coded words, made one', () => {
    const filters = { ...NO_FILTERS, isUncoded: true };
    const spoken = [turns[1], turns[3]].filter((one) => one !== undefined);
    expect(dimmed(turns, [coding('a', 25, 33)], { ...told, filters, spoken })).toEqual([
      { start: 0, end: 10 },
      { start: 25, end: 40 },
    ]);
  });
  it('joins what touches', () =>
    expect(
      union([
        { start: 5, end: 9 },
        { start: 1, end: 5 },
        { start: 2, end: 3 },
      ]),
    ).toEqual([{ start: 1, end: 9 }]));
});

describe('uncodedTurn', () => {
  const codings = [coding('a', 0, 5), coding('b', 33, 34)];
  it('goes on and back over turns with any code on them', () => {
    expect(uncodedTurn(turns, codings, 0, 1)).toBe(turns[1]);
    expect(uncodedTurn(turns, codings, 11, 1)).toBe(turns[3]);
    expect(uncodedTurn(turns, codings, 41, 1)).toBeNull();
    expect(uncodedTurn(turns, codings, 41, -1)).toBe(turns[1]);
    expect(uncodedTurn(turns, codings, 15, -1)).toBeNull();
  });
});

it('one speaker is left behind with the transcript, participants are not', () => {
  expect(filtersElsewhere({ ...NO_FILTERS, speaker: 's1' }).speaker).toBeNull();
  expect(filtersElsewhere({ ...NO_FILTERS, speaker: PARTICIPANTS }).speaker).toBe(PARTICIPANTS);
});

describe('filtersWith', () => {
  const filters = {
    coderId: 'ana',
    about: { kind: 'code', id: 'l' } as const,
    isUncoded: true,
    speaker: 's1',
  };
  const narrow = { filters, codeIds: new Set(['l']), spoken: [{ start: 0, end: 10 }] };
  it('gives the same filters back while nothing hides the coding', () =>
    expect(filtersWith(coding('a', 2, 5, 'l', 'ana'), narrow)).toBe(filters));
  it('takes away only what hides it', () => {
    expect(filtersWith(coding('a', 2, 5, 'k', 'ana'), narrow)).toEqual({ ...filters, about: null });
    expect(filtersWith(coding('a', 12, 15, 'l', 'me'), narrow)).toEqual({
      ...filters,
      coderId: null,
      speaker: null,
    });
  });
});
