/** A figure as a one-page PDF: vector shapes, real words in embedded fonts, the exact page size, tagged. */
import PDFDocument from 'pdfkit';
import { pathData, roundedRect } from '../../../shared/domain/map/geometry.ts';
import { faceOf } from '../../../shared/domain/map/font/metrics.ts';
import type {
  ArcTextItem,
  FigureFonts,
  Paint,
  Scene,
  SceneItem,
  TextItem,
} from '../../../shared/domain/map/index.ts';

type Document = InstanceType<typeof PDFDocument>;

interface PdfOptions {
  readonly title: string;
  readonly description: string;
  readonly fonts: FigureFonts;
  /** Language of the words, for screen readers; British English when not said. */
  readonly lang?: string | undefined;
  /** When the file says it was made; left to the clock when not given. */
  readonly created?: Date | undefined;
}

/** Writes a scene as a PDF whose page is exactly the figure. */
export function writePdf(scene: Scene, options: PdfOptions): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [scene.widthPt, scene.heightPt],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: options.lang ?? 'en-GB',
    info: {
      Title: options.title,
      Subject: options.description,
      Creator: 'Threadwork',
      Producer: 'Threadwork',
      ...(options.created ? { CreationDate: options.created } : {}),
    },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    document.on('error', reject);
  });
  for (const [name, bytes] of Object.entries(options.fonts))
    document.registerFont(name, Buffer.from(bytes as Uint8Array));
  const whole = document.struct('Document', { title: options.title });
  document.addStructure(whole);
  whole.add(
    document.struct('Figure', { alt: options.description, title: options.title }, drawAll(document, scene)),
  );
  whole.end();
  document.end();
  return done;
}

type Content = ReturnType<Document['markStructureContent']> | ReturnType<Document['struct']>;

/**
 * Draws everything in painting order and gives the structure's children in the order of the outline, what belongs to no node
 * after it. Words on a curve are drawn letter by letter, so each row is a span of its own that keeps the words as a whole for
 * copying and reading aloud.
 */
function drawAll(document: Document, scene: Scene): Content[] {
  const places = new Map(scene.outline.map((e, i) => [e.nodeId, i]));
  const children: { readonly place: number; readonly content: Content }[] = [];
  let open: number | null = null;
  const close = (): void => {
    if (open !== null) document.endMarkedContent();
    open = null;
  };
  for (const item of scene.items) {
    const place = places.get(item.owner ?? '') ?? Number.POSITIVE_INFINITY;
    if (item.kind === 'arc-text') {
      close();
      const actual = `${item.text} `;
      const content = document.markStructureContent('Span', { actual });
      drawItem(document, item);
      document.endMarkedContent();
      children.push({ place, content: document.struct('Span', { actual }, [content]) });
      continue;
    }
    if (open !== place) {
      close();
      children.push({ place, content: document.markStructureContent('Figure') });
    }
    open = place;
    drawItem(document, item);
  }
  close();
  return children.toSorted((a, b) => (a.place === b.place ? 0 : a.place - b.place)).map((c) => c.content);
}

function drawItem(document: Document, item: SceneItem): void {
  switch (item.kind) {
    case 'path':
      document.path(pathData(item.commands));
      return paint(document, item);
    case 'rect':
      document.path(pathData(roundedRect(item, item.radius)));
      return paint(document, item);
    case 'ellipse':
      document.ellipse(item.cx, item.cy, item.rx, item.ry);
      return paint(document, item);
    case 'line':
      document.moveTo(item.x1, item.y1).lineTo(item.x2, item.y2);
      return paint(document, item);
    case 'text':
      return drawText(document, item);
    case 'arc-text':
      return drawArc(document, item);
  }
}

function paint(document: Document, item: Paint): void {
  const stroked = item.stroke !== null && item.strokeWidth > 0;
  if (stroked) {
    document.lineWidth(item.strokeWidth).lineJoin('round');
    if (item.dash) document.dash(item.dash[0] ?? 3, { space: item.dash[1] ?? 2.2 });
    else document.undash();
  }
  if (item.fill !== null && stroked) document.fillAndStroke(item.fill, item.stroke ?? undefined);
  else if (item.fill !== null) document.fill(item.fill);
  else if (stroked) document.stroke(item.stroke ?? undefined);
}

const AT_BASELINE = { lineBreak: false, baseline: 'alphabetic', features: [] } as const;

function drawText(document: Document, item: TextItem): void {
  document.font(faceOf(item)).fontSize(item.size).fillColor(item.fill);
  for (const line of item.lines) {
    // The space after each line keeps copied and spoken words apart; it leaves no ink. Within a word there is none.
    const gap = /[/\u2010-]$/u.test(line.text) ? '' : ' ';
    const shift = item.anchor === 'start' ? 0 : item.anchor === 'middle' ? line.width / 2 : line.width;
    document.text(`${line.text}${gap}`, line.x - shift, line.y, { ...AT_BASELINE, features: [] });
  }
}

function drawArc(document: Document, item: ArcTextItem): void {
  document.font(faceOf(item)).fontSize(item.size).fillColor(item.fill);
  for (const glyph of item.glyphs) {
    document.save();
    document.rotate(glyph.turn, { origin: [glyph.x, glyph.y] });
    document.text(glyph.char, glyph.x, glyph.y, { ...AT_BASELINE, features: [] });
    document.restore();
  }
}
