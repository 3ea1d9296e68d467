import { ArrowLeft, X } from 'lucide-react';
import type { CodeSpread, CodeView } from '../../../../shared/contract/codes.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { useActions } from '../../../app/actions.ts';
import { navigate, updatePlace } from '../../../app/router.ts';
import { useQuery } from '../../../data/use-query.ts';
import { ExtractList, whoOfGroup } from '../../../parts/extract-list/index.ts';
import { Button, Icon, Kbd, RoomBar, Select } from '../../../ui/index.ts';
import { evidenceQuery, filterOf, filterWords, type EvidenceFilter } from '../evidence-place.ts';

interface EvidenceViewProps {
  theme: ThemeView;
  themes: readonly ThemeView[];
  codes: readonly CodeView[];
  spread: CodeSpread | undefined;
  params: Record<string, string>;
}
const EVERYONE = 'everyone';
const ALL = 'all';

/** Every extract of a theme, or of some of its people: read, weighed, marked for and against. */
export function EvidenceView({ theme, themes, codes, spread, params }: EvidenceViewProps) {
  const groups = spread?.groups ?? [];
  const filter = filterOf(params);
  const narrow = (patch: { [K in keyof EvidenceFilter]?: EvidenceFilter[K] | undefined }) => {
    const next = Object.fromEntries(
      Object.entries({ ...filter, ...patch }).filter(([, value]) => value !== undefined),
    );
    navigate(
      'themes',
      { theme: theme.id, show: 'extracts', ...(next as Record<string, string>) },
      { replace: true },
    );
  };
  function close() {
    navigate('themes', { theme: theme.id });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.th-tree [tabindex="0"]')?.focus());
  }
  useActions([
    {
      id: 'themes.closeEvidence',
      label: 'Back to the themes',
      group: 'Themes',
      shortcut: 'Escape',
      run: close,
    },
  ]);
  const within = codesWithin(theme, themes);
  const code = codes.find((candidate) => candidate.id === filter.code);
  const overlapping = useQuery(
    'theme.onWordsOf',
    filter.near === undefined ? null : { id: theme.id, other: filter.near },
  ).data;
  const near = themes.find((one) => one.id === filter.near);
  const words = filterWords(filter, groups, code?.name, near?.name);
  const label = `Extracts of ${theme.name}${words ? `, ${words}` : ''}`;
  return (
    <div className="th-evidence">
      <RoomBar
        heading={`Extracts of ${theme.name}`}
        title={
          <span className="th-evidence-title">
            <Button variant="quiet" icon={<Icon of={ArrowLeft} small />} onPress={close}>
              Themes
            </Button>
            <span className="tw-cut" dir="auto" title={theme.name}>
              {theme.name}
            </span>
          </span>
        }
      >
        <Select
          label="Marked"
          isLabelHidden
          isQuiet
          options={[
            { id: ALL, label: 'All extracts' },
            { id: 'for', label: 'Key quotes' },
            { id: 'against', label: 'Counter-examples' },
          ]}
          value={filter.stance ?? ALL}
          onChange={(next) => narrow({ stance: next === 'for' || next === 'against' ? next : undefined })}
        />
        <Select
          label="Who"
          isLabelHidden
          isQuiet
          options={[
            { id: EVERYONE, label: 'Everyone' },
            ...(groups.length > 1
              ? groups.map((group) => ({ id: whoOfGroup(group), label: group.name }))
              : []),
            ...groups.flatMap((group) =>
              group.people.map((person) => ({ id: `p:${person.key}`, label: person.label })),
            ),
          ]}
          value={filter.who ?? EVERYONE}
          onChange={(next) => narrow({ who: next === EVERYONE ? undefined : next })}
        />
        <Select
          label="Code"
          isLabelHidden
          isQuiet
          className="th-evidence-code"
          options={[
            { id: ALL, label: 'Every code' },
            ...codes.filter((one) => within.has(one.id)).map((one) => ({ id: one.id, label: one.name })),
          ]}
          value={filter.code ?? ALL}
          onChange={(next) => narrow({ code: next === ALL ? undefined : next })}
        />
        {near ? (
          <Button variant="quiet" icon={<Icon of={X} small />} onPress={() => narrow({ near: undefined })}>
            {`On the words of ${near.name}`}
          </Button>
        ) : null}
      </RoomBar>
      <p className="th-evidence-keys tw-meta">
        <Kbd keys="K" /> key quote <Kbd keys="Shift+K" /> counter-example <Kbd keys="Enter" /> open in the
        transcript
      </p>
      <ExtractList
        key={label}
        label={label}
        query={evidenceQuery(theme, filter, groups, overlapping)}
        showCode
        themeId={theme.id}
        startAt={params['extract']}
        takesFocus
        onLeave={(codingId) => updatePlace({ ...params, extract: codingId })}
        emptyText={
          filter.stance
            ? 'Nothing is marked so yet. Show all extracts and press K or Shift K on one.'
            : 'No extract fits. Put codes under the theme, or choose everyone.'
        }
      />
    </div>
  );
}

/** Codes of a theme and of everything under it. */
function codesWithin(theme: ThemeView, themes: readonly ThemeView[]): ReadonlySet<string> {
  const found = new Set(theme.codeIds);
  for (const child of themes.filter((candidate) => candidate.parentId === theme.id)) {
    for (const id of codesWithin(child, themes)) found.add(id);
  }
  return found;
}
