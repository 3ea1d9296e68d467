import { ChevronDown, Search, UserRound } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { PersonBadge } from '../ui/badges.tsx';
import { Icon, Mark } from '../ui/icons.tsx';
import { Kbd, ariaShortcut } from '../ui/kbd.tsx';
import { MenuButton, type MenuChoice, type MenuEntry } from '../ui/menu.tsx';
import { useQuery } from '../data/use-query.ts';
import { runAction, useActionList } from './actions.ts';
import { showDialog } from './dialogs.ts';
import { useHost } from './host-state.ts';
import { navigate } from './router.ts';
import { useSettings } from './settings.ts';
import { shortcutOf } from './shortcuts.ts';
import { clockTime } from './words.ts';
import './top-line.css';

/** The choices of some groups of actions, as they can be chosen now. */
function useChoices(): (ids: readonly string[]) => MenuChoice[] {
  const actions = useActionList();
  const settings = useSettings((store) => store.settings);
  return (ids) =>
    ids.flatMap((id) => {
      const action = actions.find((candidate) => candidate.id === id);
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

/** Study, whether all is saved, search, and the person working. */
export function TopLine() {
  const study = useHost((host) => host.state?.study);
  const person = useHost((host) => host.state?.person);
  const choices = useChoices();
  const actions = useActionList();
  const extra = actions
    .filter((action) => action.group === 'Study' && !action.id.startsWith('study.'))
    .map((a) => a.id);
  const steps = useQuery('history.state', study ? {} : null).data;
  const items = (): MenuEntry[] => [
    ...choices(['study.new', 'study.open', 'study.sample']),
    'separator',
    ...choices(['history.undo']).map((choice) => withStep(choice, steps?.undo, steps?.undoRefusal)),
    ...choices(['history.redo']).map((choice) => withStep(choice, steps?.redo, steps?.redoRefusal)),
    ...choices(['history.open']),
    'separator',
    ...choices(['study.saveCopy', 'study.move', 'study.backups', ...extra]),
    'separator',
    ...choices(['help.open', 'help.shortcuts', 'help.about']),
    'separator',
    ...choices(['study.close']),
  ];
  const personItems: MenuEntry[] = [
    ...choices(['person.set']),
    { id: 'settings', label: 'Settings', onAction: () => navigate('settings') },
  ];
  return (
    <header className="tw-top">
      <div className="tw-top-study">
        <span className="tw-top-mark">
          <Mark />
        </span>
        <MenuButton label="Study" items={items}>
          <AriaButton className="tw-top-button tw-top-name">
            <span className="tw-cut" title={study?.name}>
              {study?.name ?? 'Threadwork'}
            </span>
            <Icon of={ChevronDown} small />
          </AriaButton>
        </MenuButton>
        <SavedWords />
      </div>
      <AriaButton
        className="tw-top-find"
        aria-keyshortcuts={ariaShortcut('Mod+K')}
        aria-haspopup="dialog"
        onPress={() => showDialog('palette')}
      >
        <Icon of={Search} small />
        <span className="tw-cut">Search or do something</span>
        <Kbd keys="Mod+K" />
      </AriaButton>
      <div className="tw-top-end">
        {person ? (
          <MenuButton label="Person" items={personItems} placement="bottom end">
            <AriaButton className="tw-top-button">
              <PersonBadge name={person.name} isMe withName />
            </AriaButton>
          </MenuButton>
        ) : (
          <AriaButton className="tw-top-button" aria-haspopup="dialog" onPress={() => showDialog('person')}>
            <Icon of={UserRound} small />
            Who is working?
          </AriaButton>
        )}
      </div>
    </header>
  );
}

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
