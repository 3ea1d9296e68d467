/** What the parts of a presentation share. */
import { nameAttributes, type ShapeWords } from './drawing.ts';

export interface OfficeOptions {
  readonly title: string;
  readonly description: string;
  /** Short alternative text of the whole figure. */
  readonly alt: string;
  readonly lang?: string | undefined;
}

export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
export const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';
export const THEME = 'application/vnd.openxmlformats-officedocument.theme+xml';

/** Everything on a slide; `words` name the whole and say what it shows. */
export const shapeTree = (shapes: string, words: ShapeWords = { id: 1, name: '', description: '' }): string =>
  `<p:spTree><p:nvGrpSpPr><p:cNvPr ${nameAttributes(words)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>${shapes}</p:spTree>`;
