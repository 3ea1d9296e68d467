/** How the codes of a codebook that comes in stand to those that are there. Pure. */
import { TEXTS, type IncomingCode, type IncomingTexts } from './incoming.ts';
import { pathKey } from './incoming-places.ts';

/** What is compared of a code that is there. */
export interface KnownCode extends IncomingTexts {
  id: string;
  parentId: string | null;
  name: string;
  colour: number;
  /** The words that stand as its examples when it is written to a file: of extracts, where some were chosen. */
  shown?: { typicalText: string; borderlineText: string } | undefined;
}
type IncomingStatus = 'new' | 'same' | 'differs';
export interface ComparedCode {
  code: IncomingCode;
  status: IncomingStatus;
  /** The code that is there already. */
  id: string | null;
  /** It is there under something else; it stays where it is. */
  isElsewhere: boolean;
  /** A new one whose name stands here in another place: the name above it there. */
  namesake: string | null;
  /** Fields that say something else; empty cells change nothing. */
  differs: { field: keyof IncomingTexts | 'colour'; is: string; comes: string }[];
}

/** Codes with the words that stand as their examples in a file written from this study. */
export function withShown<C extends { id: string }>(
  codes: readonly C[],
  written: readonly { id: string; example: { text: string } | null; borderline: { text: string } | null }[],
): (C & Pick<KnownCode, 'shown'>)[] {
  const byId = new Map(written.map((one) => [one.id, one]));
  return codes.map((code) => {
    const one = byId.get(code.id);
    const shown = one && {
      typicalText: one.example?.text ?? '',
      borderlineText: one.borderline?.text ?? '',
    };
    return { ...code, shown };
  });
}

/**
 * A code without the example words that came from here: they are an extract's, and stay tied to it instead of being copied beside
 * it, where nobody would find them when they are to be taken out of the study.
 */
function withoutShown(code: IncomingCode, { shown }: KnownCode): IncomingCode {
  const own = (field: 'typicalText' | 'borderlineText') =>
    inOneLine(code[field]) === inOneLine(shown?.[field] ?? '') ? '' : code[field];
  return { ...code, typicalText: own('typicalText'), borderlineText: own('borderlineText') };
}
const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/**
 * Each code that comes in beside the one of the same name in the same place; a code that comes without a place is found
 * anywhere, where its name stands only once.
 */
export function compareIncoming(codes: readonly IncomingCode[], known: readonly KnownCode[]): ComparedCode[] {
  const byId = new Map(known.map((one) => [one.id, one]));
  const pathOf = (one: KnownCode): string[] => {
    const parent = one.parentId === null ? undefined : byId.get(one.parentId);
    return parent ? [...pathOf(parent), one.name] : [one.name];
  };
  const byPath = new Map(known.map((one) => [pathKey(pathOf(one)), one]));
  const byName = new Map<string, KnownCode[]>();
  for (const one of known) {
    const name = one.name.toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  const parents = new Set(codes.map((code) => pathKey(code.path.slice(0, -1))));
  return codes.map((asWritten): ComparedCode => {
    const here = byPath.get(pathKey(asWritten.path));
    const isLoose = asWritten.path.length === 1 && !parents.has(pathKey(asWritten.path));
    const named = isLoose ? (byName.get(asWritten.path[0]?.toLowerCase() ?? '') ?? []) : [];
    const there = here ?? (named.length === 1 ? named[0] : undefined);
    if (!there) {
      const [other] = byName.get(asWritten.path.at(-1)?.toLowerCase() ?? '') ?? [];
      const namesake = other ? (pathOf(other).at(-2) ?? 'the top level') : null;
      return { code: asWritten, status: 'new', id: null, isElsewhere: false, namesake, differs: [] };
    }
    const code = withoutShown(asWritten, there);
    const differs = differences(code, there);
    return {
      code,
      status: differs.length > 0 ? 'differs' : 'same',
      id: there.id,
      isElsewhere: here === undefined,
      namesake: null,
      differs,
    };
  });
}

function differences(code: IncomingCode, there: KnownCode): ComparedCode['differs'] {
  const texts = TEXTS.filter((field) => code[field] !== '' && code[field] !== there[field].trim());
  return [
    ...texts.map((field) => ({ field, is: there[field], comes: code[field] })),
    ...(code.colour !== null && code.colour !== there.colour
      ? [{ field: 'colour' as const, is: String(there.colour), comes: String(code.colour) }]
      : []),
  ];
}
