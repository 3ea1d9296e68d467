import { describe, expect, it } from 'vitest';
import type { CardView } from '../../../../shared/contract/board.ts';
import type { CodeSpread, CodeView } from '../../../../shared/contract/codes.ts';
import type { ExtractView } from '../../../../shared/contract/codings.ts';
import { indexPeople, joinCard, joinPile, nextStop, type BoardWords, type Stop } from './board-data.ts';

const person = (key: string) => ({ key, participantId: key, label: key, documentIds: [`d-${key}`] });
const spread: CodeSpread = {
  attribute: { id: 'a', name: 'House' },
  groups: [
    { value: 'Alder', letter: 'A', name: 'Alder', people: [person('p1'), person('p2')] },
    { value: 'Brook', letter: 'B', name: 'Brook', people: [person('p3')] },
  ],
  documents: ['d-p1', 'd-p3'],
  byCode: { gloves: { people: [0, 2], documents: [0, 1] } },
};
const code = { id: 'gloves', name: 'gloves', colour: 5, people: 2, codings: 3, definition: '' } as CodeView;
const extract = (id: string, who: string) =>
  ({
    codingId: id,
    codeId: 'gloves',
    coderId: 'me',
    documentId: `d-${who}`,
    participantId: who,
    quote: 'a pair of gloves',
    reference: '#1:4',
  }) as ExtractView;
const words: BoardWords = {
  codes: new Map([['gloves', code]]),
  extracts: new Map([
    ['e1', extract('e1', 'p1')],
    ['e2', extract('e2', 'p2')],
    ['e3', extract('e3', 'p3')],
  ]),
  spread,
  themes: new Map(),
  coders: [
    { id: 'me', name: 'Maya Okafor' },
    { id: 'you', name: 'Jon Bell' },
  ],
  held: new Set(),
  codersOf: { gloves: ['me', 'you'] },
};
const people = indexPeople(spread);
const card = (id: string, codingId: string | null): CardView => ({
  id,
  kind: codingId === null ? 'code' : 'extract',
  codeId: codingId === null ? 'gloves' : null,
  codingId,
  pileId: null,
  x: 0,
  y: 0,
  position: 1,
  isAside: false,
});
const plain = { tint: 'code', filter: null, query: '' } as const;
const joined = (id: string, codingId: string | null, looking: Parameters<typeof joinCard>[3] = plain) => {
  const made = joinCard(card(id, codingId), words, people, looking);
  if (!made) throw new Error('no card');
  return made;
};
const pile = { id: 'p', name: '', x: 0, y: 0, position: 1, themeId: null };

describe('cards', () => {
  it('know who is behind them, and wait for their words', () => {
    expect(joined('c', null).people).toEqual(['p1', 'p3']);
    expect(joined('c', 'e3').group).toEqual({ letter: 'B', name: 'Brook' });
    expect(joinCard(card('c', 'gone'), words, people, plain)).toBeNull();
  });

  it('step back when they do not fit what is looked for', () => {
    const brook = { kind: 'group', id: 'Brook', label: 'Brook' } as const;
    expect(joined('c', 'e1', { ...plain, filter: brook }).isOut).toBe(true);
    expect(joined('c', 'e3', { ...plain, filter: brook }).isOut).toBe(false);
    expect(joined('c', null, { ...plain, filter: brook }).isOut).toBe(false);
    expect(joined('c', 'e1', { ...plain, query: 'GLOVES' }).isOut).toBe(false);
    expect(joined('c', 'e1', { ...plain, query: 'soup' }).isOut).toBe(true);
    expect(joined('c', 'e3', { ...plain, tint: 'group' }).colour).toBe(2);
  });
});

describe('piles', () => {
  it('say when only one group is behind them', () => {
    expect(joinPile(pile, [joined('1', 'e1'), joined('2', 'e2')], people)).toMatchObject({
      people: 2,
      note: 'only Alder',
    });
    expect(joinPile(pile, [joined('1', 'e1'), joined('3', 'e3')], people).note).toBeNull();
    // one extract always comes from one group; a code card with several says something
    expect(joinPile(pile, [joined('1', 'e1')], people).note).toBeNull();
    expect(joinPile(pile, [joined('c', null)], people).note).toBeNull();
    const alder = { ...joined('c', null), people: ['p1'] };
    expect(joinPile(pile, [alder], people)).toMatchObject({ people: 1, note: 'only Alder' });
    const once = { ...alder, code: { ...code, codings: 1 } };
    expect(joinPile(pile, [once, joined('1', 'e1')], people).note).toBeNull();
  });
});

describe('arrows', () => {
  it('go to what lies straight ahead before what is near', () => {
    const stop = (key: string, x: number, y: number): Stop => ({ key, x, y, width: 220, height: 108 });
    const here = stop('here', 0, 0);
    const stops = [here, stop('right', 500, 10), stop('askew', 240, 300), stop('below', 8, 120)];
    expect(nextStop(stops, here, 'ArrowRight')?.key).toBe('right');
    expect(nextStop(stops, here, 'ArrowDown')?.key).toBe('below');
    expect(nextStop(stops, here, 'ArrowLeft')).toBeNull();
  });
});
