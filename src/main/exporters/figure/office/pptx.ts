/** A figure as one slide of exactly its size, every piece a shape or a text box that can be moved and edited. */
import { xmlText, type Scene } from '../../../../shared/domain/map/index.ts';
import {
  drawShapes,
  nameAttributes,
  OFFICE_FONT,
  type Dialect,
  type OfficeText,
  type ShapeWords,
} from './drawing.ts';
import {
  appProperties,
  contentTypes,
  coreProperties,
  relationships,
  rootRelationships,
  XML,
  zipParts,
} from './package.ts';
import { notesParts, notesTypes } from './notes.ts';
import { emu } from './shape-xml.ts';
import { NAMESPACES, shapeTree, THEME, TYPE, type OfficeOptions } from './slides.ts';
import { FONT_KIND, themeXml } from './theme.ts';

/** Slides must be 1 to 56 inches either way. */
const LEAST = 914_400;
const MOST = 51_206_400;

const bounded = (pt: number): number => Math.min(MOST, Math.max(LEAST, emu(pt)));

/** Writes a scene as a presentation of one slide. */
export function writePptx(scene: Scene, options: OfficeOptions): Uint8Array {
  const slideShapes = drawShapes(scene, pptxDialect(options.lang ?? 'en-GB'));
  const size = `<p:sldSz cx="${bounded(scene.widthPt)}" cy="${bounded(scene.heightPt)}"/>`;
  const slide = `${XML}<p:sld ${NAMESPACES}><p:cSld name="${xmlText(options.title)}">${shapeTree(slideShapes, { id: 1, name: options.title, description: options.alt })}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
  return zipParts([
    [
      '[Content_Types].xml',
      contentTypes([
        { path: 'ppt/presentation.xml', type: `${TYPE}.presentation.main+xml` },
        { path: 'ppt/slideMasters/slideMaster1.xml', type: `${TYPE}.slideMaster+xml` },
        { path: 'ppt/slideLayouts/slideLayout1.xml', type: `${TYPE}.slideLayout+xml` },
        { path: 'ppt/slides/slide1.xml', type: `${TYPE}.slide+xml` },
        { path: 'ppt/theme/theme1.xml', type: THEME },
        ...notesTypes,
      ]),
    ],
    ['_rels/.rels', rootRelationships('ppt/presentation.xml')],
    ['docProps/core.xml', coreProperties(options.title, options.description)],
    ['docProps/app.xml', appProperties()],
    [
      'ppt/presentation.xml',
      `${XML}<p:presentation ${NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId4"/></p:notesMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst>${size}<p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    ],
    [
      'ppt/_rels/presentation.xml.rels',
      relationships([
        ['slideMaster', 'slideMasters/slideMaster1.xml'],
        ['slide', 'slides/slide1.xml'],
        ['theme', 'theme/theme1.xml'],
        ['notesMaster', 'notesMasters/notesMaster1.xml'],
      ]),
    ],
    ['ppt/slideMasters/slideMaster1.xml', MASTER],
    [
      'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      relationships([
        ['slideLayout', '../slideLayouts/slideLayout1.xml'],
        ['theme', '../theme/theme1.xml'],
      ]),
    ],
    [
      'ppt/slideLayouts/slideLayout1.xml',
      `${XML}<p:sldLayout ${NAMESPACES} type="blank" preserve="1"><p:cSld name="Figure">${shapeTree('')}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`,
    ],
    [
      'ppt/slideLayouts/_rels/slideLayout1.xml.rels',
      relationships([['slideMaster', '../slideMasters/slideMaster1.xml']]),
    ],
    ['ppt/theme/theme1.xml', themeXml(OFFICE_FONT)],
    ['ppt/slides/slide1.xml', slide],
    [
      'ppt/slides/_rels/slide1.xml.rels',
      relationships([
        ['slideLayout', '../slideLayouts/slideLayout1.xml'],
        ['notesSlide', '../notesSlides/notesSlide1.xml'],
      ]),
    ],
    ...notesParts(options),
  ]);
}

const MASTER = `${XML}<p:sldMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>${shapeTree('')}</p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`;

const shape = (words: ShapeWords, properties: string, body = ''): string =>
  `<p:sp><p:nvSpPr><p:cNvPr ${nameAttributes(words)}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${properties}</p:spPr>${body}</p:sp>`;

/** A name space that PowerPoint knows from 2016 on and programs that lay connectors anew do not (ECMA-376, part 3). */
const KNOWN = 'http://schemas.microsoft.com/office/drawing/2015/9/8/chartex';

/** PowerPoint takes the first; programs that would lay a bent line otherwise than it was take the second, which stays as it is. */
const either = (line: string, instead: string): string =>
  `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:cx1="${KNOWN}" Requires="cx1">${line}</mc:Choice><mc:Fallback>${instead}</mc:Fallback></mc:AlternateContent>`;

function pptxDialect(lang: string): Dialect {
  return {
    slack: 0,
    holdsWords: true,
    shape: (words, properties, text) => shape(words, properties, text ? textBody(text, lang, true) : ''),
    line: (words, properties, ends, instead = null) => {
      const glued = ends === '' ? '<p:cNvCxnSpPr/>' : `<p:cNvCxnSpPr>${ends}</p:cNvCxnSpPr>`;
      const line = `<p:cxnSp><p:nvCxnSpPr><p:cNvPr ${nameAttributes(words)}/>${glued}<p:nvPr/></p:nvCxnSpPr><p:spPr>${properties}</p:spPr></p:cxnSp>`;
      return instead ? either(line, shape(instead, properties)) : line;
    },
    text: (words, properties, text) =>
      `<p:sp><p:nvSpPr><p:cNvPr ${nameAttributes(words)}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>${properties}</p:spPr>${textBody(text, lang)}</p:sp>`,
    group: (words, transform, children) =>
      `<p:grpSp><p:nvGrpSpPr><p:cNvPr ${nameAttributes(words)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>${transform}</p:grpSpPr>${children}</p:grpSp>`,
  };
}

/**
 * One paragraph, broken where the figure breaks it; the size never follows the box. A shape's own words stand in its middle.
 */
function textBody(text: OfficeText, lang: string, isOwn = false): string {
  const style = `${text.bold ? ' b="1"' : ''}${text.italic ? ' i="1"' : ''}`;
  const face = `<a:latin typeface="${OFFICE_FONT}" ${FONT_KIND}/><a:cs typeface="${OFFICE_FONT}" ${FONT_KIND}/>`;
  const run = `<a:rPr lang="${xmlText(lang)}" sz="${Math.round(text.size * 100)}"${style}><a:solidFill><a:srgbClr val="${text.colour}"/></a:solidFill>${face}</a:rPr>`;
  const lines = text.lines.map((line) => `<a:r>${run}<a:t>${xmlText(line)}</a:t></a:r>`);
  const spacing = `<a:lnSpc><a:spcPts val="${Math.round(text.pitch * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>`;
  return `<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${isOwn ? 'ctr' : 't'}"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="${text.align}">${spacing}</a:pPr>${lines.join(`<a:br>${run}</a:br>`)}</a:p></p:txBody>`;
}
