/** Reads what could be a speaker's label at the start of a line. Whether it is one is decided from the whole document. */
import { isNeverSpeaker, labelKey, roleOfLabel } from './speaker-words.ts';

type LabelShape = 'colon' | 'angle' | 'bracket' | 'time' | 'bold' | 'tab' | 'stop' | 'dash' | 'own';

export interface LabelCandidate {
  readonly label: string;
  readonly key: string;
  readonly shape: LabelShape;
  /** Offset in the line where the words begin. */
  readonly bodyStart: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly bold: boolean;
}

interface LabelLine {
  readonly text: string;
  /** Units at the start that are bold. */
  readonly boldUnits: number;
}

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
// A clock time in any brackets, or a range of two.
const stamp = String.raw`[\[({<]?\s*(${clock})(?:\s*(?:-->|->|-|–|—|to)\s*(${clock}))?\s*[\])}>]?`;
const LABEL = String.raw`([^\s:：\t\n<>\[\]{}|][^:：\t\n<>\[\]{}|]{0,47}?)`;

const colonForm = new RegExp(
  String.raw`^(?:\d{1,5}(?:[.)][ \t]+|\t+))?(?:${stamp}\s*[-–—|,]?\s*)?${LABEL}\s*(?:${stamp})?\s*([:：])\s*(?:${stamp}(?=\s|$)\s*)?`,
  'u',
);
const angleForm = new RegExp(String.raw`^(?:${stamp}\s*)?<(?:v\s+)?([^<>\d][^<>\n]{0,47})>\s*:?\s*`, 'u');
const bracketForm = /^\[([^\][\n:]{1,40})\]\s*:?\s*/u;
const labelThenTime = new RegExp(String.raw`^\[?${LABEL}\]?[\s|,·–—-]+${stamp}\s*$`, 'u');
const timeThenLabel = new RegExp(String.raw`^${stamp}[\s|,·–—-]+\[?${LABEL}\]?\s*:?\s*$`, 'u');
const tabForm = new RegExp(String.raw`^(?:\d{1,5}\t+)?(?:${stamp}\t+)?${LABEL}\s*:?\t+(?:${stamp}\t+)?`, 'u');
const stopForm =
  /^((?:Q|A|THE (?:COURT|WITNESS)|(?:Mr|Mrs|Ms|Miss|Dr|MR|MRS|MS|DR)\. [A-Z][A-Z'’-]+(?: of [A-Z][a-z]+)?))\.\s+/u;
const dashForm = /^(\p{L}[\p{L}\p{N}.]{0,14}(?: \d{1,3})?)\s+[-–—]\s+/u;
const timeOnly = new RegExp(String.raw`^${stamp}$`, 'u');

/** Milliseconds of a clock time such as 0:03, 12:07 or 01:02:03.500; null when it is none. */
export function clockMs(text: string | undefined): number | null {
  if (text === undefined) return null;
  const [whole = '', fraction = ''] = text.replace(',', '.').split('.');
  const parts = whole.split(':').map(Number);
  if (parts.some((part) => Number.isNaN(part)) || parts.slice(1).some((part) => part > 59)) return null;
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
  return seconds * 1000 + (fraction === '' ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3)));
}

/** The time of a line that is nothing but a time, or null. */
export function loneTime(text: string): { startMs: number; endMs: number | null } | null {
  const found = text.length > 40 ? null : timeOnly.exec(text.trim());
  const startMs = found === null ? null : clockMs(found[1]);
  return startMs === null ? null : { startMs, endMs: clockMs(found?.[2]) };
}

/** The candidate of a line that holds a possible label and nothing else, when the next line is a time; or null. */
export function labelAboveTime(text: string, startMs: number): LabelCandidate | null {
  const label = text.trim().replace(/\s*:$/, '');
  const possible = label.length <= 40 && !/:|[.,!?;]$/u.test(label) && isPossibleLabel(label);
  return possible ? made(label, 'time', text.length, [], false, startMs) : null;
}

/** The first form that fits the line and holds a possible label, or null. */
export function labelCandidate(line: LabelLine): LabelCandidate | null {
  const { text } = line;
  const head = text.length > 200 ? text.slice(0, 200) : text;
  // Long runs of blanks and dashes are rules and leaders, no labels, and would cost the patterns below dearly.
  if (/[\s|,·–—-]{16}/u.test(head)) return null;
  return (
    timed(head) ??
    colon(head, line) ??
    angle(head) ??
    bracket(head) ??
    bold(line) ??
    tab(head) ??
    stop(head) ??
    dash(head) ??
    own(line)
  );
}

function made(
  rawLabel: string,
  shape: LabelShape,
  bodyStart: number,
  times: readonly (string | undefined)[] = [],
  isBold = false,
  knownMs: number | null = null,
): LabelCandidate | null {
  const label = rawLabel
    .trim()
    .replace(/^[*_"“'‘(]+(?=\p{L})|[*_"”,;]+$/gu, '')
    .trim();
  if (!isPossibleLabel(label)) return null;
  const startMs = knownMs ?? times.map(clockMs).find((ms) => ms !== null) ?? null;
  return { label, key: labelKey(label), shape, bodyStart, startMs, endMs: null, bold: isBold };
}

/** Short, begins like a name or a code, holds no sentence, no address and no time. */
function isPossibleLabel(label: string): boolean {
  if (label.length === 0 || label.length > 48 || !/^[\p{L}\p{N}(&@]/u.test(label)) return false;
  const bare = label.replace(/\([^()]*\)/gu, '');
  if (!/\p{L}/u.test(label) || /[!?;=\\/，。、；！？“”]|\d:\d|\.{2}|…/u.test(bare)) return false;
  // Scripts without spaces and capitals: a name is a few letters, a clause is more.
  if ((bare.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) > 10)
    return false;
  if (/[.,](?=\s)/u.test(label.replace(/\b\p{L}{1,4}\.(?=\s)/gu, '').replace(/^[^,]+, [^,]+$/u, '')))
    return false;
  if (label.split(/\s+/).length > 6) return false;
  return !isNeverSpeaker(label);
}

function timed(head: string): LabelCandidate | null {
  const newline = head.indexOf('\n');
  const line = newline < 0 ? head : head.slice(0, newline);
  const bodyStart = newline < 0 ? head.length : newline + 1;
  const first = labelThenTime.exec(line);
  if (first !== null) return made(first[1] ?? '', 'time', bodyStart, [first[2]]);
  const second = timeThenLabel.exec(line);
  return second === null ? null : made(second[3] ?? '', 'time', bodyStart, [second[1]]);
}

function colon(head: string, line: LabelLine): LabelCandidate | null {
  const found = colonForm.exec(head);
  if (found === null) return null;
  const [whole, before, , label = '', after, , mark, behind] = found;
  const next = head.charAt(found[0].length);
  const touching = mark === ':' && next !== '' && !/\s/.test(whole.at(-1) ?? '');
  const short =
    /^(?:\p{Lu}{1,4}\d{0,3}|\p{L}\d{1,3})$/u.test(label.trim()) || (roleOfLabel(label) ?? null) !== null;
  if (touching && (!short || next === '/')) return null;
  const isBold = line.boldUnits >= label.length && line.boldUnits <= whole.length + 1;
  return made(label, 'colon', whole.length, [before, after, behind], isBold);
}

function angle(head: string): LabelCandidate | null {
  const found = angleForm.exec(head);
  return found === null ? null : made(found[3] ?? '', 'angle', found[0].length, [found[1]]);
}

/** In square brackets only codes and known words are speakers; "[laughs]" and "[pause]" are not. */
function bracket(head: string): LabelCandidate | null {
  const found = bracketForm.exec(head);
  if (found === null) return null;
  const label = found[1] ?? '';
  const isCode =
    /^\p{L}{1,12}[ _-]?\d{1,4}$/u.test(label) || (roleOfLabel(label) !== null && label.length > 1);
  return isCode ? made(label, 'bracket', found[0].length) : null;
}

function bold(line: LabelLine): LabelCandidate | null {
  const { text, boldUnits } = line;
  if (boldUnits === 0 || boldUnits > 60) return null;
  const lead = text.slice(0, boldUnits).replace(/[\s:：.–—-]+$/u, '');
  const gap = /^[\s:：–—-]*/u.exec(text.slice(boldUnits))?.[0].length ?? 0;
  return made(lead, 'bold', Math.min(text.length, boldUnits + gap), [], true);
}

function tab(head: string): LabelCandidate | null {
  const found = head.includes('\t') ? tabForm.exec(head) : null;
  return found === null ? null : made(found[3] ?? '', 'tab', found[0].length, [found[1], found[4]]);
}

function stop(head: string): LabelCandidate | null {
  const found = stopForm.exec(head);
  return found === null ? null : made(found[1] ?? '', 'stop', found[0].length);
}

function dash(head: string): LabelCandidate | null {
  const found = dashForm.exec(head);
  const label = found?.[1] ?? '';
  const fits = found !== null && (/^\p{Lu}{1,4}\d{0,3}$/u.test(label) || roleOfLabel(label) !== null);
  return fits ? made(label, 'dash', found[0].length) : null;
}

/** A label alone on its line, without a colon: a known word, or a few words in capitals. */
function own(line: LabelLine): LabelCandidate | null {
  const { text } = line;
  if (text.length > 40 || text.includes('\n') || /[.,!?;:]$/u.test(text)) return null;
  const role = roleOfLabel(text);
  const caps = /^\p{Lu}[\p{Lu}\s.'’-]{1,38}\d{0,3}$/u.test(text);
  return (role !== null && text.length > 1) || caps ? made(text, 'own', text.length) : null;
}
