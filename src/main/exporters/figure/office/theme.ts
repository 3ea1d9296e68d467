/** The smallest theme part that a presentation program takes without repair. */
import { XML } from './package.ts';

const COLOURS: readonly (readonly [string, string])[] = [
  ['dk1', '000000'],
  ['lt1', 'FFFFFF'],
  ['dk2', '333333'],
  ['lt2', 'F2F2F2'],
  ['accent1', '3D6A8A'],
  ['accent2', '8A6A2F'],
  ['accent3', '8A4A6E'],
  ['accent4', '3F7657'],
  ['accent5', '6B7A2F'],
  ['accent6', '8F4F45'],
  ['hlink', '1F4E79'],
  ['folHlink', '5B3A6B'],
];

/** What a program without the font goes by to choose another: sans serif, of normal width and weight (its PANOSE numbers). */
export const PANOSE = '020B0604020202020204';
export const FONT_KIND = `panose="${PANOSE}" pitchFamily="34" charset="0"`;

/** A theme with plain fills and lines, and one font for everything. */
export function themeXml(font: string): string {
  const colours = COLOURS.map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`);
  const face = `<a:latin typeface="${font}" ${FONT_KIND}/><a:ea typeface=""/><a:cs typeface=""/>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = (width: number): string => `<a:ln w="${width}">${fill}<a:prstDash val="solid"/></a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return `${XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Figure"><a:themeElements><a:clrScheme name="Figure">${colours.join('')}</a:clrScheme><a:fontScheme name="Figure"><a:majorFont>${face}</a:majorFont><a:minorFont>${face}</a:minorFont></a:fontScheme><a:fmtScheme name="Figure"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}
