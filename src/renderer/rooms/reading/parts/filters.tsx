import { useEffect, useMemo, useRef } from 'react';
import { ListFilter, X } from 'lucide-react';
import {
  announce,
  Button,
  Checkbox,
  CodeBar,
  ComboBox,
  Icon,
  IconButton,
  Popover,
  Select,
  type Option,
} from '../../../ui/index.ts';
import { count } from '../../../app/words.ts';
import { filterBy } from '../actions/use-filter-actions.ts';
import { hasFilters, NO_FILTERS, PARTICIPANTS, type Filters } from '../model/filters.ts';
import { useReadingStore } from '../store.ts';
import { NO_THEMES, useFiltered, useThemes } from '../use-filtered.ts';
import { useReading, type Reading } from '../use-reading.ts';
import './filters.css';

/** Opens the filters. */
export function FilterButton() {
  const isOpen = useReadingStore((store) => store.isFilterOpen);
  const isOn = useReadingStore((store) => hasFilters(store.filters));
  const { set } = useReadingStore.getState();
  return (
    <Popover
      label="Filters"
      isOpen={isOpen}
      onOpenChange={(isFilterOpen) => set({ isFilterOpen })}
      trigger={
        <IconButton label={isOn ? 'Filters, some are on' : 'Filters'} shortcut="F">
          <Icon of={ListFilter} small />
        </IconButton>
      }
    >
      <FilterForm />
    </Popover>
  );
}

const ALL = 'all';

function FilterForm() {
  const reading = useReading();
  const filters = useReadingStore((store) => store.filters);
  const { set } = useReadingStore.getState();
  const { shown, document } = reading;
  const coders = useMemo(() => codersHere(reading), [reading]);
  const speakers = document.speakers.filter((one) => shown.turns.some((turn) => turn.speaker === one.id));
  return (
    <div className="rd-filters">
      <AboutField />
      <Select
        label="Coded by"
        value={filters.coderId ?? ALL}
        options={[{ id: ALL, label: 'Anyone' }, ...coders]}
        onChange={(id) => filterBy({ coderId: id === ALL ? null : id })}
      />
      <Select
        label="Spoken by"
        value={filters.speaker ?? ALL}
        options={[
          { id: ALL, label: 'Anyone' },
          { id: PARTICIPANTS, label: 'Participants' },
          ...speakers.map(({ id, label }) => ({ id, label })),
        ]}
        onChange={(id) => filterBy({ speaker: id === ALL ? null : id })}
      />
      <Checkbox isSelected={filters.isUncoded} onChange={(isUncoded) => filterBy({ isUncoded })}>
        Let coded words step back
      </Checkbox>
      {hasFilters(filters) ? (
        <Button onPress={() => set({ filters: NO_FILTERS })}>Remove all filters</Button>
      ) : null}
    </div>
  );
}

function AboutField() {
  const { codes } = useReading();
  const themes = useThemes();
  const about = useReadingStore((store) => store.filters.about);
  const chosen = about ? `${about.kind} ${about.id}` : null;
  const alone = themes === NO_THEMES ? chosen : '';
  const options = useMemo<Option[]>(() => {
    const known = codes.map((code) => ({
      id: `code ${code.id}`,
      label: code.name,
      lead: <CodeBar colour={code.colour} />,
    }));
    // hundreds of rows are made once, when the themes are there too
    if (themes === NO_THEMES) return known.filter((one) => one.id === alone);
    return [...known, ...themes.map((theme) => ({ id: `theme ${theme.id}`, label: `Theme: ${theme.name}` }))];
  }, [codes, themes, alone]);
  return (
    <ComboBox
      label="Code or theme"
      placeholder="All of them"
      options={options}
      value={chosen}
      onChange={(value) => {
        const [kind, id] = value?.split(' ') ?? [];
        filterBy({ about: id ? { kind: kind === 'theme' ? 'theme' : 'code', id } : null });
      }}
    />
  );
}

function codersHere(reading: Reading) {
  const ids = [...new Set(reading.codings.map((coding) => coding.coderId))];
  return ids
    .map((id) => ({
      id,
      label: id === reading.myId ? `${reading.personName(id)} (you)` : reading.personName(id),
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

interface Chip {
  readonly words: string;
  readonly off: Partial<Filters>;
}

function useChips(): readonly Chip[] {
  const reading = useReading();
  const filters = useReadingStore((store) => store.filters);
  const chips: Chip[] = [];
  const { about, coderId, speaker } = filters;
  const themes = useThemes(about?.kind === 'theme');
  if (about?.kind === 'code') {
    const hasUnder = reading.codes.some((code) => code.parentId === about.id);
    const under = hasUnder ? ' and the codes under it' : '';
    chips.push({ words: `Only “${reading.nameOf(about.id)}”${under}`, off: { about: null } });
  }
  if (about?.kind === 'theme') {
    const name = themes.find((theme) => theme.id === about.id)?.name ?? 'a theme';
    chips.push({ words: `Only the theme “${name}”`, off: { about: null } });
  }
  if (coderId !== null)
    chips.push({ words: `Coded by ${reading.personName(coderId)}`, off: { coderId: null } });
  if (speaker !== null) {
    const label = reading.document.speakers.find((one) => one.id === speaker)?.label ?? 'one speaker';
    chips.push({
      words: `Spoken by ${speaker === PARTICIPANTS ? 'participants' : label}`,
      off: { speaker: null },
    });
  }
  if (filters.isUncoded) chips.push({ words: 'Coded words step back', off: { isUncoded: false } });
  return chips;
}

/** The filters that are on, in words, each with a way to remove it. */
export function FilterStrip() {
  const { codings } = useReading();
  const chips = useChips();
  const { coded } = useFiltered();
  const strip = useRef<HTMLDivElement>(null);
  const told = `${coded.length.toLocaleString()} of ${count(codings.length, 'coding')}`;
  const words = chips.map((chip) => chip.words).join(', ');
  const before = useRef(words);
  useEffect(() => {
    if (before.current === words) return;
    before.current = words;
    announce(words === '' ? 'No filters.' : `${words}. ${told}.`);
  }, [words, told]);
  if (chips.length === 0) return null;
  return (
    <div className="rd-filter-strip" role="group" aria-label="Filters that are on" ref={strip}>
      {chips.map((chip) => (
        <button
          key={chip.words}
          type="button"
          className="rd-filter-chip"
          aria-label={`Remove the filter: ${chip.words}`}
          onClick={() => {
            filterBy(chip.off);
            // the button goes away: the next one, or the text, takes the focus
            requestAnimationFrame(() => {
              const next = strip.current?.querySelector('button') ?? document.getElementById('rd-text');
              next?.focus();
            });
          }}
        >
          {chip.words}
          <Icon of={X} small />
        </button>
      ))}
      <span className="tw-meta">{told}</span>
    </div>
  );
}
