/** The process that reads one PDF and ends. Talks to `pdf.ts` only. */
import { Worker } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import type { ReadDocument } from './draft.ts';
import { createPageLines, type PdfLine } from './pdf-lines.ts';
import { layoutPdf } from './pdf-layout.ts';
import type { RefusalCode } from './refusal.ts';

export interface PdfRequest {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly textUnits: number;
  /** Milliseconds after which the process ends itself, should nobody be left to end it. */
  readonly endAfterMs: number;
}

export type PdfAnswer =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'refusal'; readonly code: RefusalCode; readonly message: string }
  | { readonly kind: 'document'; readonly document: ReadDocument };

const refusal = (code: RefusalCode, message: string): PdfAnswer => ({ kind: 'refusal', code, message });

// When the thread that asked is gone (an import was cancelled), nobody waits for the answer.
process.once('disconnect', () => process.exit());

/** Ends the process from a thread of its own, because a parser caught in a loop lets no timer run here. */
function endAfter(ms: number): void {
  const code = `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${Math.ceil(ms)})`;
  new Worker(code, { eval: true }).unref();
}

process.once('message', (request: PdfRequest) => {
  endAfter(request.endAfterMs);
  void answerTo(request).then((answer) => process.send?.(answer, () => process.disconnect()));
});

async function answerTo(request: PdfRequest): Promise<PdfAnswer> {
  try {
    return await readPages(request);
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      return refusal(
        'protected',
        'This PDF is protected by a password; save a copy without the password and bring that in.',
      );
    return refusal(
      'damaged',
      'This PDF is damaged and cannot be read; open it in a PDF reader and save or print it again.',
    );
  }
}

async function readPages({ bytes, pages, textUnits }: PdfRequest): Promise<PdfAnswer> {
  const data = new Uint8Array(bytes);
  const pdf = await getDocumentProxy(data, { verbosity: 0, useSystemFonts: false });
  if (pdf.numPages > pages)
    return refusal('too-large', `This PDF has more than ${pages} pages; split it and bring in the parts.`);
  const lines: PdfLine[][] = [];
  let units = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    const viewport = page.getViewport({ scale: 1 });
    const items = content.items.flatMap((item) => ('str' in item ? [item] : []));
    for (const item of items) units += item.str.length;
    if (units > textUnits)
      return refusal(
        'too-large',
        'This PDF holds more than 50 MB of text, which is more than can be brought in.',
      );
    lines.push(createPageLines(items, viewport.transform));
    page.cleanup();
    process.send?.({ kind: 'progress', fraction: number / pdf.numPages } satisfies PdfAnswer);
  }
  const document = layoutPdf(lines);
  if (document.paragraphs.length === 0)
    return refusal(
      'no-text',
      'This PDF holds pictures of pages but no text; run it through text recognition first.',
    );
  return { kind: 'document', document };
}
