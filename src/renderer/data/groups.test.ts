import { describe, expect, it } from 'vitest';
import type { ParticipantView } from '../../shared/contract/participants.ts';
import { groupsOf } from './groups.ts';

const person = (number: number, service: string | null, isHeard = true): ParticipantView => ({
  id: `p${number}`,
  number,
  publicId: `P${number}`,
  workingLabel: '',
  note: '',
  values: service === null ? {} : { s: service },
  documentIds: isHeard ? [`d${number}`] : [],
  alsoIn: [],
  codings: 0,
});
const attributes = [{ id: 's', name: 'Service', position: 1 }];

describe('groups of participants', () => {
  it('letters the values in reading order, numbers counted as numbers', () => {
    const table = { attributes, participants: [person(1, 'Site 10'), person(2, 'Site 2'), person(3, null)] };
    const { groups, without, of } = groupsOf(table, 's');
    expect(groups.map((g) => [g.letter, g.value])).toEqual([
      ['A', 'Site 2'],
      ['B', 'Site 10'],
    ]);
    expect(without.map((p) => p.publicId)).toEqual(['P3']);
    expect(of('p1')?.letter).toBe('B');
    expect(of('p3')).toBeNull();
    expect(of(null)).toBeNull();
  });
  it('keeps the letters of those heard when somebody of another value is only listed', () => {
    const table = { attributes, participants: [person(1, 'North'), person(2, 'East', false)] };
    expect(groupsOf(table, 's').groups.map((g) => g.value)).toEqual(['North', 'East']);
  });
  it('has no groups while nothing was chosen', () => {
    expect(groupsOf({ attributes, participants: [person(1, 'North')] }, null).groups).toEqual([]);
    expect(groupsOf(undefined, 's').attribute).toBeNull();
  });
});
