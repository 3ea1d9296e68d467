/** How the cells of a spreadsheet look, as far as it says something: how far they are indented, their colour, whether they are dates. */
import { isColour } from './table-colours.ts';
import type { XmlHandlers } from './xml.ts';

export interface CellLook {
  /** Steps of indentation. */
  readonly indent: number;
  /** Six hex digits; null for a fill that says nothing. */
  readonly colour: string | null;
  /** Its number is a day, counted from the beginning of the calendar. */
  readonly isDate: boolean;
}
/** Reads a part of the package; false where it is not there. */
type ReadPart = (name: string, handlers: XmlHandlers) => boolean;

/** Colours of the theme in the order cells name them: light and dark are the other way round than the file has them. */
const SCHEME = ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];
/** A theme's colour lighter than this is a band of a table. */
const MOST_TINT = 0.7;
const MOST_INDENT = 40;
/** Formats of days and times that every spreadsheet knows by number. */
const isDateNumber = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
/** Whether a format shows days or times: letters for them outside of words in quotes and colours or countries in brackets. */
const isDateFormat = (code: string): boolean =>
  /[dmyhs]/iu.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '').replace(/general/iu, ''));
const ignore = (): void => undefined;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function themeColours(read: ReadPart): string[] {
  const colours = new Map<string, string>();
  let slot = '';
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    const tag = local(name);
    if (SCHEME.includes(tag)) slot = tag;
    else if (slot !== '' && (tag === 'srgbClr' || tag === 'sysClr') && !colours.has(slot))
      colours.set(slot, (tag === 'srgbClr' ? attributes['val'] : attributes['lastClr']) ?? '');
  };
  const close = (name: string) => {
    if (local(name) === slot) slot = '';
  };
  read('xl/theme/theme1.xml', { open, close, text: ignore });
  return SCHEME.map((one) => colours.get(one) ?? '');
}

/** Looks by the number a cell names its style with. */
export function readLooks(read: ReadPart): CellLook[] {
  const theme = themeColours(read);
  const fills: (string | null)[] = [];
  const looks: { indent: number; colour: string | null; isDate: boolean }[] = [];
  const dates = new Set<number>();
  let isFills = false;
  let isFormats = false;
  const colourOf = ({ rgb, theme: of, tint }: Readonly<Record<string, string>>): string | null => {
    const isBand = Number(tint ?? 0) > MOST_TINT;
    const hex = rgb === undefined ? theme[Number(of ?? -1)] : rgb.slice(-6);
    return !isBand && isColour(hex) ? hex : null;
  };
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'numFmt') {
      if (isDateFormat(attributes['formatCode'] ?? '')) dates.add(Number(attributes['numFmtId']));
    } else if (name === 'fills') isFills = true;
    else if (name === 'cellXfs') isFormats = true;
    else if (isFills && name === 'fill') fills.push(null);
    else if (isFills && name === 'fgColor') fills[fills.length - 1] = colourOf(attributes);
    else if (isFormats && name === 'xf') {
      const format = Number(attributes['numFmtId'] ?? 0);
      looks.push({
        indent: 0,
        colour: fills[Number(attributes['fillId'] ?? 0)] ?? null,
        isDate: dates.has(format) || isDateNumber(format),
      });
    } else if (isFormats && name === 'alignment') {
      const look = looks.at(-1);
      if (look) look.indent = Math.min(MOST_INDENT, Number(attributes['indent'] ?? 0) || 0);
    }
  };
  const close = (name: string) => {
    if (name === 'fills') isFills = false;
    else if (name === 'cellXfs') isFormats = false;
  };
  read('xl/styles.xml', { open, close, text: ignore });
  return looks;
}
