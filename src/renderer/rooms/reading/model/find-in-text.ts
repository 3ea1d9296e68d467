/** Finding typed words in one text, whatever their case and accents, across line ends. */
import { fold } from '../../../parts/code-picker/rank.ts';
import type { TextRange } from './ranges.ts';

/** Never more marks than one could walk. */
const MOST = 5_000;
// one transcript is open at a time, so one folded text is kept
let lastText = '';
let lastFolded = '';

/** Ranges of a text that answer a query, in order, not overlapping. Spaces match any run of white space. */
export function findInText(text: string, query: string): TextRange[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [];
  if (text !== lastText) {
    lastText = text;
    lastFolded = fold(text);
  }
  const pattern = wanted
    .split(/\s+/)
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/['’‘]/g, "['’‘]")
        .replace(/["“”]/g, '["“”]'),
    )
    .join('\\s+');
  const ranges: TextRange[] = [];
  for (const match of lastFolded.matchAll(new RegExp(pattern, 'gu'))) {
    ranges.push({ start: match.index, end: match.index + match[0].length });
    if (ranges.length >= MOST) break;
  }
  return ranges;
}
