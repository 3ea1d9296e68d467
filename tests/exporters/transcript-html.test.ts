/** Opens the page of a coded transcript in a real browser. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcriptHtml } from '../../src/main/exporters/html/transcript-html.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { codedWords, transcript } from './snapshots.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const folder = mkdtempSync(join(tmpdir(), 'transcript-'));
const file = join(folder, 'transcript.html');
const address = pathToFileURL(file).href;

let browser: Browser;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  writeFileSync(file, transcriptHtml(transcript));
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(address);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const plain = (words: string): string => words.replaceAll(/\s/gu, '');

describe('transcriptHtml', () => {
  it('asks for nothing but itself and needs nothing its policy forbids', () => {
    expect(requests).toEqual([address]);
    expect(complaints).toEqual([]);
  });

  it('holds the whole text in order, line by line, with its numbers', async () => {
    const lines = await page.$$eval('.line', (all) =>
      all.map((line) => ({
        number: line.querySelector('.n')?.textContent,
        words: line.querySelector('.t')?.textContent ?? '',
      })),
    );
    expect(lines.map((line) => line.words).join('')).toBe(transcript.text.replaceAll('\n', ''));
    expect(lines.map((line) => line.number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '7a']);
  });

  it('draws a line under exactly the coded words, overlaps included', async () => {
    const under = await page.$$eval('.u', (all) =>
      all.map((each) => ({ classes: each.className, words: each.textContent ?? '' })),
    );
    const drawn = (colour: number): string =>
      under
        .filter((each) => each.classes.includes(`c${colour} `))
        .map((each) => each.words)
        .join('');
    expect(plain(drawn(8))).toBe(plain(codedWords.k3));
    expect(plain(drawn(2))).toBe(plain(codedWords.k2));
    expect(plain(drawn(11))).toBe(plain(codedWords.k4));
  });

  it('lists every coding with its words, its coder and its memo, and every link arrives', async () => {
    const listed = await page.$$eval('.list > li', (all) => all.map((item) => item.textContent ?? ''));
    expect(listed).toHaveLength(transcript.codings.length);
    expect(listed[1]).toContain('Being asked Ana #7:2–4');
    expect(listed[1]).toContain('Memo: The gesture comes before the words.');
    const lost = await page.$$eval('a[href^="#"]', (links) =>
      links
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => document.getElementById(href.slice(1)) === null),
    );
    expect(lost).toEqual([]);
  });

  it('tells codes apart by pattern as well as by colour', async () => {
    const pictures = await page.$$eval('.codes .sw', (all) =>
      all.map((swatch) =>
        getComputedStyle(swatch).backgroundImage.replaceAll(/(?:oklch|rgba?|color)\([^)]*\)/gu, ''),
      ),
    );
    expect(pictures.length).toBe(4);
    expect(new Set(pictures).size).toBe(4);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)(
    'has no accessibility violation and no sideways scrolling, %s at %i wide',
    async (scheme, width) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.evaluate(readFileSync(axe, 'utf8'));
      const found = await page.evaluate(async () => {
        const { axe: runner } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await runner.run();
        return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
      });
      expect(found).toEqual([]);
    },
  );

  it('keeps words that look like markup as words', () => {
    const html = transcriptHtml({
      ...transcript,
      title: '<b>',
      lang: '"><script>',
      codings: transcript.codings.map((coding) => ({ ...coding, codeName: '"/><script>x' })),
    });
    expect(html).not.toMatch(/<script/u);
    expect(html).toContain('<title>&lt;b&gt;');
  });

  it('is a page even without codings', () => {
    expect(transcriptHtml({ ...transcript, codings: [] })).toContain('No codings yet');
  });
});
