/** A figure as a Word page: one drawing in the line of text, its pieces the same shapes as on the slide. */
import { scaleItem } from '../../../../shared/domain/map/geometry.ts';
import { PT_PER_MM, xmlText, type FigureFonts, type Scene } from '../../../../shared/domain/map/index.ts';
import { drawShapes, nameAttributes, OFFICE_FONT, type Dialect, type OfficeText } from './drawing.ts';
import {
  appProperties,
  contentTypes,
  coreProperties,
  relationships,
  rootRelationships,
  XML,
  zipParts,
} from './package.ts';
import { glyphsOf } from '../glyphs.ts';
import { textPath } from '../outlined.ts';
import type { OfficeOptions } from './slides.ts';
import { emu, groupTransform } from './shape-xml.ts';
import { PANOSE } from './theme.ts';

interface DocxOptions extends OfficeOptions {
  readonly fonts: FigureFonts;
}

const NAMESPACES = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['wpg', 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
]
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(' ');

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const A4 = { w: 210 * PT_PER_MM, h: 297 * PT_PER_MM };
/** White round the figure where the page is made for it. */
const MARGIN = 18 * PT_PER_MM;
/** Word takes pages up to 22 inches either way. */
const LARGEST_PAGE = 22 * 72;
const LARGEST = LARGEST_PAGE - 2 * MARGIN;

/**
 * Writes a scene as a document of one page: A4 where the figure fits, else as large as it needs. A figure larger than
 * any page in Word (522 mm of drawing) is made smaller, words and lines together, until it fits.
 */
export function writeDocx(whole: Scene, options: DocxOptions): Uint8Array {
  const scene = fitted(whole);
  const lang = options.lang ?? 'en-GB';
  return zipParts([
    [
      '[Content_Types].xml',
      contentTypes([
        { path: 'word/document.xml', type: `${TYPE}.document.main+xml` },
        { path: 'word/styles.xml', type: `${TYPE}.styles+xml` },
        { path: 'word/settings.xml', type: `${TYPE}.settings+xml` },
        { path: 'word/fontTable.xml', type: `${TYPE}.fontTable+xml` },
      ]),
    ],
    ['_rels/.rels', rootRelationships('word/document.xml')],
    ['docProps/core.xml', coreProperties(options.title, options.description)],
    ['docProps/app.xml', appProperties()],
    ['word/document.xml', documentXml(scene, options)],
    [
      'word/_rels/document.xml.rels',
      relationships([
        ['styles', 'styles.xml'],
        ['settings', 'settings.xml'],
        ['fontTable', 'fontTable.xml'],
      ]),
    ],
    [
      'word/styles.xml',
      `${XML}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${OFFICE_FONT}" w:hAnsi="${OFFICE_FONT}" w:eastAsia="${OFFICE_FONT}" w:cs="${OFFICE_FONT}"/><w:sz w:val="20"/><w:lang w:val="${xmlText(lang)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    ],
    [
      'word/fontTable.xml',
      `${XML}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="${OFFICE_FONT}"><w:altName w:val="Arimo,Liberation Sans,Helvetica"/><w:panose1 w:val="${PANOSE}"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`,
    ],
    [
      'word/settings.xml',
      `${XML}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    ],
  ]);
}

function fitted(scene: Scene): Scene {
  const k = LARGEST / Math.max(scene.widthPt, scene.heightPt);
  if (k >= 1) return scene;
  const items = scene.items.map((item) => scaleItem(item, k));
  return { ...scene, items, widthPt: scene.widthPt * k, heightPt: scene.heightPt * k };
}

function documentXml(scene: Scene, options: DocxOptions): string {
  const box = { x: 0, y: 0, w: scene.widthPt, h: scene.heightPt };
  const shapes = drawShapes(scene, docxDialect(options.fonts));
  const group = `<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>${groupTransform(box)}</wpg:grpSpPr>${shapes}</wpg:wgp>`;
  const words = nameAttributes({ id: 1, name: options.title, description: options.alt });
  const drawing = `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${emu(box.w)}" cy="${emu(box.h)}"/><wp:docPr ${words}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">${group}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
  // A program too old for shapes shows the words instead.
  const run = `<w:r><mc:AlternateContent><mc:Choice Requires="wpg">${drawing}</mc:Choice><mc:Fallback><w:t>${xmlText(options.alt)}</w:t></mc:Fallback></mc:AlternateContent></w:r>`;
  return `${XML}<w:document ${NAMESPACES}><w:body><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>${run}</w:p>${pageXml(scene)}</w:body></w:document>`;
}

function pageXml(scene: Scene): string {
  const twips = (pt: number): number => Math.round(pt * 20);
  const landscape = scene.widthPt > scene.heightPt && scene.widthPt + 2 * MARGIN > A4.w + 0.5;
  const paper = landscape ? { w: A4.h, h: A4.w } : A4;
  const w = Math.max(paper.w, scene.widthPt + 2 * MARGIN);
  const h = Math.max(paper.h, scene.heightPt + 2 * MARGIN + 6);
  const side = twips(MARGIN);
  return `<w:sectPr><w:pgSz w:w="${twips(w)}" w:h="${twips(h)}"${landscape ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${side}" w:right="${side}" w:bottom="${twips(MARGIN / 2)}" w:left="${side}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>`;
}

/** Some readers break lines at the box whatever it says, and none but Word turns words in a box. */
function docxDialect(fonts: FigureFonts): Dialect {
  const plainBody = '<wps:bodyPr/>';
  const letters = glyphsOf(fonts);
  return {
    slack: 6,
    holdsWords: false,
    curved: (item) => textPath(item, letters),
    shape: (words, properties) =>
      `<wps:wsp><wps:cNvPr ${nameAttributes(words)}/><wps:cNvSpPr/><wps:spPr>${properties}</wps:spPr>${plainBody}</wps:wsp>`,
    line: (words, properties, ends) =>
      `<wps:wsp><wps:cNvPr ${nameAttributes(words)}/>${ends === '' ? '<wps:cNvCnPr/>' : `<wps:cNvCnPr>${ends}</wps:cNvCnPr>`}<wps:spPr>${properties}</wps:spPr>${plainBody}</wps:wsp>`,
    text: (words, properties, text) =>
      `<wps:wsp><wps:cNvPr ${nameAttributes(words)}/><wps:cNvSpPr txBox="1"/><wps:spPr>${properties}</wps:spPr><wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx><wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>`,
    group: (words, transform, children) =>
      `<wpg:grpSp><wpg:cNvPr ${nameAttributes(words)}/><wpg:cNvGrpSpPr/><wpg:grpSpPr>${transform}</wpg:grpSpPr>${children}</wpg:grpSp>`,
  };
}

const ALIGN = { l: 'left', ctr: 'center', r: 'right' } as const;

function paragraph(text: OfficeText): string {
  const half = Math.round(text.size * 2);
  const style = `<w:rPr><w:rFonts w:ascii="${OFFICE_FONT}" w:hAnsi="${OFFICE_FONT}" w:cs="${OFFICE_FONT}"/>${text.bold ? '<w:b/>' : ''}${text.italic ? '<w:i/>' : ''}<w:color w:val="${text.colour}"/><w:sz w:val="${half}"/><w:szCs w:val="${half}"/></w:rPr>`;
  const lines = text.lines.map(
    (line, i) =>
      `<w:r>${style}${i > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${xmlText(line)}</w:t></w:r>`,
  );
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="${Math.round(text.pitch * 20)}" w:lineRule="exact"/><w:jc w:val="${ALIGN[text.align]}"/></w:pPr>${lines.join('')}</w:p>`;
}
