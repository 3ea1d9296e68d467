import { useEffect, useRef, type RefObject } from 'react';
import type { CodeView } from '../../../shared/contract/codes.ts';
import { updatePlace } from '../../app/router.ts';
import type { TreeHandle } from '../../ui/index.ts';
import { useCodebook } from './store.ts';
import { withUnder, type CodeNode } from './tree-data.ts';

const placeOf = (selected: ReadonlySet<string>): Record<string, string> => {
  const [first] = selected;
  return first === undefined ? {} : { code: first };
};

/** Remembers the extract one leaves for, so that Back finds it. */
export function leaveFor(codingId: string): void {
  updatePlace({ ...placeOf(useCodebook.getState().selected), extract: codingId });
}

/** The address names the code one is on, so that Back and links find it. */
export function usePlace(
  params: Record<string, string>,
  codes: readonly CodeView[],
  tree: RefObject<TreeHandle | null>,
) {
  const { selected, set } = useCodebook();
  const wanted = params['code'];
  const extract = params['extract'];
  const arrived = useRef<string | null>(null);
  const isThere = codes.some((code) => code.id === wanted);
  useEffect(() => {
    if (wanted === undefined || !isThere || arrived.current === wanted) return;
    arrived.current = wanted;
    if (!useCodebook.getState().selected.has(wanted)) {
      const isRetired = codes.find((code) => code.id === wanted)?.retired;
      const quick = isRetired ? 'retired' : 'all';
      set({ selected: new Set([wanted]), query: '', quick, closed: new Set() });
    }
    tree.current?.goTo(wanted, extract === undefined);
    // codes: only whether the one wanted is retired, when one arrives
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, extract, isThere, set, tree]);
  useEffect(() => {
    // read anew: the effect above may just have changed it
    const now = useCodebook.getState().selected;
    const [only] = now.size === 1 ? now : [];
    if (only === undefined || only === wanted) return;
    arrived.current = only;
    updatePlace({ code: only });
  }, [selected, wanted]);
}

/** A row that was opened comes into view whole, as far as there is room. */
export function useOpenedInView(): void {
  const opened = useCodebook((state) => state.opened);
  const known = useRef(opened);
  useEffect(() => {
    const added = [...opened].find((id) => !known.current.has(id));
    known.current = opened;
    if (added === undefined) return;
    document.querySelector(`.cb-tree [data-key="${added}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
}

/** Folds the codes under these away and all others out. One who was on a code that goes out of sight is then on the top one over it. */
export function foldAway(
  closed: ReadonlySet<string>,
  roots: readonly CodeNode[],
  tree: RefObject<TreeHandle | null>,
): void {
  const { selected, set } = useCodebook.getState();
  set({ closed });
  const top = roots.find(
    (root) => closed.has(root.id) && withUnder([root], root.id).some((id) => selected.has(id)),
  );
  if (!top || selected.size > 1 || selected.has(top.id)) return;
  set({ selected: new Set([top.id]) });
  tree.current?.goTo(top.id);
}
