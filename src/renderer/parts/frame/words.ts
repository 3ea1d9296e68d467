// The frame's changes and proposals in words, the same wherever they are shown.
import type { OriginLine, PastName, ProposalKind, ProposalView } from '../../../shared/contract/frame.ts';
import type { FrameChange, FrameChangeKind } from '../../../shared/domain/codebook/frame.ts';

export const KIND_WORDS: Record<ProposalKind, string> = {
  add: 'Add a code',
  rename: 'Rename it',
  redefine: 'Change what it means',
  merge: 'Merge it with another code',
  split: 'Split it',
  retire: 'Retire it',
  move: 'Move it',
};

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
};

/** `2 added, 1 renamed`: what changed, counted, in the order of the words above. */
export function changesInWords(changes: readonly FrameChange[]): string {
  const counted = (Object.keys(CHANGE_WORDS) as FrameChangeKind[]).flatMap((kind) => {
    const n = changes.filter((change) => change.kind === kind).length;
    if (n === 0) return [];
    const words = kind === 'heading' ? 'made a heading or a code' : CHANGE_WORDS[kind].toLowerCase();
    return [`${n} ${words}`];
  });
  return counted.join(', ');
}

/** What came of a code, after its name: `from the cold to cold weather`. */
export function changeDetail(change: FrameChange): string {
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
    case 'heading':
      return change.to ?? '';
    default:
      return '';
  }
}

const quoted = (name: string): string => `“${name}”`;

/** A proposal in one sentence without a full stop: `Merge “being seen” into “being known”`. */
export function proposalTitle({ change, codes }: Pick<ProposalView, 'change' | 'codes'>): string {
  const nameOf = (id: string | null | undefined): string =>
    id === null || id === undefined
      ? 'the top level'
      : quoted(codes.find((code) => code.id === id)?.name ?? 'a code deleted since');
  switch (change.kind) {
    case 'add':
      return `Add ${quoted(change.name)}${change.parentId ? ` under ${nameOf(change.parentId)}` : ''}`;
    case 'rename':
      return `Rename ${nameOf(change.codeId)} to ${quoted(change.name)}`;
    case 'redefine':
      return `Change what ${nameOf(change.codeId)} means`;
    case 'merge':
      return `Merge ${change.from.map(nameOf).join(', ')} into ${nameOf(change.into)}`;
    case 'split':
      return `Split ${nameOf(change.codeId)} into ${change.names.map(quoted).join(', ')}`;
    case 'retire':
      return `Retire ${nameOf(change.codeId)}`;
    case 'move':
      return `Move ${nameOf(change.codeId)} to ${nameOf(change.parentId)}`;
  }
}

const MEANING = [
  ['definition', 'Definition'],
  ['fullDefinition', 'Full definition'],
  ['useWhen', 'Use when'],
  ['doNotUseWhen', 'Do not use when'],
] as const;
type Meaning = Record<(typeof MEANING)[number][0], string>;

/**
 * The words a proposal would write, a line each, and the words that stand there now; `was` is null where the proposal is
 * decided or says the same.
 */
export function proposalWords(
  { change, state }: Pick<ProposalView, 'change' | 'state'>,
  now: Meaning | undefined,
): { label: string; words: string; was: string | null }[] {
  if (change.kind === 'add')
    return change.definition ? [{ label: 'Definition', words: change.definition, was: null }] : [];
  if (change.kind !== 'redefine') return [];
  return MEANING.flatMap(([field, label]) => {
    const words = change[field];
    const was = now?.[field];
    if (words === undefined || (words === '' && !was)) return [];
    return [{ label, words, was: state !== 'open' || was === undefined || was === words ? null : was }];
  });
}

/** Where an old name went: `now being known`, `merged into being known`, `deleted`. */
export function pastNameInWords({ how, nowName }: PastName): string {
  if (how === 'deleted') return 'deleted';
  return how === 'merged' ? `merged into ${nowName ?? ''}` : `now ${nowName ?? ''}`;
}

const ORIGIN: Record<OriginLine['kind'], string> = {
  renamed: 'Was called',
  mergedFrom: 'Merged from',
  splitFrom: 'Split from',
  splitInto: 'Split into',
  retired: 'Retired',
  restored: 'Taken into use again',
};
/** `Merged from being seen`. */
export const originInWords = ({ kind, name }: OriginLine): string =>
  kind === 'retired' || kind === 'restored' ? ORIGIN[kind] : `${ORIGIN[kind]} ${name}`;

/** One change as a sentence without a full stop: `Renamed “being seen” to “being known”`. */
export function changeSentence(change: FrameChange): string {
  const name = quoted(change.name);
  switch (change.kind) {
    case 'renamed':
      return `Renamed ${quoted(change.from ?? '')} to ${name}`;
    case 'redefined':
      return `Changed what ${name} means`;
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
