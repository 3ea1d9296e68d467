import { useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import type { QuestionGroup } from '../../../../shared/contract/questions.ts';
import type { LevelView, ThemeView } from '../../../../shared/contract/themes.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { exportFile } from '../../../parts/export-file/export-file.ts';
import type { Client } from '../../../transport/client.ts';
import { afterMenu, type MenuEntry, type TreeHandle, type TreePlace } from '../../../ui/index.ts';
import { updateTheme } from '../actions/theme-actions.ts';
import { assignQuestions, moveQuestion, renameQuestion } from '../actions/question-actions.ts';
import { buildQuestions, flatQuestions, questionsAfter, type QuestionNode } from '../question-data.ts';
import { useThemes } from '../store.ts';
import type { ThemeNode } from '../tree-data.ts';
import { RoomTree } from './room-tree.tsx';
import { ThemeRow, themeRowWords, type Counts } from './theme-row.tsx';

interface QuestionTreeProps {
  tree: Ref<TreeHandle>;
  roots: readonly ThemeNode[];
  levels: readonly LevelView[];
  spread: CodeSpread | undefined;
  counts: Counts;
  isReadOnly: boolean;
  menuOf(theme: ThemeView): MenuEntry[];
  onManage(): void;
}
const keyOf = (row: QuestionNode) => row.key;
const childrenOf = (row: QuestionNode) => row.children;
const themeOf = (row: QuestionNode) => row.node?.theme;
const nameOf = (row: QuestionNode) => row.node?.theme?.name ?? row.group.name;
const themesIn = (group: QuestionGroup) =>
  `${group.themeIds.length} ${group.themeIds.length === 1 ? 'theme' : 'themes'}`;
const NO_GROUPS: readonly QuestionGroup[] = [];

/** Themes under the research questions they answer: questions and themes move by keys as in the tree of levels. */
export function QuestionTree(props: QuestionTreeProps) {
  const { tree, roots, levels, spread, counts, isReadOnly, menuOf, onManage } = props;
  const client = useClient();
  const groups = useQuery('researchQuestion.groups', {}).data ?? NO_GROUPS;
  const questions = useQuery('researchQuestion.list', {}).data;
  const theme = useThemes((store) => store.theme);
  const set = useThemes((store) => store.set);
  const inner = useRef<TreeHandle>(null);
  const rows = useMemo(() => buildQuestions(groups, roots), [groups, roots]);
  const flat = useMemo(() => flatQuestions(rows), [rows]);
  const byKey = useMemo(() => new Map(flat.map((row) => [row.key, row])), [flat]);
  // a theme may have several rows: the one that was walked to, or its first
  const [chosen, setChosen] = useState<string | null>(null);
  const rowOf = (id: string) => flat.find((row) => row.node?.id === id)?.key;
  const at = chosen === null ? undefined : byKey.get(chosen);
  const current =
    at && (at.node === null || at.node.id === theme) ? at.key : theme === null ? undefined : rowOf(theme);
  // one was sent to a theme that is on its way
  const awaited = useRef<{ id: string; withFocus: boolean | undefined } | null>(null);
  useEffect(() => {
    const key = awaited.current === null ? undefined : rowOf(awaited.current.id);
    if (key === undefined) return;
    inner.current?.goTo(key, awaited.current?.withFocus);
    awaited.current = null;
  });
  useImperativeHandle(tree, () => ({
    goTo(id, withFocus) {
      const key = rowOf(id);
      if (key === undefined) awaited.current = { id, withFocus };
      else inner.current?.goTo(key, withFocus);
    },
    rename(id) {
      if (current !== undefined && byKey.get(current)?.node?.id === id) return inner.current?.rename(current);
      const key = rowOf(id);
      if (key !== undefined) inner.current?.rename(key);
    },
  }));
  const own = (id: string) =>
    (questions ?? []).filter((question) => question.themeIds.includes(id)).map((question) => question.id);
  function canMove(keys: string[], { parentKey, beforeKey }: TreePlace): boolean {
    const [row] = keys.map((key) => byKey.get(key));
    if (!row || keys.length !== 1 || isReadOnly) return false;
    // a question stands among questions, and the rest stays last
    if (row.node === null) return row.group.id !== null && parentKey === null && beforeKey !== null;
    return parentKey !== null && byKey.get(parentKey)?.node === null;
  }
  function move([key = '']: string[], { parentKey, beforeKey }: TreePlace) {
    const row = byKey.get(key);
    if (!row) return;
    if (row.node === null && row.group.id !== null) {
      void moveQuestion(client, row.group.id, byKey.get(beforeKey ?? '')?.group.id ?? null);
      return;
    }
    const to = byKey.get(parentKey ?? '')?.group;
    if (!row.node || !to || to.id === row.group.id) return;
    const { id } = row.node;
    setChosen(`${to.id === null ? 'q:' : `q:${to.id}`}/${id}`);
    void assignQuestions(client, id, questionsAfter(own(id), row.group.id, to.id));
  }
  const levelOf = (node: ThemeNode) => levels.find((level) => level.id === node.theme?.levelId)?.name ?? '';
  return (
    <RoomTree<QuestionNode>
      ref={inner}
      label="Themes by research question"
      roots={rows}
      getKey={keyOf}
      getChildren={childrenOf}
      getText={nameOf}
      describeItem={(row) =>
        row.node
          ? themeRowWords(row.node, levelOf(row.node), counts, spread)
          : `${row.group.name}, ${themesIn(row.group)}`
      }
      selectedKeys={new Set(current === undefined ? [] : [current])}
      onSelectionChange={(keys) => {
        const row = byKey.get([...keys][0] ?? '');
        setChosen(row?.key ?? null);
        if (row?.node) set({ theme: row.node.id });
      }}
      onAction={(row) => {
        if (row.node === null) onManage();
      }}
      onRename={(row, name) => {
        if (isReadOnly) return;
        if (row.node) void updateTheme(client, { id: row.node.id, name });
        else if (row.group.id !== null) void renameQuestion(client, row.group.id, name);
      }}
      onMove={move}
      canMove={canMove}
      themeOf={themeOf}
      isReadOnly={isReadOnly}
      contextMenu={(row) => {
        if (!row.node?.theme) return questionMenu(client, row.group, onManage);
        set({ theme: row.node.id });
        return menuOf(row.node.theme);
      }}
      renderItem={(row, state) =>
        row.node ? (
          <ThemeRow
            node={row.node}
            state={state}
            spread={spread}
            counts={counts}
            levelName={levelOf(row.node)}
          />
        ) : (
          <div className="th-question">
            <span>{state.name}</span>
            <span className="tw-meta">{themesIn(row.group)}</span>
          </div>
        )
      }
    />
  );
}

/** What can be done with a question in the tree; what stands under none is only looked at. */
function questionMenu(client: Client, group: QuestionGroup, onManage: () => void): MenuEntry[] {
  const { id } = group;
  const save = (format: 'docx' | 'csv') => () =>
    void exportFile(client, { what: 'quotes', format, groupBy: 'question', ...(id === null ? {} : { id }) });
  return [
    ...(id === null || group.themeIds.length === 0
      ? []
      : [
          { id: 'docx', label: 'Export the quotes that answer it, Word document', onAction: save('docx') },
          { id: 'csv', label: 'Export the quotes that answer it, table (CSV)', onAction: save('csv') },
          'separator' as const,
        ]),
    { id: 'questions', label: 'Research questions', onAction: afterMenu(onManage) },
  ];
}
