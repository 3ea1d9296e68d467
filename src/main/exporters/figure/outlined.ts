/** A scene whose words are shapes: nothing depends on a font, and nothing can be read as text any more. */
import { faceOf } from '../../../shared/domain/map/font/metrics.ts';
import type {
  ArcTextItem,
  FigureFonts,
  PathCommand,
  PathItem,
  Scene,
  SceneItem,
  TextItem,
} from '../../../shared/domain/map/index.ts';
import { glyphsOf, placedGlyphs, type GlyphSource } from './glyphs.ts';

/** The same figure with every label as one path. */
export function outlineScene(scene: Scene, fonts: FigureFonts): Scene {
  const source = glyphsOf(fonts);
  const outlined = (item: SceneItem): SceneItem =>
    item.kind === 'text' || item.kind === 'arc-text' ? textPath(item, source) : item;
  return { ...scene, items: scene.items.map(outlined) };
}

/** A label as one path. */
export function textPath(item: TextItem | ArcTextItem, source: GlyphSource): PathItem {
  const face = faceOf(item);
  const k = item.size / source.unitsPerEm;
  const commands: PathCommand[] = [];
  for (const { char, x, y, turn } of placedGlyphs(item, source)) {
    const cos = Math.cos((turn * Math.PI) / 180) * k;
    const sin = Math.sin((turn * Math.PI) / 180) * k;
    // Font units point up, the figure down.
    const px = (ux: number, uy: number): number => x + ux * cos + uy * sin;
    const py = (ux: number, uy: number): number => y + ux * sin - uy * cos;
    for (const c of source.glyph(face, char).outline) {
      if (c[0] === 'Z') commands.push(c);
      else if (c[0] === 'C') {
        const [, a, b, d, e, f, g] = c;
        commands.push(['C', px(a, b), py(a, b), px(d, e), py(d, e), px(f, g), py(f, g)]);
      } else commands.push([c[0], px(c[1], c[2]), py(c[1], c[2])]);
    }
  }
  const { role, owner, fill } = item;
  return { kind: 'path', role, owner, commands, fill, stroke: null, strokeWidth: 0 };
}
