/** Weighs label candidates against the whole document. */
import type { LabelCandidate } from './speaker-labels.ts';
import { roleOfLabel } from './speaker-words.ts';

/** One line of a document and what could be a label at its start. */
export interface Line {
  readonly text: string;
  readonly paragraph: number;
  /** Offset of the line in its paragraph. */
  readonly start: number;
  readonly heading: boolean;
  readonly candidate: LabelCandidate | null;
  /** The line above is a candidate that has this line as its time. */
  readonly timeOfAbove?: boolean;
}

type Style = 'caps' | 'code' | 'title' | 'caseless' | 'lower';

interface Label {
  readonly key: string;
  readonly style: Style;
  readonly known: boolean;
  readonly first: LabelCandidate;
  count: number;
  bold: number;
  /** First met alone on its line. */
  readonly alone: boolean;
  timed: number;
  /** Words of letters said on the lines of the label, or on the next where it stands alone. */
  words: number;
  /** Lines with further tabs: rows of a table of figures, not of talk. */
  tabbed: number;
}

/** Times an unknown label must stand to count by itself; less in a short text. */
const REPEATS = 3;
const SHORT_TEXT_LINES = 40;
/** Words a cell of talk has at least, on average; cells of figures and forms have fewer. */
const TALK_WORDS = 4;
/** Share of lines that must be labelled when nothing but repetition speaks for the labels. */
const LEAST_SHARE = 0.2;
/** Share of lines that are labels when every label stands alone on its line. */
const ALONE_SHARE = 0.33;
/** A label on every line of a text with one voice only. */
const MONOLOGUE_SHARE = 0.4;

/** The keys that count as speakers, or null when the document is not talk. */
export function createEvidence(lines: readonly Line[]): ReadonlySet<string> | null {
  const filled = lines.filter((line) => line.text.trim() !== '');
  const labels = tally(filled);
  const tabs = filled.filter((line) => line.candidate?.shape === 'tab').length / Math.max(1, filled.length);
  const accepted = [...labels.values()].filter((label) => standsAlone(label, filled.length, tabs));
  if (!isTalk(accepted, filled.length)) return null;
  const styles = new Set(accepted.map((label) => `${label.style} ${label.first.shape} ${label.bold > 0}`));
  const initials = new Set(accepted.filter((label) => label.style === 'caps').map((label) => label.key));
  const known = new Set(accepted);
  for (const label of labels.values())
    if (!known.has(label) && (looksAlike(label, styles) || initials.has(initialsOf(label))))
      accepted.push(label);
  return new Set(accepted.map((label) => label.key));
}

function tally(lines: readonly Line[]): Map<string, Label> {
  const labels = new Map<string, Label>();
  for (const [index, { candidate, heading, text }] of lines.entries()) {
    if (candidate === null || (heading && candidate.shape !== 'time')) continue;
    const known = roleOfLabel(candidate.label) !== null;
    const label = labels.get(candidate.key) ?? {
      key: candidate.key,
      style: styleOf(candidate.label),
      known,
      first: candidate,
      alone: candidate.bodyStart >= text.trimEnd().length,
      count: 0,
      bold: 0,
      timed: 0,
      words: 0,
      tabbed: 0,
    };
    label.count++;
    if (candidate.bold) label.bold++;
    if (candidate.startMs !== null) label.timed++;
    const body = text.slice(candidate.bodyStart);
    // Under a label alone on its line the words stand on the next.
    const said = body.trim() === '' ? (lines[index + 1]?.text ?? '') : body;
    label.words += said.match(/\p{L}{2,}/gu)?.length ?? 0;
    if (body.includes('\t')) label.tabbed++;
    labels.set(candidate.key, label);
  }
  return labels;
}

