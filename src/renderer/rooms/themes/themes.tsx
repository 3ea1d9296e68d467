import { useEffect, useMemo, useRef, type CSSProperties } from 'react';
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { LevelView, ThemeView } from '../../../shared/contract/themes.ts';
import { useActions } from '../../app/actions.ts';
import { useHost } from '../../app/host-state.ts';
import { navigate } from '../../app/router.ts';
import { useLatest } from '../../data/use-latest.ts';
import { useSameNodes } from '../../data/same-nodes.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { useGoneTheme } from '../../parts/frame/use-gone.ts';
import { useMethod } from '../../parts/method/index.ts';
import { spreadWidth } from '../../parts/people-spread/people-spread.tsx';
import { afterDialog, type MenuEntry, type TreeHandle } from '../../ui/index.ts';
import { makeOf } from './actions/draft-actions.ts';
import { CodePool } from './parts/code-pool.tsx';
import { EvidenceView } from './parts/evidence-view.tsx';
import { ThemeSheet } from './parts/theme-sheet.tsx';
import { Board } from './board/board.tsx';
import { QuestionTree } from './parts/question-tree.tsx';
import { Review } from './review/review.tsx';
import { ThemesDialogs } from './parts/themes-dialogs.tsx';
import { countsOf } from './parts/view-menu.tsx';
import { useThemes } from './store.ts';
import { buildThemes, withThemeDraft } from './tree-data.ts';
import { themeMenu, themesActions } from './use-themes-actions.ts';
import { NoThemes } from './parts/no-themes.tsx';
import { ThemeTree } from './parts/theme-tree.tsx';
import { Heading, ThemesBar } from './parts/themes-bar.tsx';
import { useBackToQuestions, useBy, usePlace } from './use-themes-place.ts';
import './themes.css';
import './pool.css';
import './sheet.css';
import './evidence.css';
import './questions.css';
import './board/board.css';
import './board/card.css';
import './board/tools.css';
import './board/list.css';

const NO_THEMES: readonly ThemeView[] = [];
const NO_CODES: readonly CodeView[] = [];
const NO_LEVELS: readonly LevelView[] = [];

/** The room: themes as a tree, the table of cards they are made on, or their review. */
export function Themes({ params }: { params: Record<string, string> }) {
  if (params['view'] === 'review') return <Review params={params} />;
  return params['view'] === 'board' ? <Board params={params} /> : <ThemesTree params={params} />;
}

const focusTree = () => document.querySelector<HTMLElement>('.th-tree [tabindex="0"]')?.focus();

/** The theme one is on. On coming in it is the one of the address, or the first: drawn at once, and kept in the store after (`usePlace`). */
function currentOf(themes: readonly ThemeView[], kept: string | null, wanted?: string): ThemeView | null {
  const byId = (id: string | null | undefined) => themes.find((theme) => theme.id === id);
  return (kept !== null ? byId(kept) : (byId(wanted) ?? themes[0])) ?? null;
}

