import { describe, expect, it } from 'vitest';
import { pileCode, type NamedCode } from './pile-code.ts';

const code = (id: string, name: string, rest: Partial<NamedCode> = {}): NamedCode => ({
  id,
  parentId: null,
  name,
  isHeading: false,
  isRetired: false,
  ...rest,
});

describe('the code of a pile', () => {
  it('is the one of its name that is in use, at the top first', () => {
    const deep = code('b', 'being known', { parentId: 'x' });
    expect(pileCode('Being known', [])).toEqual({ kind: 'new', parentId: null });
    expect(pileCode('Being known', [code('a', 'Being missed')])).toEqual({ kind: 'new', parentId: null });
    expect(pileCode('Being known', [deep])).toEqual({ kind: 'known', id: 'b' });
    expect(pileCode('Being known', [deep, code('a', 'Being known')])).toEqual({ kind: 'known', id: 'a' });
  });

  it('is made under the heading of its name, and not where a retired code keeps the name', () => {
    const heading = code('h', 'Being known', { isHeading: true });
    const inner = code('i', 'Being known', { isHeading: true, parentId: 'h' });
    const retired = code('r', 'Being known', { isRetired: true });
    expect(pileCode('Being known', [heading])).toEqual({ kind: 'new', parentId: 'h' });
    expect(pileCode('Being known', [heading, inner])).toEqual({ kind: 'new', parentId: 'i' });
    expect(pileCode('Being known', [retired])).toEqual({ kind: 'retired', id: 'r' });
    const elsewhere = { ...retired, parentId: 'x' };
    expect(pileCode('Being known', [elsewhere])).toEqual({ kind: 'new', parentId: null });
  });
});
