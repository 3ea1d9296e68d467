import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Switch } from '../ui/boxes.tsx';
import { SearchField } from '../ui/field.tsx';
import { Kbd, shortcutText } from '../ui/kbd.tsx';
import { announce } from '../ui/announce.ts';
import { useEveryAction, type Action } from './actions.ts';
import { rankOf } from './palette-rank.ts';
import { useSettings } from './settings.ts';
import { chordOf, conflictsWith, shortcutOf } from './shortcuts.ts';
import './shortcuts-list.css';

const isInList = (action: Action): boolean => !action.isHidden || action.isListed === true;

/** Every action with its keys, to look up, to change and to switch off. */
export function ShortcutsList({ takesFocus = false }: { takesFocus?: boolean }) {
  const actions = useEveryAction();
  const [query, setQuery] = useState('');
  const [changing, setChanging] = useState<string | null>(null);
  const { settings, change } = useSettings();
  const shown = actions.filter((action) => isInList(action) && fits(action, query));
  const groups = [...new Set(shown.map((action) => action.group))];
  return (
    <div className="tw-shortcuts">
      <SearchField label="Find an action or a key" value={query} onChange={setQuery} autoFocus={takesFocus} />
      <Switch
        isSelected={settings.singleKeys}
        onChange={(singleKeys) => change({ singleKeys })}
        description="Such as C to apply a code. They never act while you type. Switch them off if you steer by voice or press keys by accident."
      >
        Single letters act as shortcuts
      </Switch>
      {groups.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <ul>
            {shown
              .filter((action) => action.group === group)
              .map((action) => (
                <Row
                  key={action.id}
                  action={action}
                  actions={actions}
                  isChanging={changing === action.id}
                  onChanging={(is) => setChanging(is ? action.id : null)}
                />
              ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 ? <p className="tw-meta">No action fits “{query}”.</p> : null}
      <p className="tw-meta">
        In lists and trees: arrows walk, typing finds, Enter opens, Space chooses, F2 renames, Alt with up or
        down moves a row among its neighbours, Alt and Shift with right or left moves it a level in or out,
        Shift F10 opens the menu of a row. Tab goes to the next part of the window, F6 to notices.
      </p>
    </div>
  );

  function fits(action: Action, wanted: string): boolean {
    const keys = shortcutOf(action, settings);
    return (
      rankOf(
        wanted,
        `${action.label} ${action.group}`,
        `${action.keywords ?? ''} ${keys ? shortcutText(keys) : ''}`,
      ) !== null
    );
  }
}

interface RowProps {
  action: Action;
  actions: readonly Action[];
  isChanging: boolean;
  onChanging(isChanging: boolean): void;
}

function Row({ action, actions, isChanging, onChanging }: RowProps) {
  const { settings, setShortcut } = useSettings();
  const shortcut = shortcutOf(action, settings);
  const isChanged = settings.shortcuts[action.id] !== undefined;
  const others = shortcut ? conflictsWith(actions, action.id, shortcut, settings).filter(isInList) : [];
  // the field goes when the keys are taken; the focus goes back to where it came from
  const button = useRef<HTMLButtonElement>(null);
  const wasChanging = useRef(isChanging);
  useEffect(() => {
    if (wasChanging.current && !isChanging && document.activeElement === document.body)
      button.current?.focus();
    wasChanging.current = isChanging;
  }, [isChanging]);
  function take(event: React.KeyboardEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onChanging(false);
    const chord = chordOf(event.nativeEvent);
    if (chord === null) return;
    setShortcut(action.id, chord);
    onChanging(false);
    announce(`${action.label} is now ${shortcutText(chord)}.`);
  }
  return (
    <li>
      <span>
        {action.label}
        {others.length > 0 ? (
          <span className="tw-help">Also: {others.map((other) => other.label).join(', ')}</span>
        ) : null}
      </span>
      {isChanging ? (
        <input
          className="tw-input tw-key-field"
          aria-label={`New keys for ${action.label}. Escape leaves them as they are.`}
          placeholder="Press the new keys"
          readOnly
          ref={(field) => field?.focus()}
          onKeyDown={take}
          onBlur={() => onChanging(false)}
        />
      ) : (
        <span className="tw-key">
          {shortcut ? <Kbd keys={shortcut} /> : <span className="tw-meta">none</span>}
        </span>
      )}
      <span className="tw-key-acts">
        <Button
          ref={button}
          variant="link"
          onPress={() => onChanging(true)}
          aria-label={`Change the keys of ${action.label}`}
        >
          Change
        </Button>
        {shortcut ? (
          <Button
            variant="link"
            onPress={() => setShortcut(action.id, null)}
            aria-label={`Switch off the keys of ${action.label}`}
          >
            Off
          </Button>
        ) : null}
        {isChanged ? (
          <Button
            variant="link"
            onPress={() => setShortcut(action.id, undefined)}
            aria-label={`Put back the first keys of ${action.label}`}
          >
            Put back
          </Button>
        ) : null}
      </span>
    </li>
  );
}

/** The same over the room, from anywhere with ? or F1. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog isOpen onClose={onClose} isDismissable title="Keyboard shortcuts" size="medium">
      <ShortcutsList takesFocus />
    </Dialog>
  );
}
