import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import type { PersonView } from '../../../../shared/contract/study.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { whoOfGroup } from '../../../parts/extract-list/index.ts';
import { Button, Select } from '../../../ui/index.ts';
import { isNarrowed, type Place } from '../place.ts';

const ALL = 'all';

interface FiltersProps {
  place: Place;
  spread: CodeSpread | undefined;
  coders: readonly PersonView[];
  themes: readonly ThemeView[];
  onChange(patch: Record<string, string | undefined>): void;
  onClear(): void;
}

/** What narrows the extracts, in the order one asks: whose words, coded by whom, about what, marked how. */
export function Filters({ place, spread, coders, themes, onChange, onClear }: FiltersProps) {
  const groups = spread?.groups ?? [];
  const choose = (name: string) => (value: string) => onChange({ [name]: value === ALL ? undefined : value });
  return (
    <div className="ex-filters" role="group" aria-label="Narrow the extracts">
      <Select
        label="Who"
        isLabelHidden
        isQuiet
        options={[
          { id: ALL, label: 'Everyone' },
          ...(groups.length > 1 ? groups.map((group) => ({ id: whoOfGroup(group), label: group.name })) : []),
          ...groups.flatMap((group) =>
            group.people.map((person) => ({ id: `p:${person.key}`, label: person.label })),
          ),
        ]}
        value={place.who ?? ALL}
        onChange={choose('who')}
      />
      <Select
        label="Coded by"
        isLabelHidden
        isQuiet
        options={[
          { id: ALL, label: 'Any coder' },
          ...coders.map((person) => ({ id: person.id, label: `Coded by ${person.name}` })),
        ]}
        value={place.coder ?? ALL}
        onChange={choose('coder')}
      />
      <Select
        label="Theme"
        isLabelHidden
        isQuiet
        className="ex-filter-theme"
        options={[
          { id: ALL, label: 'Any theme' },
          ...themes.map((theme) => ({ id: theme.id, label: theme.name })),
        ]}
        value={place.about ?? ALL}
        onChange={choose('about')}
      />
      <Select
        label="Marked"
        isLabelHidden
        isQuiet
        options={[
          { id: ALL, label: 'Marked or not' },
          { id: 'for', label: 'Key quotes' },
          { id: 'against', label: 'Counter-examples' },
          { id: 'none', label: 'Not marked' },
        ]}
        value={place.stance ?? ALL}
        onChange={choose('stance')}
      />
      {isNarrowed(place) ? (
        <Button variant="link" onPress={onClear}>
          Show all
        </Button>
      ) : null}
    </div>
  );
}
