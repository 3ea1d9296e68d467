import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { useClient } from '../../../data/use-query.ts';
import { Checkbox } from '../../../ui/index.ts';
import { heardIn } from './said-by.tsx';
import { TicksDialog } from './ticks-dialog.tsx';

interface GroupsDialogProps {
  theme: ThemeView;
  themes: readonly ThemeView[];
  spread: CodeSpread | undefined;
  onClose(): void;
}

/** Whose finding a theme is, said by hand. Each tick is kept at once; none leaves it to the extracts. */
export function GroupsDialog({ theme, themes, spread, onClose }: GroupsDialogProps) {
  const client = useClient();
  const groups = (spread?.groups ?? []).filter((group) => group.letter !== '');
  const heard = heardIn(theme, themes, spread);
  const say = async (values: string[]) =>
    void valueOrTell(await client.call('theme.setGroups', { themeId: theme.id, groups: values }));
  return (
    <TicksDialog title="Whose finding is it?" of={theme.name} onClose={onClose}>
      {groups.length === 0 ? (
        <p>
          People are not in groups yet: in People, give them a characteristic, and on this sheet choose what
          people are grouped by.
        </p>
      ) : (
        <div className="th-assign">
          {groups.map(({ value, letter, name }, at) => (
            <Checkbox
              key={value}
              autoFocus={at === 0}
              isSelected={theme.saidBy.includes(value ?? '')}
              description={
                heard.has(value ?? '') ? 'The extracts come from them' : 'No extract comes from them'
              }
              onChange={(isOn) =>
                void say(isOn ? [...theme.saidBy, value ?? ''] : theme.saidBy.filter((one) => one !== value))
              }
            >
              {letter}, {name}
            </Checkbox>
          ))}
        </div>
      )}
      <p className="tw-meta">
        The letters stand beside the name here and in a map drawn as a grid. While nothing is ticked the
        extracts decide.
      </p>
    </TicksDialog>
  );
}
