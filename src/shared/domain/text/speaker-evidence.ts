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
}

type Style = 'caps' | 'code' | 'title' | 'caseless' | 'lower';

interface Label {
  readonly key: string;
  readonly style: Style;
  readonly known: boolean;
  readonly first: LabelCandidate;
  count: number;
  bold: number;
  timed: number;
  spoken: number;
}

/** Times an unknown label must stand to count by itself; less in a short text. */
const REPEATS = 3;
const SHORT_TEXT_LINES = 40;
/** Share of lines that must be labelled when nothing but repetition speaks for the labels. */
const LEAST_SHARE = 0.2;
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
  for (const label of labels.values())
    if (!accepted.includes(label) && looksAlike(label, styles)) accepted.push(label);
  return new Set(accepted.map((label) => label.key));
}

function tally(lines: readonly Line[]): Map<string, Label> {
  const labels = new Map<string, Label>();
  for (const { candidate, heading, text } of lines) {
    if (candidate === null || (heading && candidate.shape !== 'time')) continue;
    const known = roleOfLabel(candidate.label) !== null;
    const label = labels.get(candidate.key) ?? {
      key: candidate.key,
      style: styleOf(candidate.label),
      known,
      first: candidate,
      count: 0,
      bold: 0,
      timed: 0,
      spoken: 0,
    };
    label.count++;
    if (candidate.bold) label.bold++;
    if (candidate.startMs !== null) label.timed++;
    if (candidate.bodyStart < text.length) label.spoken++;
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
  if (first.shape === 'tab') return (tabShare >= 0.3 || known) && count >= 2;
  if (first.shape === 'own') return known ? count >= 2 : count >= REPEATS + 1;
  if (first.shape === 'angle') return count >= 2;
  if (first.shape === 'bold' && first.bodyStart >= 0 && !known) return count >= REPEATS && style !== 'lower';
  if (style === 'lower') return count >= 5 && count >= lines * 0.1;
  return count >= (short ? 2 : REPEATS);
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
      label.bold >= 2 ||
      label.first.shape === 'angle',
  );
  if (telling.length > 0 && (accepted.length > 1 || turns >= 2)) return turns >= Math.min(4, lines * 0.02);
  const share = turns / Math.max(1, lines);
  if (accepted.length === 1) return turns >= 5 && share >= MONOLOGUE_SHARE;
  return share >= LEAST_SHARE || (turns >= 12 && share >= LEAST_SHARE / 4 && hasCaps(accepted));
}

const hasCaps = (accepted: readonly Label[]): boolean =>
  accepted.filter((label) => label.style === 'caps').length >= 2 ||
  accepted.every((label) => label.first.shape === 'stop');

/** A label met once or twice that is written just like those that count: a third person who says one thing. */
function looksAlike(label: Label, styles: ReadonlySet<string>): boolean {
  const { first, style } = label;
  if (style === 'lower' || first.shape === 'own' || first.shape === 'tab' || first.shape === 'bold')
    return false;
  if (first.label.split(/\s+/).length > 3 || (style === 'title' && first.label.length > 30)) return false;
  return styles.has(`${style} ${first.shape} ${label.bold > 0}`);
}
