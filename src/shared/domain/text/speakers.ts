/**
 * Finds who speaks in a text that was typed by people. A label counts only on evidence from the whole document: it is
 * repeated, it is a known word for a part in a conversation, it carries a time, or it looks like labels that are.
 * A document without such evidence is not talk: one turn a paragraph, nobody speaking.
 */
import { createEvidence, type Line } from './speaker-evidence.ts';
import { labelAboveTime, labelCandidate, loneTime, type LabelCandidate } from './speaker-labels.ts';
import { guessRoles } from './speaker-roles.ts';
import type { DraftSpeaker, DraftTurn } from './types.ts';

/** One paragraph of a file, before anyone knows who speaks. */
export interface Paragraph {
  /** May hold "\n" for line breaks inside the paragraph. No white space at either end. */
  readonly text: string;
  /** Bold stretches, ascending, end exclusive. */
  readonly bold?: readonly (readonly [number, number])[];
  /** A heading belongs to nobody, even inside talk. */
  readonly heading?: boolean;
}

/** Where a stretch of a paragraph went. */
export interface Place {
  readonly paragraph: number;
  /** Offsets in the paragraph, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly turn: number;
  /** Offset in the turn's text of `from`. */
  readonly at: number;
}

interface Recognised {
  readonly turns: readonly DraftTurn[];
  readonly speakers: readonly DraftSpeaker[];
  readonly places: readonly Place[];
  readonly warnings: readonly string[];
}

/** Turns paragraphs into turns with speakers, lifting labels and times out of the text. */
export function recogniseSpeakers(paragraphs: readonly Paragraph[]): Recognised {
  const lines = withTimesBelow(paragraphs.flatMap(linesOf));
  const accepted = createEvidence(lines);
  const talk = accepted === null ? null : asTalk(lines, accepted);
  // names with nothing said below them are words of the text like any other
  return talk === null || talk.speakers.length === 0 ? asParagraphs(paragraphs) : talk;
}

/** The lines of a paragraph with their label candidates: a typed line break may begin a turn. */
function linesOf(paragraph: Paragraph, index: number): Line[] {
  let from = 0;
  return paragraph.text.split('\n').map((text) => {
    const start = from;
    from += text.length + 1;
    const boldUnits = boldLead(paragraph, start, start + text.length);
    const heading = paragraph.heading === true;
    const candidate = text.trim() === '' ? null : labelCandidate({ text, boldUnits });
    return { text, paragraph: index, start, heading, candidate };
  });
}

/** A name on one line, its time on the next and the words below: the first two are one label. */
function withTimesBelow(lines: readonly Line[]): Line[] {
  const filled = lines.filter((line) => line.text.trim() !== '');
  const made: Line[] = [];
  for (const [index, line] of filled.entries()) {
    const above = filled[index - 1];
    const time =
      above === undefined || above.candidate !== null || above.heading ? null : loneTime(line.text);
    const words = filled[index + 1];
    const isLabel =
      time !== null && words !== undefined && words.candidate === null && loneTime(words.text) === null;
    const candidate = isLabel && above !== undefined ? labelAboveTime(above.text, time.startMs) : null;
    if (candidate !== null && above !== undefined) made[index - 1] = { ...above, candidate };
    made.push(candidate === null ? line : { ...line, timeOfAbove: true });
  }
  return made;
}

/** How many units at the start of a line are bold; spaces between bold stretches count. */
function boldLead(paragraph: Paragraph, from: number, to: number): number {
  let end = from;
  for (const [start, stop] of paragraph.bold ?? []) {
    if (stop <= end) continue;
    if (start > end && paragraph.text.slice(end, start).trim() !== '') break;
    end = stop;
  }
  return Math.min(end, to) - from;
}

function asParagraphs(paragraphs: readonly Paragraph[]): Recognised {
  const turns: DraftTurn[] = [];
  const places: Place[] = [];
  for (const [paragraph, { text }] of paragraphs.entries()) {
    if (text.trim() === '') continue;
    places.push({ paragraph, from: 0, to: text.length, turn: turns.length, at: 0 });
    turns.push({ text, speaker: null, startMs: null, endMs: null });
  }
  return { turns, speakers: [], places, warnings: [] };
}

interface OpenTurn {
  text: string;
  speaker: number | null;
  startMs: number | null;
  endMs: number | null;
}

