import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/main/hosts/cli/arguments.ts';
import { commands } from '../../src/main/hosts/cli/commands.ts';
import { temporaryFolder } from '../helpers/study.ts';
import { json, threadwork } from './run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let sample: string;
const at = (name: string) => join(folder.path, name);
beforeAll(async () => {
  folder = temporaryFolder();
  sample = at('sample.threadwork');
  expect(await threadwork('sample', sample)).toMatchObject({ code: 0, errors: '' });
});
afterAll(() => folder.remove());

interface Info {
  documents: number;
  codes: number;
  codings: number;
  coders: number;
  themes: number;
  maps: number;
  memos: number;
  participants: number;
  words: number;
  fileBytes: number;
}

it('says every option of a command, in its help and in the README', () => {
  const page = readFileSync('README.md', 'utf8').replaceAll('\\|', '|');
  for (const [name, { usage, options }] of Object.entries(commands)) {
    const row = page.split('\n').find((line) => new RegExp(`^\\|.*\`${name} `, 'u').test(line)) ?? '';
    for (const option of options) {
      expect([name, option, usage.includes(`--${option}`)]).toEqual([name, option, true]);
      expect([name, option, row.includes(`--${option}`)]).toEqual([name, option, true]);
    }
  }
});

describe('a codebook from a file', () => {
  it('is added where it is not there yet, and one that is none is refused in a sentence', async () => {
    const study = at('deductive.threadwork');
    await json('new', study, '--title', 'Deductive');
    writeFileSync(at('frame.csv'), 'Group,Code,Definition\nSky,rain,Water falling.\n,wind,Air moving.\n');
    expect(await json('codebook-in', study, at('frame.csv'))).toMatchObject({ added: 3, same: 0 });
    expect(await json('codebook-in', study, at('frame.csv'))).toMatchObject({ added: 0, same: 3 });
    writeFileSync(at('words.csv'), 'Only words here\n');
    expect(await threadwork('codebook-in', study, at('words.csv'))).toMatchObject({ code: 2 });
  });
});

describe('the sample study', () => {
  it('holds what a finished study holds, and passes its check', async () => {
    const info = await json<Info>('info', sample);
    expect(info).toMatchObject({ documents: 12, participants: 12, coders: 3, themes: 21 });
    expect(info.codes).toBeGreaterThanOrEqual(40);
    expect(info.codings).toBeGreaterThanOrEqual(600);
    expect(info.words).toBeGreaterThan(24_000);
    expect(info.fileBytes).toBeGreaterThan(100_000);
    expect(await json('check', sample)).toEqual({ ok: true, problems: [] });
  });

  it('lists codings whose quotes are the words between their offsets', async () => {
    const codings = await json<
      { documentId: string; start: number; end: number; quote: string; line: string; coder: string }[]
    >('list', sample, '--what', 'codings');
    const texts = new Map<string, string>();
    for (const coding of codings.slice(0, 120)) {
      if (!texts.has(coding.documentId))
        texts.set(coding.documentId, (await threadwork('text', sample, coding.documentId)).out);
      expect(texts.get(coding.documentId)?.slice(coding.start, coding.end)).toBe(coding.quote);
      expect(coding.line).toMatch(/^\d+[a-z]*$/u);
    }
    for (const what of ['documents', 'codes', 'themes', 'participants', 'memos', 'maps']) {
      expect((await json<unknown[]>('list', sample, '--what', what)).length, what).toBeGreaterThan(0);
    }
  });

  it('answers a search with places', async () => {
    const found = await json<{
      total: number;
      hits: { documentId: string; start: number; end: number; snippet: string; line: string }[];
    }>('search', sample, 'letter');
    expect(found.total).toBeGreaterThan(0);
    const [hit] = found.hits;
    const text = (await threadwork('text', sample, hit?.documentId ?? '')).out;
    expect(text.slice(hit?.start, hit?.end).toLowerCase()).toBe('letter');
  });

  it.each([
    ['map', 'svg'],
    ['map', 'png'],
    ['map', 'pdf'],
    ['map', 'svg-outlines'],
    ['map', 'eps'],
    ['map', 'tiff'],
    ['map', 'pptx'],
    ['map', 'docx'],
    ['map', 'txt'],
    ['codebook', 'docx'],
    ['codebook', 'csv'],
    ['quotes', 'docx'],
    ['quotes', 'csv'],
    ['comparison', 'docx'],
    ['comparison', 'csv'],
    ['transcript', 'docx'],
    ['transcript', 'html'],
  ])('exports %s as %s', async (what, format) => {
    const out = at(`out.${what}.${format}`);
    const id = what === 'transcript' ? ['--id', 'P7'] : [];
    expect(
      await threadwork('export', sample, '--what', what, '--format', format, '--out', out, ...id),
    ).toMatchObject({ code: 0, errors: '' });
    const bytes = readFileSync(out);
    const magic =
      {
        svg: '<?xml',
        png: '\x89PNG',
        pdf: '%PDF',
        'svg-outlines': '<?xml',
        eps: '%!PS-Adobe-3.0 EPSF-3.0',
        tiff: 'II*\0',
        pptx: 'PK',
        txt: 'Suggested caption',
        docx: 'PK',
        csv: '\u00ef\u00bb\u00bf',
        html: '<!doctype html',
      }[format] ?? '';
    expect(bytes.subarray(0, magic.length).toString('latin1').toLowerCase()).toBe(magic.toLowerCase());
    // A working label is a name inside the team; nothing that leaves the study may carry it.
    if (format === 'csv' || format === 'html' || format === 'svg')
      expect(bytes.toString('utf8')).not.toMatch(/\bDC\b/u);
  });
});

