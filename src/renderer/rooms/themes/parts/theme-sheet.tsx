import { memo, useMemo } from 'react';
import { Ellipsis, Plus, X } from 'lucide-react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { themeStatuses, type LevelView, type ThemeView } from '../../../../shared/contract/themes.ts';
import { useHost } from '../../../app/host-state.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { AutoField } from '../../../parts/auto-field/auto-field.tsx';
import { MethodNotices, useMethod } from '../../../parts/method/index.ts';
import { MemoList } from '../../../parts/memo-editor/index.ts';
import {
  Button,
  CodeBar,
  Icon,
  IconButton,
  MenuButton,
  PanelSection,
  Select,
  StandingSign,
  Tag,
  type MenuEntry,
} from '../../../ui/index.ts';
import { takeOut, updateTheme } from '../actions/theme-actions.ts';
import { PilesOfTheme } from '../board/piles-of-theme.tsx';
import { openEvidence } from '../evidence-place.ts';
import { LastVerdict } from '../review/verdict.tsx';
import { useThemes } from '../store.ts';
import { STATUS_WORDS, whereabouts } from '../tree-data.ts';
import { PeopleSection } from './people-section.tsx';
import { QuotesSections } from './quotes-section.tsx';
import { NamesSection, QuestionsSection, RelationsSection } from './sheet-relations.tsx';
import { STANDING } from './theme-row.tsx';

interface ThemeSheetProps {
  theme: ThemeView | null;
  themes: readonly ThemeView[];
  levels: readonly LevelView[];
  codes: readonly CodeView[];
  menuOf(theme: ThemeView): MenuEntry[];
  onSelect(id: string): void;
  onAddCode(): void;
  onLeaveField(): void;
}

/** Everything a theme claims and rests on. */
export const ThemeSheet = memo(function ThemeSheet(props: ThemeSheetProps) {
  const { theme, menuOf } = props;
  const client = useClient();
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  if (!theme) {
    return props.themes.length === 0 ? null : (
      <Inspector title="Theme">
        <p className="tw-panel-quiet">Choose a theme to see what it says, who says it, and in which words.</p>
      </Inspector>
    );
  }
  return (
    <Inspector
      label={`Theme ${theme.name}`}
      heading={theme.name}
      title={
        <Select
          label="Status"
          isLabelHidden
          isQuiet
          isDisabled={isReadOnly}
          className="th-status-select"
          options={themeStatuses.map((status) => ({
            id: status,
            label: STATUS_WORDS[status],
            lead: <StandingSign standing={STANDING[status]} />,
          }))}
          value={theme.status}
          onChange={(status) => void updateTheme(client, { id: theme.id, status })}
        />
      }
      tools={
        <MenuButton label="More about this theme" placement="bottom end" items={menuOf(theme)}>
          <IconButton label="More">
            <Icon of={Ellipsis} small />
          </IconButton>
        </MenuButton>
      }
    >
      <Sheet key={theme.id} {...props} theme={theme} />
    </Inspector>
  );
});

