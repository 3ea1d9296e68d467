// What is being proposed to the coding frame, from whichever room: the dialog in the shell asks for the rest.
import { create } from 'zustand';
import type { ProposalKind } from '../../../shared/contract/frame.ts';
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