function asTalk(lines: readonly Line[], accepted: ReadonlySet<string>): Recognised {
  const builder = createTurnBuilder();
  const isSpeaker = (line: Line): boolean => line.candidate !== null && accepted.has(line.candidate.key);
  const keys = new Set(lines.filter(isSpeaker).map((line) => line.candidate?.key));
  const loneTimes = lines.filter((line) => loneTime(line.text) !== null).length >= 3;
  let pending: { startMs: number; endMs: number | null } | null = null;
  let talking = false;
  let labelled = false;
  for (const line of lines) {
    const time = loneTimes ? loneTime(line.text) : null;
    if (line.timeOfAbove === true && labelled) {
      labelled = false;
      continue;
    }
    labelled = isSpeaker(line);
    if (time !== null) pending = time;
    else if (line.candidate !== null && isSpeaker(line)) {
      builder.begin(line, line.candidate, pending);
      pending = null;
      talking = true;
    } else {
      // With one label only (a moderator's), lines without it are somebody else's.
      const apart = line.heading || !talking || (keys.size === 1 && builder.hasWords());
      builder.add(line, apart, pending);
      pending = null;
      if (line.heading) talking = false;
    }
  }
  return builder.finish(loneTimes);
}

function createTurnBuilder() {
  const turns: OpenTurn[] = [];
  const places: Place[] = [];
  const labels: string[] = [];
  const indexOf = new Map<string, number>();
  const put = (line: Line, from: number): void => {
    const turn = turns.at(-1) as OpenTurn;
    const words = line.text.slice(from).trimEnd();
    if (words === '') return;
    if (turn.text !== '') turn.text += '\n';
    const at = turn.text.length;
    places.push({
      paragraph: line.paragraph,
      from: line.start + from,
      to: line.start + from + words.length,
      turn: turns.length - 1,
      at,
    });
    turn.text += words;
  };
  const speakerIndex = (candidate: LabelCandidate): number => {
    const known = indexOf.get(candidate.key);
    if (known !== undefined) return known;
    indexOf.set(candidate.key, labels.length);
    return labels.push(candidate.label) - 1;
  };
  return {
    hasWords: () => (turns.at(-1)?.text ?? '') !== '',
    begin(line: Line, candidate: LabelCandidate, time: { startMs: number; endMs: number | null } | null) {
      const startMs = candidate.startMs ?? time?.startMs ?? null;
      turns.push({
        text: '',
        speaker: speakerIndex(candidate),
        startMs,
        endMs: candidate.endMs ?? time?.endMs ?? null,
      });
      put(line, Math.min(candidate.bodyStart, line.text.length));
    },
    add(line: Line, apart: boolean, time: { startMs: number; endMs: number | null } | null) {
      if (apart || turns.length === 0)
        turns.push({ text: '', speaker: null, startMs: time?.startMs ?? null, endMs: time?.endMs ?? null });
      put(line, 0);
    },
    finish: (timesLifted: boolean) => finishTurns(turns, places, labels, timesLifted),
  };
}

/** Drops labels nobody spoke under, names the speakers, and says what was lifted out. */
function finishTurns(open: OpenTurn[], places: Place[], labels: string[], timesLifted: boolean): Recognised {
  const kept = new Map<number, number>();
  const turns: DraftTurn[] = [];
  for (const [index, turn] of open.entries()) if (turn.text !== '') kept.set(index, turns.push(turn) - 1);
  const speaking = turnCounts(labels.length, turns).map((count) => count > 0);
  const renumbered = new Map(
    labels.flatMap((_, old) => (speaking[old] ? [old] : [])).map((old, index) => [old, index]),
  );
  const named = turns.map((turn) => ({
    ...turn,
    speaker: turn.speaker === null ? null : (renumbered.get(turn.speaker) ?? null),
  }));
  const speakers = guessRoles(
    labels.filter((_, old) => speaking[old]),
    named,
  );
  return {
    turns: named,
    speakers,
    places: places.flatMap((place) => {
      const turn = kept.get(place.turn);
      return turn === undefined ? [] : [{ ...place, turn }];
    }),
    warnings: liftedWarnings(speakers, named, timesLifted),
  };
}

/** Turns of each speaker. */
function turnCounts(speakers: number, turns: readonly DraftTurn[]): number[] {
  const counts = Array.from({ length: speakers }, () => 0);
  for (const { speaker } of turns) if (speaker !== null) counts[speaker] = (counts[speaker] ?? 0) + 1;
  return counts;
}

/** Sentences that say which labels became speakers. */
export function liftedWarnings(
  speakers: readonly DraftSpeaker[],
  turns: readonly DraftTurn[],
  timesLifted: boolean,
): string[] {
  if (speakers.length === 0) return [];
  const spoken = turnCounts(speakers.length, turns);
  const counts = speakers.map((speaker, index) => {
    const count = spoken[index];
    return `${speaker.label} (${count} ${count === 1 ? 'turn' : 'turns'})`;
  });
  const shown = counts.length > 8 ? [...counts.slice(0, 8), `${counts.length - 8} more`] : counts;
  const warnings = [`Speaker labels were lifted out of the text: ${shown.join(', ')}.`];
  if (timesLifted || turns.some((turn) => turn.startMs !== null))
    warnings.push('Times beside the labels were lifted out too and are kept with the turns.');
  return warnings;
}
