import { memo } from 'react';
import { ChevronDown, Search, UserRound } from 'lucide-react';
import { PersonBadge } from '../ui/badges.tsx';
import { Icon, Mark } from '../ui/icons.tsx';
import { Kbd, ariaShortcut } from '../ui/kbd.tsx';
import { Press } from '../ui/press.tsx';
import { MenuButton, type MenuChoice, type MenuEntry } from '../ui/menu.tsx';
import { useQuery } from '../data/use-query.ts';
import { currentActions, runAction } from './actions.ts';
import { showDialog } from './dialogs.ts';
import { useHost } from './host-state.ts';
import { navigate } from './router.ts';
import { useSettings } from './settings.ts';
import { shortcutOf } from './shortcuts.ts';
import { clockTime } from './words.ts';
import './top-line.css';

/** These actions as they can be chosen now. */
function choices(ids: readonly string[]): MenuChoice[] {
  const { settings } = useSettings.getState();
  return ids.flatMap((id) => {
    const action = currentActions().find((candidate) => candidate.id === id);
    if (!action) return [];
    return [
      {
        id,
        label: action.label,
        shortcut: shortcutOf(action, settings),
        isDisabled: action.isEnabled?.() === false,
        onAction: () => void runAction(id),
      },
    ];
  });
}

/**
 * Says what a step would take back; off when there is none, and with the reason where it cannot be. Unknown (not read yet) leaves the
 * choice as it is.
 */
function withStep(choice: MenuChoice, sentence?: string | null, refusal?: string | null): MenuChoice {
  if (sentence === undefined) return choice;
  if (sentence === null) return { ...choice, isDisabled: true };
  const named = { ...choice, label: `${choice.label}: ${sentence}` };
  return refusal ? { ...named, isDisabled: true, description: refusal } : named;
}

/** What other parts of the program add to the study's menu. */
const addedToStudy = (): string[] =>
  currentActions()
    .filter((action) => action.group === 'Study' && !action.id.startsWith('study.'))
    .map((action) => action.id);

const personItems = (): MenuEntry[] => [
  ...choices(['person.set']),
  { id: 'settings', label: 'Settings', onAction: () => navigate('settings') },
];

/** Study, whether all is saved, search, and the person working. Drawn again for what it shows, never for a change of room. */
export const TopLine = memo(function TopLine() {
  const study = useHost((host) => host.state?.study);
  const person = useHost((host) => host.state?.person);
  const steps = useQuery('history.state', study ? {} : null).data;
  const items = (): MenuEntry[] => [
    ...choices(['study.new', 'study.open', 'study.sample']),
    'separator',
    ...choices(['history.undo']).map((choice) => withStep(choice, steps?.undo, steps?.undoRefusal)),
    ...choices(['history.redo']).map((choice) => withStep(choice, steps?.redo, steps?.redoRefusal)),
    ...choices(['history.open']),
    'separator',
    ...choices(['study.rename', 'study.saveCopy', 'study.move', 'study.backups', ...addedToStudy()]),
    'separator',
    ...choices(['help.open', 'help.shortcuts', 'help.about']),
    'separator',
    ...choices(['study.close']),
  ];
  return (
    <header className="tw-top">
      <div className="tw-top-study">
        <span className="tw-top-mark">
          <Mark />
        </span>
        <MenuButton label="Study" items={items}>
          <Press className="tw-top-button tw-top-name">
            <span className="tw-cut" title={study?.name}>
              {study?.name ?? 'Threadwork'}
            </span>
            <Icon of={ChevronDown} small />
          </Press>
        </MenuButton>
        <SavedWords />
      </div>
      <Press
        className="tw-top-find"
        aria-keyshortcuts={ariaShortcut('Mod+K')}
        aria-haspopup="dialog"
        onPress={() => showDialog('palette')}
      >
        <Icon of={Search} small />
        <span className="tw-cut">Search or do something</span>
        <Kbd keys="Mod+K" isDrawnOnly />
      </Press>
      <div className="tw-top-end">
        {person ? (
          <MenuButton label="Person" items={personItems} placement="bottom end">
            <Press className="tw-top-button">
              <PersonBadge name={person.name} isMe withName />
            </Press>
          </MenuButton>
        ) : (
          <Press className="tw-top-button" aria-haspopup="dialog" onPress={() => showDialog('person')}>
            <Icon of={UserRound} small />
            Who is working?
          </Press>
        )}
      </div>
    </header>
  );
});

/** Quiet while all is well. Trouble stays in view in the shell until it is over. */
function SavedWords() {
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const savedAt = useHost((host) => host.savedAt);
  const trouble = useHost((host) => host.trouble);
  const isDown = useHost((host) => host.connection.state !== 'up');
  if (trouble || isDown) return <span className="tw-top-saved is-trouble">Not saving at the moment</span>;
  if (isReadOnly) return <span className="tw-top-saved">Open for reading only</span>;
  return (
    <span className="tw-top-saved">
      {savedAt ? `All changes saved ${clockTime(savedAt)}` : 'All changes saved'}
    </span>
  );
}
