/** Commands about transcripts and what is in them. */
import { Refusal } from '../../../../shared/contract/errors.ts';
import { fullPath } from '../arguments.ts';
import { importPaths } from '../import.ts';
import { listings } from '../listings.ts';
import { findDocument, withStudy } from '../study.ts';
import { file, many, type Commands } from '../command.ts';

export const transcriptsCommands: Commands = {
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
