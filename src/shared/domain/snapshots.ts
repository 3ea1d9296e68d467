/**
 * What the exporters are given: plain, read-only data, already filtered and already speaking in published ids
 * ("P7", "#7:159"). No exporter ever reads the database, so nothing that is not written here can leave the
 * study through a document, a table, a page or a pack. Offsets are UTF-16 code units, end exclusive; dates are
 * ISO 8601 in UTC.
 */
import type { FrameChange } from './codebook/frame.ts';
import type { Direction, Layout, SpeakerRole } from './text/types.ts';

/** One of the twelve code colours of the palette. */
export type ColourIndex = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** A person's words with where they stand. */
export interface QuoteSnapshot {
  /** The words as shown; turns inside it are parted by "\n". */
  readonly text: string;
  /** Published id of the person, such as "P7", of several heard together, or "Interviewer". */
  readonly participant: string;
  /** Whom it counts for, as people are counted everywhere; never printed. */
  readonly person: string;
  /** Published reference, such as "#7:159" or "#7:158–161". */
  readonly reference: string;
  /** Published title of the transcript. */
  readonly document: string;
  /** The group the person belongs to, where the study compares groups. */
  readonly group?: string;
}

export interface CodebookCode {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  /** Names from the top code down to this one, this one last. */
  readonly path: readonly string[];
  /** It groups codes and is not applied itself. */
  readonly isHeading?: boolean;
  /** Taken out of use; what was coded with it stays. */
  readonly isRetired?: boolean;
  readonly colour: ColourIndex;
  /** The short definition, one sentence; empty when there is none. */
  readonly definition: string;
  readonly fullDefinition: string;
  readonly useWhen: string;
  readonly doNotUseWhen: string;
  readonly example: QuoteSnapshot | null;
  readonly borderline: QuoteSnapshot | null;
  /** Different participants whose words carry the code. */
  readonly people: number;
  /** Transcripts of several people among them, each counted as one. */
  readonly asOne?: number;
  /** Different transcripts in which it is used. */
  readonly transcripts: number;
  /** Codings with it. */
  readonly codings: number;
}

/** The codebook, in the order of the tree (a parent before its children). */
export interface CodebookSnapshot {
  readonly studyTitle: string;
  readonly exportedAt: string;
  /** Name of the version of the codebook, such as "Coding frame 2", when the team named one. */
  readonly frameName?: string;
  /** Transcripts in which several people talk and that count as one person each. */
  readonly together?: number;
  readonly codes: readonly CodebookCode[];
}

export interface ThemeQuote extends QuoteSnapshot {
  /** 'for' supports the theme, 'against' is a counter-example, null is not marked either way. */
  readonly stance: 'for' | 'against' | null;
  /** Names of the codes on these words, in the order of the codebook. */
  readonly codes: readonly string[];
}

export interface ThemeWithQuotes {
  readonly id: string;
  readonly parentId: string | null;
  /** Depth in the tree, 0 at the top; `levels[level]` is the team's word for it. */
  readonly level: number;
  readonly name: string;
  /** Empty when the team has not written one. */
  readonly centralIdea: string;
  /** Where it ends; empty when nobody has said. */
  readonly boundary?: string;
  /** The research questions it answers by itself or through what it is under. */
  readonly questions?: readonly string[];
  /** The groups somebody said it is a finding of; empty where that is left to the quotes. */
  readonly findingOf?: readonly string[];
  readonly status: 'candidate' | 'reviewed' | 'defined' | 'setAside';
  /** Different participants behind the theme, its sub-themes included. */
  readonly people: number;
  /** Transcripts of several people among them, each counted as one. */
  readonly asOne?: number;
  readonly quotes: readonly ThemeQuote[];
}

/** Quotes by theme, in the order of the theme tree (a parent before its children). */
export interface QuotesSnapshot {
  readonly studyTitle: string;
  readonly exportedAt: string;
  /** The team's words for the levels, top first: ["Overarching theme", "Theme", "Sub-theme"]. */
  readonly levels: readonly string[];
  /** Transcripts in which several people talk and that count as one person each. */
  readonly together?: number;
  readonly themes: readonly ThemeWithQuotes[];
  /** Research questions as headings, the last for themes under none; absent when themes stand by level. */
  readonly groups?: readonly { readonly name: string; readonly themeIds: readonly string[] }[];
}

export interface ComparedGroupSnapshot {
  /** "A", "B"; empty for people whose value is missing. */
  readonly letter: string;
  /** The value they share, or "not given". */
  readonly name: string;
  /** Everyone interviewed, said it or not. */
  readonly people: number;
  /** Transcripts of several people among them, each counted as one. */
  readonly asOne?: number;
  readonly words: number;
  readonly codings: number;
  readonly quotes: number;
}

