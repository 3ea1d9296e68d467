import { mapInputOf } from '../../shared/contract/map-input.ts';
import { stageScene } from '../../shared/contract/map-stages.ts';
import type { MapFull, MapStages } from '../../shared/contract/maps.ts';
import { buildScene, figureTitle, longDescription } from '../../shared/domain/map/index.ts';
import type { PassSnapshot } from '../../shared/domain/passes/snapshot.ts';
import type { PackContent } from '../../shared/contract/reviews.ts';
import type {
  CodebookSnapshot,
  ComparisonSnapshot,
  FrameChangesSnapshot,
  QuotesSnapshot,
  TranscriptSnapshot,
} from '../../shared/domain/snapshots.ts';
import { codebookCsv } from './csv/codebook-csv.ts';
import { comparisonCsv } from './csv/comparison-csv.ts';
import { frameChangesCsv } from './csv/frame-changes-csv.ts';
import { passesCsv } from './csv/passes-csv.ts';
import type { Separator } from './csv/write-csv.ts';
import { quotesCsv } from './csv/quotes-csv.ts';
import { codebookDocx } from './docx/codebook-docx.ts';
import { comparisonDocx } from './docx/comparison-docx.ts';
import { frameChangesDocx } from './docx/frame-changes-docx.ts';
import { quotesDocx } from './docx/quotes-docx.ts';
import { transcriptDocx } from './docx/transcript-docx.ts';
import { exportFigure, exportMap, loadFigureFonts, type FigureFormat } from './figure/index.ts';
import { transcriptHtml } from './html/transcript-html.ts';
import { writeReviewPack } from './review-pack/write-review-pack.ts';

/** Of a table as CSV: what parts its columns. */
type Parted = { readonly separator?: Separator };

/** Something to write, with everything it needs; it travels to a worker thread as it is. */
export type RenderTask =
  | (Parted & {
      readonly what: 'codebook';
      readonly format: 'docx' | 'csv';
      readonly snapshot: CodebookSnapshot;
    })
  | (Parted & { readonly what: 'quotes'; readonly format: 'docx' | 'csv'; readonly snapshot: QuotesSnapshot })
  | (Parted & {
      readonly what: 'comparison';
      readonly format: 'docx' | 'csv';
      readonly snapshot: ComparisonSnapshot;
    })
  | (Parted & { readonly what: 'passes'; readonly format: 'csv'; readonly snapshot: PassSnapshot })
  | (Parted & {
      readonly what: 'frame-changes';
      readonly format: 'docx' | 'csv';
      readonly snapshot: FrameChangesSnapshot;
    })
  | { readonly what: 'transcript'; readonly format: 'docx' | 'html'; readonly snapshot: TranscriptSnapshot }
  | { readonly what: 'review-pack'; readonly format: 'html'; readonly snapshot: PackContent }
  | MapTask;

interface MapTask {
  readonly what: 'map';
  readonly format: FigureFormat;
  readonly map: MapFull;
  /** With `stage`, the stages to draw one of, or all side by side. */
  readonly stages?: MapStages;
  readonly stage?: string;
  /** Printed width in millimetres, when it is not to be the map's own. */
  readonly widthMm: number | undefined;
  /** Most millimetres it may be high, when that is not to be the map's own limit. */
  readonly heightMm?: number | undefined;
  readonly dpi: number;
  /** Folder of the bundled fonts. */
  readonly fontFolder: string;
}

/** Writes one thing. Throws a RangeError with a sentence for a person when it cannot be written. */
export async function render(task: RenderTask): Promise<Uint8Array> {
  switch (task.what) {
    case 'codebook':
      return task.format === 'docx'
        ? codebookDocx(task.snapshot)
        : codebookCsv(task.snapshot, task.separator);
    case 'quotes':
      return task.format === 'docx' ? quotesDocx(task.snapshot) : quotesCsv(task.snapshot, task.separator);
    case 'comparison':
      return task.format === 'docx'
        ? comparisonDocx(task.snapshot)
        : comparisonCsv(task.snapshot, task.separator);
    case 'frame-changes':
      return task.format === 'docx'
        ? frameChangesDocx(task.snapshot)
        : frameChangesCsv(task.snapshot, task.separator);
    case 'passes':
      return passesCsv(task.snapshot, task.separator);
    case 'transcript':
      return task.format === 'docx'
        ? transcriptDocx(task.snapshot)
        : new TextEncoder().encode(transcriptHtml(task.snapshot));
    case 'review-pack':
      return new TextEncoder().encode(writeReviewPack(task.snapshot).html);
    case 'map':
      return renderMap(task);
  }
}

async function renderMap(task: MapTask): Promise<Uint8Array> {
  const { map, widthMm, heightMm, format, dpi, fontFolder } = task;
  const width = widthMm === undefined ? {} : { widthMm };
  const size = { ...width, ...(heightMm === undefined ? {} : { tallestMm: heightMm }) };
  if (task.stages && task.stage !== undefined) return renderStage(task, task.stages, task.stage, size);
  // Hand positions belong to the layout that ends up drawn, which `auto` decides; so it is drawn once to find out.
  const drawn = buildScene(mapInputOf(map, null, size)).layout;
  const input = mapInputOf(map, drawn, size);
  const fonts = await loadFigureFonts(fontFolder);
  const { altLong: description, altShort: alt } = map.summary;
  return (await exportMap(input, { format, dpi, fonts, description, alt })).bytes;
}

/** One stage of a map, or all side by side, with words drafted from what is drawn. */
async function renderStage(
  { map, format, dpi, fontFolder }: MapTask,
  stages: MapStages,
  stage: string,
  size: { readonly widthMm?: number; readonly tallestMm?: number },
): Promise<Uint8Array> {
  const scene = stageScene(stages, map, stage, size);
  if (scene === null) throw new RangeError('That stage is not kept any more.');
  const fonts = await loadFigureFonts(fontFolder);
  const words = { title: figureTitle(scene), description: longDescription(scene) };
  return exportFigure(scene, { format, dpi, fonts, ...words });
}
