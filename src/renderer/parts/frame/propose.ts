// What is being proposed to the coding frame, from whichever room: the dialog in the shell asks for the rest.
import { create } from 'zustand';
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { ProposalKind, ProposedChange } from '../../../shared/contract/frame.ts';
import type { Input } from '../../../shared/contract/index.ts';

export interface ProposeDraft {
  /** Null: asked first. */
  kind: ProposalKind | null;
  /** The codes it speaks of. */
  codeIds: readonly string[];
  /** The name of a new code, as far as it was typed. */
  name: string;
  /** Where a new code, or a moved one, goes. */
  parentId: string | null;
  /** The place of a moved code was chosen. */
  isPlaced: boolean;
  /** The words a new code was wanted for. */
  place?: Input<'frame.propose'>['place'];
}

export const usePropose = create<{ draft: ProposeDraft | null }>()(() => ({ draft: null }));

/** Opens the dialog with what is known so far. */
export function openPropose(given: Partial<ProposeDraft> = {}): void {
  usePropose.setState({
    draft: { kind: null, codeIds: [], name: '', parentId: null, isPlaced: false, ...given },
  });
}

/** What is written in the dialog, whatever it is about. */
export interface Written {
  name: string;
  definition: string;
  useWhen: string;
  doNotUseWhen: string;
  names: string;
  reason: string;
}

const MEANING = ['definition', 'useWhen', 'doNotUseWhen'] as const;

/** The change as far as it is written; null while something is missing. */
export function changeOf(
  kind: ProposalKind,
  draft: ProposeDraft,
  written: Written,
  code: CodeView | undefined,
): ProposedChange | null {
  const [codeId = '', into = ''] = [draft.codeIds[0], draft.codeIds.at(-1)];
  const name = written.name.trim();
  switch (kind) {
    case 'add': {
      const definition = written.definition.trim();
      return name === ''
        ? null
        : { kind, name, parentId: draft.parentId, ...(definition === '' ? {} : { definition }) };
    }
    case 'rename':
      return name === '' ? null : { kind, codeId, name };
    case 'redefine': {
      // only what was written anew: the rest may have changed when it is accepted
      const words = MEANING.filter((field) => written[field] !== (code?.[field] ?? ''));
      const texts = Object.fromEntries(words.map((field) => [field, written[field]]));
      return words.length === 0 ? null : { kind, codeId, ...texts };
    }
    case 'merge':
      return { kind, from: draft.codeIds.slice(0, -1), into };
    case 'split': {
      const names = written.names
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      return names.length < 2 || names.length > 9 ? null : { kind, codeId, names };
    }
    case 'retire':
      return { kind, codeId };
    case 'move':
      return { kind, codeId, parentId: draft.parentId };
  }
}
