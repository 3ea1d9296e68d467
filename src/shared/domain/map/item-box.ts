import { lineBox } from './draft.ts';
import { textWidth } from './font/metrics.ts';
import { boundsOf, flatten, unionBox } from './geometry.ts';
import type { Box, SceneItem } from './types.ts';

/** The box round an item, in points: of words the ink (on an arc, enough for any turn), of shapes the outline without its line. */
export function itemBox(item: SceneItem): Box {
  switch (item.kind) {
    case 'path':
      return boundsOf(flatten(item.commands));
    case 'rect':
      return { x: item.x, y: item.y, w: item.w, h: item.h };
    case 'ellipse':
      return { x: item.cx - item.rx, y: item.cy - item.ry, w: item.rx * 2, h: item.ry * 2 };
    case 'line':
      return boundsOf([
        { x: item.x1, y: item.y1 },
        { x: item.x2, y: item.y2 },
      ]);
    case 'text':
      return unionBox(item.lines.map((l) => lineBox(l, item.size, item.anchor)));
    case 'arc-text':
      return unionBox(
        item.glyphs.map((g) => {
          const reach = Math.max(item.size, textWidth(g.char, item));
          return { x: g.x - reach, y: g.y - reach, w: reach * 2, h: reach * 2 };
        }),
      );
  }
}
