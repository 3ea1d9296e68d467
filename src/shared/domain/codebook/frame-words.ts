/** Changes of the coding frame in words, the same on screen and in files. Pure. */
import type { FrameChange, FrameChangeKind } from './frame.ts';

type Said = Pick<FrameChange, 'kind' | 'name' | 'from' | 'to' | 'parts'>;

/** A name in quotation marks. */
export const quoted = (name: string): string => `“${name}”`;

export const CHANGE_WORDS: Record<FrameChangeKind, string> = {
  added: 'Added',
  renamed: 'Renamed',
  redefined: 'Redefined',
  split: 'Split',
  merged: 'Merged',
  retired: 'Retired',
  restored: 'In use again',
  moved: 'Moved',
  recoloured: 'Recoloured',
  heading: 'Made',
  deleted: 'Deleted',
  example: 'Example',
};
const COUNTED: Partial<Record<FrameChangeKind, string>> = {
  heading: 'made a heading or a code',
  example: 'with a new example',
};

/** `2 added, 1 renamed`: what changed, counted, in the order of the words above. */
export function changesInWords(changes: readonly Pick<FrameChange, 'kind' | 'name'>[]): string {
  const counted = (Object.keys(CHANGE_WORDS) as FrameChangeKind[]).flatMap((kind) => {
    const of = changes.filter((change) => change.kind === kind);
    // a code is redefined once, however many of its texts say something else
    const n =
      kind === 'redefined' || kind === 'example' ? new Set(of.map(({ name }) => name)).size : of.length;
    if (n === 0) return [];
    return [`${n} ${COUNTED[kind] ?? CHANGE_WORDS[kind].toLowerCase()}`];
  });
  return counted.join(', ');
}

/** What came of a code, after its name: `from the cold to cold weather`. */
export function changeDetail(change: Said): string {
  switch (change.kind) {
    case 'renamed':
      return `was ${change.from ?? ''}`;
    case 'split':
      return `into ${change.to ?? ''}`;
    case 'merged':
      return `into ${change.to ?? ''}`;
    case 'moved':
      return `from ${change.from ?? ''} to ${change.to ?? ''}`;
    case 'redefined':
      return change.parts.join(', ');
    case 'example':
      return change.parts.join(' and ');
    case 'heading':
      return change.to ?? '';
    default:
      return '';
  }
}

/** One change as a sentence without a full stop: `Renamed “being seen” to “being known”`. */
export function changeSentence(change: Said): string {
  const name = quoted(change.name);
  switch (change.kind) {
    case 'renamed':
      return `Renamed ${quoted(change.from ?? '')} to ${name}`;
    case 'redefined':
      return `Changed what ${name} means`;
    case 'example':
      return `Changed the examples of ${name}`;
    case 'restored':
      return `Took ${name} into use again`;
    case 'merged':
    case 'split':
    case 'moved':
      return `${CHANGE_WORDS[change.kind]} ${name} ${change.kind === 'moved' ? 'to' : 'into'} ${change.to ?? ''}`;
    case 'heading':
      return `Made ${name} ${change.to ?? ''}`;
    default:
      return `${CHANGE_WORDS[change.kind]} ${name}`;
  }
}
