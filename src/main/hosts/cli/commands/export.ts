/** Commands about figures and documents. */
import { Refusal } from '../../../../shared/contract/errors.ts';
import {
  exportFormats,
  exportKinds,
  exportRequest,
  type ExportRequest,
} from '../../../../shared/contract/host.ts';
import { MAX_HEIGHT_MM, MIN_HEIGHT_MM } from '../../../../shared/domain/map/sizes.ts';
import { runExport } from '../../../services/export-job.ts';
import { noteExport } from '../../../services/note-export.ts';
import { fullPath } from '../arguments.ts';
import { findDocument, findId, need, withStudy, type Call } from '../study.ts';
import { file, writeOut, outPath, type Commands } from '../command.ts';

/** The kind of thing that --id names in each export that takes a name for it. */
const ID_KINDS = {
  comparison: 'characteristic',
  codebook: 'version',
  'frame-changes': 'version',
  quotes: 'theme',
  passes: 'theme',
} as const;

/** A request with what was named by its name; --question asks for the themes of one research question, or of each. */
async function withIds(
  call: Call,
  request: ExportRequest,
  question: string | undefined,
): Promise<ExportRequest> {
  const { what, id, to } = request;
  if (question !== undefined) {
    if (what !== 'quotes') throw new Refusal('invalid', 'Only quotes are exported by research question.');
    if (id !== undefined) throw new Refusal('invalid', 'Name a theme or a research question, not both.');
    const one = question === 'all' ? {} : { id: await findId(call, 'question', question) };
    return { ...request, groupBy: 'question', ...one };
  }
  if (id === undefined) return request;
  if (what === 'transcript') return { ...request, id: (await findDocument(call, id)).summary.id };
  const kind = what in ID_KINDS ? ID_KINDS[what as keyof typeof ID_KINDS] : null;
  if (kind === null) return request;
  const until = to === undefined || kind !== 'version' ? {} : { to: await findId(call, kind, to) };
  return { ...request, id: await findId(call, kind, id), ...until };
}

export const exportCommands: Commands = {
  export: {
    usage:
      'export FILE --what map|codebook|quotes|comparison|passes|frame-changes|transcript [--id ID] [--to ID] [--stage ID|all] [--question ID|all] [--rows themes|codes|sizes] --format svg|svg-outlines|pdf|eps|png|tiff|pptx|docx|txt|csv|html --out PATH [--width-mm N] [--height-mm N] [--dpi N] [--semicolons]',
    about: 'writes a figure or a document',
    options: [
      'what',
      'id',
      'to',
      'stage',
      'question',
      'rows',
      'format',
      'out',
      'width-mm',
      'height-mm',
      'dpi',
      'semicolons',
    ],
    run: async (args) => {
      const out = outPath(args);
      const request = exportRequest.safeParse({
        what: args.text('what'),
        format: args.text('format') ?? out.split('.').at(-1)?.toLowerCase().replace(/^tif$/u, 'tiff'),
        id: args.text('id'),
        to: args.text('to'),
        rows: args.text('rows'),
        stage: args.text('stage'),
        widthMm: args.number('width-mm', 1),
        heightMm: args.number('height-mm', 1),
        dpi: args.number('dpi', 1),
        separator: args.flags.has('semicolons') ? ';' : undefined,
      });
      if (!request.success) {
        const at = request.error.issues[0]?.path[0];
        const says: Record<string, string> = {
          what: `Say what to export: --what ${exportKinds.slice(0, 7).join(', ')}.`,
          format: `Say in which format: --format ${exportFormats.slice(0, -1).join(', ')}.`,
          rows: 'Say what to compare: --rows themes, --rows codes or --rows sizes.',
          widthMm: '--width-mm takes millimetres from 40 to 1200.',
          heightMm: `--height-mm takes millimetres from ${MIN_HEIGHT_MM} to ${MAX_HEIGHT_MM}.`,
          dpi: '--dpi takes a whole number from 72 to 1200.',
        };
        throw new Refusal('invalid', says[String(at)] ?? 'That export does not fit.');
      }
      return withStudy(file(args), {}, async ({ core, actor, call }) => {
        const { what } = request.data;
        const wanted = await withIds(call, request.data, args.text('question'));
        const { bytes } = need(await runExport(core, wanted, actor));
        writeOut(out, bytes);
        await noteExport(core, wanted, actor);
        return {
          json: { path: out, what, format: wanted.format, bytes: bytes.length },
          lines: [`Wrote ${out}.`],
        };
      });
    },
  },
  gallery: {
    usage: 'gallery FOLDER [--width-mm N] [--height-mm N] [--dpi N]',
    about: 'draws every form of map for three published theme structures, in colour and grey, to look at',
    options: ['width-mm', 'height-mm', 'dpi'],
    run: async (args) => {
      const [folder] = args.rest;
      if (folder === undefined) throw new Refusal('invalid', 'Name the folder to write to.');
      const { writeGallery } = await import('../../../services/gallery/gallery.ts');
      const entries = await writeGallery({
        folder: fullPath(folder),
        widthMm: args.number('width-mm', 40) ?? 174,
        tallestMm: args.number('height-mm', MIN_HEIGHT_MM),
        dpi: args.number('dpi', 72) ?? 300,
      });
      return {
        json: { folder: fullPath(folder), entries },
        lines: entries.map((e) =>
          e.instead === null
            ? `${e.files.join('  ')}  ${e.widthMm} by ${e.heightMm} mm  ${e.toLookAt.length === 0 ? 'all fine' : e.toLookAt.join(' ')}`
            : `${e.study} as ${e.layout} in ${e.palette}: not drawn. ${e.instead}`,
        ),
      };
    },
  },
};
