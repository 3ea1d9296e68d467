import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Refusal } from '../../../shared/contract/errors.ts';
import { exportFormats, exportKinds, exportRequest } from '../../../shared/contract/host.ts';
import { MAX_HEIGHT_MM, MIN_HEIGHT_MM } from '../../../shared/domain/map/sizes.ts';
import { createBackups, listBackups, restoreStudy } from '../../services/backups.ts';
import { runExport } from '../../services/export-job.ts';
import { noteExport } from '../../services/note-export.ts';
import { writeSample } from '../../services/sample/write-sample.ts';
import { parseAnswers } from '../../exporters/review-pack/answers.ts';
import { fullPath, type Arguments, type OptionName } from './arguments.ts';
import { codebookIn } from './codebook-in.ts';
import { importPaths } from './import.ts';
import { listings } from './listings.ts';
import { findCharacteristic, findDocument, need, withStudy } from './study.ts';

/** What a command came to: the document for --json, the lines for a person, and the exit code when it is not 0. */
export interface Outcome {
  readonly json: unknown;
  readonly lines: readonly string[];
  readonly code?: 0 | 1;
  /** Written as it is, without a line end of ours. */
  readonly raw?: string;
}
export interface Command {
  readonly usage: string;
  readonly about: string;
  readonly options: readonly OptionName[];
  run(args: Arguments): Promise<Outcome>;
}

const file = (args: Arguments): string => {
  const [path] = args.rest;
  if (path === undefined) throw new Refusal('invalid', 'Name the study file.');
  return fullPath(path);
};
const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

function writeOut(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new Refusal('gone', `There is no folder ${dirname(path)} to write to.`);
    if (code === 'ENOSPC') throw new Refusal('disk-full', 'The disk is full; nothing was written.');
    throw new Refusal('read-only', `${path} cannot be written.`);
  }
}
const outPath = (args: Arguments): string => {
  const out = args.text('out');
  if (out === undefined) throw new Refusal('invalid', 'Say where to write with --out PATH.');
  return fullPath(out);
};

