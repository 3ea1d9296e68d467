import { describe, expect, it } from 'vitest';
import type { CodeSpread, CodeView } from '../../../shared/contract/codes.ts';
import {
  buildTree,
  DRAFT,
  flat,
  lookFor,
  spreadWithout,
  withDraft,
  withoutLeaving,
  withUnder,
  type Leaving,
} from './tree-data.ts';

const code = (id: string, over: Partial<CodeView> = {}): CodeView => ({
  id,
  parentId: null,
  position: 1,
  name: id,
  colour: 1,
  definition: '',
  fullDefinition: '',
  useWhen: '',
  doNotUseWhen: '',
  isHeading: false,
  people: 0,
  documents: 0,
  codings: 0,
  coders: 0,
  inVivoCodingId: null,
  typicalCodingId: null,
  borderlineCodingId: null,
  typicalText: '',
  borderlineText: '',
  retired: null,
  createdBy: null,
  createdAt: '',
  ...over,
});
const spread: CodeSpread = {
  attribute: null,
  groups: [],
  documents: ['d1', 'd2', 'd3'],
  byCode: { bread: { people: [0, 1], documents: [0, 1] }, salt: { people: [1, 2], documents: [1, 2] } },
};
const codes = [
  code('kitchen', { isHeading: true }),
  code('salt', { parentId: 'kitchen', position: 2, codings: 3, coders: 1, people: 2, createdAt: '2' }),
  code('bread', {
    parentId: 'kitchen',
    position: 1,
    codings: 2,
    coders: 2,
    people: 2,
    definition: 'Warm things',
  }),
  code('rain', { position: 2, codings: 1, coders: 1, people: 1, createdAt: '3' }),
  code('stray', { parentId: 'gone', position: 3 }),
];
const names = (nodes: Parameters<typeof flat>[0]) => flat(nodes).map((node) => node.id);

describe('buildTree', () => {
  it('orders by position, counts each person under a heading once, and loses no code', () => {
    const tree = buildTree(codes, spread);
    expect(names(tree)).toEqual(['kitchen', 'bread', 'salt', 'rain', 'stray']);
    expect([tree[0]?.people.size, tree[0]?.documents, tree[0]?.codings]).toEqual([3, 3, 5]);
    expect(withUnder(tree, 'kitchen')).toEqual(['kitchen', 'bread', 'salt']);
  });
});

describe('lookFor', () => {
  const tree = buildTree(codes, spread);
  const look = (over: Partial<Parameters<typeof lookFor>[1]>) =>
    lookFor(tree, { query: '', quick: 'all', order: 'tree', sort: { by: 'people', isDown: true }, ...over });
  it('finds a code by any of its words and keeps the way to it', () => {
    const found = look({ query: 'warm' });
    expect(names(found)).toEqual(['kitchen', 'bread']);
    expect(found[0]?.isDim).toBe(true);
  });
  it('asks for codes used once, never, or by one person only', () => {
    expect(names(look({ quick: 'once' }))).toEqual(['rain']);
    expect(names(look({ quick: 'never' }))).toEqual(['stray']);
    expect(names(look({ quick: 'oneCoder' }))).toEqual(['kitchen', 'salt', 'rain']);
  });
  it('lists codes without headings in a table sorted by any column, with what they stand under', () => {
    const table = (by: 'name' | 'people' | 'added', isDown: boolean) =>
      look({ order: 'table', sort: { by, isDown } });
    expect(names(table('people', true))).toEqual(['salt', 'bread', 'rain', 'stray']);
    expect(names(table('added', true))[0]).toBe('rain');
    expect(names(table('name', false))).toEqual(['bread', 'rain', 'salt', 'stray']);
    expect(table('name', false)[0]?.under).toBe('kitchen');
  });
});

describe('withDraft', () => {
  it('puts the row being named last under its parent', () => {
    const tree = buildTree(codes, spread);
    expect(names(withDraft(tree, 'kitchen'))).toEqual(['kitchen', 'bread', 'salt', DRAFT, 'rain', 'stray']);
    expect(names(withDraft(tree, null)).at(-1)).toBe(DRAFT);
  });
});

describe('codes that leave', () => {
  const all = [...codes, code('crumbs', { parentId: 'bread' })];
  const treeWithout = (leaving: Leaving) =>
    flat(buildTree(withoutLeaving(all, leaving), spreadWithout(spread, leaving)));
  it('are out of the tree at once, and those under them where they will be', () => {
    const deleted = treeWithout({ codes: new Map([['bread', 'kitchen'], ['kitchen', null]]), into: null }); // prettier-ignore
    const places = deleted.map((node) => [node.id, node.code?.parentId]);
    expect(places.map(([id]) => id)).not.toContain('kitchen');
    expect(places.slice(-2)).toEqual(expect.arrayContaining([['crumbs', null], ['salt', null]])); // prettier-ignore
    const gone = { codes: new Map([['gone already', null]]), into: null };
    expect(withoutLeaving(all, gone)).toBe(all);
    expect(spreadWithout(spread, gone)).toBe(spread);
  });
  it('and are merged into another that has what they had', () => {
    const merged = treeWithout({ codes: new Map([['bread', 'salt']]), into: { id: 'salt', moved: 4 } });
    expect(merged.find((node) => node.id === 'crumbs')?.code?.parentId).toBe('salt');
    const salt = merged.find((node) => node.id === 'salt');
    expect(salt).toMatchObject({ codings: 7, documents: 3, people: new Set([0, 1, 2]) });
  });
});
