/**
 * Themes out of lines of text, as they stand in a paper, a spreadsheet or a note: how far a line is set in says how deep it stands, and
 * letters or names of groups before a colon say whose finding it is. Pure.
 */
interface ListedTheme {
  readonly name: string;
  /** 0 for the outermost lines. */
  readonly depth: number;
  /** Values of the groups named before the colon; empty where none are. */
  readonly groups: readonly string[];
}
interface NamedGroup {
  readonly value: string;
  readonly letter: string;
}

/** Columns a tab is worth. */
const TAB = 4;
// bullets and numbers that lists begin with (the round `o` of a word processor with its tab), never a number that is part of a sentence
const BULLET = /^(?:[-*+•‣◦–—▪▫■□●○§➢·]\s+|o\t\s*|(?:\d+\.)+\d*\s+|\d+\)\s+|[a-z]\)\s+)/iu;
/** Words that stand for every group. */
const ALL = new Set(['all', 'both', 'everybody', 'everyone']);

function setIn(line: string): number {
  let width = 0;
  for (const sign of line) {
    if (sign === '\t') width += TAB - (width % TAB);
    else if (/\s/u.test(sign)) width += 1;
    else break;
  }
  return width;
}

/** What stands before the colon, when all of it names groups: letters (`A`, `AB`, `A/B`), values, or a word for all. */
function groupsNamed(before: string, groups: readonly NamedGroup[]): string[] | null {
  const known = groups.filter((group) => group.letter !== '');
  const words = before.trim().replaceAll(/^\[|\]$/gu, '');
  if (known.length === 0 || words === '') return null;
  if (ALL.has(words.toLocaleLowerCase())) return known.map((group) => group.value);
  const find = (part: string) =>
    known.find(
      (group) =>
        group.letter === part.trim() || group.value.toLocaleLowerCase() === part.trim().toLocaleLowerCase(),
    );
  const whole = find(words);
  if (whole) return [whole.value];
  const parts = /[,/+&]|\band\b/iu.test(words) ? words.split(/[,/+&]|\band\b/iu) : [...words];
  const found = parts.map(find);
  if (found.some((group) => group === undefined)) return null;
  const values = new Set(found.map((group) => group?.value));
  return known.map((group) => group.value).filter((value) => values.has(value));
}

/** The sign a line begins with, as a kind: bullets by themselves, numbers by how many parts they have. Empty for none. */
function kindOf(line: string): string {
  const mark = BULLET.exec(line.trim())?.[0].trim() ?? '';
  if (/^\d+\)$/u.test(mark)) return '1)';
  if (/^[a-z]\)$/iu.test(mark)) return 'a)';
  return /^\d/u.test(mark) ? `${mark.split('.').filter(Boolean).length}.` : mark;
}

/**
 * A list from a word processor comes without its indents: then the kinds of its bullets or numbers, in the order they come, say how
 * deep a line stands.
 */
function byKind(lines: readonly string[]): string[] {
  const kinds = [...new Set(lines.map(kindOf))];
  const isFlat = new Set(lines.map(setIn)).size === 1;
  if (!isFlat || kinds.length < 2 || kinds.includes('')) return [...lines];
  return lines.map((line) => `${'\t'.repeat(kinds.indexOf(kindOf(line)))}${line.trim()}`);
}

/** Cells of a sheet stand one under the other, each a level deeper; one that repeats the cell above is that cell. */
function byColumn(lines: readonly string[]): string[] {
  let above: string[] = [];
  return lines.flatMap((line) => {
    const [, lead = '', rest = ''] = /^(\t*)(.*)$/su.exec(line.trimEnd()) ?? [];
    const cells = rest.split('\t').map((cell) => cell.trim());
    if (cells.length < 2 || BULLET.test(rest)) return [line];
    const row = [...above.slice(0, lead.length), ...cells];
    const isKnown = (at: number) => row.slice(0, at + 1).every((cell, n) => cell === above[n]);
    const made = row.flatMap((cell, at) =>
      at < lead.length || cell === '' || isKnown(at) ? [] : [`${'\t'.repeat(at)}${cell}`],
    );
    above = row;
    return made;
  });
}

/** The themes of a text, a line each; empty lines are left out. A line may be at most one deeper than the one before. */
export function themesFromList(text: string, groups: readonly NamedGroup[] = []): ListedTheme[] {
  const written = text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== '');
  const lines = byKind(byColumn(written));
  const outermost = Math.min(...lines.map(setIn));
  // the widths of the lines one stands under, so that any step inwards is one level
  const widths: number[] = [];
  return lines.flatMap((line, at) => {
    const width = setIn(line);
    if (at === 0 && width > outermost) widths.push(outermost);
    while (widths.length > 0 && (widths.at(-1) ?? 0) >= width && !(widths.length === 1 && width > outermost))
      widths.pop();
    const depth = widths.length;
    widths.push(width);
    const words = line.trim().replace(BULLET, '').replaceAll(/\s+/gu, ' ').trim();
    if (words === '') return [];
    const colon = words.indexOf(':');
    const bracket = /^\[([^\]]+)\]\s+/u.exec(words);
    const named = bracket
      ? groupsNamed(bracket[1] ?? '', groups)
      : colon > 0
        ? groupsNamed(words.slice(0, colon), groups)
        : null;
    const name = named === null ? words : words.slice(bracket ? bracket[0].length : colon + 1).trim();
    return [{ name: name === '' ? words : name, depth, groups: named ?? [] }];
  });
}

/** How many levels a list has. */
export const depthOfList = (list: readonly ListedTheme[]): number =>
  list.reduce((most, one) => Math.max(most, one.depth + 1), 0);

/**
 * How deep each line stands among themes where the outermost lines are research questions; -1 for a question itself. An outermost line
 * that says whose finding it is is no question but a theme that answers none, and what is set in after it stands under it.
 */
export function depthsUnderQuestions(
  list: readonly { readonly depth: number; readonly groups?: readonly string[] | undefined }[],
): number[] {
  let lead = 1;
  return list.map(({ depth, groups = [] }) => {
    if (depth === 0) lead = groups.length > 0 ? 0 : 1;
    return depth - lead;
  });
}

/** Whether the outermost lines read as questions: most of those that others stand under end in a question mark. */
export function isUnderQuestions(list: readonly ListedTheme[]): boolean {
  const heads = list.filter((one, at) => one.depth === 0 && (list[at + 1]?.depth ?? 0) > 0);
  return heads.filter((one) => one.name.endsWith('?')).length * 2 > heads.length;
}
