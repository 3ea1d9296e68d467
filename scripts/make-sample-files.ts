/**
 * Makes the sample study's transcript files from the plain text in resources/sample/source, in the shapes real studies
 * meet: Teams and Zoom exports, typed Word files with initials, plain text, PDF. Run by hand after the text changes:
 *   node scripts/on-node.mjs scripts/make-sample-files.ts
 */
import { createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import PDFDocument from 'pdfkit';
import type { SampleStudy } from '../src/main/services/sample/study.ts';

const folder = join(import.meta.dirname, '..', 'resources', 'sample');
const study = JSON.parse(readFileSync(join(folder, 'source', 'study.json'), 'utf8')) as SampleStudy;
const out = join(folder, 'transcripts');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

interface Turn {
  asks: boolean;
  words: string;
  /** Seconds from the start: about 2.6 words a second, with a breath between turns. */
  from: number;
  to: number;
}

function turnsOf(file: string): Turn[] {
  const text = readFileSync(join(folder, 'source', `${file}.txt`), 'utf8');
  let clock = 3;
  return text
    .split(/\n\s*\n/u)
    .map((p) => p.trim())
    .filter((p) => p !== '')
    .map((p) => {
      const words = p.slice(2).trim();
      const from = clock;
      clock += words.split(/\s+/u).length / 2.6 + 0.8;
      return { asks: p.startsWith('I:'), words, from, to: clock - 0.4 };
    });
}

const two = (n: number) => String(n).padStart(2, '0');
const stamp = (seconds: number) => {
  const ms = Math.round(seconds * 1000);
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
};
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${two(Math.floor(seconds) % 60)}`;

/** Captions of about a dozen words, as the meeting programs cut them. */
function captions(turn: Turn): { from: number; to: number; words: string }[] {
  const words = turn.words.split(' ');
  const per = (turn.to - turn.from) / words.length;
  const cues: { from: number; to: number; words: string }[] = [];
  for (let i = 0; i < words.length;) {
    const size = 9 + ((i * 7 + words.length) % 7);
    const part = words.slice(i, i + size);
    cues.push({ from: turn.from + i * per, to: turn.from + (i + part.length) * per, words: part.join(' ') });
    i += part.length;
  }
  return cues;
}

const docx = (paragraphs: Paragraph[]) =>
  Packer.toBuffer(
    new Document({ creator: 'Bridge study', title: 'Transcript', sections: [{ children: paragraphs }] }),
  );

const shapes: Record<string, (turns: Turn[], label: string) => Promise<Buffer | string> | string> = {
  'teams-docx': (turns, label) =>
    docx([
      new Paragraph({ children: [new TextRun({ text: 'Interview transcript', bold: true, size: 32 })] }),
      ...turns.flatMap((t) => [
        new Paragraph({
          children: [
            new TextRun({ text: t.asks ? 'Interviewer' : label, bold: true }),
            new TextRun({ text: `   ${clock(t.from)}`, color: '616161' }),
          ],
        }),
        new Paragraph({ children: [new TextRun(t.words)] }),
      ]),
    ]),
  'teams-vtt': (turns, label) =>
    `WEBVTT\n\n${turns
      .flatMap((t, i) =>
        captions(t).map(
          (c, k) =>
            `5b1c7a52-0d3e-4c1f-9a44-${two(i)}${two(k)}c0ffee00/${i + 1}-${k}\n${stamp(c.from)} --> ${stamp(c.to)}\n<v ${t.asks ? 'Interviewer' : label}>${c.words}</v>\n`,
        ),
      )
      .join('\n')}`,
  'zoom-vtt': (turns, label) => {
    let n = 0;
    return `WEBVTT\r\n\r\n${turns
      .flatMap((t) =>
        captions(t).map(
          (c) =>
            `${++n}\r\n${stamp(c.from)} --> ${stamp(c.to)}\r\n${t.asks ? 'Interviewer' : label}: ${c.words}\r\n`,
        ),
      )
      .join('\r\n')}`;
  },
  'initials-docx': (turns, label) =>
    docx(
      turns.map((t) => {
        const words = new TextRun({ text: t.words, bold: t.asks });
        return new Paragraph({
          children: [new TextRun({ text: `${t.asks ? 'I' : label}: `, bold: t.asks }), words],
        });
      }),
    ),
  txt: (turns) => `${turns.map((t) => `${t.asks ? 'Interviewer' : 'P11'}: ${t.words}`).join('\n\n')}\n`,
  pdf: async (turns, label) => {
    const doc = new PDFDocument({
      size: 'A4',
      margins: { top: 72, bottom: 72, left: 72, right: 72 },
      info: { Title: 'Transcript', CreationDate: new Date(0) },
    });
    const path = join(out, '.pdf');
    const stream = createWriteStream(path);
    doc.pipe(stream);
    doc.font('Times-Roman').fontSize(11.5);
    for (const t of turns) doc.text(`${t.asks ? 'INT' : label}: ${t.words}`, { lineGap: 3, paragraphGap: 9 });
    doc.end();
    await finished(stream);
    const bytes = readFileSync(path);
    rmSync(path);
    return bytes;
  },
};

for (const p of study.participants) {
  const make = shapes[p.shape];
  if (!make) throw new Error(`no such shape: ${p.shape}`);
  writeFileSync(join(out, p.documentName), await make(turnsOf(p.file), p.workingLabel));
}
