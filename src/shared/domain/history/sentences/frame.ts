/** What was done to the coding frame. */
import type { RowChange } from '../patch.ts';
import type { Sentences } from '../patch-reader.ts';
import { text } from '../words.ts';

export const frameSentences: Sentences = {
  'frame.freeze': ({ name }) => `Froze the coding frame as ${name('frame_version')}`,
  'frame.setProposing': ({ first, name }) =>
    first('frame_version')?.after?.['offers_proposals'] === 1
      ? `Offered to propose codes in ${name('frame_version')}`
      : `No longer offered to propose codes in ${name('frame_version')}`,
  'frame.giveReason': ({ first }) =>
    first('step_reason')?.after ? 'Said why a step was taken' : 'Took a reason off a step',
  'frame.propose': ({ first, anyCode }) => `Proposed ${proposed(first('proposal'), anyCode)}`,
  'frame.accept': ({ first, anyCode }) => `Accepted the proposal ${proposed(first('proposal'), anyCode)}`,
  'frame.decline': ({ first, anyCode }) => `Declined the proposal ${proposed(first('proposal'), anyCode)}`,
  'frame.withdraw': ({ first, anyCode }) => `Took back the proposal ${proposed(first('proposal'), anyCode)}`,
  'frame.looked': ({ of, codeOf, documentOf }) => {
    const seen = of('look_again');
    return seen.length === 1
      ? `Looked at ${documentOf(seen[0])} again for ${codeOf(seen[0])}`
      : `Looked at transcripts again for codes that came later, ${seen.length} times`;
  },
  'frame.finish': ({ first, documentOf }) =>
    first('finish_mark')?.after
      ? `Finished coding ${documentOf(first('finish_mark'))}`
      : `Opened the coding of ${documentOf(first('finish_mark'))} again`,
};

/** What a proposal would do, after “Proposed” or “the proposal”. */
function proposed(row: RowChange | undefined, nameOfCode: (id: string | undefined) => string): string {
  const kept = text((row?.after ?? row?.before)?.['change']);
  if (kept === '') return 'to change the frame';
  const change = JSON.parse(kept) as {
    kind: string;
    codeId?: string;
    name?: string;
    from?: string[];
    into?: string;
  };
  const code = nameOfCode(change.codeId);
  switch (change.kind) {
    case 'add':
      return `to add ${change.name ?? ''}`;
    case 'rename':
      return `to rename ${code} to ${change.name ?? ''}`;
    case 'merge':
      return `to merge ${(change.from ?? []).map(nameOfCode).join(', ')} into ${nameOfCode(change.into)}`;
    default:
      return `to ${change.kind} ${code}`;
  }
}
