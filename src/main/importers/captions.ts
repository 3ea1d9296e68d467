/** Captions: WebVTT, SubRip and SubViewer. Cues become turns; words are never lost to a broken timing. */
import { createEvidence, type Line } from '../../shared/domain/text/speaker-evidence.ts';
import { clockMs, labelCandidate } from '../../shared/domain/text/speaker-labels.ts';
import { guessRoles } from '../../shared/domain/text/speaker-roles.ts';
import { guessScript } from '../../shared/domain/text/script.ts';
import { liftedWarnings } from '../../shared/domain/text/speakers.ts';
import type { DocumentFormat, DraftTurn, ImportDraft } from '../../shared/domain/text/types.ts';
import { countWords } from '../../shared/domain/text/words.ts';
import { parseCues, type Cue } from './caption-cues.ts';
import { checkTextSize } from './draft.ts';
import type { ImportWork } from './limits.ts';
import { refuse } from './refusal.ts';

/** Silence after which the same speaker's next cue begins a new turn. People pause; a quarter minute is a new start. */
const SAME_SPEAKER_GAP_MS = 15_000;
/** Silence that parts turns where nobody is named: captions follow one another within a second or two. */
const NO_SPEAKER_GAP_MS = 3_000;
/** Where nobody is named, a turn this long ends at the next full stop, so that lines stay findable. */
const NO_SPEAKER_WORDS = 120;
/** Automatic captions may have no full stop at all; a turn then ends after so many times as much. */
const UNPUNCTUATED = 3;

interface Piece {
  readonly text: string;
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** Reads decoded captions of any of the three kinds. */
export function readCaptions(
  text: string,
  format: DocumentFormat,
  title: string,
  before: readonly string[],
  work: ImportWork,
): ImportDraft {
  const { cues, warnings } = parseCues(text);
  const pieces = nameSpeakers(cues);
  checkTextSize(pieces, work);
  const labels = [...new Set(pieces.flatMap((piece) => (piece.speaker === null ? [] : [piece.speaker])))];
  const turns = mergePieces(pieces, labels);
  if (turns.length === 0) throw refuse.noText();
  const speakers = guessRoles(labels, turns);
  const merged =
    cues.length > turns.length
      ? [`${cues.length} captions were joined into ${turns.length} ${turns.length === 1 ? 'turn' : 'turns'}.`]
      : [];
  const lifted = liftedWarnings(speakers, turns, false).slice(0, 1);
  const script = guessScript(turns.map((turn) => turn.text).join('\n'));
  return {
    format,
    title,
    turns,
    speakers,
    notes: [],
    warnings: [...before, ...warnings, ...merged, ...lifted],
    ...script,
  };
}

/** A cue's own voice tags win; otherwise "Name: words" counts when the whole file speaks for it. */
function nameSpeakers(cues: readonly Cue[]): Piece[] {
  const lines = cues.flatMap((cue, paragraph) =>
    cue.voices.map(({ text, speaker }): Line & { cue: Cue; voice: string | null } => ({
      text,
      paragraph,
      start: 0,
      heading: false,
      cue,
      voice: speaker,
      candidate: speaker === null ? labelCandidate({ text, boldUnits: 0 }) : null,
    })),
  );
  const accepted = createEvidence(lines) ?? new Set<string>();
  const written = new Map<string, string>();
  let current: string | null = null;
  return lines.map(({ text, candidate, cue, voice }): Piece => {
    const times = { startMs: cue.startMs, endMs: cue.endMs };
    if (voice !== null) current = voice;
    if (candidate === null || !accepted.has(candidate.key)) return { text, speaker: current, ...times };
    current = written.get(candidate.key) ?? candidate.label;
    written.set(candidate.key, current);
    return { text: text.slice(candidate.bodyStart).trim(), speaker: current, ...times };
  });
}

function mergePieces(pieces: readonly Piece[], labels: readonly string[]): DraftTurn[] {
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const turns: {
    text: string;
    speaker: number | null;
    startMs: number | null;
    endMs: number | null;
    words: number;
  }[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const speaker = piece.speaker === null ? null : (indexOf.get(piece.speaker) ?? null);
    const last = turns.at(-1);
    const words = countWords(piece.text);
    if (last === undefined || last.speaker !== speaker || isNewTurn(last, piece)) {
      turns.push({ ...piece, speaker, words });
      continue;
    }
    last.text += (/^[-–—]\s/.test(piece.text) ? '\n' : ' ') + piece.text;
    last.words += words;
    last.startMs ??= piece.startMs;
    last.endMs = piece.endMs === null ? last.endMs : Math.max(piece.endMs, last.endMs ?? 0);
  }
  return turns.map(({ words: _words, ...turn }) => turn);
}

function isNewTurn(
  last: { text: string; speaker: number | null; endMs: number | null; words: number },
  piece: Piece,
): boolean {
  const gap = piece.startMs === null || last.endMs === null ? 0 : piece.startMs - last.endMs;
  if (last.speaker !== null) return gap > SAME_SPEAKER_GAP_MS;
  const ended = /[.!?。！？…]["”’)]?$/u.test(last.text.slice(-2));
  return (
    gap > NO_SPEAKER_GAP_MS ||
    (last.words > NO_SPEAKER_WORDS && ended) ||
    last.words > NO_SPEAKER_WORDS * UNPUNCTUATED
  );
}

/** True for text that reads as captions of some kind. */
export function looksLikeCaptions(text: string): boolean {
  const head = text.slice(0, 4_000);
  if (/^\ufeff?WEBVTT(?:[ \t\n]|$)/.test(head)) return true;
  const timing = /^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}/m;
  return (
    timing.test(head) ||
    (/^\d+:\d{2}:\d{2}\.\d{3},\d+:\d{2}:\d{2}\.\d{3}$/m.test(head) &&
      clockMs(head.split(',')[0]?.trim()) !== null)
  );
}
