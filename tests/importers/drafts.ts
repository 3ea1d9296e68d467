/** Drafts in a form that reads well in expectations. */
import { readTranscript, type ReadOptions } from '../../src/main/importers/read.ts';
import { ImportRefusal } from '../../src/main/importers/refusal.ts';
import type { ImportDraft } from '../../src/shared/domain/text/types.ts';

/** Turns as "Speaker: words", or the words alone where nobody speaks. */
export function told(draft: ImportDraft): string[] {
  return draft.turns.map((turn) =>
    turn.speaker === null ? turn.text : `${draft.speakers[turn.speaker]?.label}: ${turn.text}`,
  );
}

/** Reads a file and gives its turns. */
export async function readTold(
  bytes: Uint8Array,
  fileName: string,
  options?: ReadOptions,
): Promise<string[]> {
  return told(await readTranscript(bytes, fileName, options));
}

/** The refusal a file gets; throws when it is imported. */
export async function refusalOf(
  bytes: Uint8Array,
  fileName: string,
  options?: ReadOptions,
): Promise<ImportRefusal> {
  try {
    await readTranscript(bytes, fileName, options);
  } catch (error) {
    if (error instanceof ImportRefusal) return error;
    throw error;
  }
  throw new Error(`${fileName} was imported`);
}

/** One sentence, ending in a full stop, without codes or stack traces. */
export const isOneSentence = (message: string): boolean =>
  /^[A-Z][^\n!]{15,220}\.$/.test(message) && !/\.\s+[A-Z]/.test(message.slice(0, -1));
