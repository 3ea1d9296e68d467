/** The state machine over OpenDocument content. */
import { countWarnings, hiddenKept, type ReadDocument } from './draft.ts';
import { createGatherer } from './rich-text.ts';
import type { XmlHandlers } from './xml.ts';

type Attributes = Readonly<Record<string, string>>;

interface Look {
  readonly bold: boolean | null;
  readonly hidden: boolean | null;
  readonly parent: string | null;
}

// Words that are not there, or are not words.
const skipped = new Set([
  'text:tracked-changes',
  'office:forms',
  'office:scripts',
  'text:script',
  'office:binary-data',
  'text:ruby-text',

  'svg:title',
  'svg:desc',
  'text:note-citation',
  'text:index-title-template',
  'office:meta',
  'office:settings',

  'office:master-styles',
  'office:font-face-decls',
  'text:hidden-paragraph',
  'draw:object',
  'text:table-of-content-source',

  'text:alphabetical-index-source',
  'text:illustration-index-source',
  'text:bibliography-source',
  'text:user-index-source',
  'text:sequence-decls',
  'text:variable-decls',
  'table:tracked-changes',
  'draw:glue-point',
]);

// Formatting known to hold paragraph text: only inside these do letters count.
const paragraphTags = new Set(['text:p', 'text:h']);

/** Most repeats honoured, of cells and of spaces; more is padding, or mischief. */
const MOST_REPEATS = 1_000;

/** Makes the handlers, and `finish` to call when every part was fed. */
export function createOdtBody(keepHidden = false): {
  handlers: XmlHandlers;
  finish: () => { document: ReadDocument; hidden: number };
} {
  const gatherer = createGatherer();
  const styles = createStyles();
  const remarks = new Map<string, { author: string | null; text: string }>();
  const footnotes: string[] = [];
  const looks: { bold: boolean; hidden: boolean }[] = [];
  // Bold and hidden of every open element that can carry a style.
  const now = (): { bold: boolean; hidden: boolean } => looks.at(-1) ?? { bold: false, hidden: false };
  let openParagraphs = 0;
  let remark: { id: string; author: string; ranged: boolean } | null = null;
  let inCreator = false;
  let skip = 0;
  let inBody = false;
  let remarkCount = 0;
  let hiddenCount = 0;
  let deleted = 0;
  // White space collapses (ODF 1.2 part 1, 6.1.2): this is the last letter shown in the open paragraph.
  let lastLetter = ' ';
  // The same for paragraphs that a note, a remark or a box interrupts.
  const interrupted: string[] = [];
  const resume = (): void => void (lastLetter = interrupted.pop() ?? 'x');

  const emit = (text: string): void => {
    if (text === '') return;
    if (now().hidden && !keepHidden) hiddenCount++;
    else gatherer.text(text, now().bold);
    lastLetter = 'x';
  };
  const style = (attributes: Attributes, kind: 'paragraph' | 'text'): void => {
    const look = styles.look(kind, attributes['text:style-name']);
    looks.push({ bold: look.bold ?? now().bold, hidden: look.hidden ?? now().hidden });
  };
  const beginParagraph = (name: string, attributes: Attributes): void => {
    style(attributes, 'paragraph');
    gatherer.beginParagraph(name === 'text:h');
    openParagraphs++;
    lastLetter = ' ';
  };

  const openers: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'office:body': () => void (inBody = true),
    'text:span': (attributes) => style(attributes, 'text'),
    'text:s': (attributes) => emit(' '.repeat(repeats(attributes['text:c']))),
    'text:tab': () => emit('\t'),
    'text:line-break'() {
      emit('\n');
      lastLetter = ' ';
    },
    'table:table-row': gatherer.beginRow,
    'table:table-cell': gatherer.beginCell,
    'table:covered-table-cell': gatherer.beginCell,
    'draw:text-box'() {
      interrupted.push(lastLetter);
      gatherer.beginBox();
    },
    'text:note'() {
      emit(`[${footnotes.length + 1}]`);
      interrupted.push('x');
      gatherer.beginApart();
    },
    'office:annotation'(attributes) {
      const name = attributes['office:name'];
      remark = { id: name ?? `#${remarkCount}`, author: '', ranged: name !== undefined };
      remarkCount++;
      gatherer.mark(remark.id, 'start');
      interrupted.push(lastLetter);
      gatherer.beginApart();
    },
    'office:annotation-end': (attributes) => gatherer.mark(attributes['office:name'] ?? '', 'end'),
    'dc:creator': () => void (inCreator = remark !== null),
  };
  const closers: Readonly<Record<string, () => void>> = {
    'text:span': () => void looks.pop(),
    'table:table-row': gatherer.endRow,
    'table:table-cell': gatherer.endCell,
    'table:covered-table-cell': gatherer.endCell,
    'draw:text-box'() {
      gatherer.endBox();
      resume();
    },
    'text:note'() {
      footnotes.push(gatherer.endApart());
      resume();
    },
    'office:annotation'() {
      const text = gatherer.endApart();
      resume();
      if (remark !== null) {
        remarks.set(remark.id, { author: remark.author.trim() || null, text });
        if (!remark.ranged) gatherer.mark(remark.id, 'end');
      }
      remark = null;
    },
    'dc:creator': () => void (inCreator = false),
  };

  const handlers: XmlHandlers = {
    open(name, attributes) {
      if (skip > 0 || skipped.has(name) || isHiddenSection(name, attributes)) {
        skip++;
        if (name === 'text:tracked-changes') deleted++;
      } else if (!inBody) styles.open(name, attributes, () => void (inBody = name === 'office:body'));
      else if (paragraphTags.has(name)) beginParagraph(name, attributes);
      else openers[name]?.(attributes);
    },
    close(name) {
      if (skip > 0) skip--;
      else if (name === 'office:body') inBody = false;
      else if (!inBody) return;
      else if (paragraphTags.has(name)) {
        looks.pop();
        openParagraphs--;
        gatherer.endParagraph();
        lastLetter = ' ';
      } else closers[name]?.();
    },
    text(text) {
      if (skip > 0 || !inBody) return;
      if (inCreator && remark !== null) remark.author += text;
      else if (openParagraphs > 0) {
        const collapsed = collapse(text, lastLetter);
        emit(collapsed);
        if (collapsed !== '') lastLetter = collapsed.at(-1) === ' ' ? ' ' : 'x';
      }
    },
  };
  const finish = (): { document: ReadDocument; hidden: number } => {
    for (const [index, text] of footnotes.entries()) {
      gatherer.beginParagraph(false);
      gatherer.text(`[${index + 1}] ${text}`, false);
      gatherer.endParagraph();
    }
    const read = gatherer.finish(remarks);
    const warnings = countWarnings({
      deleted,
      hidden: hiddenCount,
      notes: read.notes.length,
      footnotes: footnotes.length,
    });
    if (keepHidden) warnings.push(hiddenKept);
    return { document: { ...read, warnings }, hidden: hiddenCount };
  };
  return { handlers, finish };
}

