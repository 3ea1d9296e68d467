import { describe, expect, it } from 'vitest';
import { nextSelection } from './selection.ts';

const of = (...ids: string[]) => new Set(ids);

describe('selecting cards', () => {
  it('begins with the card pressed, and takes others along', () => {
    expect(nextSelection(of('x', 'y'), 'a', 'only')).toEqual(of('a'));
    expect(nextSelection(of('a'), 'b', 'more')).toEqual(of('a', 'b'));
    expect(nextSelection(of('a', 'b'), 'a', 'more')).toEqual(of('b'));
  });

  it('grows step by step from where one is, and shrinks on the way back', () => {
    const two = nextSelection(of(), 'b', 'extend', 'a');
    expect(two).toEqual(of('a', 'b'));
    expect(nextSelection(two, 'a', 'extend', 'b')).toEqual(of('a'));
    // pressed elsewhere before, then walked on
    expect(nextSelection(of('z'), 'b', 'extend', 'a')).toEqual(of('a', 'b'));
    expect(nextSelection(of('y', 'z'), 'b', 'extend', 'a')).toEqual(of('y', 'z', 'a', 'b'));
  });

  it('lets go of a single card when one walks on, and of no more', () => {
    expect(nextSelection(of('a'), 'b', 'walk')).toEqual(of());
    expect(nextSelection(of('a', 'b'), 'c', 'walk')).toEqual(of('a', 'b'));
  });
});
