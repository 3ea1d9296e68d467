/** What an RTF reader has to remember: groups, fonts and their code pages, tables, notes. */
import iconv from 'iconv-lite';
import { countWarnings, type ReadDocument } from './draft.ts';
import type { ImportWork } from './limits.ts';
import { refuse } from './refusal.ts';
import { createGatherer } from './rich-text.ts';
import { codePageName, charsetPage, destinations, letters } from './rtf-words.ts';

interface Group {
  skip: boolean;
  /** What the group gathers apart from the flow of text. */
  apart: 'footnote' | 'annotation' | 'author' | 'box' | 'fonts' | null;
  font: number;
  uc: number;
  bold: boolean;
  hidden: boolean;
  deleted: boolean;
  /** The first sub-group of \upr is the poorer copy of the second. */
  upr: boolean;
}

const root: Group = {
  skip: false,
  apart: null,
  font: -1,
  uc: 1,
  bold: false,
  hidden: false,
  deleted: false,
  upr: false,
};

/** Groups inside groups beyond this are not a document. */
const MOST_GROUPS = 20_000;

const isAside = (kind: Group['apart']): boolean =>
  kind === 'footnote' || kind === 'annotation' || kind === 'box';
const toggle = (value: number | null): boolean => value !== 0;

/** Makes the state; the tokeniser calls its methods in the order of the file. */
export function createRtfState(work: ImportWork) {
  const gatherer = createGatherer();
  const groups: Group[] = [{ ...root }];
  const fonts = new Map<number, string>();
  const footnotes: string[] = [];
  const remarks = new Map<string, { author: string | null; text: string }>();
  const counts = { deleted: 0, hidden: 0 };
  let page = 'windows-1252';
  let defaultFont = -1;
  let fontInTable = -1;
  let pending: number[] = [];
  let pendingPage = page;
  let star = false;
  let fallback = 0;
  let author = '';
  let inTable = false;
  let rowOpen = false;
  let units = 0;
  // Open footnotes, remarks and boxes: their text is no part of the table or paragraph around them.
  let asides = 0;

  const group = (): Group => groups.at(-1) as Group;
  const pageNow = (): string =>
    fonts.get(group().font) ?? (group().font < 0 ? (fonts.get(defaultFont) ?? page) : page);
  const emit = (text: string): void => {
    const now = group();
    if (now.skip || text === '') return;
    if (now.apart === 'author') author += text;
    else if (now.apart === 'fonts') return;
    else if (now.deleted) counts.deleted++;
    else if (now.hidden) counts.hidden++;
    else {
      units += text.length;
      if (units > work.limits.textUnits) throw refuse.tooLarge('50 MB of text');
      gatherer.text(text, now.bold);
    }
  };
  const flush = (): void => {
    if (pending.length === 0) return;
    const bytes = Buffer.from(pending);
    pending = [];
    emit(iconv.decode(bytes, pendingPage));
  };
  const add = (byte: number): void => {
    if (group().skip || group().apart === 'fonts') return;
    const now = pageNow();
    if (now !== pendingPage) flush();
    pendingPage = now;
    pending.push(byte);
    if (pending.length > 1 << 16 && byte < 128) flush();
  };
  /** Counts down the letters that stand in for a \u one. */
  const standsIn = (): boolean => {
    if (fallback === 0) return false;
    fallback--;
    return true;
  };

  const openRow = (): void => {
    if (rowOpen) return;
    gatherer.beginRow();
    gatherer.beginCell();
    rowOpen = true;
  };
  const closeRow = (): void => {
    if (!rowOpen) return;
    gatherer.endCell();
    gatherer.endRow();
    rowOpen = false;
  };
  const inFlow = (): boolean => asides === 0;
  const paragraph = (): void => {
    if (!inTable && inFlow()) closeRow();
    gatherer.beginParagraph(false);
    gatherer.endParagraph();
  };
  const beforeText = (): void => {
    if (!inFlow() || group().skip || group().apart !== null) return;
    if (inTable) openRow();
    else closeRow();
  };

  const beginApart = (kind: NonNullable<Group['apart']>): void => {
    group().apart = kind;
    if (isAside(kind)) asides++;
    if (kind === 'author') author = '';
    if (kind === 'footnote') {
      emitPlain(`[${footnotes.length + 1}]`);
      gatherer.beginApart();
    } else if (kind === 'annotation') {
      gatherer.mark(`#${remarks.size}`, 'start');
      gatherer.beginApart();
    } else if (kind === 'box') gatherer.beginBox();
  };
  const emitPlain = (text: string): void => gatherer.text(text, false);
  const endApart = (kind: NonNullable<Group['apart']>): void => {
    if (isAside(kind)) asides--;
    if (kind === 'footnote') footnotes.push(gatherer.endApart());
    else if (kind === 'box') gatherer.endBox();
    else if (kind === 'annotation') {
      const id = `#${remarks.size}`;
      remarks.set(id, { author: author.trim() || null, text: gatherer.endApart() });
      gatherer.mark(id, 'end');
    }
  };

  const destination = (word: string, starred: boolean): boolean => {
    const kind = destinations.get(word);
    if (kind === 'keep') return true;
    if (kind === undefined) {
      if (starred) group().skip = true;
      return starred;
    }
    if (group().skip) return true;
    if (kind === 'skip') group().skip = true;
    else if (kind === 'upr') group().upr = true;
    else if (kind !== group().apart) beginApart(kind);
    return true;
  };

  const words: Readonly<Record<string, (value: number | null) => void>> = {
    ansicpg: (value) => void (page = codePageName(value ?? 1252) ?? page),
    ansi: () => undefined,
    mac: () => void (page = 'macintosh'),
    pc: () => void (page = 'cp437'),
    pca: () => void (page = 'cp850'),
    deff: (value) => void (defaultFont = value ?? -1),
    f(value) {
      if (group().apart === 'fonts') fontInTable = value ?? -1;
      else group().font = value ?? -1;
    },
    fcharset(value) {
      const found = charsetPage(value ?? 0);
      if (group().apart === 'fonts' && found !== null) fonts.set(fontInTable, found);
    },
    cpg(value) {
      const found = codePageName(value ?? 0);
      if (group().apart === 'fonts' && found !== null) fonts.set(fontInTable, found);
    },
    uc: (value) => void (group().uc = Math.max(0, value ?? 1)),
    u(value) {
      beforeText();
      emit(String.fromCharCode((value ?? 63) & 0xffff));
      fallback = group().uc;
    },
    b: (value) => void (group().bold = toggle(value)),
    v: (value) => void (group().hidden = toggle(value)),
    deleted: (value) => void (group().deleted = toggle(value)),
    plain() {
      Object.assign(group(), { bold: false, hidden: false, deleted: false, font: -1 });
    },
    pard: () => void (inTable = inFlow() ? false : inTable),
    intbl: () => void (inTable = inFlow() ? true : inTable),
    par: paragraph,
    sect: paragraph,
    cell() {
      if (group().skip || !inFlow()) return;
      openRow();
      gatherer.endCell();
      gatherer.beginCell();
    },
    row() {
      if (!group().skip && inFlow()) closeRow();
    },
    nestcell: () => emit('\t'),
    nestrow: paragraph,
    line: () => emit('\n'),
    page: paragraph,
    tab: () => emit('\t'),
  };

  return {
    open() {
      flush();
      star = false;
      fallback = 0;
      if (groups.length > MOST_GROUPS) throw refuse.damaged('rich text file');
      const now = group();
      // Of \upr only the group that is marked as Unicode counts.
      const poorer = now.upr;
      groups.push({
        ...now,
        apart: now.apart === 'fonts' || now.apart === 'author' ? now.apart : null,
        upr: false,
        skip: now.skip || poorer,
      });
    },
    close() {
      flush();
      fallback = 0;
      if (groups.length <= 1) return;
      const closed = groups.pop() as Group;
      const isOwn = closed.apart !== null && closed.apart !== group().apart && !closed.skip;
      if (isOwn) endApart(closed.apart as NonNullable<Group['apart']>);
    },
    byte(byte: number) {
      if (standsIn()) return;
      beforeText();
      add(byte);
    },
    hexByte(byte: number) {
      if (standsIn()) return;
      beforeText();
      add(byte);
    },
    symbol(symbol: string) {
      if (symbol === '*') {
        star = true;
        return;
      }
      if (standsIn()) return;
      if (symbol === '\n' || symbol === '\r') {
        flush();
        if (!group().skip) paragraph();
        return;
      }
      const letter = letters.get(symbol);
      if (letter !== undefined) {
        flush();
        beforeText();
        emit(letter);
      } else if (symbol === '\\' || symbol === '{' || symbol === '}') {
        beforeText();
        add(symbol.charCodeAt(0));
      }
    },
    word(word: string, value: number | null) {
      const starred = star;
      star = false;
      if (word === 'ud' && group().skip && groups.at(-2)?.upr === true) {
        group().skip = groups.at(-2)?.skip ?? false;
        return;
      }
      if (word !== 'u' && word !== 'uc' && fallback > 0 && letters.has(word)) {
        fallback--;
        return;
      }
      flush();
      if (destination(word, starred) || group().skip) return;
      const letter = letters.get(word);
      if (letter !== undefined) {
        beforeText();
        emit(letter);
      } else words[word]?.(value);
    },
    finish(): ReadDocument {
      flush();
      while (groups.length > 1) this.close();
      closeRow();
      for (const [index, text] of footnotes.entries()) {
        gatherer.beginParagraph(false);
        gatherer.endParagraph();
        gatherer.text(`[${index + 1}] ${text}`, false);
        gatherer.endParagraph();
      }
      const read = gatherer.finish(remarks);
      const warnings = countWarnings({ ...counts, notes: read.notes.length, footnotes: footnotes.length });
      return { ...read, paragraphs: read.paragraphs.map(wellFormed), warnings };
    },
  };
}

/** A lone half of a surrogate pair cannot be stored. */
function wellFormed<P extends { readonly text: string }>(paragraph: P): P {
  return /\p{Surrogate}/u.test(paragraph.text)
    ? { ...paragraph, text: paragraph.text.replace(/\p{Surrogate}/gu, '\ufffd') }
    : paragraph;
}
