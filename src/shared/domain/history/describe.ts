/**
 * What an entry did, in a sentence for a person. Derived from the command and its patch each time it is shown, never
 * stored: a stored sentence would keep people's words where a withdrawal could not find them.
 */
import type { Patch, TableName } from './patch.ts';
import { readPatch, type NameOf, type Sentences } from './patch-reader.ts';
import { boardSentences } from './sentences/board.ts';
import { codesSentences } from './sentences/codes.ts';
import { codingsSentences } from './sentences/codings.ts';
import { frameSentences } from './sentences/frame.ts';
import { mapsSentences } from './sentences/maps.ts';
import { notesSentences } from './sentences/notes.ts';
import { peopleSentences } from './sentences/people.ts';
import { studySentences } from './sentences/study.ts';
import { themesSentences } from './sentences/themes.ts';
import { transcriptsSentences } from './sentences/transcripts.ts';
import { counted } from './words.ts';

const sentences: Sentences = {
  ...studySentences,
  ...transcriptsSentences,
  ...peopleSentences,
  ...codesSentences,
  ...codingsSentences,
  ...themesSentences,
  ...notesSentences,
  ...mapsSentences,
  ...boardSentences,
  ...frameSentences,
};

/** The sentence for one command and its patch, for example `Coded “She rang every…” with keeps in touch`. */
export function describe(command: string, patch: Patch, nameOf: NameOf): string {
  const sentence = Object.hasOwn(sentences, command) ? sentences[command] : undefined;
  return sentence ? sentence(readPatch(patch, nameOf)) : plain(patch);
}

/** For a command this version has no words for: what changed, counted. */
function plain(patch: Patch): string {
  const counts = new Map<TableName, number>();
  for (const { table } of patch.changes) counts.set(table, (counts.get(table) ?? 0) + 1);
  return `Changed ${[...counts].map(([table, n]) => counted(n, table)).join(', ') || 'nothing'}`;
}
