import { describe, expect, it } from 'vitest';
import { placeFor } from './toast-place.ts';

const size = { width: 400, height: 60 };
const view = { width: 1024, height: 700 };
const control = (left: number, top: number) => ({ left, top, right: left + 90, bottom: top + 28 });

describe('placeFor', () => {
  it('keeps to the foot while nothing is there', () => {
    expect(placeFor(size, view, [])).toBe('foot');
    expect(placeFor(size, view, [control(480, 300), control(20, 640)])).toBe('foot');
  });
  it('gives way to what can be pressed', () => {
    const middle = control(480, 640);
    expect(placeFor(size, view, [middle])).toBe('right');
    expect(placeFor(size, view, [middle, control(900, 650)])).toBe('left');
    expect(placeFor(size, view, [middle, control(900, 650), control(40, 660)])).toBe('top');
  });
  it('stays where it stands while that is as good as anywhere', () => {
    expect(placeFor(size, view, [], 'left')).toBe('left');
    expect(placeFor(size, view, [control(480, 640)], 'left')).toBe('left');
    expect(placeFor(size, view, [control(40, 660)], 'left')).toBe('foot');
  });
  it('has its foot at the right where what stands in the middle is read', () => {
    const text = { left: 100, top: 60, right: 700, bottom: 700 };
    const reads = [text, text, text];
    expect(placeFor(size, view, reads, undefined, 'right')).toBe('foot');
    const answers = [control(700, 650), control(800, 650), control(900, 650)];
    expect(placeFor(size, view, answers, undefined, 'right')).toBe('left');
  });
  it('covers as little as it can where there is no free place', () => {
    const foot = [control(480, 640), control(560, 640), control(900, 650), control(40, 660)];
    expect(placeFor(size, view, [...foot, control(480, 70), control(560, 70)])).toBe('left');
  });
});
