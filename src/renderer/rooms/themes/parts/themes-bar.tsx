import { memo } from 'react';
import { Plus, Share } from 'lucide-react';
import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import type { LevelView, ThemeView } from '../../../../shared/contract/themes.ts';
import { GroupLetters, peopleIn } from '../../../parts/people-spread/people-spread.tsx';
import { afterMenu, Button, Icon, IconButton, MenuButton, RoomBar } from '../../../ui/index.ts';
import type { Counts } from './theme-row.tsx';
import { ViewSwitch } from '../board/view-switch.tsx';
import { ViewMenu } from './view-menu.tsx';
import { inSentence, levelCounts } from '../tree-data.ts';
import { useCountedAsOne } from '../../../parts/people-spread/counted-as-one.tsx';

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
export const ThemesBar = memo(function ThemesBar(props: ThemesBarProps) {
  const { themes, levels, spread, isReadOnly, by, counts: beside, run } = props;
  const said = new Set(
    themes.flatMap((theme) => theme.codeIds.flatMap((id) => spread?.byCode[id]?.people ?? [])),
  ).size;
  const counts = levelCounts(themes, levels);
  const asOne = useCountedAsOne();
  const people =
    spread && themes.length > 0
      ? `${said} of ${peopleIn(spread.groups)} ${peopleIn(spread.groups) === 1 ? 'person' : 'people'}`
      : '';
  return (
    <RoomBar title="Themes" meta={[counts, people].filter(Boolean).join('; ')} metaTip={people && asOne}>
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
export function Heading({ spread, counts }: { spread: CodeSpread | undefined; counts: Counts }) {
  return (
    <div className="th-head tw-tree-head tw-scroll" aria-hidden="true">
      <div className="th-row">
        <span className="th-words">Theme</span>
        <span className="th-status">Status</span>
        <span className="th-n th-codes">Codes</span>
        {counts === 'none' ? null : (
          <>
            <GroupLetters className="th-spread" groups={spread?.groups ?? []} />
            <span className="th-n th-people">People</span>
          </>
        )}
        {counts === 'all' ? <span className="th-n">Extracts</span> : null}
      </div>
    </div>
  );
}
