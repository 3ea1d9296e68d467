/** Cues out of WebVTT, SubRip and SubViewer text, read leniently: a cue may miss its number, its time or its gap. */
import { clockMs } from '../../shared/domain/text/speaker-labels.ts';

export interface Cue {
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly voices: readonly { readonly speaker: string | null; readonly text: string }[];
}

const arrow = /^\s*(\S+)\s*-->\s*(\S+)?.*$/;
const comma = /^\s*(\d+:\d{1,2}:\d{2}[.,]\d{1,3})\s*,\s*(\d+:\d{1,2}:\d{2}[.,]\d{1,3})\s*$/;
const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

interface OpenCue {
  startMs: number | null;
  endMs: number | null;
  lines: string[];
}

/** Every cue in file order, and sentences about what was broken. */
export function parseCues(text: string): { cues: Cue[]; warnings: string[] } {
  const isVtt = /^\ufeff?WEBVTT(?:[ \t\n]|$)/.test(text);
  const open: OpenCue[] = [];
  let broken = 0;
  let stray = 0;
  for (const [index, block] of text.split(/\n[ \t]*(?:\n|$)/).entries()) {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    if (lines.length === 0 || isHeader(lines, index, isVtt)) continue;
    const kept = index === 0 && isVtt ? lines.slice(firstTiming(lines) - 1) : lines;
    const read = readBlock(kept, open);
    broken += read.broken;
    stray += read.stray;
  }
  const warnings: string[] = [];
  if (broken > 0)
    warnings.push(
      `${broken === 1 ? 'One caption has' : `${broken} captions have`} a time that cannot be read; the words were kept without it.`,
    );
  if (stray > 0)
    warnings.push(
      `Words outside any caption were found in ${stray === 1 ? 'one place' : `${stray} places`} and kept where they stood.`,
    );
  const rolling = /<\d{2}:\d{2}:\d{2}\.\d{3}>/.test(text);
  return { cues: (rolling ? withoutRolling(open) : open).map(closeCue), warnings };
}

function firstTiming(lines: readonly string[]): number {
  return Math.max(
    1,
    lines.findIndex((line) => isTiming(line)),
  );
}

const isTiming = (line: string): boolean => line.includes('-->') || comma.test(line);

/** The WEBVTT block, notes, styles and regions hold no spoken words. */
function isHeader(lines: readonly string[], index: number, isVtt: boolean): boolean {
  const first = (lines[0] ?? '').trim();
  if (!isVtt) return false;
  if (index === 0) return !lines.some(isTiming);
  if (/^NOTE(?:\s|$)/.test(first)) return true;
  return /^(?:STYLE|REGION)$/.test(first) && !lines.some(isTiming);
}

function readBlock(lines: readonly string[], open: OpenCue[]): { broken: number; stray: number } {
  const firstTime = lines.findIndex(isTiming);
  const result = { broken: 0, stray: 0 };
  if (firstTime < 0) {
    const words = isIdentifier(lines[0] ?? '') ? lines.slice(1) : [...lines];
    if (words.length === 0) return result;
    result.stray++;
    addStray(open, words);
    return result;
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const next = lines[at + 1];
    const current = open.at(-1);
    if (isTiming(line)) {
      const cue = readTiming(line);
      if (cue.startMs === null) result.broken++;
      open.push(cue);
    } else if (next !== undefined && isTiming(next) && (at === 0 || isIdentifier(line))) continue;
    else if (at < firstTime) addStray(open, [line]);
    else current?.lines.push(line);
  }
  return result;
}

const isIdentifier = (line: string): boolean => /^\s*\d+\s*$/.test(line) || guid.test(line.trim());

/** Words without a timing follow the cue before them, or stand as a cue without a time. */
function addStray(open: OpenCue[], lines: string[]): void {
  open.push({ startMs: null, endMs: null, lines });
}

function readTiming(line: string): OpenCue {
  const found = comma.exec(line) ?? arrow.exec(line);
  const startMs = clockMs(tidyClock(found?.[1]));
  const endMs = clockMs(tidyClock(found?.[2]));
  const inOrder = startMs !== null && endMs !== null && endMs >= startMs;
  return { startMs, endMs: inOrder ? endMs : startMs, lines: [] };
}

const tidyClock = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d+(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?$/.test(text) ? text : undefined;

/** Rolling captions show each line twice, the second time above the next one: the repeat is dropped. */
function withoutRolling(cues: readonly OpenCue[]): OpenCue[] {
  let last = '';
  return cues.map((cue) => {
    const lines = cue.lines.filter(
      (line, index) => !(index === 0 && last !== '' && plainText(line).trim() === last),
    );
    const shown = cue.lines.map((line) => plainText(line).trim()).filter((line) => line !== '');
    last = shown.at(-1) ?? last;
    return { ...cue, lines };
  });
}

function closeCue(cue: OpenCue): Cue {
  return { startMs: cue.startMs, endMs: cue.endMs, voices: voicesOf(cue.lines.join('\n')) };
}

/** The words of a cue, parted where a voice tag names a speaker. */
function voicesOf(payload: string): { speaker: string | null; text: string }[] {
  const parts = payload.split(/<v(?:\.[^\s<>]{0,100})?(?:[ \t]+([^<>]{0,200}))?>/i);
  const voices: { speaker: string | null; text: string }[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const text = joinLines(plainText(parts[index] ?? ''));
    const name = index === 0 ? undefined : parts[index - 1];
    if (text !== '')
      voices.push({ speaker: name === undefined ? null : plainText(name).trim() || null, text });
  }
  return voices;
}

/** Line ends inside a cue are layout, except before the dash of a second voice. */
function joinLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .reduce(
      (all, line) => (all === '' ? line : all + (/^[-–—]\s?\p{L}/u.test(line) ? '\n' : ' ') + line),
      '',
    );
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

/** Without tags, and with entities as letters. A lone "<" that opens no tag is a word's. */
function plainText(text: string): string {
  return text
    .replace(/<rt>[^<]*(?:<\/rt>)?/gi, '')
    .replace(/<\/?[a-z][^<>]*>|<\d{2,}:[\d:.]+>|\{\\[a-z][^{}]*\}/gi, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|lrm|rlm);/g, (_, name: string) => named[name] ?? '')
    .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (whole, code: string) => {
      const point = /^x/i.test(code) ? parseInt(code.slice(1), 16) : Number(code);
      return point > 31 && point < 0x110000 && !(point >= 0xd800 && point < 0xe000)
        ? String.fromCodePoint(point)
        : whole;
    });
}
