import { createHash } from 'node:crypto';
import type { Method } from '../../../shared/domain/method/method.ts';

/** The sample study as it is written down in resources/sample/source/study.json. Names are slugs until they are rows. */
export interface SampleStudy {
  readonly title: string;
  readonly people: readonly { slug: string; name: string; alias: string; role: string }[];
  readonly attributes: readonly { name: string }[];
  readonly participants: readonly {
    number: number;
    workingLabel: string;
    file: string;
    shape: string;
    interviewer: string;
    attributes: Readonly<Record<string, string | number>>;
    documentName: string;
  }[];
  readonly levels: readonly string[];
  readonly codes: readonly {
    slug: string;
    name: string;
    parent?: string;
    hue: number;
    definition: string;
    fullDefinition?: string;
    useWhen: string;
    doNotUseWhen: string;
  }[];
  readonly themes: readonly {
    slug: string;
    name: string;
    level: number;
    parent: string | null;
    centralIdea: string;
    boundary: string;
    status: string;
    codes: readonly string[];
  }[];
  /** In order: what was chosen first, and what it was changed to. */
  readonly method: readonly { method: Method; reason: string }[];
  readonly researchQuestions: readonly { name: string; themes: readonly string[] }[];
  /** What themes were called at first. */
  readonly renamed: readonly { theme: string; was: string }[];
  readonly memos: readonly {
    title: string;
    target: { kind: 'theme' | 'code' | 'journal' | 'transcript'; slug?: string };
    author: string;
    daysAgo: number;
    paragraphs: readonly string[];
  }[];
  readonly links: readonly {
    from: string;
    to: string;
    words: string;
    kind: string;
    arrow: 'none' | 'to' | 'both';
  }[];
}

/** One line of a codings file: a code, who coded, the words it stands on, and sometimes a memo. */
interface SampleCoding {
  readonly code: string;
  readonly coder: string;
  readonly from: string;
  /** The words it ends with; null when `from` is the whole quote. */
  readonly to: string | null;
  readonly memo: string | null;
}

/** Reads `slug TAB coder TAB first words ... last words [TAB memo]`, a coding per line. No quoting rules. */
export function readCodings(text: string): SampleCoding[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [code = '', coder = '', words = '', memo] = line.split('\t');
      const [from = '', to] = words.split(' ... ');
      return {
        code: code.trim(),
        coder: coder.trim(),
        from: from.trim(),
        to: to?.trim() ?? null,
        memo: memo?.trim() || null,
      };
    });
}

/** Where a coding's words stand in a text, or null. Offsets in UTF-16 units. */
export function locate(
  text: string,
  { from, to }: Pick<SampleCoding, 'from' | 'to'>,
): { start: number; end: number } | null {
  const start = text.indexOf(from);
  if (start < 0) return null;
  if (to === null) return { start, end: start + from.length };
  const last = text.indexOf(to, start + from.length);
  return last < 0 ? null : { start, end: last + to.length };
}

/** A number that follows from the words alone: the sample is the same each time, whatever ids it is given. */
export const contentOrder = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE();
