import { describe, expect, it } from 'vitest';
import { depthOfList, themesFromList, isUnderQuestions } from './from-list.ts';

const shape = (text: string) => themesFromList(text).map(({ name, depth }) => `${depth} ${name}`);
const GROUPS = [
  { value: 'Crew', letter: 'A' },
  { value: 'Pupils', letter: 'B' },
];

describe('themes from a list', () => {
  it('reads tabs, spaces and bullets as levels', () => {
    expect(shape('A place that holds you\n\tBeing expected\n\t\tAn empty chair\n\tSide by side')).toEqual([
      '0 A place that holds you',
      '1 Being expected',
      '2 An empty chair',
      '1 Side by side',
    ]);
    expect(shape('- Rumour\r\n- Paperwork\r\n\r\n   • Forms\n1. Trust\n2) Money')).toEqual([
      '0 Rumour',
      '0 Paperwork',
      '1 Forms',
      '0 Trust',
      '0 Money',
    ]);
    expect(shape('3 of us stayed')).toEqual(['0 3 of us stayed']);
    expect(themesFromList(' \n\n')).toEqual([]);
  });

  it('takes any step inwards as one level, and a first line that is set in as one without a heading', () => {
    expect(shape('  Alone at first\n  And a second\nWhy?\n      Because\n   So')).toEqual([
      '1 Alone at first',
      '1 And a second',
      '0 Why?',
      '1 Because',
      '1 So',
    ]);
    expect(depthOfList(themesFromList('a\n b\n  c'))).toBe(3);
    expect(depthOfList([])).toBe(0);
  });

  it('reads lists of a word processor by their bullets and numbers, and cells of a sheet by their columns', () => {
    expect(shape('•\tTea\no\tCups\n▪\tA chipped one\no\tSaucers\n•\tSpoons')).toEqual([
      '0 Tea',
      '1 Cups',
      '2 A chipped one',
      '1 Saucers',
      '0 Spoons',
    ]);
    expect(shape('1. Tea\n1.1 Cups\n1.2 Saucers\n2. Spoons')).toEqual([
      '0 Tea',
      '1 Cups',
      '1 Saucers',
      '0 Spoons',
    ]);
    expect(shape('Tea\tCups\nTea\tSaucers\n\tJugs\nSpoons\t')).toEqual([
      '0 Tea',
      '1 Cups',
      '1 Saucers',
      '1 Jugs',
      '0 Spoons',
    ]);
    expect(shape('orders and rules')).toEqual(['0 orders and rules']);
  });

  it('reads letters and names of groups before a colon, and leaves other colons alone', () => {
    const of = (line: string) => {
      const [one] = themesFromList(line, GROUPS);
      return [one?.name, one?.groups.join('+')];
    };
    expect(of('A: The boat belongs to us')).toEqual(['The boat belongs to us', 'Crew']);
    expect(of('AB: Promises')).toEqual(['Promises', 'Crew+Pupils']);
    expect(of('b/a: Promises')).toEqual(['b/a: Promises', '']);
    expect(of('B/A: Promises')).toEqual(['Promises', 'Crew+Pupils']);
    expect(of('pupils: A bell')).toEqual(['A bell', 'Pupils']);
    expect(of('All: A bell')).toEqual(['A bell', 'Crew+Pupils']);
    expect(of('[B] A bell: loud')).toEqual(['A bell: loud', 'Pupils']);
    expect(of('Trust: slow to come')).toEqual(['Trust: slow to come', '']);
    expect(themesFromList('A: A bell')[0]?.name).toBe('A: A bell');
  });

  it('takes outermost lines for research questions where most that hold others ask something', () => {
    const of = (text: string) => isUnderQuestions(themesFromList(text, GROUPS));
    expect(of('Opening\n  A: Promises\nWhy cross?\n  A bell\nWhat helps?\n  B: Ropes')).toBe(true);
    expect(of('Opening\n  Promises\nWhy cross?\n  A bell')).toBe(false);
    expect(of('Why cross?\nWhat helps?')).toBe(false);
    expect(of('')).toBe(false);
  });
});
