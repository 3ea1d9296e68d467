import { useEffect, useRef } from 'react';
import type { ThemeView } from '../../../shared/contract/themes.ts';
import { updatePlace } from '../../app/router.ts';
import type { TreeHandle } from '../../ui/index.ts';
import { useThemes } from './store.ts';

/** What is named is named in the tree of levels; after it one is back on the theme among the questions. */
export function useBackToQuestions(
  isThere: boolean,
  isNaming: boolean,
  tree: React.RefObject<TreeHandle | null>,
) {
  const wasNaming = useRef(false);
  useEffect(() => {
    const { theme } = useThemes.getState();
    if (wasNaming.current && isThere && theme !== null) tree.current?.goTo(theme);
    wasNaming.current = isNaming;
  }, [isThere, isNaming, tree]);
}

/** The address names the theme one is on, so that Back and links find it. */
export function usePlace(
  params: Record<string, string>,
  themes: readonly ThemeView[],
  tree: React.RefObject<TreeHandle | null>,
) {
  const { theme, set } = useThemes();
  const wanted = params['theme'];
  const by = params['by'];
  const isEvidence = params['show'] !== undefined;
  const arrived = useRef<string | null>(null);
  const isThere = themes.some((candidate) => candidate.id === wanted);
  const first = themes.length > 0 && theme === null && wanted === undefined ? (themes[0]?.id ?? null) : null;
  useEffect(() => {
    if (wanted === undefined || !isThere || arrived.current === wanted) return;
    arrived.current = wanted;
    if (useThemes.getState().theme !== wanted) set({ theme: wanted, closed: new Set() });
    if (!isEvidence) tree.current?.goTo(wanted);
  }, [wanted, isEvidence, isThere, set, tree]);
  useEffect(() => {
    if (first !== null) set({ theme: first });
  }, [first, set]);
  useEffect(() => {
    // read anew: the effects above may just have changed it
    const now = useThemes.getState().theme;
    if (now === null || now === wanted) return;
    arrived.current = now;
    updatePlace({ theme: now, ...(by === undefined ? {} : { by }) });
  }, [theme, wanted, by]);
}
