import { useEffect, useRef } from 'react';
import type { ThemeView } from '../../../shared/contract/themes.ts';
import { useHost } from '../../app/host-state.ts';
import { navigate, updatePlace } from '../../app/router.ts';
import { useSettings } from '../../app/settings.ts';
import type { TreeHandle } from '../../ui/index.ts';
import { useThemes } from './store.ts';

export type By = 'level' | 'question';

/** Keeps how the themes of a study are arranged. */
function keepBy(path: string, by: By): void {
  const { settings, change } = useSettings.getState();
  const { [path]: was, ...others } = settings.themesBy;
  if ((was ?? 'level') !== by) change({ themesBy: by === 'level' ? others : { ...others, [path]: by } });
}

/**
 * How the themes of this study are arranged: as the address says, else as they were left; and a way to arrange them otherwise, here and
 * the next time. That is the same place: Back does not stop in between.
 */
export function useBy(params: Record<string, string>): [By, (by: By, theme: string | null) => void] {
  const path = useHost((host) => host.state?.study?.path ?? '');
  const left = useSettings((store) => store.settings.themesBy[path]) ?? 'level';
  const isAsked = params['by'] === 'question';
  useEffect(() => {
    if (isAsked) keepBy(path, 'question');
  }, [isAsked, path]);
  function arrange(by: By, theme: string | null): void {
    keepBy(path, by);
    navigate('themes', theme === null ? {} : { theme }, { replace: true });
  }
  return [isAsked ? 'question' : left, arrange];
}

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