function Sheet({
  theme,
  themes,
  levels,
  codes,
  onSelect,
  onAddCode,
  onLeaveField,
}: ThemeSheetProps & { theme: ThemeView }) {
  const client = useClient();
  const evidence = useQuery('theme.evidence', { themeId: theme.id }).data;
  const { centralIdeaHint } = useMethod();
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const save = (patch: Partial<Pick<ThemeView, 'name' | 'centralIdea' | 'boundary'>>, session: string) =>
    client.call('theme.update', { id: theme.id, ...patch, session });
  const below = themes
    .filter((candidate) => candidate.parentId === theme.id)
    .toSorted((a, b) => a.position - b.position);
  return (
    <div className="th-sheet">
      <MethodNotices where="themeName" text={theme.name} />
      <div className="th-sheet-title">
        <AutoField
          label="Name of the theme"
          isLabelHidden
          isOneLine
          className="th-title"
          value={theme.name}
          onSave={(name, session) => save({ name }, session)}
          onLeave={onLeaveField}
        />
        <p className="tw-meta">{whereabouts(theme, themes, levels)}</p>
        <AutoField
          label="Central idea"
          isLabelHidden
          className="th-central"
          value={theme.centralIdea}
          placeholder={centralIdeaHint}
          onSave={(centralIdea, session) => save({ centralIdea }, session)}
          onLeave={onLeaveField}
        />
        <AutoField
          label="Boundary"
          className="th-boundary"
          value={theme.boundary}
          placeholder="Where it ends, and what does not belong"
          onSave={(boundary, session) => save({ boundary }, session)}
          onLeave={onLeaveField}
        />
      </div>
      {evidence && evidence.groups.length > 0 ? (
        <PeopleSection
          theme={theme}
          evidence={evidence}
          onSay={
            isReadOnly
              ? undefined
              : () => useThemes.getState().set({ asking: { kind: 'groups', themeId: theme.id } })
          }
        />
      ) : null}
      {below.length > 0 ? (
        <PanelSection title="Under it" count={below.length}>
          <ul className="th-lines">
            {below.map((child) => (
              <li key={child.id}>
                <button type="button" className="th-line" onClick={() => onSelect(child.id)}>
                  <StandingSign standing={STANDING[child.status]} />
                  <span dir="auto">{child.name}</span>
                  <PeopleAnd people={child.people} extracts={child.codings} />
                </button>
              </li>
            ))}
          </ul>
        </PanelSection>
      ) : null}
      <CodesSection theme={theme} codes={codes} isReadOnly={isReadOnly} onAddCode={onAddCode} />
      <QuotesSections theme={theme} isReadOnly={isReadOnly} />
      <RelationsSection theme={theme} themes={themes} onSelect={onSelect} />
      <QuestionsSection theme={theme} isReadOnly={isReadOnly} />
      <LastVerdict themeId={theme.id} />
      <PilesOfTheme themeId={theme.id} />
      <NamesSection theme={theme} />
      <MemoList targetKind="theme" targetId={theme.id} label={theme.name} />
    </div>
  );
}

/** `12 people, 33`: what the second number counts is heard, and shown in full where there is room for words. */
function PeopleAnd({ people, extracts }: { people: number; extracts: number }) {
  return (
    <span className="tw-meta">
      {`${people} ${people === 1 ? 'person' : 'people'}, ${extracts.toLocaleString()}`}
      <span className="tw-vh"> {extracts === 1 ? 'extract' : 'extracts'}</span>
    </span>
  );
}

function CodesSection({
  theme,
  codes,
  isReadOnly,
  onAddCode,
}: {
  theme: ThemeView;
  codes: readonly CodeView[];
  isReadOnly: boolean;
  onAddCode(): void;
}) {
  const client = useClient();
  const own = useMemo(() => {
    const byId = new Map(codes.map((code) => [code.id, code]));
    return theme.codeIds.flatMap((id) => byId.get(id) ?? []);
  }, [codes, theme.codeIds]);
  return (
    <PanelSection title="Codes" count={own.length > 0 ? own.length : undefined}>
      {own.length > 0 ? (
        <ul className="th-lines">
          {own.map((code) => (
            <li key={code.id}>
              <button
                type="button"
                className="th-line"
                onClick={() => openEvidence(theme.id, { code: code.id })}
              >
                <CodeBar colour={code.colour} />
                <span dir="auto">{code.name}</span>
                {code.retired ? <Tag tone="plain">retired</Tag> : null}
                <PeopleAnd people={code.people} extracts={code.codings} />
              </button>
              <IconButton
                className="th-line-drop"
                label={`Take ${code.name} out of the theme`}
                isDisabled={isReadOnly}
                onPress={() => void takeOut(client, code.id, code.name, theme)}
              >
                <Icon of={X} small />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      <Button
        variant="link"
        shortcut="A"
        icon={<Icon of={Plus} small />}
        isDisabled={isReadOnly}
        onPress={onAddCode}
      >
        Add a code
      </Button>
    </PanelSection>
  );
}
