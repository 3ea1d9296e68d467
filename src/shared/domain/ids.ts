/**
 * Identifiers. Every row that people make has a UUID (version 7) as its id, never a counter, so that copies
 * of a study can be merged from their common past. The brand keeps one kind of id from passing for another.
 */
declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type PersonId = Id<'person'>;
export type DocumentId = Id<'document'>;
export type SpeakerId = Id<'speaker'>;
export type ParticipantId = Id<'participant'>;
export type AttributeId = Id<'attribute'>;
export type CodeId = Id<'code'>;
export type CodingId = Id<'coding'>;
export type ThemeId = Id<'theme'>;
export type LevelId = Id<'level'>;
export type MemoId = Id<'memo'>;
export type MapId = Id<'map'>;
export type PackId = Id<'pack'>;
