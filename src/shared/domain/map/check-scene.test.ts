import { describe, expect, it } from 'vitest';
import { checkScene } from './check-scene.ts';
import { buildScene } from './scene.ts';
import { relational } from './testing/studies.ts';
import type { Scene, SceneItem, TextItem } from './types.ts';

const clean = buildScene(relational);

function change(pick: (item: SceneItem) => boolean, edit: (item: SceneItem) => SceneItem): Scene {
  let done = false;
  const items = clean.items.map((item) => {
    if (done || !pick(item)) return item;
    done = true;
    return edit(item);
  });
  expect(done).toBe(true);
  return { ...clean, items };
}

const isText = (item: SceneItem): item is TextItem => item.kind === 'text';
const shifted = (item: SceneItem, dx: number, dy: number): SceneItem =>
  isText(item) ? { ...item, lines: item.lines.map((l) => ({ ...l, x: l.x + dx, y: l.y + dy })) } : item;
const kinds = (scene: Scene): string[] => [...new Set(checkScene(scene).map((f) => f.kind))];
const sub = (id: string) => (item: SceneItem) => isText(item) && item.owner === id;

describe('checkScene', () => {
  it('finds nothing in a good figure', () => {
    expect(checkScene(clean)).toEqual([]);
  });

  it('finds words over words', () => {
    expect(kinds(change(sub('t0-1'), (i) => shifted(i, 0, -10)))).toContain('overlap');
  });

  it('finds words outside their panel', () => {
    expect(kinds(change(sub('t0-3'), (i) => shifted(i, 160, 0)))).toContain('outside');
  });

  it('finds words under the hub', () => {
    expect(kinds(change(sub('t1-1'), (i) => shifted(i, 200, -70)))).toEqual(
      expect.arrayContaining(['overlap']),
    );
  });

  it('finds words off the page', () => {
    expect(kinds(change(sub('t0-0'), (i) => shifted(i, -60, 0)))).toContain('off-page');
  });

  it('finds small words', () => {
    expect(kinds(change(sub('t0-0'), (i) => (isText(i) ? { ...i, size: 7.5 } : i)))).toContain('small');
  });

  it('finds thin lines', () => {
    const thin = change(
      (i) => i.role === 'theme',
      (i) => (i.kind === 'path' ? { ...i, strokeWidth: 0.4 } : i),
    );
    expect(kinds(thin)).toContain('thin');
  });

  it('finds a shape cropped by the page', () => {
    expect(kinds({ ...clean, heightPt: clean.heightPt - 1 })).toContain('off-page');
  });

  it('finds shapes over each other', () => {
    const moved = change(
      (i) => i.role === 'hub',
      (i) => (i.kind === 'ellipse' ? { ...i, cx: i.cx + 12 } : i),
    );
    expect(kinds(moved)).toContain('overlap');
  });

  it('finds a line through words and through a shape', () => {
    const line: SceneItem = {
      kind: 'line', role: 'link', owner: null, x1: 1, y1: 60, x2: 480, y2: 60, fill: null, stroke: '#000000', strokeWidth: 1,
    }; // prettier-ignore
    expect(kinds({ ...clean, items: [...clean.items, line] })).toEqual(['crossed']);
  });
});