describe('importing', () => {
  it('brings in what it can, says why for the rest, and leaves with 1', async () => {
    const study = at('import.threadwork');
    expect((await threadwork('new', study)).code).toBe(0);
    mkdirSync(at('files/deeper'), { recursive: true });
    writeFileSync(
      at('files/one.txt'),
      'Interviewer: Where do you go?\nP3: To the river, mostly. It is quiet there.\nInterviewer: Why?\nP3: Because it does not answer back.\n',
    );
    writeFileSync(
      at('files/deeper/two.txt'),
      'Interviewer: And in winter?\nP3: The library, the one with the good radiators.\nInterviewer: Often?\nP3: Daily.\n',
    );
    writeFileSync(at('files/empty.txt'), '');
    const ran = await threadwork('import', study, at('files'), '--json');
    expect(ran.code).toBe(1);
    const report = JSON.parse(ran.out) as {
      files: {
        status: string;
        reason: string | null;
        words: number;
        speakers: string[];
        documentId: string | null;
      }[];
      imported: number;
      failed: number;
    };
    expect(report).toMatchObject({ imported: 2, duplicates: 0, failed: 1 });
    expect(report.files.find((f) => f.status === 'failed')?.reason).toMatch(/\.$/u);
    expect(report.files.find((f) => f.words > 0)?.speakers).toEqual(['Interviewer', 'P3']);
    expect(await json('import', study, at('files/one.txt'))).toMatchObject({
      imported: 0,
      duplicates: 1,
      failed: 0,
    });
    const documents = await json<{ referenceKey: string; publicId: string }[]>(
      'list',
      study,
      '--what',
      'documents',
    );
    expect(documents.map((d) => d.referenceKey).sort()).toEqual(['3', '3b']);
    expect((await threadwork('text', study, '3b', '--with-speakers')).out).toContain('P3: ');
    expect(await json('undo', study)).toMatchObject({
      undone: [{ sentence: expect.stringContaining('and 1 more') as string }],
    });
    expect(await json<Info>('info', study)).toMatchObject({ documents: 0, participants: 0 });
    expect(await json('check', study)).toEqual({ ok: true, problems: [] });
  });

  it('keeps backups and puts them back', async () => {
    const study = at('kept.threadwork');
    await threadwork('new', study, '--title', 'Kept');
    expect(await json('backup', study)).toMatchObject({ made: true });
    writeFileSync(
      at('late.txt'),
      'P1: This came later than the backup did.\nInterviewer: I see.\nP1: Do you?\nInterviewer: I do.\n',
    );
    await threadwork('import', study, at('late.txt'));
    expect(await json('restore', study)).toMatchObject({ backups: [{ number: 1 }] });
    await threadwork('restore', study, '--from', '1');
    expect(await json<Info>('info', study)).toMatchObject({ documents: 0 });
    await threadwork('restore', study, '--from', '1');
    expect(await json<Info>('info', study)).toMatchObject({ documents: 1 });
    expect((await json<unknown[]>('history', study)).length).toBeGreaterThan(1);
  });
});

