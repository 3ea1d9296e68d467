/** The notes of a slide: title and words of the figure, which have no place in the figure itself. */
import { xmlText } from '../../../../shared/domain/map/index.ts';
import { OFFICE_FONT } from './drawing.ts';
import { relationships, XML, type PartType } from './package.ts';
import { NAMESPACES, shapeTree, THEME, TYPE, type OfficeOptions } from './slides.ts';
import { themeXml } from './theme.ts';

const MASTER_PATH = 'ppt/notesMasters/notesMaster1.xml';
const NOTES_PATH = 'ppt/notesSlides/notesSlide1.xml';
const THEME_PATH = 'ppt/theme/theme2.xml';

/** What the list of types says of them. */
export const notesTypes: readonly PartType[] = [
  { path: MASTER_PATH, type: `${TYPE}.notesMaster+xml` },
  { path: NOTES_PATH, type: `${TYPE}.notesSlide+xml` },
  { path: THEME_PATH, type: THEME },
];

/** A page of A4 with the slide above and the words below, in EMU. */
const PICTURE = { x: 685_800, y: 685_800, w: 5_486_400, h: 3_429_000 };
const WORDS = { x: 685_800, y: 4_343_400, w: 5_486_400, h: 4_114_800 };

const at = ({ x, y, w, h }: typeof WORDS): string =>
  `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${w}" cy="${h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;

const place = (id: number, kind: 'sldImg' | 'body', box: typeof WORDS | null, words: string): string => {
  const lock =
    kind === 'sldImg' ? '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>' : '<a:spLocks noGrp="1"/>';
  const name = kind === 'sldImg' ? 'Slide' : 'Notes';
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr>${lock}</p:cNvSpPr><p:nvPr><p:ph type="${kind}"${kind === 'body' ? ' idx="1"' : ''}/></p:nvPr></p:nvSpPr><p:spPr>${box ? at(box) : ''}</p:spPr>${words}</p:sp>`;
};

const paragraphs = (lines: readonly string[], lang: string): string =>
  `<p:txBody><a:bodyPr/><a:lstStyle/>${lines.map((line) => `<a:p><a:r><a:rPr lang="${xmlText(lang)}"/><a:t>${xmlText(line)}</a:t></a:r></a:p>`).join('')}</p:txBody>`;

/** The notes, their master and its theme, as parts of a presentation. */
export function notesParts({ title, alt, description, lang = 'en-GB' }: OfficeOptions): [string, string][] {
  const said = [title, alt, ...description.split('\n').filter((line) => line.trim() !== '')];
  const map =
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
  const empty = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>';
  const master = shapeTree(`${place(2, 'sldImg', PICTURE, '')}${place(3, 'body', WORDS, empty)}`);
  const notes = shapeTree(`${place(2, 'sldImg', null, '')}${place(3, 'body', null, paragraphs(said, lang))}`);
  return [
    [MASTER_PATH, `${XML}<p:notesMaster ${NAMESPACES}><p:cSld>${master}</p:cSld>${map}</p:notesMaster>`],
    ['ppt/notesMasters/_rels/notesMaster1.xml.rels', relationships([['theme', '../theme/theme2.xml']])],
    [THEME_PATH, themeXml(OFFICE_FONT)],
    [
      NOTES_PATH,
      `${XML}<p:notes ${NAMESPACES}><p:cSld>${notes}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`,
    ],
    [
      'ppt/notesSlides/_rels/notesSlide1.xml.rels',
      relationships([
        ['notesMaster', '../notesMasters/notesMaster1.xml'],
        ['slide', '../slides/slide1.xml'],
      ]),
    ],
  ];
}
