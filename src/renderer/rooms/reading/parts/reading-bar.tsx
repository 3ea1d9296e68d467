import { useEffect } from 'react';
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
import { useReading } from '../use-reading.ts';
import { FilterButton } from './filters.tsx';
import { TextSettings } from './text-settings.tsx';
import { titleOf } from '../../../parts/transcript-places/transcript-places.ts';
import { useGroups } from '../../../data/groups.ts';

const SHOWS: ReadonlyArray<{ id: Show; label: string }> = [
  { id: 'all', label: 'All codings' },
  { id: 'mine', label: 'Mine' },
  { id: 'none', label: 'None' },
];

/** The bar over the page: whose words, how many, which codings show, and what else can be done. */
export function ReadingBar({ isListOpen, onOpenList }: { isListOpen: boolean; onOpenList(): void }) {
  const reading = useReading();
  const { summary, client } = reading;
  const group = useGroups().of(summary.participantId);
  const show = useReadingStore((store) => store.show);
  const isRenaming = useReadingStore((store) => store.isRenaming);
  const isSearchOpen = useReadingStore((store) => store.isSearchOpen);
  const { set } = useReadingStore.getState();
  useEffect(() => () => set({ isRenaming: false }), [set]);
  async function rename(name: string | null) {
    // from the field back to the text, unless one went elsewhere
    const isLeaving = window.document.activeElement?.closest('.tw-rename') != null;
    set({ isRenaming: false });
    if (isLeaving) reading.reader.page?.focus();
    if (name !== null && name !== summary.name)
      valueOrTell(await client.call('document.rename', { id: summary.id, name }));
  }
  const words = count(summary.words + summary.interviewerWords, 'word');
  const title = isRenaming ? (
    <RenameField value={summary.name} label="Name of the transcript" onDone={(name) => void rename(name)} />
  ) : (
    titleOf(summary)
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
          <span className="tw-cut">{title}</span>
          {group ? <GroupBadge letter={group.letter} name={group.value} /> : null}
        </span>
      }
      meta={
        <span title={`${count(summary.interviewerWords, 'word')} of them are the interviewer’s`}>
          {group ? `${group.value}, ` : ''}
          {count(summary.lines, 'line')}, {words}
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
        <MenuButton label="More for this transcript" items={moreItems()} placement="bottom end">
          <IconButton label="More">
            <Icon of={Ellipsis} small />
          </IconButton>
        </MenuButton>
      </span>
    </RoomBar>
  );
}

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