describe('review by co-researchers', () => {
  it('writes a pack and takes answers in, twice without effect', async () => {
    const study = at('review.threadwork');
    await threadwork('sample', study);
    const codes = await json<{ id: string; name: string }[]>('list', study, '--what', 'codes');
    const code = codes.find((c) => c.name === 'the wait') ?? codes.at(-1);
    const pack = at('pack.html');
    const made = await json<{ packId: string; items: number }>(
      'review-pack',
      study,
      '--codes',
      code?.id ?? '',
      '--per-code',
      '3',
      '--out',
      pack,
    );
    expect(made.items).toBe(3);
    const html = readFileSync(pack, 'utf8');
    const items = [...html.matchAll(/"itemId":"([^"]+)"/gu)].map((m) => m[1]);
    expect(items).toHaveLength(3);
    const answers = {
      format: 'threadwork-review',
      version: 1,
      packId: made.packId,
      reviewer: { id: 'r-1', alias: 'Wren' },
      answers: items.map((itemId) => ({
        itemId,
        verdict: 'fits',
        comment: 'this is about being believed',
        at: '2026-03-01T10:00:00Z',
      })),
    };
    writeFileSync(at('answers.json'), JSON.stringify(answers));
    expect(await json('import-review', study, at('answers.json'))).toMatchObject({
      reviewer: 'Wren',
      added: 3,
      same: 0,
    });
    expect(await json('import-review', study, at('answers.json'))).toMatchObject({ added: 0, same: 3 });
    writeFileSync(at('other.json'), JSON.stringify({ ...answers, packId: 'somebody-elses' }));
    expect(await threadwork('import-review', study, at('other.json'))).toMatchObject({ code: 2 });
    expect(await json('check', study)).toEqual({ ok: true, problems: [] });
  });
});

it('exports the quotes of one research question, named by its words', async () => {
  const out = at('one.csv');
  const question = ['--question', 'what lets help go on, or ends it?'];
  await json('export', sample, '--what', 'quotes', '--format', 'csv', '--out', out, ...question);
  const table = readFileSync(out, 'utf8');
  expect(table.match(/What lets help go on, or ends it\?/gu)?.length).toBeGreaterThan(20);
  expect(table).not.toContain('What do people say helped');
});

describe('a wrong call', () => {
  it.each([
    [['nonsense'], /no command nonsense/u],
    [['info'], /Name the study file/u],
    [['info', 'nowhere.threadwork'], /no file/u],
    [['list', 'SAMPLE', '--what', 'dreams'], /Say what to list/u],
    [['text', 'SAMPLE', 'P99'], /no transcript P99/u],
    [['export', 'SAMPLE', '--what', 'map', '--format', 'csv', '--out', 'x.csv'], /written as svg/u],
    [['export', 'SAMPLE', '--what', 'map', '--format', 'svg'], /--out/u],
    [
      ['export', 'SAMPLE', '--what', 'quotes', '--question', 'Why', '--format', 'csv', '--out', 'x.csv'],
      /no research question Why/u,
    ],
    [['import', 'SAMPLE'], /at least one file/u],
    [['new', 'SAMPLE'], /there already/u],
    [['info', 'SAMPLE', '--dpi', '3'], /does not take --dpi/u],
    [['info', 'SAMPLE', '--wrong'], /--wrong/u],
    [['review-pack', 'SAMPLE', '--codes', 'none', '--out', 'x.html'], /no code none/u],
  ])('%j leaves with 2 and one sentence', async (args, sentence) => {
    const ran = await threadwork(...args.map((a) => (a === 'SAMPLE' ? sample : a)));
    expect(ran.code).toBe(2);
    expect(ran.out).toBe('');
    expect(ran.errors).toMatch(sentence);
    expect(ran.errors.trim().split('\n')).toHaveLength(1);
  });

  it('reads numbers strictly', () => {
    expect(() => readArguments(['undo', 'f', '--steps', 'many']).number('steps', 1)).toThrow(/--steps/u);
  });
});