/** Themes as a tree, the codes they are made of beside it, and the sheet of the one in view. */
function ThemesTree({ params }: { params: Record<string, string> }) {
  const client = useClient();
  const answer = useQuery('theme.list', {});
  const themes = answer.data ?? NO_THEMES;
  const levels = useQuery('theme.levels', {}).data ?? NO_LEVELS;
  const codes = useQuery('code.list', {}).data ?? NO_CODES;
  const spread = useQuery('code.spread', {}).data;
  const store = useThemes();
  const { draft, set } = store;
  const tree = useRef<TreeHandle>(null);
  const roots = useSameNodes(useMemo(() => buildThemes(themes, spread), [themes, spread]));
  const shown = useMemo(
    () => (draft ? withThemeDraft(roots, draft.parentId, draft.before) : roots),
    [roots, draft],
  );
  const current = currentOf(themes, store.theme, params['theme']);
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const counts = countsOf(useQuery('study.settings', {}).data, useMethod());
  const [arranged, arrange] = useBy(params);
  const by = draft ? 'level' : arranged;
  const wanted = params['theme'];
  useGoneTheme(wanted, answer.data && themes.some((theme) => theme.id === wanted), (theme) =>
    navigate('themes', { ...params, theme }, { replace: true }),
  );
  usePlace(params, themes, tree);
  useBackToQuestions(by === 'question', draft !== null, tree);
  // what was being asked is not asked again on coming back
  useEffect(() => () => useThemes.getState().set({ asking: null }), []);

  const questions = useQuery('researchQuestion.list', arranged === 'question' ? {} : null).data ?? [];
  const answered = (theme: ThemeView) =>
    questions.filter((question) => question.themeIds.includes(theme.id)).map((question) => question.id);
  const deps = {
    client,
    levels,
    isReadOnly,
    arrange,
    rename: (id: string) => tree.current?.rename(id),
    focusTree,
    focusPool: () => document.querySelector<HTMLElement>('.th-pool [tabindex="0"]')?.focus(),
  };
  // oxlint-disable-next-line react/refs -- what is given is called by keys and menus, never while rendering
  const actions = themesActions({
    ...deps,
    current,
    next: current ? nextSibling(current, themes) : null,
    questionIds: current ? answered(current) : [],
  });
  useActions(actions);
  const run = useLatest((name: string) => void actions.find((one) => one.id === `themes.${name}`)?.run());
  const menuOf = useLatest((theme: ThemeView): MenuEntry[] =>
    // oxlint-disable-next-line react/refs -- as above
    themeMenu(
      themesActions({ ...deps, current: theme, next: nextSibling(theme, themes) }),
      theme,
      levels,
      client,
      nextSibling(theme, themes),
      isReadOnly,
    ),
  );
  const goTo = useLatest((id: string) => {
    set({ theme: id });
    tree.current?.goTo(id);
  });
  /** To what a dialog has made or moved. */
  const arrive = (id: string) => afterDialog(() => goTo(id));
  const made = useMemo(() => {
    const does = (name: string) => () => run(name);
    return {
      make: does('fromCodes'),
      put: does('putCodes'),
      list: does('fromList'),
      addCode: does('addCode'),
      manage: does('questions'),
    };
  }, [run]);
  const isEvidence = params['show'] === 'extracts' && current !== null;
  return (
    <div
      className="th tw-room-column"
      data-counts={counts}
      style={{ '--strip': spread ? spreadWidth(spread.groups) : 0 } as CSSProperties}
    >
      {isEvidence ? (
        <EvidenceView theme={current} themes={themes} codes={codes} spread={spread} params={params} />
      ) : (
        <>
          <ThemesBar
            themes={themes}
            levels={levels}
            spread={counts === 'none' ? undefined : spread}
            isReadOnly={isReadOnly}
            by={by}
            counts={counts}
            run={run}
          />
          <div className="th-columns">
            <CodePool
              codes={codes}
              themes={themes}
              isReadOnly={isReadOnly}
              onMake={made.make}
              onPut={made.put}
            />
            <div className="th-main">
              {themes.length > 0 || draft ? (
                <>
                  <Heading spread={spread} counts={counts} />
                  {by === 'question' ? (
                    <QuestionTree
                      tree={tree}
                      roots={roots}
                      levels={levels}
                      spread={spread}
                      counts={counts}
                      isReadOnly={isReadOnly}
                      menuOf={menuOf}
                      onManage={made.manage}
                    />
                  ) : (
                    <ThemeTree
                      tree={tree}
                      themes={themes}
                      roots={shown}
                      levels={levels}
                      spread={spread}
                      counts={counts}
                      isReadOnly={isReadOnly}
                      menuOf={menuOf}
                    />
                  )}
                </>
              ) : answer.data ? (
                <NoThemes
                  hasChosen={store.pooled.size > 0 && !isReadOnly}
                  hasCodes={codes.length > 0}
                  onMake={made.make}
                  onList={isReadOnly ? null : made.list}
                />
              ) : null}
            </div>
          </div>
        </>
      )}
      <ThemeSheet
        theme={current}
        themes={themes}
        levels={levels}
        codes={codes}
        menuOf={menuOf}
        onSelect={goTo}
        onAddCode={made.addCode}
        onLeaveField={focusTree}
      />
      <ThemesDialogs
        themes={themes}
        roots={roots}
        codes={codes}
        levels={levels}
        onGoTo={arrive}
        spread={spread}
        onMake={(name, codeIds) =>
          void makeOf(client, name, codeIds, levels.length).then((id) => id && arrive(id))
        }
      />
    </div>
  );
}

function nextSibling(theme: ThemeView, themes: readonly ThemeView[]): string | null {
  const siblings = themes
    .filter((candidate) => candidate.parentId === theme.parentId)
    .toSorted((a, b) => a.position - b.position);
  return siblings[siblings.findIndex((candidate) => candidate.id === theme.id) + 1]?.id ?? null;
}
