/**
 * The shape of a transcript. A document is plain text: the turns' words joined by one "\n" each, speaker
 * labels and times kept beside it. All offsets are UTF-16 code units into that text, end exclusive.
 */

export type Direction = 'ltr' | 'rtl';
export type SpeakerRole = 'participant' | 'interviewer' | 'other';

/** The formats a transcript can come in. */
export const documentFormats = [
  'docx',
  'odt',
  'rtf',
  'txt',
  'md',
  'html',
  'pdf',
  'vtt',
  'srt',
  'pasted',
] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** One speaker's stretch of talk, as stored in a document's layout. */
export interface Turn {
  /** Offset of the first unit of the turn in the document. */
  readonly start: number;
  /** Offset after the last unit of the turn; the "\n" that joins turns belongs to none. */
  readonly end: number;
  /** Id of the speaker row, or null where nobody speaks (notes, survey answers). */
  readonly speaker: string | null;
  /** Milliseconds from the start of the recording, or null when the file gave none. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Number of the turn's first line; lines of a turn edited after settling are then lettered (159a). */
  readonly firstLine: number;
  /** How many numbers the turn owns; lines beyond it are lettered. Equal to breaks.length + 1 unless edited. */
  readonly lineCount: number;
  /** How many letters of the turn's last number are already taken by a turn before it (159a); absent means none. */
  readonly lettersBefore?: number;
  /** Offsets in the document where a further line begins, ascending. */
  readonly breaks: readonly number[];
}

/** Everything about a document's text but the text itself; stored by content, never changed in place. */
export interface Layout {
  /** Version of the rule the lines were broken by. */
  readonly lineRule: number;
  readonly turns: readonly Turn[];
}

/** A speaker found in a file, before anyone confirmed it. */
export interface DraftSpeaker {
  /** As written in the file, without the colon or brackets. */
  readonly label: string;
  /** A guess, shown for confirmation. */
  readonly role: SpeakerRole;
}

export interface DraftTurn {
  /** The spoken words; may hold "\n" where the file had paragraphs inside one turn. */
  readonly text: string;
  /** Index into the draft's speakers, or null. */
  readonly speaker: number | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** A remark that travelled with the file (a Word comment), kept as a note on its place. */
export interface DraftNote {
  /** Index of the turn, and UTF-16 offsets inside that turn's text. */
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly author: string | null;
  readonly text: string;
}

/** What an importer makes of one file: no database, nothing stored yet. */
export interface ImportDraft {
  readonly format: DocumentFormat;
  /** File name without its extension. */
  readonly title: string;
  readonly turns: readonly DraftTurn[];
  readonly speakers: readonly DraftSpeaker[];
  readonly notes: readonly DraftNote[];
  /** Sentences for the person: what was joined, lifted out, left out. */
  readonly warnings: readonly string[];
  /** BCP 47 tag when the file says or the script makes it plain, otherwise null. */
  readonly lang: string | null;
  readonly direction: Direction;
}