function isHiddenSection(name: string, attributes: Attributes): boolean {
  if (name === 'text:section')
    return attributes['text:display'] === 'none' || attributes['text:is-hidden'] === 'true';
  return name === 'text:hidden-text' && attributes['text:is-hidden'] === 'true';
}

function collapse(text: string, last: string): string {
  const single = text.replace(/[ \t\r\n]+/g, ' ');
  return last === ' ' && single.startsWith(' ') ? single.slice(1) : single;
}

function repeats(value: string | undefined): number {
  const count = Number(value ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, MOST_REPEATS) : 1;
}

/** Bold and hidden of named styles, read from whatever style definitions come by before the body. */
function createStyles() {
  const known = new Map<string, Look>();
  let open: {
    key: string;
    look: { bold: boolean | null; hidden: boolean | null; parent: string | null };
  } | null = null;
  const resolve = (key: string, depth: number): { bold: boolean | null; hidden: boolean | null } => {
    const look = known.get(key);
    if (look === undefined || depth > 20) return { bold: null, hidden: null };
    const parent = look.parent === null ? { bold: null, hidden: null } : resolve(look.parent, depth + 1);
    return { bold: look.bold ?? parent.bold, hidden: look.hidden ?? parent.hidden };
  };
  return {
    look: (kind: string, name: string | undefined) => resolve(`${kind} ${name ?? ''}`, 0),
    open(name: string, attributes: Attributes, enterBody: () => void): void {
      if (name === 'office:body') enterBody();
      if (name === 'style:style') {
        const family = attributes['style:family'] ?? '';
        const parent = attributes['style:parent-style-name'];
        open = {
          key: `${family} ${attributes['style:name'] ?? ''}`,
          look: { bold: null, hidden: null, parent: parent === undefined ? null : `${family} ${parent}` },
        };
        known.set(open.key, open.look);
      }
      if (name !== 'style:text-properties' || open === null) return;
      const weight = attributes['fo:font-weight'];
      if (weight !== undefined) open.look.bold = weight === 'bold' || Number(weight) >= 600;
      if (attributes['text:display'] !== undefined) open.look.hidden = attributes['text:display'] === 'none';
    },
  };
}
