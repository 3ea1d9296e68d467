import { memo, useCallback, useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { Layers, Plus, Share } from 'lucide-react';
import type { CodeSpread, CodeView } from '../../../shared/contract/codes.ts';
import type { LevelView, ThemeView } from '../../../shared/contract/themes.ts';
import { useActions } from '../../app/actions.ts';
import { useHost } from '../../app/host-state.ts';
import { navigate, updatePlace } from '../../app/router.ts';
import { useLatest } from '../../data/use-latest.ts';
import { useSameNodes } from '../../data/same-nodes.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { CODES_DRAG } from '../../parts/code-rows/codes-drag.ts';
import { useMethod } from '../../parts/method/index.ts';
import { groupStarts, peopleIn, spreadWidth } from '../../parts/people-spread/people-spread.tsx';
import {
  afterMenu,
  Button,
  EmptyState,
  Icon,
  IconButton,
  MenuButton,
  RoomBar,
  Tree,
  type MenuEntry,
  type TreeHandle,
} from '../../ui/index.ts';
import { keepDraft, makeOf } from './actions/draft-actions.ts';
import { moveTheme, putUnder, updateTheme } from './actions/theme-actions.ts';
import { CodePool } from './parts/code-pool.tsx';
import { EvidenceView } from './parts/evidence-view.tsx';
import { ThemeRow, type Counts } from './parts/theme-row.tsx';
import { ThemeSheet } from './parts/theme-sheet.tsx';
import { Board } from './board/board.tsx';
import { ViewSwitch } from './board/view-switch.tsx';
import { QuestionTree } from './parts/question-tree.tsx';
import { Review } from './review/review.tsx';
import { ThemesDialogs } from './parts/themes-dialogs.tsx';
import { countsOf, ViewMenu } from './parts/view-menu.tsx';
import { useThemes, type ThemeDraft } from './store.ts';
import {
  buildThemes,
  DRAFT,
  flatThemes,
  inSentence,
  levelCounts,
  withThemeDraft,
  type ThemeNode,
} from './tree-data.ts';
import { themeMenu, themesActions } from './use-themes-actions.ts';
import './themes.css';
import './board/board.css';

const NO_THEMES: readonly ThemeView[] = [];
const NO_CODES: readonly CodeView[] = [];
const NO_LEVELS: readonly LevelView[] = [];
const keyOf = (node: ThemeNode) => node.id;
const childrenOf = (node: ThemeNode) => node.children;
const nameOf = (node: ThemeNode) => node.theme?.name ?? '';

/** The room: themes as a tree, the table of cards they are made on, or their review. */
export function Themes({ params }: { params: Record<string, string> }) {
  if (params['view'] === 'review') return <Review params={params} />;
  return params['view'] === 'board' ? <Board params={params} /> : <ThemesTree params={params} />;
}

const focusTree = () => document.querySelector<HTMLElement>('.th-tree [tabindex="0"]')?.focus();

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
  const current = themes.find((theme) => theme.id === store.theme) ?? null;
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const counts = countsOf(useQuery('study.settings', {}).data, useMethod());
  const by = params['by'] === 'question' && !draft ? 'question' : 'level';
  usePlace(params, themes, tree);
  useBackToQuestions(by === 'question', draft !== null, tree);
  // what was being asked is not asked again on coming back
  useEffect(() => () => useThemes.getState().set({ asking: null }), []);

  const questions = useQuery('researchQuestion.list', params['by'] === 'question' ? {} : null).data ?? [];
  const answered = (theme: ThemeView) =>
    questions.filter((question) => question.themeIds.includes(theme.id)).map((question) => question.id);
  const deps = {
    client,
    levels,
    isReadOnly,
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
      className="th"
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
        onGoTo={goTo}
        spread={spread}
        onMake={(name, codeIds) =>
          void makeOf(client, name, codeIds, levels.length).then((id) => id && goTo(id))
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

/** What is named is named in the tree of levels; after it one is back on the theme among the questions. */
function useBackToQuestions(isThere: boolean, isNaming: boolean, tree: React.RefObject<TreeHandle | null>) {
  const wasNaming = useRef(false);
  useEffect(() => {
    const { theme } = useThemes.getState();
    if (wasNaming.current && isThere && theme !== null) tree.current?.goTo(theme);
    wasNaming.current = isNaming;
  }, [isThere, isNaming, tree]);
}

/** The address names the theme one is on, so that Back and links find it. */
function usePlace(
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

/** The level what is being named will stand at, in the team's word. */
function levelOfDraft(draft: ThemeDraft, themes: readonly ThemeView[], levels: readonly LevelView[]): string {
  const parent = themes.find((theme) => theme.id === draft.parentId);
  const depth = parent ? parent.level + 1 : draft.level;
  return levels[Math.min(depth, levels.length - 1)]?.name ?? '';
}

interface ThemeTreeProps {
  themes: readonly ThemeView[];
  tree: React.RefObject<TreeHandle | null>;
  roots: readonly ThemeNode[];
  levels: readonly LevelView[];
  spread: CodeSpread | undefined;
  counts: Counts;
  isReadOnly: boolean;
  menuOf(theme: ThemeView): MenuEntry[];
}

const ThemeTree = memo(function ThemeTree(props: ThemeTreeProps) {
  const { tree, themes, roots, levels, spread, counts, isReadOnly, menuOf } = props;
  const client = useClient();
  const theme = useThemes((store) => store.theme);
  const closed = useThemes((store) => store.closed);
  const draft = useThemes((store) => store.draft);
  const set = useThemes((store) => store.set);
  const parents = useMemo(() => flatThemes(roots).filter((node) => node.children.length > 0), [roots]);
  const expanded = useMemo(
    () => new Set(parents.filter((node) => !closed.has(node.id)).map((node) => node.id)),
    [parents, closed],
  );
  const onDraft = useCallback(
    async (name: string | null, goesOn: boolean) => {
      const state = useThemes.getState();
      if (name === null) {
        state.set({ draft: null });
        // back on the theme that was named last, or the one it began from
        if (state.theme !== null) tree.current?.goTo(state.theme);
        return;
      }
      const id = await keepDraft(client, name, goesOn);
      if (id !== null && useThemes.getState().draft === null) tree.current?.goTo(id);
    },
    [client, tree],
  );
  // the row one is naming in is in view, also among hundreds
  const place = draft ? `${draft.turn} ${draft.parentId ?? ''} ${themes.length}` : null;
  useEffect(() => {
    if (place !== null) tree.current?.goTo(DRAFT, false);
  }, [place, tree]);
  const chosen = useMemo(() => new Set(theme === null ? [] : [theme]), [theme]);
  const levelNames = useMemo(() => new Map(levels.map((level) => [level.id, level.name])), [levels]);
  return (
    <Tree<ThemeNode>
      ref={tree}
      label="Themes"
      className="th-tree"
      roots={roots}
      getKey={keyOf}
      getChildren={childrenOf}
      getText={nameOf}
      rowHeight={46}
      selectionMode="single"
      selectOnMove
      selectedKeys={chosen}
      onSelectionChange={(keys) => {
        const [id] = keys;
        if (id !== undefined && id !== DRAFT) set({ theme: id });
      }}
      expandedKeys={expanded}
      onExpandedChange={(keys) =>
        set({ closed: new Set(parents.filter((node) => !keys.has(node.id)).map((node) => node.id)) })
      }
      onRename={(node, name) => void (isReadOnly || updateTheme(client, { id: node.id, name }))}
      onMove={(keys, place) => {
        const [id] = keys;
        if (id !== undefined)
          void moveTheme(client, { id, parentId: place.parentKey, before: place.beforeKey });
      }}
      canMove={(keys, place) => !isReadOnly && !keys.includes(DRAFT) && place.parentKey !== DRAFT}
      takes={{
        type: CODES_DRAG,
        onDrop: (node, keys) => node.theme && !isReadOnly && void putUnder(client, keys, node.theme),
      }}
      contextMenu={(node) => {
        set({ theme: node.id });
        return node.theme ? menuOf(node.theme) : [];
      }}
      renderItem={(node, state) => (
        <ThemeRow
          node={node}
          state={state}
          spread={spread}
          counts={counts}
          levelName={levelNames.get(node.theme?.levelId ?? '') ?? ''}
          {...(node.theme ? {} : { draft, draftLevel: draft ? levelOfDraft(draft, themes, levels) : '' })}
          onDraft={onDraft}
        />
      )}
    />
  );
});

interface ThemesBarProps {
  themes: readonly ThemeView[];
  levels: readonly LevelView[];
  spread: CodeSpread | undefined;
  isReadOnly: boolean;
  by: 'level' | 'question';
  counts: Counts;
  /** Runs an action of the room by its name. */
  run(name: string): void;
}

/** What there is in numbers, and what is made. Not drawn again when one goes from theme to theme. */
const ThemesBar = memo(function ThemesBar(props: ThemesBarProps) {
  const { themes, levels, spread, isReadOnly, by, counts: beside, run } = props;
  const said = new Set(
    themes.flatMap((theme) => theme.codeIds.flatMap((id) => spread?.byCode[id]?.people ?? [])),
  ).size;
  const counts = levelCounts(themes, levels);
  const people =
    spread && themes.length > 0
      ? `${said} of ${peopleIn(spread.groups)} ${peopleIn(spread.groups) === 1 ? 'person' : 'people'}`
      : '';
  return (
    <RoomBar title="Themes" meta={[counts, people].filter(Boolean).join('; ')}>
      <ViewSwitch value="tree" />
      <ViewMenu by={by} counts={beside} isReadOnly={isReadOnly} run={run} />
      <Button variant="quiet" isDisabled={isReadOnly} onPress={() => run('levels')}>
        Levels
      </Button>
      <MenuButton
        label="Export quotes by theme"
        placement="bottom end"
        items={[
          { id: 'docx', label: 'Quotes by theme, Word document', onAction: () => run('exportDocx') },
          { id: 'csv', label: 'Quotes by theme, table (CSV)', onAction: () => run('exportCsv') },
        ]}
      >
        <IconButton label="Export quotes by theme">
          <Icon of={Share} small />
        </IconButton>
      </MenuButton>
      <MenuButton
        label="New theme at a level"
        placement="bottom end"
        items={[
          ...levels.map((level) => ({
            id: level.id,
            label: `New ${inSentence(level.name)}`,
            onAction: afterMenu(() => run(`newAt.${level.position}`)),
          })),
          'separator',
          {
            id: 'list',
            label: 'Themes from a list',
            shortcut: 'L',
            onAction: afterMenu(() => run('fromList')),
          },
        ]}
      >
        <Button icon={<Icon of={Plus} small />} shortcut="N" isDisabled={isReadOnly}>
          New theme
        </Button>
      </MenuButton>
    </RoomBar>
  );
});

/** The column heads; the rows themselves say the same in words. */
function Heading({ spread, counts }: { spread: CodeSpread | undefined; counts: Counts }) {
  const starts = spread ? groupStarts(spread.groups) : [];
  return (
    <div className="th-head tw-scroll" aria-hidden="true">
      <div className="th-row">
        <span className="th-words">Theme</span>
        <span className="th-status">Status</span>
        <span className="th-n th-codes">Codes</span>
        {counts === 'none' ? null : (
          <>
            <span className="th-spread th-letters">
              {spread?.groups.map((group, at) => (
                <span key={group.value ?? ''} title={group.name} style={{ left: `${starts[at] ?? 0}px` }}>
                  {group.letter === '' && spread.groups.length > 1 ? '–' : group.letter}
                </span>
              ))}
            </span>
            <span className="th-n th-people">People</span>
          </>
        )}
        {counts === 'all' ? <span className="th-n">Extracts</span> : null}
      </div>
    </div>
  );
}

function NoThemes({
  hasChosen,
  hasCodes,
  onMake,
  onList,
}: {
  hasChosen: boolean;
  hasCodes: boolean;
  onMake(): void;
  /** Null where nothing may be changed. */
  onList: (() => void) | null;
}) {
  const list = onList ? (
    <Button variant="link" shortcut="L" onPress={onList}>
      Write or paste a list
    </Button>
  ) : null;
  if (!hasCodes) {
    return (
      <EmptyState
        drawing="cards"
        action={
          <>
            <Button variant="primary" onPress={() => navigate('reading')}>
              Open a transcript
            </Button>
            {list}
          </>
        }
      >
        Themes are made from codes, and codes from words: read, and code what strikes you.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      drawing="cards"
      action={
        <>
          <Button
            variant="primary"
            icon={<Icon of={Layers} small />}
            isDisabled={!hasChosen}
            onPress={onMake}
          >
            Make a theme from selected codes
          </Button>
          {list}
        </>
      }
    >
      Themes are made from codes: choose a few on the left that say something together.
    </EmptyState>
  );
}