interface ComparedRowSnapshot {
  readonly name: string;
  /** Names from the top down to this one, this one last. */
  readonly path: readonly string[];
  /** The team's word for a theme's level; "Code" or "Heading" in a table of codes. */
  readonly level: string;
  /** Research questions a theme answers by itself or through what it is under. */
  readonly questions?: readonly string[];
  /** One per group, in their order. */
  readonly cells: readonly {
    readonly people: number;
    /** Transcripts of several people among them, each counted as one. */
    readonly asOne?: number;
    readonly transcripts: number;
    readonly codings: number;
  }[];
}

/**
 * Who said what: themes or codes by the groups of one characteristic, in the order of the tree; or only how large the groups
 * are, without rows. Counts only.
 */
export interface ComparisonSnapshot {
  readonly studyTitle: string;
  readonly exportedAt: string;
  readonly characteristic: string;
  readonly what: 'themes' | 'codes' | 'sizes';
  /** Transcripts in which several people talk and that count as one person each. */
  readonly together?: number;
  readonly groups: readonly ComparedGroupSnapshot[];
  readonly rows: readonly ComparedRowSnapshot[];
}

/** What changed of the coding frame between two versions, or since one; coders by their alias. */
export interface FrameChangesSnapshot {
  readonly studyTitle: string;
  readonly exportedAt: string;
  readonly from: { readonly name: string; readonly at: string };
  /** Null: the codes of the day. */
  readonly to: { readonly name: string; readonly at: string } | null;
  readonly rows: readonly FrameChangeRow[];
}
export interface FrameChangeRow extends Pick<FrameChange, 'kind' | 'name' | 'from' | 'to' | 'parts' | 'why'> {
  /** The alias of who did it, empty where history does not know. */
  readonly by: string;
  readonly at: string | null;
  /** Whose proposal it was; null where nobody proposed it. */
  readonly proposedBy: string | null;
}

interface TranscriptSpeaker {
  /** The id that `layout.turns[].speaker` names. */
  readonly id: string;
  /** Published label: "P7", "Interviewer". */
  readonly label: string;
  readonly role: SpeakerRole;
}

export interface TranscriptCoding {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly codeName: string;
  readonly colour: ColourIndex;
  /** The coder's alias as the team wants it published. */
  readonly coder: string;
  /** Plain text of the memo on the coding, or null. */
  readonly memo: string | null;
}

/** One coded transcript. */
export interface TranscriptSnapshot {
  readonly studyTitle: string;
  readonly exportedAt: string;
  readonly title: string;
  /** Published id, or null where the document belongs to nobody. */
  readonly participant: string | null;
  /** What stands before the line number in a reference, colon excluded: "#7" or "#7b". */
  readonly referencePrefix: string;
  readonly text: string;
  readonly layout: Layout;
  readonly speakers: readonly TranscriptSpeaker[];
  readonly codings: readonly TranscriptCoding[];
  /** BCP 47 tag, or null when not known. */
  readonly lang: string | null;
  readonly direction: Direction;
}

/** A person or a line that co-researchers can turn to. */
export interface SupportContact {
  readonly name: string;
  /** When and how: "Weekdays 9 to 5, 01632 960 118". */
  readonly detail: string;
}

interface ReviewPackCode {
  readonly id: string;
  readonly name: string;
  /** One plain sentence; empty when there is none. */
  readonly definition: string;
}

export interface ReviewPackItem {
  /** Random and local to the pack: never the id of a coding. */
  readonly itemId: string;
  readonly codeId: string;
  /** The coded words, exactly. */
  readonly extract: string;
  /** At most 60 words of the extract's own turn on either side; empty where there is none. */
  readonly before: string;
  readonly after: string;
  /** Published id, such as "P7". */
  readonly participant: string;
  /** Published reference, such as "#7:159". */
  readonly reference: string;
}

/**
 * Everything that travels to a co-researcher; `PackContent` of the contract fits it as it is. Ids in here are
 * local to the pack.
 */
export interface ReviewPackSnapshot {
  readonly packId: string;
  /** 1 today; answers name the version they were made with. */
  readonly formatVersion: 1;
  readonly studyTitle: string;
  readonly team: {
    /** A short greeting in the team's own words, plain text, paragraphs parted by a blank line; may be empty. */
    readonly intro: string;
    readonly supportContacts: readonly SupportContact[];
  };
  readonly codes: readonly ReviewPackCode[];
  readonly items: readonly ReviewPackItem[];
  /** BCP 47 tag of the extracts, when known. */
  readonly lang?: string | null;
  readonly direction?: Direction;
}