function styleOf(label: string): Style {
  const letters = label.replace(/[^\p{L}]/gu, '');
  if (/^\p{L}{1,12}[ _-]?\d{1,4}$/u.test(label)) return 'code';
  if (letters.toLowerCase() === letters.toUpperCase()) return 'caseless';
  if (letters === letters.toUpperCase()) return 'caps';
  const words = label.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const particle = /^(?:de|da|do|dos|del|di|la|le|van|von|der|den|bin|al|el|of|and|y|e|und|et)$/u;
  return words.every((word) => /^\p{Lu}/u.test(word) || particle.test(word)) ? 'title' : 'lower';
}

function standsAlone(label: Label, lines: number, tabShare: number): boolean {
  const { count, known, style, first } = label;
  const short = lines <= SHORT_TEXT_LINES;
  const oneLetter = /^\p{L}$/u.test(label.key);
  if (known && first.shape !== 'own' && first.shape !== 'tab') return count >= (oneLetter ? 2 : 1);
  if (label.timed >= 2 || (label.timed >= 1 && short)) return style !== 'lower' || count >= REPEATS;
  if (first.shape === 'tab') {
    const inSentences = label.words >= count * TALK_WORDS && label.tabbed * 4 <= count;
    return (
      inSentences && !oneLetter && (known ? count >= 2 : tabShare >= 0.3 && count >= (short ? 2 : REPEATS))
    );
  }
  const talks = label.words >= count * TALK_WORDS;
  if (first.shape === 'own')
    return known ? count >= 2 && label.words >= count : talks && count >= REPEATS + 1;
  if (first.shape === 'angle') return count >= 2 && style !== 'lower';
  if (first.shape === 'bold')
    return count >= REPEATS && style !== 'lower' && label.words >= count * 2 && (talks || !label.alone);
  if (style === 'lower') return count >= 5 && count >= lines * 0.1;
  return count >= (short ? 2 : REPEATS);
}

/** A name in full whose initials are a label elsewhere: "Ana Ruiz:" first, "AR:" from then on. */
function initialsOf(label: Label): string {
  if (label.style !== 'title' || label.first.shape !== 'colon') return '';
  const words = label.key.split(/[\s-]+/);
  return words.length > 1 ? words.map((word) => word.charAt(0)).join('') : '';
}

/** Whether the accepted labels together make a conversation (or one voice with its label throughout). */
function isTalk(accepted: readonly Label[], lines: number): boolean {
  const turns = accepted.reduce((sum, label) => sum + label.count, 0);
  if (turns < 2) return false;
  const telling = accepted.filter(
    (label) =>
      label.known ||
      label.timed > 0 ||
      label.style === 'code' ||
      (label.bold >= 2 && !label.alone) ||
      label.first.shape === 'angle',
  );
  // A known word of several letters is evidence even when it stands only twice among the other one's words.
  const named = telling.some((label) => label.known && label.key.length > 2 && label.first.shape === 'colon');
  if (telling.length > 0) return turns >= (named ? 2 : Math.min(4, lines * 0.02));
  const share = turns / Math.max(1, lines);
  // Names on lines of their own look just like headings, but there are many more of them.
  if (accepted.every((label) => label.alone)) return accepted.length > 1 && share >= ALONE_SHARE;
  if (accepted.length === 1) return turns >= 5 && share >= MONOLOGUE_SHARE;
  return share >= LEAST_SHARE || (turns >= 12 && share >= LEAST_SHARE / 4 && hasCaps(accepted));
}

const hasCaps = (accepted: readonly Label[]): boolean =>
  accepted.filter((label) => label.style === 'caps').length >= 2 ||
  accepted.every((label) => label.first.shape === 'stop');

/** A label met once or twice that is written just like those that count: a third person who says one thing. */
function looksAlike(label: Label, styles: ReadonlySet<string>): boolean {
  const { first, style } = label;
  if (
    style === 'lower' ||
    style === 'caseless' ||
    first.shape === 'own' ||
    first.shape === 'tab' ||
    first.shape === 'bold'
  )
    return false;
  if (first.label.split(/\s+/).length > 3 || (style === 'title' && first.label.length > 30)) return false;
  return styles.has(`${style} ${first.shape} ${label.bold > 0}`);
}
