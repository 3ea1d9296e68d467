import { memo } from 'react';
import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import type { ThemeStatus, ThemeView } from '../../../../shared/contract/themes.ts';
import { PeopleSpread, spreadWords } from '../../../parts/people-spread/people-spread.tsx';
import { isAlikeRow, StandingSign, type Standing, type TreeItemState } from '../../../ui/index.ts';
import type { ThemeDraft } from '../store.ts';
import { STATUS_WORDS, type ThemeNode } from '../tree-data.ts';
import { DraftRow } from './draft-row.tsx';
import { SaidBy } from './said-by.tsx';
import { countedAsOneAmong } from '../../../parts/people-spread/counted-as-one.tsx';

export const STANDING: Record<ThemeStatus, Standing> = {
  candidate: 'none',
  reviewed: 'half',
  defined: 'full',
  setAside: 'out',
};

/** Which numbers stand beside themes: none, people, or people and extracts. */
export type Counts = 'none' | 'people' | 'all';

interface ThemeRowProps {
  node: ThemeNode;
  state: TreeItemState;
  spread: CodeSpread | undefined;
  counts: Counts;
  levelName: string;
  /** The theme being named, for the row that stands for it. */
  draft?: ThemeDraft | null;
  draftLevel?: string;
  onDraft?(name: string | null, goesOn: boolean): void | Promise<void>;
}

const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** `Sub-theme, reviewed, 12 people`, with the numbers that are switched on. */
function standingOf(node: ThemeNode, theme: ThemeView, levelName: string, counts: Counts): string {
  return [
    ...(levelName ? [levelName] : []),
    STATUS_WORDS[theme.status].toLowerCase(),
    ...(counts === 'none' ? [] : [counted(node.people.size, 'person', 'people')]),
    ...(counts === 'all' ? [counted(theme.codings, 'extract')] : []),
  ].join(', ');
}

/** What is heard when one comes to a theme: its name and standing, who said it where that is shown, and its idea. */
export function themeRowWords(
  node: ThemeNode,
  levelName: string,
  counts: Counts,
  spread: CodeSpread | undefined,
): string {
  const { theme } = node;
  if (!theme) return 'A new theme';
  const isSpread = spread && counts !== 'none' && spread.groups.length > 1 && node.people.size > 0;
  const asOne = spread && counts !== 'none' ? countedAsOneAmong(spread.groups, node.people) : '';
  return [
    theme.name,
    standingOf(node, theme, levelName, counts),
    ...(isSpread ? [spreadWords(spread.groups, node.people)] : []),
    ...(asOne ? [asOne] : []),
    ...(theme.centralIdea ? [theme.centralIdea] : []),
  ].join(', ');
}

/** A theme in the tree: its name in the weight of its level, its idea under it, who stands behind it. */
export const ThemeRow = memo(function ThemeRow({
  node,
  state,
  spread,
  counts,
  levelName,
  draft,
  draftLevel = '',
  onDraft,
}: ThemeRowProps) {
  const { theme } = node;
  if (!theme)
    return draft ? (
      <DraftRow
        draft={draft}
        levelName={draftLevel}
        onDone={(name, goesOn) => void onDraft?.(name, goesOn)}
      />
    ) : null;
  return (
    <div className="th-row" data-level={theme.level} data-aside={theme.status === 'setAside' || undefined}>
      <span className="th-words">
        <span className="th-named">
          <span
            className="th-name"
            dir="auto"
            title={theme.name}
            data-renaming={state.isRenaming || undefined}
          >
            {state.name}
          </span>
          {state.isRenaming ? null : <SaidBy theme={theme} spread={spread} />}
        </span>
        {theme.centralIdea && !state.isRenaming ? (
          <span className="th-idea tw-cut" dir="auto" title={theme.centralIdea}>
            {theme.centralIdea}
          </span>
        ) : null}
      </span>
      <span className="tw-vh">, {standingOf(node, theme, levelName, counts)}</span>
      <span className="th-status" aria-hidden="true" title={STATUS_WORDS[theme.status]}>
        <StandingSign standing={STANDING[theme.status]} />
        <span className="th-status-word">{STATUS_WORDS[theme.status]}</span>
      </span>
      <span className="th-n th-codes" aria-hidden="true">
        {theme.codeIds.length > 0 ? theme.codeIds.length : ''}
      </span>
      {counts === 'none' ? null : (
        <>
          <span className="th-spread">
            {spread && node.people.size > 0 ? (
              <PeopleSpread groups={spread.groups} people={node.people} />
            ) : null}
          </span>
          <span
            className="th-n th-people"
            aria-hidden="true"
            title={spread ? countedAsOneAmong(spread.groups, node.people) || undefined : undefined}
          >
            {node.people.size}
          </span>
        </>
      )}
      {counts === 'all' ? (
        <span className="th-n" aria-hidden="true">
          {theme.codings}
        </span>
      ) : null}
    </div>
  );
}, isAlikeRow);
