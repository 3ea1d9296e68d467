import { describe, expect, it } from 'vitest';
import type { LevelView, ThemeView } from '../../../shared/contract/themes.ts';
import {
  buildThemes,
  DRAFT,
  flatThemes,
  levelCounts,
  plural,
  whereabouts,
  withThemeDraft,
} from './tree-data.ts';

const levels: LevelView[] = [
  { id: 'l0', position: 0, name: 'overarching theme' },
  { id: 'l1', position: 1, name: 'theme' },
  { id: 'l2', position: 2, name: 'sub-theme' },
];
const theme = (
  id: string,
  parentId: string | null,
  level: number,
  over: Partial<ThemeView> = {},
): ThemeView => ({
  id,
  parentId,
  levelId: `l${level}`,
  level,
  position: 1,
  name: id,
  centralIdea: '',
  boundary: '',
  status: 'candidate',
  hue: null,
  codeIds: [],
  saidBy: [],
  quotes: [],
  people: 0,
  documents: 0,
  codings: 0,
  ...over,
});
const themes = [
  theme('bread', 'table', 1, { position: 2, codeIds: ['c1'] }),
  theme('table', null, 0),
  theme('salt', 'table', 1, { codeIds: ['c1', 'c2'] }),
  theme('pinch', 'salt', 2, { codeIds: ['c3'] }),
];
const spread = {
  attribute: null,
  groups: [],
  documents: [],
  byCode: {
    c1: { people: [0], documents: [] },
    c2: { people: [0, 2], documents: [] },
    c3: { people: [5], documents: [] },
  },
};

describe('buildThemes', () => {
  it('orders by position and counts each person once over everything under a theme', () => {
    const tree = buildThemes(themes, spread);
    expect(flatThemes(tree).map((node) => [node.id, node.people.size])).toEqual([
      ['table', 3],
      ['salt', 3],
      ['pinch', 1],
      ['bread', 1],
    ]);
    expect(flatThemes(withThemeDraft(tree, 'salt')).map((node) => node.id)).toEqual([
      'table',
      'salt',
      'pinch',
      DRAFT,
      'bread',
    ]);
    expect(flatThemes(withThemeDraft(tree, 'salt', 'pinch')).map((node) => node.id)).toEqual([
      'table',
      'salt',
      DRAFT,
      'pinch',
      'bread',
    ]);
  });
});

describe('words', () => {
  it('counts by level in the names of the team', () => {
    expect(levelCounts(themes, levels)).toBe('1 overarching theme, 2 themes, 1 sub-theme');
    expect(plural('category')).toBe('categories');
    expect(whereabouts(themes[2] as ThemeView, themes, levels)).toBe('Theme under table, with 1 sub-theme');
    expect(whereabouts(themes[1] as ThemeView, themes, levels)).toBe(
      'Overarching theme at the top, with 2 themes',
    );
  });
});
