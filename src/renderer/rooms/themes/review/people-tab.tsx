import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { useIsNarrow } from '../../../app/use-narrow.ts';
import { useQuery } from '../../../data/use-query.ts';
import { whoOfGroup } from '../../../parts/extract-list/index.ts';
import { CountOfPeople } from '../../../parts/people-spread/counted-as-one.tsx';
import {
  inGroup,
  PeopleSpread,
  peopleIn,
  spreadWidth,
  ticksOf,
} from '../../../parts/people-spread/people-spread.tsx';
import { GroupBadge, type TableColumn } from '../../../ui/index.ts';
import { openEvidence } from '../evidence-place.ts';
import { PeopleSection } from '../parts/people-section.tsx';
import { Link } from './link.tsx';
import { Idea } from './own-extracts.tsx';
import { ThemeTable, useCurrentTheme } from './theme-table.tsx';
import type { ReviewTheme } from './use-review.ts';
import { Verdict } from './verdict.tsx';

/** Pass 2, the people: whom each theme reaches, by group against the size of the group, and whom it does not. */
export function PeopleTab({ themes, spread }: { themes: readonly ReviewTheme[]; spread: CodeSpread }) {
  const isNarrow = useIsNarrow();
  const current = useCurrentTheme(themes);
  const evidence = useQuery('theme.evidence', current ? { themeId: current.id } : null).data;
  const { groups } = spread;
  const everyone = groups.flatMap((group) => group.people);
  // the counts of the groups say the same where there is no room for it
  const strip: TableColumn<ReviewTheme> = {
    id: 'strip',
    label: <span className="tw-vh">Who</span>,
    labelText: 'Who',
    width: Math.max(60, spreadWidth(groups) + 20),
    render: (row) => <PeopleSpread groups={groups} people={row.people} />,
  };
  const columns: TableColumn<ReviewTheme>[] = [
    {
      id: 'people',
      label: <CountOfPeople>People</CountOfPeople>,
      labelText: 'People',
      width: 96,
      render: (row) => (
        <Link isDisabled={row.people.size === 0} onPress={() => openEvidence(row.id)}>
          {`${row.people.size} of ${peopleIn(groups)}`}
        </Link>
      ),
    },
    ...(isNarrow ? [] : [strip]),
    ...(groups.length > 1
      ? groups.map((group, at): TableColumn<ReviewTheme> => ({
          id: `g${at}`,
          label: (
            <span className="rv-group-head">
              {group.letter ? <GroupBadge letter={group.letter} name={group.name} /> : null}
              <span className="tw-cut" title={group.name}>
                {group.name}
              </span>
            </span>
          ),
          labelText: group.name,
          width: isNarrow ? 92 : 128,
          render: (row) => {
            const n = ticksOf(groups, row.people)[at]?.filter(Boolean).length ?? 0;
            const words = `${n} of ${group.people.length}`;
            return n === 0 ? (
              <span className="tw-meta">{words}</span>
            ) : (
              <Link
                label={`${words} ${inGroup(group)}`}
                onPress={() => openEvidence(row.id, { who: whoOfGroup(group) })}
              >
                {words}
              </Link>
            );
          },
        }))
      : []),
    {
      id: 'not',
      label: 'Not reached',
      render: (row) => {
        const not = everyone.filter((_, at) => !row.people.has(at)).map((person) => person.label);
        return not.length === 0 ? (
          <span className="tw-meta">nobody</span>
        ) : (
          <span className="rv-not" title={not.join(', ')}>
            {not.join(', ')}
          </span>
        );
      },
    },
  ];
  return (
    <ThemeTable
      label="Themes and the people they reach"
      lead="Which people does each theme reach, and whom not? Counted over a theme and everything under it."
      themes={themes}
      current={current}
      columns={columns}
      onAction={(row) => openEvidence(row.id)}
    >
      {current ? (
        <Inspector title={current.level} label={current.theme.name}>
          <div className="rv-sheet">
            <Idea row={current} />
            {evidence && evidence.groups.length > 0 ? (
              <PeopleSection theme={current.theme} evidence={evidence} />
            ) : null}
            <Verdict key="whole" themeId={null} about="the whole data set" />
          </div>
        </Inspector>
      ) : null}
    </ThemeTable>
  );
}
