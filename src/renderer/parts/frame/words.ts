// The frame's changes and proposals in words, the same wherever they are shown.
import type {
  NamedCode,
  OriginLine,
  PastName,
  ProposalKind,
  ProposalView,
} from '../../../shared/contract/frame.ts';
import { quoted } from '../../../shared/domain/codebook/frame-words.ts';

export const KIND_WORDS: Record<ProposalKind, string> = {
  add: 'Add a code',
  rename: 'Rename it',
  redefine: 'Change what it means',
  merge: 'Merge it with another code',
  split: 'Split it',
  retire: 'Retire it',
  move: 'Move it',
};

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

/** What became of codes an open proposal speaks of that are not there any more, a sentence each. */
export const goneInWords = (codes: readonly NamedCode[]): string[] =>
  codes
    .filter((code) => !code.isThere)
    .map(({ name, mergedInto }) =>
      mergedInto === null
        ? `${quoted(name)} was deleted since.`
        : `${quoted(name)} was merged into ${quoted(mergedInto)} since.`,
    );

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
