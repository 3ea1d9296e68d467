import { BookOpen } from 'lucide-react';
import { useActions } from '../../../app/actions.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { navigate } from '../../../app/router.ts';
import { useIsNarrow } from '../../../app/use-narrow.ts';
import { dayAndTime } from '../../../app/words.ts';
import { Button, Icon, PersonBadge, ShareBar, type TableColumn } from '../../../ui/index.ts';
import { Readers } from './readers.tsx';
import { ThemeTable, useCurrentTheme } from './theme-table.tsx';
import { useReview, type Shown } from './store.ts';
import { useMyId, useTeam, type ReviewTheme } from './use-review.ts';
import { Verdict } from './verdict.tsx';
import { tally, VERDICT_WORDS } from './wording.ts';

/** Opens the reading of a theme, or in it the rows behind a number. */
function readTheme(id: string, rows?: { shown: Shown; by: string }): void {
  useReview.getState().set({ theme: id, ...(rows ? { isList: true, ...rows } : { shown: 'all', by: null }) });
  navigate('themes', { view: 'review', read: id });
}

/** `24 fit, 3 do not fit, 2 seen differently`. */
function marksOf(row: ReviewTheme): string {
  const marked = row.progress?.marked[row.scope];
  if (!marked) return '';
  return `${tally(marked)}${marked.differ > 0 ? `, ${marked.differ} seen differently` : ''}`;
}

/** Pass 1: every theme, how far it is read, and what was found. */
export function OwnExtracts({ themes }: { themes: readonly ReviewTheme[] }) {
  const me = useMyId();
  const teamName = useTeam();
  const current = useCurrentTheme(themes);
  useActions([
    {
      id: 'review.read',
      label: current ? `Read the extracts of ${current.theme.name}` : 'Read the extracts of the theme',
      group: 'Reviewing themes',
      shortcut: 'E',
      isEnabled: () => current !== null && current.total > 0,
      run: () => {
        if (current) readTheme(current.id);
      },
    },
  ]);
  const isNarrow = useIsNarrow();
  const columns: TableColumn<ReviewTheme>[] = [
    {
      id: 'read',
      label: 'Read by you',
      width: isNarrow ? 112 : 152,
      render: (row) => {
        const mine = row.progress?.reviewers.find((one) => one.reviewerId === me);
        const read = mine?.[row.scope].read ?? 0;
        return (
          <span className="rv-read">
            {isNarrow ? null : <ShareBar value={row.total === 0 ? 0 : read / row.total} />}
            <span>{row.total === 0 ? 'no extracts' : `${read} of ${row.total}`}</span>
          </span>
        );
      },
    },
    {
      id: 'marks',
      label: 'Marks',
      least: 112,
      render: (row) => {
        const readers = (row.progress?.reviewers ?? []).filter((one) => one[row.scope].read > 0);
        return readers.length === 0 ? (
          <span className="tw-meta">not yet</span>
        ) : (
          <span className="rv-marks">
            {readers.map((one) => (
              <PersonBadge
                key={one.reviewerId}
                name={teamName(one.reviewerId)}
                isMe={one.reviewerId === me}
              />
            ))}
            <span className="rv-marks-words">{marksOf(row)}</span>
          </span>
        );
      },
    },
    {
      id: 'verdict',
      label: 'Verdict',
      share: 0.8,
      least: 104,
      render: (row) =>
        row.progress?.verdict ? (
          <span className="rv-said">
            {row.progress.verdict.kind ? VERDICT_WORDS[row.progress.verdict.kind] : ''}
            <span className="tw-meta"> {dayAndTime(row.progress.verdict.at)}</span>
          </span>
        ) : (
          <span className="tw-meta">none yet</span>
        ),
    },
  ];
  return (
    <ThemeTable
      label="Themes and how far they are read"
      lead="Read every extract of a theme in one sitting. Does it hang together? Enter opens the reading."
      themes={themes}
      current={current}
      columns={columns}
      onAction={(row) => readTheme(row.id)}
    >
      {current ? (
        <Inspector
          title={current.level}
          label={current.theme.name}
          footer={
            <Button
              variant="primary"
              shortcut="E"
              icon={<Icon of={BookOpen} small />}
              isDisabled={current.total === 0}
              onPress={() => readTheme(current.id)}
            >
              Read its extracts
            </Button>
          }
        >
          <div className="rv-sheet">
            <Idea row={current} />
            <Readers
              progress={current.progress}
              scope={current.scope}
              total={current.total}
              onShow={(shown, by) => readTheme(current.id, { shown, by })}
            />
            <Verdict key={current.id} themeId={current.id} about={current.theme.name} />
          </div>
        </Inspector>
      ) : null}
    </ThemeTable>
  );
}

/** What the theme claims, to hold its extracts against. */
export function Idea({ row }: { row: ReviewTheme }) {
  const { centralIdea, boundary } = row.theme;
  return (
    <div className="rv-idea">
      <h3>{row.theme.name}</h3>
      <p>{centralIdea || <span className="rv-quiet">It has no central idea in words yet.</span>}</p>
      {boundary ? (
        <p className="rv-boundary">
          <span className="tw-meta">Boundary:</span> {boundary}
        </p>
      ) : null}
    </div>
  );
}
