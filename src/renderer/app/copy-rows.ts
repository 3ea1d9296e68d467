// What is copied out of a room is clean: rows come as rows of a table, an extract as its words with their reference.
import { announce } from '../ui/announce.ts';
import { toast } from '../ui/toast.tsx';
import { isEditable } from './shortcuts.ts';
import { count } from './words.ts';

const GRIDS = '[role="grid"], [role="treegrid"], main table';
const CELLS = ':is([role="gridcell"], [role="rowheader"], [role="columnheader"], td, th)';
/** What is only there for assistive technology, or is a picture of what stands beside it. */
const UNSEEN = '.tw-vh, svg, .tw-person-line > [aria-hidden="true"]';

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The words of an element, what stands under or beside one another apart: names, counts, a note under them. */
function wordsOf(element: Element): string[] {
  const parts: string[] = [];
  let line = '';
  const end = () => {
    const words = oneLine(line);
    // a badge and the name beside it say the same
    if (words !== '' && words !== parts.at(-1)) parts.push(words);
    line = '';
  };
  const walk = (node: Node) => {
    if (node instanceof Text) line += node.data;
    if (!(node instanceof Element) || node.matches(UNSEEN)) return;
    // initials and letters stand for a name
    const name = node.getAttribute('role') === 'img' ? node.getAttribute('aria-label') : null;
    if (name !== null) return void parts.push(name);
    const isApart = !getComputedStyle(node).display.startsWith('inline');
    if (isApart) end();
    node.childNodes.forEach(walk);
    if (isApart) end();
  };
  element.childNodes.forEach(walk);
  end();
  return parts;
}

/** An extract as it is pasted into a text, without the words around it; null for other rows. */
function quoteOf(row: Element): string | null {
  const quote = row.querySelector('.tw-extract-quote')?.cloneNode(true);
  const reference = row.querySelector('.tw-extract .tw-ref')?.textContent;
  if (!(quote instanceof Element) || !reference) return null;
  for (const around of quote.querySelectorAll('.tw-extract-around')) around.remove();
  return `“${oneLine(quote.textContent)}” (${oneLine(reference)})`;
}

/** The cells of a row; of a row that is one cell, such as a branch of a tree, the parts of it. */
export function cellsOf(row: Element): string[] {
  const displayOf = (element: Element) => getComputedStyle(element).display;
  let cells = [...row.querySelectorAll(CELLS)];
  if (cells.length < 2) {
    const line = [...row.querySelectorAll('*')].find(
      (one) => one.children.length > 2 && displayOf(one) === 'grid',
    );
    cells = [...(line?.children ?? [])].filter((one) => displayOf(one) !== 'none');
  }
  return cells.length < 2 ? wordsOf(row) : cells.map((cell) => wordsOf(cell).join(' '));
}

const plain = (text: string) =>
  text.replace(/[&<>]/gu, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

/** Rows as they are put on the clipboard. */
export function rowsToCopy(rows: readonly Element[]): { text: string; html: string | null } {
  const quotes = rows.map(quoteOf).filter((quote) => quote !== null);
  if (quotes.length > 0) return { text: quotes.join('\n\n'), html: null };
  const whole = rows.map(cellsOf);
  // what holds pictures only is no column
  const isColumn = (at: number) => whole.some((row) => (row[at] ?? '') !== '');
  const cells = whole.map((row) => row.filter((_, at) => isColumn(at))).filter((row) => row.length > 0);
  const lines = cells.map((row) => `<tr>${row.map((cell) => `<td>${plain(cell)}</td>`).join('')}</tr>`);
  return { text: cells.map((row) => row.join('\t')).join('\n'), html: `<table>${lines.join('')}</table>` };
}

const rowsIn = (grid: Element): Element[] => [...grid.querySelectorAll('[role="row"], tr')];

/** The rows what is selected by the pointer runs over: of one list or table, and more than one of them. */
function rowsSelected(selection: Selection): Element[] {
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const within = around instanceof Element ? around : around.parentElement;
  const grids = within?.closest(GRIDS)
    ? [within.closest(GRIDS)]
    : [...(within?.querySelectorAll(GRIDS) ?? [])];
  const [grid, ...others] = grids.filter((one) => one !== null && range.intersectsNode(one));
  if (!grid || others.length > 0) return [];
  const rows = rowsIn(grid).filter((row) => range.intersectsNode(row));
  return rows.length > 1 ? rows : [];
}

/** With nothing selected by the pointer: the chosen rows of the list one is in, else the row or the cell one is on. */
function rowsInHand(): Element[] {
  const at = document.activeElement;
  const grid = at?.closest(GRIDS);
  if (!at || !grid || isEditable(at)) return [];
  if (at.matches(CELLS)) return [at];
  const row = at.closest('[role="row"], tr');
  if (!row) return [];
  return row.getAttribute('aria-selected') === 'true'
    ? rowsIn(grid).filter((one) => one.getAttribute('aria-selected') === 'true')
    : [row];
}

function copy(event: ClipboardEvent): void {
  if (event.defaultPrevented || !event.clipboardData || isEditable(event.target)) return;
  const selection = getSelection();
  const isNothing = !selection || selection.isCollapsed;
  const rows = isNothing ? rowsInHand() : rowsSelected(selection);
  const grid = rows[0]?.closest(GRIDS);
  if (!grid) return;
  const { text, html } = rowsToCopy(rows);
  if (text === '') return;
  event.clipboardData.setData('text/plain', text);
  if (html !== null) event.clipboardData.setData('text/html', html);
  event.preventDefault();
  // a long list holds the rows in view only
  const inPage = rowsIn(grid).length;
  const all = Number(grid.getAttribute('aria-rowcount') ?? 0);
  const said = `Copied ${count(rows.length, 'row')}`;
  if (rows.length > 1 && all > inPage)
    toast({ text: `${said}, those in view. Reports writes all of them to a file.` });
  else if (isNothing) announce(`${said}.`);
}

/** Listens for what is copied anywhere in the window. Returns what ends it. */
export function keepCopiesClean(): () => void {
  document.addEventListener('copy', copy);
  return () => document.removeEventListener('copy', copy);
}
