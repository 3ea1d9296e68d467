import { memo, useEffect } from 'react';
import { CaseSensitive, Ellipsis, PanelLeft, Search } from 'lucide-react';
import { currentActions, runAction } from '../../../app/actions.ts';
import { shortcutOf } from '../../../app/shortcuts.ts';
import { useSettings } from '../../../app/settings.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { count } from '../../../app/words.ts';
import {
  GroupBadge,
  Icon,
  IconButton,
  MenuButton,
  Popover,
  RenameField,
  RoomBar,
  SegmentedControl,
  ToggleButton,
  type MenuEntry,
} from '../../../ui/index.ts';
import { useReadingStore, type Show } from '../store.ts';
import { useReading, type Reading } from '../use-reading.ts';
import { FilterButton } from './filters.tsx';
import { TextSettings } from './text-settings.tsx';
import { titleOf } from '../../../parts/transcript-places/transcript-places.ts';
import { useGroups } from '../../../data/groups.ts';

const SHOWS: ReadonlyArray<{ id: Show; label: string }> = [
  { id: 'all', label: 'All codings' },
  { id: 'mine', label: 'Mine' },
  { id: 'none', label: 'None' },
];

interface BarProps {
  isListOpen: boolean;
  onOpenList(): void;
}

/** The bar over the page: whose words, how many, which codings show, and what else can be done. */
export function ReadingBar(props: BarProps) {
  const { summary, client, reader } = useReading();
  const group = useGroups().of(summary.participantId);
  const { id, name, lines, words, interviewerWords } = summary;
  return (
    <Bar
      {...props}
      {...{ id, name, lines, interviewerWords, client, reader }}
      words={words + interviewerWords}
      title={titleOf(summary)}
      letter={group?.letter ?? null}
      group={group?.value ?? null}
    />
  );
}

interface ToldProps extends BarProps, Pick<Reading, 'client' | 'reader'> {
  id: string;
  name: string;
  title: string;
  lines: number;
  words: number;
  interviewerWords: number;
  letter: string | null;
  group: string | null;
}

/** Drawn again for what it says only, not for every coding. */
const Bar = memo(function Bar({ id, name, title, letter, group, client, reader, ...props }: ToldProps) {
  const { isListOpen, onOpenList } = props;
  const show = useReadingStore((store) => store.show);
  const isRenaming = useReadingStore((store) => store.isRenaming);
  const isSearchOpen = useReadingStore((store) => store.isSearchOpen);
  const { set } = useReadingStore.getState();
  useEffect(() => () => set({ isRenaming: false }), [set]);
  async function rename(next: string | null) {
    // from the field back to the text, unless one went elsewhere
    const isLeaving = window.document.activeElement?.closest('.tw-rename') != null;
    set({ isRenaming: false });
    if (isLeaving) reader.page?.focus();
    if (next !== null && next !== name) valueOrTell(await client.call('document.rename', { id, name: next }));
  }
  const heading = isRenaming ? (
    <RenameField value={name} label="Name of the transcript" onDone={(next) => void rename(next)} />
  ) : (
    title
  );
  return (
    <RoomBar
      title={
        <span className="rd-bar-title">
          {isListOpen ? null : (
            <IconButton label="Open the list of transcripts" onPress={onOpenList}>
              <Icon of={PanelLeft} small />
            </IconButton>
          )}
          <span className="tw-cut">{heading}</span>
          {letter !== null && group !== null ? <GroupBadge letter={letter} name={group} /> : null}
        </span>
      }
      meta={
        <span title={`${count(props.interviewerWords, 'word')} of them are the interviewer’s`}>
          {group === null ? '' : `${group}, `}
          {count(props.lines, 'line')}, {count(props.words, 'word')}
        </span>
      }
    >
      <SegmentedControl
        label="Codings shown"
        options={SHOWS}
        value={show}
        onChange={(next) => set({ show: next })}
      />
      <span className="rd-bar-icons">
        <FilterButton />
        <ToggleButton
          label="Search in this transcript"
          shortcut="Mod+F"
          isSelected={isSearchOpen}
          onChange={(isOpen) => set({ isSearchOpen: isOpen, isPlain: false })}
        >
          <Icon of={Search} small />
        </ToggleButton>
        <Popover
          label="Text"
          trigger={
            <IconButton label="Text size, spacing and typeface">
              <Icon of={CaseSensitive} small />
            </IconButton>
          }
        >
          <TextSettings />
        </Popover>
        <MenuButton label="More for this transcript" items={moreItems} placement="bottom end">
          <IconButton label="More">
            <Icon of={Ellipsis} small />
          </IconButton>
        </MenuButton>
      </span>
    </RoomBar>
  );
});

const MORE = [
  ['reading.goTo', 'reading.copyQuote', 'reading.here', 'reading.plain'],
  ['reading.quiet', 'reading.read', 'reading.asked', 'reading.guide', 'reading.answers'],
  ['reading.linkMedia', 'reading.play'],
  ['reading.correct', 'reading.asItCame'],
  ['reading.rename', 'reading.settle', 'reading.language', 'reading.replace'],
  ['reading.exportDocx', 'reading.exportHtml'],
  ['reading.remove'],
];

/** The menu's rows are the actions themselves, so that names and keys are the same everywhere. */
function moreItems(): MenuEntry[] {
  const actions = currentActions();
  const choices = useSettings.getState().settings;
  const groups = MORE.map((ids) =>
    ids.flatMap((id) => {
      const action = actions.find((one) => one.id === id);
      if (!action) return [];
      return [
        {
          id,
          label: action.label,
          shortcut: shortcutOf(action, choices),
          isDanger: id === 'reading.remove',
          isDisabled: action.isEnabled?.() === false,
          onAction: () => void runAction(id),
        },
      ];
    }),
  ).filter((group) => group.length > 0);
  return groups.flatMap((group, at) => (at === 0 ? group : ['separator' as const, ...group]));
}
