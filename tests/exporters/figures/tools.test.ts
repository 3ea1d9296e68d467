/**
 * Figures looked at by programs that are not ours. A tool that is not on this machine is named in one line and its
 * check is left out; what these tools would find is also checked by our own readers in the other tests here.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/shared/domain/map/index.ts';
import { linked, narrow, petals, ring, scenes, written } from './cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'threadwork-figures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function has(tool: string): boolean {
  const found = spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;
  if (!found) console.info(`${tool} is not on this machine; what it would check is left out.`);
  return found;
}

/** LibreOffice comes in parts: slides need one, documents another. */
function hasOffice(): boolean {
  if (!has('soffice')) return false;
  const at = (process.env['PATH'] ?? '').split(delimiter).map((d) => join(d, 'soffice'));
  const registry = join(
    dirname(realpathSync(at.find((p) => existsSync(p)) ?? '/')),
    '..',
    'share',
    'registry',
  );
  const missing = ['impress', 'writer'].filter((part) => !existsSync(join(registry, `${part}.xcd`)));
  for (const part of missing)
    console.info(`LibreOffice has no ${part} on this machine; what it would check is left out.`);
  return missing.length === 0;
}

function ask(tool: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`${tool} ended with ${status}: ${stderr}`);
  return stdout;
}

function keep(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const mm = (pt: number): number => (pt / 72) * 25.4;
const names = Object.keys(scenes);
const scene = (name: string): Scene => scenes[name] ?? petals;

function pageSize(pdf: string): { pages: number; width: number; height: number } {
  const said = ask('pdfinfo', pdf);
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+) pts/u.exec(said) ?? [];
  return {
    pages: Number(/Pages:\s+(\d+)/u.exec(said)?.[1]),
    width: mm(Number(width)),
    height: mm(Number(height)),
  };
}

describe.skipIf(!has('pdfinfo'))('pdfinfo', () => {
  it.each(names)('%s is one page of the exact size', async (name) => {
    const page = pageSize(keep(`${name}.pdf`, await written(scene(name), 'pdf')));
    expect(page.pages).toBe(1);
    expect(Math.abs(page.width - mm(scene(name).widthPt))).toBeLessThan(0.1);
    expect(Math.abs(page.height - mm(scene(name).heightPt))).toBeLessThan(0.1);
  });
});

describe.skipIf(!has('pdfinfo'))('the structure of a PDF', () => {
  it.each(names)('%s is a figure with its words in the order of the outline', async (name) => {
    const path = keep(`${name}-tags.pdf`, await written(scene(name), 'pdf'));
    const said = ask('pdfinfo', '-struct-text', path);
    expect(said).toMatch(/^Document ".+"\n {2}Figure ".+"/u);
    const words = said.replaceAll(/"\s*(?:Span \(inline\)\s*)?"/gu, ' ').replaceAll(/\s+/gu, ' ');
    const at = scene(name).outline.map((e) => words.indexOf(e.name.replaceAll("'", '’')));
    expect(at.every((p) => p >= 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(readFileSync(path, 'latin1')).toContain('/Lang (en-GB)');
  });
});

describe.skipIf(!has('pdffonts'))('pdffonts', () => {
  it.each(names)('%s has every font embedded, as a subset', async (name) => {
    const path = keep(`${name}-fonts.pdf`, await written(scene(name), 'pdf'));
    const fonts = ask('pdffonts', path).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const line of fonts) expect(line).toMatch(/\s+yes\s+yes\s+yes\s+\d+\s+\d+$/u);
  });
});

describe.skipIf(!has('xmllint'))('xmllint', () => {
  it.each(names)('%s is well formed as SVG, slide and document', async (name) => {
    const parts = [
      keep(`${name}.svg`, await written(scene(name), 'svg')),
      keep(`${name}-outlines.svg`, await written(scene(name), 'svg-outlines')),
    ];
    for (const format of ['pptx', 'docx'] as const) {
      for (const [path, bytes] of Object.entries(unzipSync(await written(scene(name), format))))
        parts.push(keep(`${name}-${format}-${path.replaceAll(/\W/gu, '-')}.xml`, bytes));
    }
    expect(ask('xmllint', '--noout', '--nonet', ...parts)).toBe('');
  });
});

describe.skipIf(!has('identify'))('identify', () => {
  it.each([
    ['png', 300],
    ['png', 600],
    ['tiff', 300],
    ['tiff', 1200],
  ] as const)('%s at %i dots an inch has its size in dots and on paper', async (format, dpi) => {
    const path = keep(`narrow-${dpi}.${format}`, await written(narrow, format, dpi));
    const said = ask('identify', '-units', 'PixelsPerInch', '-format', '%w %h %x %z %[channels]', path);
    const [width = 0, height = 0, density = 0, depth = 0] = said.split(' ').map(Number);
    expect(Math.abs(width - (narrow.widthPt / 72) * dpi)).toBeLessThanOrEqual(1);
    expect(Math.abs(height - (narrow.heightPt / 72) * dpi)).toBeLessThanOrEqual(1);
    expect(density).toBeCloseTo(dpi, 0);
    expect(depth).toBe(8);
    expect(said).not.toContain('rgba');
  });
});

describe.skipIf(!has('gs'))('Ghostscript', () => {
  it.each(names)('%s as EPS is drawn without a complaint, inside its box', async (name) => {
    const path = keep(`${name}.eps`, await written(scene(name), 'eps'));
    const { status, stdout, stderr } = spawnSync(
      'gs',
      ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=bbox', path],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    expect(stdout).toBe('');
    const [left = -1, low = -1, right = Infinity, high = Infinity] = (
      /%%HiResBoundingBox: (.*)/u.exec(stderr)?.[1] ?? ''
    )
      .split(' ')
      .map(Number);
    expect(left).toBeGreaterThanOrEqual(-0.05);
    expect(low).toBeGreaterThanOrEqual(-0.05);
    expect(right).toBeLessThanOrEqual(scene(name).widthPt + 0.05);
    expect(high).toBeLessThanOrEqual(scene(name).heightPt + 0.05);
  });
});

describe.skipIf(!hasOffice() || !has('pdfinfo') || !has('pdftotext'))('LibreOffice', () => {
  it('opens slides and documents as one page of their size, with their words as words', async () => {
    const files = [];
    for (const [name, of] of Object.entries({ petals, ring, linked })) {
      files.push(keep(`${name}-slide.pptx`, await written(of, 'pptx')));
      files.push(keep(`${name}-page.docx`, await written(of, 'docx')));
    }
    const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
    ask(
      'soffice',
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      join(folder, 'opened'),
      ...files,
    );
    const opened = readdirSync(join(folder, 'opened'));
    expect(opened).toHaveLength(files.length);
    for (const file of opened) {
      const path = join(folder, 'opened', file);
      const page = pageSize(path);
      expect(page.pages).toBe(1);
      const of = scene(file.split('-')[0] ?? '');
      const isSlide = file.includes('slide');
      expect(Math.abs(page.width - (isSlide ? mm(of.widthPt) : 210))).toBeLessThan(0.1);
      expect(Math.abs(page.height - (isSlide ? mm(of.heightPt) : 297))).toBeLessThan(0.1);
      const words = ask('pdftotext', '-layout', path, '-').replaceAll(/\s+/gu, ' ');
      for (const item of of.items)
        if (item.kind === 'text') for (const line of item.lines) expect(words).toContain(line.text);
    }
  }, 180_000);
});
