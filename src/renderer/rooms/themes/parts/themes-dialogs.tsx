import type { CodeSpread, CodeView } from '../../../../shared/contract/codes.ts';
import type { LevelView, ThemeView } from '../../../../shared/contract/themes.ts';
import { useClient } from '../../../data/use-query.ts';
import { codeChoices, themeChoices } from '../../../parts/choose-dialog/choices.tsx';
import { ChooseDialog } from '../../../parts/choose-dialog/choose-dialog.tsx';
import { moveTheme, putUnder } from '../actions/theme-actions.ts';
import { useThemes } from '../store.ts';
import { flatThemes, type ThemeNode } from '../tree-data.ts';
import { MergeThemesDialog } from './merge-themes-dialog.tsx';
import { GroupsDialog } from './groups-dialog.tsx';
import { LevelsDialog } from './levels-dialog.tsx';
import { ListDialog } from './list-dialog.tsx';
import { OldNamesDialog } from './old-names-dialog.tsx';
import { AssignQuestionsDialog, QuestionsDialog } from './questions-dialog.tsx';

const TOP = '+top';

interface ThemesDialogsProps {
  themes: readonly ThemeView[];
  roots: readonly ThemeNode[];
  codes: readonly CodeView[];
  levels: readonly LevelView[];
  spread: CodeSpread | undefined;
  onGoTo(id: string): void;
  /** A name typed for a theme that is not there: made of these codes. */
  onMake(name: string, codeIds: string[]): void;
}

/** What the room asks: where to move a theme, which theme or code, how levels are called. */
export function ThemesDialogs({ themes, roots, codes, levels, spread, onGoTo, onMake }: ThemesDialogsProps) {
  const client = useClient();
  const { asking, theme: current, set } = useThemes();
  if (!asking) return null;
  const close = () => set({ asking: null });
  const byId = (id: string) => themes.find((theme) => theme.id === id);
  if (asking.kind === 'levels') return <LevelsDialog levels={levels} themes={themes} onClose={close} />;
  if (asking.kind === 'questions') return <QuestionsDialog onClose={close} />;
  if (asking.kind === 'oldNames') return <OldNamesDialog themeId={asking.themeId} onClose={close} />;
  if (asking.kind === 'list')
    return (
      <ListDialog
        text={asking.text}
        parent={byId(asking.parentId ?? '') ?? null}
        levels={levels}
        groups={spread?.groups ?? []}
        onMade={onGoTo}
        onClose={close}
      />
    );
  if (asking.kind === 'groups') {
    const theme = byId(asking.themeId);
    return theme ? <GroupsDialog theme={theme} themes={themes} spread={spread} onClose={close} /> : null;
  }
  if (asking.kind === 'assign') {
    const theme = byId(asking.themeId);
    return theme ? <AssignQuestionsDialog theme={theme} onClose={close} /> : null;
  }
  if (asking.kind === 'mergeInto' || asking.kind === 'merge') {
    const { ids } = asking;
    const asked = ids.flatMap((id) => byId(id) ?? []);
    if (asked.length !== ids.length) return null;
    if (asking.kind === 'merge')
      return (
        <MergeThemesDialog
          themes={asked}
          onMore={() => set({ asking: { kind: 'mergeInto', ids } })}
          onClose={close}
          onMerging={(into) => set({ asking: null, theme: into })}
          onMerged={onGoTo}
        />
      );
    return (
      <ChooseDialog
        title={asked.length === 1 ? `Merge “${asked[0]?.name ?? ''}” into` : 'Merge with them'}
        label="Find a theme"
        emptyText="There is no other theme to merge it with."
        choices={themeChoices(themes, { without: new Set(ids) })}
        onClose={() => set({ asking: asked.length > 1 ? { kind: 'merge', ids } : null })}
        onChoose={(id) => set({ asking: { kind: 'merge', ids: [...ids, id] } })}
      />
    );
  }
  if (asking.kind === 'addCode') {
    const theme = byId(asking.themeId);
    if (!theme) return null;
    return (
      <ChooseDialog
        title={`Add a code to ${theme.name}`}
        label="Find a code"
        choices={codeChoices(codes, { noHeadings: true, without: new Set(theme.codeIds) })}
        onClose={close}
        onChoose={(id) => void putUnder(client, [id], theme)}
      />
    );
  }
  if (asking.kind === 'putCodes') {
    const { codeIds } = asking;
    const one = codes.find((code) => code.id === codeIds[0]);
    return (
      <ChooseDialog
        title={`Put ${codeIds.length === 1 ? `“${one?.name ?? 'the code'}”` : `${codeIds.length} codes`} under which theme?`}
        label="Find or make a theme"
        emptyText="There is no theme yet. Type a name to make one."
        choices={themeChoices(themes, { first: (theme) => theme.id === current })}
        create={{ label: (words) => `Make the theme “${words}”`, run: (words) => onMake(words, codeIds) }}
        onClose={close}
        onChoose={(id) => {
          const theme = byId(id);
          if (theme) void putUnder(client, codeIds, theme);
        }}
      />
    );
  }
  if (asking.kind !== 'move') return null;
  const moved = flatThemes(roots).find((node) => node.id === asking.id);
  if (!moved?.theme) return null;
  return (
    <ChooseDialog
      title={`Move “${moved.theme.name}” under`}
      label="Find a theme"
      choices={[
        { id: TOP, label: 'The top level' },
        ...themeChoices(themes, { without: new Set(flatThemes([moved]).map((node) => node.id)) }),
      ]}
      onClose={close}
      onChoose={(id) =>
        void moveTheme(client, { id: moved.id, parentId: id === TOP ? null : id, before: null }).then(
          (done) => done && onGoTo(moved.id),
        )
      }
    />
  );
}