export const commands: Readonly<Record<string, Command>> = {
  new: {
    usage: 'new FILE [--title TITLE]',
    about: 'makes an empty study',
    options: ['title'],
    run: async (args) => {
      const path = file(args);
      const title =
        args.text('title') ??
        path
          .split(/[\\/]/u)
          .at(-1)
          ?.replace(/\.threadwork$/iu, '') ??
        'Study';
      return withStudy(path, { create: { title } }, async () => ({
        json: { path, title },
        lines: [`Made ${path}.`],
      }));
    },
  },
  sample: {
    usage: 'sample FILE',
    about: 'writes the sample study: twelve invented interviews, coded and mapped',
    options: [],
    run: async (args) => {
      const path = file(args);
      need(await writeSample(path));
      return {
        json: { path, fileBytes: statSync(path).size },
        lines: [`Wrote the sample study to ${path}.`],
      };
    },
  },
  import: {
    usage: 'import FILE PATH... [--as NAME]',
    about: 'brings in transcripts: docx, odt, rtf, txt, md, html, pdf, vtt, srt, or folders of them',
    options: ['as'],
    run: async (args) => {
      const paths = args.rest.slice(1).map(fullPath);
      if (paths.length === 0) throw new Refusal('invalid', 'Name at least one file to import.');
      return withStudy(file(args), { as: args.text('as') }, async ({ core, actor }) => {
        const files = await importPaths(core, paths, actor);
        const count = (status: string) => files.filter((f) => f.status === status).length;
        const json = {
          files,
          imported: count('imported'),
          duplicates: count('duplicate'),
          failed: count('failed'),
        };
        return {
          json,
          lines: files.map((f) =>
            f.status === 'imported'
              ? `Imported ${f.path}: ${many(f.words, 'word')}, ${many(f.turns, 'turn')}, ${many(f.lines, 'line')}${f.speakers.length > 0 ? `; ${f.speakers.join(', ')}` : ''}.`
              : `Not imported: ${f.path}: ${f.reason ?? ''}`,
          ),
          code: json.failed > 0 ? 1 : 0,
        };
      });
    },
  },
  info: {
    usage: 'info FILE',
    about: 'says what is in a study',
    options: [],
    run: async (args) => {
      const path = file(args);
      return withStudy(path, {}, async ({ call }) => {
        const info = await call('study.info', {});
        const json = { ...info, fileBytes: statSync(path).size };
        return { json, lines: Object.entries(json).map(([key, value]) => `${key}: ${String(value)}`) };
      });
    },
  },
  list: {
    usage: `list FILE --what ${Object.keys(listings).join('|')}`,
    about: 'lists what is in a study',
    options: ['what'],
    run: async (args) => {
      const what = args.text('what') ?? '';
      const listing = Object.hasOwn(listings, what) ? listings[what] : undefined;
      if (!listing)
        throw new Refusal('invalid', `Say what to list: --what ${Object.keys(listings).join(', ')}.`);
      return withStudy(file(args), {}, async ({ call }) => {
        const rows = await listing(call);
        return { json: rows, lines: rows.map((row) => listingLine(row)) };
      });
    },
  },
  text: {
    usage: 'text FILE DOCUMENT [--with-speakers]',
    about: 'prints the text of a transcript (its id, name, or P7)',
    options: ['with-speakers'],
    run: async (args) =>
      withStudy(file(args), {}, async ({ call }) => {
        const { summary, text, layout, speakers } = await findDocument(call, args.rest[1]);
        const labels = new Map(speakers.map((s) => [s.id, s.label]));
        const spoken = args.flags.has('with-speakers')
          ? layout.turns
              .map(
                (t) =>
                  `${t.speaker !== null && labels.get(t.speaker) ? `${labels.get(t.speaker)}: ` : ''}${text.slice(t.start, t.end)}`,
              )
              .join('\n')
          : text;
        return { json: { documentId: summary.id, name: summary.name, text: spoken }, lines: [], raw: spoken };
      }),
  },
  search: {
    usage: 'search FILE QUERY [--limit N]',
    about: 'finds words, "phrases in quotes" and beginnings*',
    options: ['limit'],
    run: async (args) => {
      const query = args.rest.slice(1).join(' ');
      if (query.trim() === '') throw new Refusal('invalid', 'Say what to look for.');
      return withStudy(file(args), {}, async ({ call }) => {
        const limit = args.number('limit', 1) ?? 50;
        const found = await call('search.text', { query, limit, countTo: 1_000_000, countMs: 60_000 });
        return {
          json: found,
          lines: [
            `${found.isMore ? 'more than ' : ''}${many(found.total, 'place')}`,
            ...found.hits.map((h) => `${h.reference} ${h.snippet.replaceAll('\n', ' ')}`),
          ],
        };
      });
    },
  },
  check: {
    usage: 'check FILE',
    about: 'looks the whole file over',
    options: [],
    run: async (args) =>
      withStudy(file(args), {}, async ({ call }) => {
        const report = await call('study.check', {});
        return {
          json: report,
          lines: report.ok ? ['All is well.'] : report.problems,
          code: report.ok ? 0 : 1,
        };
      }),
  },
  export: {
    usage:
      'export FILE --what map|codebook|quotes|comparison|passes|transcript [--id ID] [--stage ID|all] [--rows themes|codes] --format svg|svg-outlines|pdf|eps|png|tiff|pptx|docx|txt|csv|html --out PATH [--width-mm N] [--height-mm N] [--dpi N]',
    about: 'writes a figure or a document',
    options: ['what', 'id', 'stage', 'rows', 'format', 'out', 'width-mm', 'height-mm', 'dpi'],
    run: async (args) => {
      const out = outPath(args);
      const request = exportRequest.safeParse({
        what: args.text('what'),
        format: args.text('format') ?? out.split('.').at(-1)?.toLowerCase().replace(/^tif$/u, 'tiff'),
        id: args.text('id'),
        rows: args.text('rows'),
        stage: args.text('stage'),
        widthMm: args.number('width-mm', 1),
        heightMm: args.number('height-mm', 1),
        dpi: args.number('dpi', 1),
      });
      if (!request.success) {
        const at = request.error.issues[0]?.path[0];
        const says: Record<string, string> = {
          what: `Say what to export: --what ${exportKinds.slice(0, 6).join(', ')}.`,
          format: `Say in which format: --format ${exportFormats.slice(0, -1).join(', ')}.`,
          rows: 'Say what to compare: --rows themes or --rows codes.',
          widthMm: '--width-mm takes millimetres from 40 to 1200.',
          heightMm: `--height-mm takes millimetres from ${MIN_HEIGHT_MM} to ${MAX_HEIGHT_MM}.`,
          dpi: '--dpi takes a whole number from 72 to 1200.',
        };
        throw new Refusal('invalid', says[String(at)] ?? 'That export does not fit.');
      }
      return withStudy(file(args), {}, async ({ core, actor, call }) => {
        const { what, id } = request.data;
        const wanted =
          what === 'transcript' && id !== undefined
            ? { ...request.data, id: (await findDocument(call, id)).summary.id }
            : what === 'comparison' && id !== undefined
              ? { ...request.data, id: await findCharacteristic(call, id) }
              : request.data;
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
      const { writeGallery } = await import('../../services/gallery/gallery.ts');
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
  undo: {
    usage: 'undo FILE [--steps N]',
    about: 'takes back the last step, whoever made it',
    options: ['steps', 'as'],
    run: async (args) =>
      withStudy(file(args), { as: args.text('as') }, async ({ call }) => {
        const undone: { sentence: string; person: string }[] = [];
        const steps = args.number('steps', 1) ?? 1;
        for (let i = 0; i < steps && (await call('history.state', { whose: 'anyone' })).undo !== null; i++) {
          const { sentence, person } = await call('history.undo', { whose: 'anyone' });
          undone.push({ sentence, person });
        }
        if (undone.length === 0) throw new Refusal('refused', 'There is nothing to undo.');
        return { json: { undone }, lines: undone.map((u) => `Undone: ${u.sentence} (${u.person}).`) };
      }),
  },
  redo: {
    usage: 'redo FILE [--steps N]',
    about: 'does again what was undone last',
    options: ['steps', 'as'],
    run: async (args) =>
      withStudy(file(args), { as: args.text('as') }, async ({ call }) => {
        const redone: { sentence: string; person: string }[] = [];
        const steps = args.number('steps', 1) ?? 1;
        for (let i = 0; i < steps && (await call('history.state', { whose: 'anyone' })).redo !== null; i++) {
          const { sentence, person } = await call('history.redo', { whose: 'anyone' });
          redone.push({ sentence, person });
        }
        if (redone.length === 0) throw new Refusal('refused', 'There is nothing to redo.');
        return { json: { redone }, lines: redone.map((u) => `Done again: ${u.sentence} (${u.person}).`) };
      }),
  },
  history: {
    usage: 'history FILE [--limit N]',
    about: 'says what was done, by whom and when, newest first',
    options: ['limit'],
    run: async (args) =>
      withStudy(file(args), {}, async ({ call }) => {
        const entries = await call('history.list', { limit: args.number('limit', 1) ?? 1000 });
        return {
          json: entries,
          lines: entries.map(
            (e) =>
              `${e.at.slice(0, 16).replace('T', ' ')}  ${e.person}: ${e.kind === 'do' ? '' : `${e.kind}: `}${e.sentence}`,
          ),
        };
      }),
  },
  backup: {
    usage: 'backup FILE',
    about: 'makes a backup beside the study, unless nothing has changed since the last',
    options: [],
    run: async (args) => {
      const path = file(args);
      return withStudy(path, {}, async ({ core }) => {
        const made = need(await createBackups({ core, scheduled: false }).now());
        const newest = made?.path ?? listBackups(path)[0]?.path ?? '';
        return {
          json: { path: newest, made: made !== null },
          lines: [made ? `Backed up to ${newest}.` : `Nothing has changed since ${newest}.`],
        };
      });
    },
  },
  restore: {
    usage: 'restore FILE [--from N|PATH]',
    about: 'lists the backups of a study, or puts one back after backing up what is there',
    options: ['from'],
    run: async (args) => {
      const path = file(args);
      const backups = listBackups(path);
      const from = args.text('from');
      if (from === undefined) {
        return {
          json: { backups },
          lines:
            backups.length === 0
              ? ['There are no backups.']
              : backups.map((b) => `${b.number}  ${b.at}  ${b.bytes} bytes  ${b.path}`),
        };
      }
      const chosen = /^\d+$/u.test(from) ? backups[Number(from) - 1]?.path : fullPath(from);
      if (chosen === undefined)
        throw new Refusal(
          'invalid',
          `There is no backup number ${from}; there ${backups.length === 1 ? 'is 1' : `are ${backups.length}`}.`,
        );
      const { saved } = need(await restoreStudy(path, chosen));
      return {
        json: { restored: chosen, saved },
        lines: [`Restored ${chosen}.`, ...(saved ? [`What was there is kept in ${saved}.`] : [])],
      };
    },
  },
  'review-pack': {
    usage: 'review-pack FILE --codes ID,... --out PACK.html [--per-code N]',
    about: 'writes one file for co-researchers to review extracts in',
    options: ['codes', 'out', 'per-code', 'title', 'as'],
    run: async (args) => {
      const out = outPath(args);
      const asked = (args.text('codes') ?? '')
        .split(',')
        .map((s) => s.trim())
        .filter((s) => s !== '');
      if (asked.length === 0) throw new Refusal('invalid', 'Say which codes: --codes ID,...');
      return withStudy(file(args), { as: args.text('as') }, async ({ core, actor, call }) => {
        const all = await call('code.list', {});
        const codeIds = asked.map((a) => {
          const found =
            all.find((c) => c.id === a) ?? all.find((c) => c.name.toLowerCase() === a.toLowerCase());
          if (!found) throw new Refusal('not-found', `There is no code ${a} in this study.`);
          return found.id;
        });
        const perCode = args.number('per-code', 1);
        const pack = {
          codeIds,
          ...(perCode === undefined ? {} : { perCode }),
          ...(args.text('title') ? { title: args.text('title') } : {}),
        };
        const { bytes } = need(
          await runExport(core, exportRequest.parse({ what: 'review-pack', format: 'html', pack }), actor),
        );
        writeOut(out, bytes);
        const [made] = await call('review.packs', {});
        return {
          json: {
            path: out,
            packId: made?.packId,
            items: made?.items,
            codes: codeIds.length,
            bytes: bytes.length,
          },
          lines: [`Wrote ${many(made?.items ?? 0, 'extract')} to ${out}.`],
        };
      });
    },
  },
  'codebook-in': {
    usage: 'codebook-in FILE CODEBOOK',
    about: 'adds the codes of a CSV, XLSX or Word codebook that are not there yet',
    options: ['as'],
    run: async (args) => {
      const [, codebook] = args.rest;
      if (codebook === undefined) throw new Refusal('invalid', 'Name the codebook file.');
      return withStudy(file(args), { as: args.text('as') }, async ({ call }) => {
        const taken = await codebookIn(resolve(fullPath(codebook)), call);
        return {
          json: taken,
          lines: [
            `${many(taken.added, 'code')} added, ${taken.same + taken.differs} there already${taken.differs > 0 ? `, ${taken.differs} of them with other words, left as they are` : ''}.`,
            ...taken.remarks,
          ],
        };
      });
    },
  },
  'import-review': {
    usage: 'import-review FILE ANSWERS',
    about: "takes in a reviewer's answers",
    options: ['as'],
    run: async (args) => {
      const [, answers] = args.rest;
      if (answers === undefined) throw new Refusal('invalid', 'Name the answers file.');
      let bytes: Buffer;
      try {
        bytes = readFileSync(fullPath(answers));
      } catch {
        throw new Refusal('not-found', `There is no file at ${resolve(fullPath(answers))}.`);
      }
      const parsed = parseAnswers(bytes);
      if (!parsed.ok) throw new Refusal('refused', parsed.reason);
      return withStudy(file(args), { as: args.text('as') }, async ({ call }) => {
        const taken = await call('review.takeIn', parsed.answers);
        return {
          json: taken,
          lines: [
            `${taken.reviewer}: ${many(taken.added, 'new answer')}, ${taken.changed} changed, ${taken.same} the same.`,
          ],
        };
      });
    },
  },
  serve: {
    usage: 'serve [FILE] [--port N] [--no-open]',
    about: 'opens the program in a browser tab on this computer',
    options: ['port', 'no-open', 'folder'],
    run: async (args) => {
      const { serve } = await import('../web/serve.ts');
      const [path] = args.rest;
      const port = args.number('port', 0);
      const folder = args.text('folder');
      const serving = need(
        await serve({
          open: !args.flags.has('no-open'),
          ...(path === undefined ? {} : { file: fullPath(path) }),
          ...(port === undefined ? {} : { port }),
          ...(folder === undefined ? {} : { folder: fullPath(folder) }),
          onReady: (address: string) =>
            process.stdout.write(
              args.flags.has('json') ? `${JSON.stringify({ address })}\n` : `Threadwork is at ${address}\n`,
            ),
        }),
      );
      await serving.closed;
      return { json: undefined, lines: [] };
    },
  },
};

function listingLine(row: unknown): string {
  const { id, name, ...rest } = row as Record<string, unknown>;
  const detail = Object.entries(rest)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .slice(0, 8)
    .map(([key, value]) => `${key} ${String(value)}`);
  return [String(name ?? id), ...detail, name === undefined ? '' : String(id)]
    .filter((s) => s !== '')
    .join('  ');
}
