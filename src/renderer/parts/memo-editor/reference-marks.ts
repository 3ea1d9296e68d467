// References in the text (`#7:159`) drawn as links without touching the text: ranges over the page, painted by the
// browser's own highlights, so that undo, copying and what is kept know nothing of them.
import { parseReferences, type FoundReference } from '../../../shared/domain/text/references.ts';

interface Marked {
  range: Range;
  reference: FoundReference;
}
export interface ReferenceMarks {
  /** Looks at the text again. */
  refresh(): void;
  /** The reference at a point of the window, or null. */
  at(x: number, y: number): FoundReference | null;
  /** The reference the caret stands in or beside, or null. */
  atCaret(): FoundReference | null;
  stop(): void;
}

const NAME = 'tw-memo-reference';
const canPaint = typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;

function sharedHighlight(): Highlight | null {
  if (!canPaint) return null;
  let highlight = CSS.highlights.get(NAME);
  if (!highlight) CSS.highlights.set(NAME, (highlight = new Highlight()));
  return highlight;
}

/** The runs of text of every block, in order: a reference may be half bold, never half in the next paragraph. */
function blocksOf(root: HTMLElement): Text[][] {
  const blocks: Text[][] = [];
  let last: Element | null = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node.parentElement?.closest('p, h1, h2, h3, h4, li, blockquote') ?? null;
    if (block !== last || blocks.length === 0) blocks.push([]);
    last = block;
    blocks.at(-1)?.push(node as Text);
  }
  return blocks;
}

function rangeIn(nodes: readonly Text[], start: number, end: number): Range | null {
  const range = document.createRange();
  let at = 0;
  let isBegun = false;
  for (const node of nodes) {
    const until = at + node.data.length;
    if (!isBegun && start < until) {
      range.setStart(node, start - at);
      isBegun = true;
    }
    if (isBegun && end <= until) {
      range.setEnd(node, end - at);
      return range;
    }
    at = until;
  }
  return null;
}

/** Marks the references in an element that `isKnown` says lead somewhere. */
export function markReferences(
  root: HTMLElement,
  isKnown: (reference: FoundReference) => boolean,
): ReferenceMarks {
  const highlight = sharedHighlight();
  let marked: Marked[] = [];
  const clear = () => {
    for (const { range } of marked) highlight?.delete(range);
    marked = [];
  };
  const holding = (node: Node | null, offset: number) =>
    node === null
      ? null
      : (marked.find(({ range }) => range.isPointInRange(node, offset))?.reference ?? null);
  return {
    refresh() {
      clear();
      for (const nodes of blocksOf(root)) {
        for (const reference of parseReferences(nodes.map((node) => node.data).join(''))) {
          const range = isKnown(reference) ? rangeIn(nodes, reference.start, reference.end) : null;
          if (range) marked.push({ range, reference });
        }
      }
      for (const { range } of marked) highlight?.add(range);
    },
    at(x, y) {
      // the caret nearest to a point may be far from it: the point must lie on the words themselves
      const found = marked.find(({ range }) =>
        Array.from(range.getClientRects()).some(
          (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
        ),
      );
      return found?.reference ?? null;
    },
    atCaret() {
      const selection = document.getSelection();
      return selection ? holding(selection.focusNode, selection.focusOffset) : null;
    },
    stop: clear,
  };
}
