// How words are read and where they are looked for. Drawn again only when something about that changes, not as one types.
import { memo } from 'react';
import { ChevronDown } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import type { ParticipantTable } from '../../../../shared/contract/participants.ts';
import {
  Button,
  Icon,
  MenuButton,
  SegmentedControl,
  Select,
  ToggleButton,
  type MenuEntry,
} from '../../../ui/index.ts';
import { count } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { speakerKey } from '../search-input.ts';
import { EVERYWHERE, useSearch, type CodedWhere, type Speech } from '../store.ts';

interface FiltersProps {
  documents: readonly DocumentSummary[];
  table: ParticipantTable | undefined;
  codes: readonly CodeView[];
  /** Asks for the code a filter is about. */
  onChooseCode(): void;
}
const ALL = '+all';

/** Two rows: how words are read, and where. */
export const Filters = memo(function Filters({ documents, table, codes, onChooseCode }: FiltersProps) {
  const store = useSearch(
    useShallow(({ mode, beginnings, exactCase, exactAccents, speech, documentId, values, where }) => ({
      mode,
      beginnings,
      exactCase,
      exactAccents,
      speech,
      documentId,
      values,
      where,
    })),
  );
  const { set } = useSearch.getState();
  const isNarrowed =
    store.speech !== EVERYWHERE.speech ||
    store.documentId !== null ||
    store.values.length > 0 ||
    store.where !== 'anywhere';
  return (
    <div className="se-filters">
      <div className="se-filter-row" role="group" aria-label="How words are read">
        <SegmentedControl
          label="Look for"
          options={[
            { id: 'words', label: 'Words' },
            { id: 'pattern', label: 'Pattern' },
          ]}
          value={store.mode}
          onChange={(mode) => set({ mode })}
        />
        {store.mode === 'words' ? (
          <ToggleButton isSelected={store.beginnings} onChange={(beginnings) => set({ beginnings })}>
            Beginnings of words
          </ToggleButton>
        ) : null}
        <ToggleButton isSelected={store.exactCase} onChange={(exactCase) => set({ exactCase })}>
          Capitals count
        </ToggleButton>
        <ToggleButton isSelected={store.exactAccents} onChange={(exactAccents) => set({ exactAccents })}>
          Accents count
        </ToggleButton>
      </div>
      <div className="se-filter-row" role="group" aria-label="Where">
        <BySpeaker />
        <ByTranscript documents={documents} />
        {table && table.attributes.length > 0 ? <ByAttribute table={table} /> : null}
        <ByCode codes={codes} onChooseCode={onChooseCode} />
        {isNarrowed ? (
          <Button variant="link" onPress={() => set(EVERYWHERE)}>
            Look everywhere
          </Button>
        ) : null}
      </div>
    </div>
  );
});

const ByTranscript = memo(function ByTranscript({ documents }: Pick<FiltersProps, 'documents'>) {
  const documentId = useSearch((state) => state.documentId);
  const { set } = useSearch.getState();
  return (
    <Select
      label="Transcript"
      isLabelHidden
      isQuiet
      value={documentId ?? ALL}
      onChange={(id) => set({ documentId: id === ALL ? null : id })}
      options={[
        { id: ALL, label: 'All transcripts' },
        ...documents.map((one) => ({
          id: one.id,
          label: [one.publicId, one.name].filter(Boolean).join(' '),
        })),
      ]}
    />
  );
});

const ROLES: readonly { id: Speech; label: string }[] = [
  { id: 'people', label: 'What people say' },
  { id: 'interviewers', label: 'What interviewers say' },
  { id: 'all', label: 'Everyone’s words' },
];

/** Whose words: a role, or one speaker by name, as a group discussion needs it. */
const BySpeaker = memo(function BySpeaker() {
  const speech = useSearch((state) => state.speech);
  const speaker = useSearch((state) => state.speaker);
  const { set } = useSearch.getState();
  const speakers = useQuery('search.speakers', {}).data ?? [];
  const named = speakers.map((one) => ({
    id: speakerKey(one),
    label: one.label,
    description: `${count(one.turns, 'turn')} in ${count(one.documents, 'transcript')}`,
  }));
  return (
    <Select
      label="Whose words"
      isLabelHidden
      isQuiet
      value={speaker ? speakerKey(speaker) : speech}
      onChange={(id) => {
        const one = speakers.find((other) => speakerKey(other) === id);
        if (one) return set({ speech: 'all', speaker: { role: one.role, label: one.label } });
        const role = ROLES.find((other) => other.id === id);
        if (role) set({ speech: role.id, speaker: null });
      }}
      options={[...ROLES, ...named]}
    />
  );
});

/** People with some values of one attribute. */
const ByAttribute = memo(function ByAttribute({ table }: { table: ParticipantTable }) {
  const attributeId = useSearch((state) => state.attributeId);
  const values = useSearch((state) => state.values);
  const { set } = useSearch.getState();
  const chosen = table.attributes.find((one) => one.id === attributeId);
  const valuesOf = (id: string) =>
    [...new Set(table.participants.flatMap((person) => person.values[id] ?? []))].toSorted((a, b) =>
      a.localeCompare(b, undefined, { numeric: true }),
    );
  const flip = (id: string, value: string) => {
    const before = id === attributeId ? values : [];
    const next = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
    set({ attributeId: next.length > 0 ? id : null, values: next });
  };
  const label = chosen && values.length > 0 ? `${chosen.name}: ${values.join(', ')}` : 'All people';
  const items = (): MenuEntry[] => [
    { id: ALL, label: 'All people', onAction: () => set({ attributeId: null, values: [] }) },
    'separator',
    ...table.attributes.map((attribute) => ({
      id: attribute.id,
      label: attribute.name,
      items: valuesOf(attribute.id).map((value) => ({
        id: `${attribute.id}.${value}`,
        label: value,
        isChecked: attribute.id === attributeId && values.includes(value),
        onAction: () => flip(attribute.id, value),
      })),
    })),
  ];
  return (
    <MenuButton label="People by attribute" items={items}>
      <Button variant="quiet" className="se-filter-button" aria-label={`People: ${label}`}>
        <span className="tw-cut">{label}</span> <Icon of={ChevronDown} small />
      </Button>
    </MenuButton>
  );
});

type ByCodeProps = Pick<FiltersProps, 'codes' | 'onChooseCode'>;
const ByCode = memo(function ByCode({ codes, onChooseCode }: ByCodeProps) {
  const where = useSearch((state) => state.where);
  const codeId = useSearch((state) => state.codeId);
  const { set } = useSearch.getState();
  const name = codes.find((code) => code.id === codeId)?.name;
  const change = (next: CodedWhere) => {
    set({ where: next, ...(next === 'inside' || next === 'without' ? {} : { codeId: null }) });
    if (next === 'inside' || next === 'without') onChooseCode();
  };
  return (
    <>
      <Select<CodedWhere>
        label="Coded or not"
        isLabelHidden
        isQuiet
        value={where}
        onChange={change}
        options={[
          { id: 'anywhere', label: 'Coded or not' },
          { id: 'inside', label: 'Inside extracts of a code' },
          { id: 'uncoded', label: 'Not coded at all' },
          { id: 'without', label: 'Not coded with a code' },
        ]}
      />
      {where === 'inside' || where === 'without' ? (
        <Button variant="quiet" className="se-filter-button" onPress={onChooseCode}>
          <span className="tw-cut">{name ?? (where === 'inside' ? 'any code' : 'choose a code')}</span>
          <Icon of={ChevronDown} small />
        </Button>
      ) : null}
    </>
  );
});
