/** Pieces of DrawingML (ECMA-376, part 1, section 20.1): where a shape stands, its outline, its fill and line. Lengths go in as points. */
import type { Box, Paint, PathItem, SceneItem } from '../../../../shared/domain/map/index.ts';
import { toCurves } from '../curves.ts';

/** EMU of a length in points. */
export const emu = (pt: number): number => Math.round(pt * 12700);

const position = (box: Box, prefix: '' | 'ch' = ''): string => {
  const [off, ext] = prefix === '' ? ['off', 'ext'] : ['chOff', 'chExt'];
  return `<a:${off} x="${emu(box.x)}" y="${emu(box.y)}"/><a:${ext} cx="${emu(box.w)}" cy="${emu(box.h)}"/>`;
};

/** A group whose children keep the figure's own coordinates. */
export const groupTransform = (box: Box): string => `<a:xfrm>${position(box)}${position(box, 'ch')}</a:xfrm>`;

/** Place and size of a shape, in points. */
export const transform = (box: Box, attributes = ''): string =>
  `<a:xfrm${attributes}>${position(box)}</a:xfrm>`;

/** The outline of a shape: a preset where there is one, else its own path. */
export function geometry(item: Exclude<SceneItem, { kind: 'text' | 'arc-text' | 'line' }>, box: Box): string {
  if (item.kind === 'path') return customGeometry(item, box);
  if (item.kind === 'ellipse') return preset('ellipse');
  const round = Math.max(0, Math.min(item.radius, item.w / 2, item.h / 2));
  if (round < 0.01) return preset('rect');
  const share = Math.round((round / Math.min(item.w, item.h)) * 100000);
  return preset('roundRect', `<a:gd name="adj" fmla="val ${Math.min(50000, share)}"/>`);
}

/** One of the shapes every office program knows. */
export const preset = (name: string, guides = ''): string =>
  `<a:prstGeom prst="${name}"><a:avLst>${guides}</a:avLst></a:prstGeom>`;

/** An outline of its own, within its box, in points. */
export function customGeometry(
  item: Pick<PathItem, 'commands' | 'fill'>,
  box: Box,
  sites: readonly { readonly x: number; readonly y: number }[] = [],
): string {
  const point = (x: number, y: number): string => `<a:pt x="${emu(x - box.x)}" y="${emu(y - box.y)}"/>`;
  const steps = toCurves(item.commands).map((c) => {
    if (c[0] === 'Z') return '<a:close/>';
    if (c[0] === 'C')
      return `<a:cubicBezTo>${point(c[1], c[2])}${point(c[3], c[4])}${point(c[5], c[6])}</a:cubicBezTo>`;
    const step = c[0] === 'M' ? 'moveTo' : 'lnTo';
    return `<a:${step}>${point(c[1], c[2])}</a:${step}>`;
  });
  const fill = item.fill === null ? ' fill="none"' : '';
  const guides = sites.map(({ x, y }, i) => `<a:gd name="sx${i}" fmla="*/ ${emu(x - box.x)} w ${emu(box.w)}"/><a:gd name="sy${i}" fmla="*/ ${emu(y - box.y)} h ${emu(box.h)}"/>`).join(''); // prettier-ignore
  const places = sites.map((p, i) => `<a:cxn ang="${facing(p, box)}"><a:pos x="sx${i}" y="sy${i}"/></a:cxn>`).join(''); // prettier-ignore
  return `<a:custGeom><a:avLst/>${list('gdLst', guides)}<a:ahLst/>${list('cxnLst', places)}<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${emu(box.w)}" h="${emu(box.h)}"${fill}>${steps.join('')}</a:path></a:pathLst></a:custGeom>`;
}

const list = (name: string, content: string): string =>
  content === '' ? `<a:${name}/>` : `<a:${name}>${content}</a:${name}>`;

/** The way out of a box from a place on its edge, in sixty thousandths of a degree: right, down, left or up. */
function facing(p: { readonly x: number; readonly y: number }, box: Box): number {
  const ways = [box.x + box.w - p.x, box.y + box.h - p.y, p.x - box.x, p.y - box.y];
  return ways.indexOf(Math.min(...ways)) * 5_400_000;
}

/** Paint of one colour. */
export const solid = (hex: string): string =>
  `<a:solidFill><a:srgbClr val="${hex.slice(1).toUpperCase()}"/></a:solidFill>`;

/** Fill and line of a shape. */
export function paint(item: Paint): string {
  const fill = item.fill === null ? '<a:noFill/>' : solid(item.fill);
  if (item.stroke === null || item.strokeWidth === 0) return `${fill}<a:ln><a:noFill/></a:ln>`;
  // Dashes are given in shares of the line's width.
  const share = (pt: number): number => Math.round((pt / item.strokeWidth) * 100000);
  const { dash } = item;
  const dashes = dash
    ? `<a:custDash><a:ds d="${share(dash[0] ?? 3)}" sp="${share(dash[1] ?? 2.2)}"/></a:custDash>`
    : '<a:prstDash val="solid"/>';
  return `${fill}<a:ln w="${emu(item.strokeWidth)}" cap="flat">${solid(item.stroke)}${dashes}<a:round/></a:ln>`;
}
