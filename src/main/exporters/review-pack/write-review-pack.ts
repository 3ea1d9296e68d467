import { closedPolicy, escapeHtml, scriptJson } from '../shared/html.ts';
import { contextWords, countWords } from '../../../shared/domain/text/index.ts';
import type { ReviewPackItem, ReviewPackSnapshot } from '../snapshots.ts';
import { packBody } from './page/markup.ts';
import { packScript } from './page/script.ts';
import { packStyle } from './page/style.ts';

/** One extract as it is listed before a pack leaves. */
interface PackListing {
  readonly itemId: string;
  /** Words that travel: the extract and what stands around it. */
  readonly words: number;
  /** The beginning of the extract, on one line. */
  readonly preview: string;
}

interface WrittenReviewPack {
  readonly html: string;
  /** Size of the file in UTF-8. */
  readonly bytes: number;
  readonly listing: readonly PackListing[];
}

const previewLength = 80;

function previewOf(extract: string): string {
  const line = extract.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= previewLength) return line;
  const cut = line.lastIndexOf(' ', previewLength);
  return `${line.slice(0, cut > previewLength / 2 ? cut : previewLength).replace(/\p{Cs}$/u, '')}…`;
}

/** What would travel, item by item. */
function packListing(snapshot: Pick<ReviewPackSnapshot, 'items'>): PackListing[] {
  return snapshot.items.map((item) => ({
    itemId: item.itemId,
    words: countWords(item.before) + countWords(item.extract) + countWords(item.after),
    preview: previewOf(item.extract),
  }));
}

function checked(item: ReviewPackItem): ReviewPackItem {
  for (const side of [item.before, item.after]) {
    if (countWords(side) > contextWords) {
      throw new RangeError(`More than ${contextWords} words stand beside the extract ${item.itemId}.`);
    }
  }
  return item;
}

/**
 * Writes a review pack: one HTML file that opens without a network, holds nothing but what is listed, and can
 * reach nothing (its policy forbids every address; its script and style run by their hash).
 * @param snapshot what travels; only the fields named in the type are written.
 * @throws RangeError when there is no extract, or more than 60 words stand on a side of one.
 */
export function writeReviewPack(snapshot: ReviewPackSnapshot): WrittenReviewPack {
  if (snapshot.items.length === 0) throw new RangeError('A review pack needs at least one extract.');
  const used = new Set(snapshot.items.map((item) => item.codeId));
  const data = {
    packId: snapshot.packId,
    formatVersion: snapshot.formatVersion,
    studyTitle: snapshot.studyTitle,
    codes: snapshot.codes
      .filter((code) => used.has(code.id))
      .map(({ id, name, definition }) => ({ id, name, definition })),
    items: snapshot.items
      .map(checked)
      .map(({ itemId, codeId, extract, before, after, participant, reference }) => ({
        itemId,
        codeId,
        extract,
        before,
        after,
        participant,
        reference,
      })),
  };
  const policy = closedPolicy({ style: packStyle, script: packScript, dataFonts: true });
  const html = `<!doctype html>
<html lang="en" data-colours="device" data-size="1"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex,nofollow"><meta name="color-scheme" content="light dark">
<title>${escapeHtml(snapshot.studyTitle)}, reading pack</title>
<style>${packStyle}</style></head><body>
${packBody(snapshot)}
<script type="application/json" id="pack">${scriptJson(data)}</script>
<script>${packScript}</script></body></html>
`;
  return { html, bytes: new TextEncoder().encode(html).length, listing: packListing(snapshot) };
}
