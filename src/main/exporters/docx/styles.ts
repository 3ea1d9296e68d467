import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import { documentInk } from '../shared/colours.ts';

/** Fonts found on Windows and macOS; LibreOffice has its own of the same widths. */
const serif = 'Georgia';
const sans = 'Arial';

/** Twentieths of a point, the unit of distances in a Word file. */
export const pt = (points: number): number => Math.round(points * 20);
/** Millimetres as twentieths of a point. */
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** A4 with the margins every document of ours has. */
export const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(24), bottom: mm(22), left: mm(25), right: mm(25), header: mm(12), footer: mm(11) },
} as const;
/** Width of the text on the page. */
export const measure = mm(210 - 25 - 25);

const heading = (size: number, before: number): IParagraphStyleOptions['run'] & object => ({
  font: sans,
  size: size * 2,
  bold: true,
  color: documentInk.ink,
  characterSpacing: before > 20 ? -2 : 0,
});

/** Line spacing in 240ths of a line; said to be that, because some programs take a bare number for a height. */
const lines = (line: number) => ({ line, lineRule: 'auto' as const });

const headingStyle = (size: number, before: number, after: number) => ({
  run: heading(size, before),
  paragraph: {
    spacing: { before: pt(before), after: pt(after), ...lines(264) },
    keepNext: true,
    keepLines: true,
  },
});

const paragraphStyles: readonly IParagraphStyleOptions[] = [
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { font: sans, size: 20, color: documentInk.second },
    paragraph: { spacing: { after: pt(2), ...lines(280) } },
  },
  {
    id: 'Field',
    name: 'Field',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: {
      indent: { left: mm(34), hanging: mm(34) },
      spacing: { after: pt(4) },
    },
  },
  {
    id: 'Counts',
    name: 'Counts',
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: sans, size: 18, color: documentInk.second },
    paragraph: { spacing: { before: pt(2), after: pt(6) }, keepNext: true },
  },
  {
    id: 'CentralIdea',
    name: 'Central idea',
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: serif, size: 22, italics: true },
    paragraph: { spacing: { after: pt(8) } },
  },
  {
    id: 'Quote',
    name: 'Quote',
    basedOn: 'Normal',
    next: 'Attribution',
    quickFormat: true,
    paragraph: {
      indent: { left: mm(8), right: mm(8) },
      spacing: { before: pt(7), after: pt(1), ...lines(300) },
      keepNext: true,
    },
  },
  {
    id: 'Attribution',
    name: 'Attribution',
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: sans, size: 17, color: documentInk.second },
    paragraph: { indent: { left: mm(8), right: mm(8) }, spacing: { after: pt(7) } },
  },
  {
    id: 'TableText',
    name: 'Table text',
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: sans, size: 18 },
    paragraph: { spacing: { before: pt(2), after: pt(2), ...lines(250) } },
  },
  {
    id: 'Speaker',
    name: 'Speaker',
    basedOn: 'Normal',
    next: 'TranscriptLine',
    quickFormat: true,
    run: { font: sans, size: 16, bold: true, color: documentInk.second },
    paragraph: { spacing: { before: pt(9), after: pt(1) }, indent: { left: mm(16) }, keepNext: true },
  },
  {
    id: 'TranscriptLine',
    name: 'Transcript line',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { spacing: { after: 0, ...lines(310) } },
  },
];

/** The styles of every document: real Word styles, so that a person can restyle all of it in one place. */
export function documentStyles(lang: string): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: serif,
          size: 21,
          color: documentInk.ink,
          language: { value: lang, bidirectional: lang },
        },
        paragraph: { spacing: { after: pt(5), ...lines(288) } },
      },
      title: {
        run: { font: serif, size: 48, color: documentInk.ink },
        paragraph: { spacing: { before: 0, after: pt(6) }, keepNext: true },
      },
      heading1: headingStyle(16, 26, 6),
      heading2: headingStyle(12.5, 18, 4),
      heading3: headingStyle(11, 14, 3),
      heading4: headingStyle(10.5, 12, 3),
      heading5: headingStyle(10, 10, 2),
      heading6: headingStyle(10, 10, 2),
    },
    paragraphStyles,
    characterStyles: [
      {
        id: 'FieldLabel',
        name: 'Field label',
        basedOn: 'DefaultParagraphFont',
        run: { font: sans, size: 17, bold: true, color: documentInk.second },
      },
    ],
  };
}
