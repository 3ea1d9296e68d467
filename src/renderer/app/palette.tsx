import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { CornerDownLeft } from 'lucide-react';
import { announce } from '../ui/announce.ts';
import { Kbd } from '../ui/kbd.tsx';
import { afterMenu } from '../ui/menu.tsx';
import { TypedField } from '../ui/typed-field.tsx';
import { isAsleep, runAction, useActionList, useEveryAction, type Action } from './actions.ts';
import { paletteProviders, type PaletteItem } from './palette-providers.ts';
import { foundIn, rank, rankOf } from './palette-rank.ts';
import { placeOfGroup } from './room-actions.ts';
import type { Room } from './room.ts';
import { navigate } from './router.ts';
import { useSettings } from './settings.ts';
import { shortcutOf } from './shortcuts.ts';
import './palette.css';

interface Found extends PaletteItem {
  shortcut?: string;
}
interface Section {
  title: string;
  order: number;
  items: Found[];
}
const PER_SECTION = 7;

interface PaletteProps {
  rooms: readonly Room[];
  onClose(): void;
}

/** One field for finding and for doing: actions with their keys, rooms, and whatever rooms offer. */
export function Palette({ rooms, onClose }: PaletteProps) {
  const [query, setQuery] = useState('');
  const [cursor, setCursor] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const sections = useSections(query, rooms);
  const flat = sections.flatMap((section) => section.items);
  const at = Math.min(cursor, Math.max(0, flat.length - 1));

  useEffect(() => {
    if (query !== '') announce(flat.length === 0 ? 'Nothing found.' : `${flat.length} found.`);
  }, [query, flat.length]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [at, sections]);

  function choose(item: Found | undefined) {
    if (!item) return;
    onClose();
    // the dialog gives the focus back in the next frame; what runs after that may take it, and gives it back to the same place
    afterMenu(() => item.run())();
  }
  function onKeyDown(event: React.KeyboardEvent) {
    const moves: Record<string, number> = {
      ArrowDown: at + 1 >= flat.length ? 0 : at + 1,
      ArrowUp: at === 0 ? flat.length - 1 : at - 1,
      PageDown: Math.min(flat.length - 1, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    if (event.key === 'Enter') choose(flat[at]);
    else if (event.key in moves) setCursor(moves[event.key] as number);
    else return;
    event.preventDefault();
  }
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      className="tw-overlay tw-palette-overlay"
    >
      <Modal className="tw-modal tw-palette">
        <AriaDialog aria-label="Search or do something" className="tw-dialog">
          <TypedField
            className="tw-palette-field"
            label="Search or do something"
            listId={listId}
            activeId={flat[at] ? `${listId}-${at}` : undefined}
            value={query}
            autoFocus
            onChange={(value) => {
              setQuery(value);
              setCursor(0);
            }}
            onKeyDown={onKeyDown}
          />
          <div ref={list} id={listId} role="listbox" aria-label="Found" className="tw-palette-list tw-scroll">
            {sections.map((section) => {
              const first = flat.indexOf(section.items[0] as Found);
              return (
                <div key={section.title} role="group" aria-label={section.title}>
                  <div className="tw-palette-title" aria-hidden="true">
                    {section.title}
                  </div>
                  {section.items.map((item, offset) => (
                    // keys come from the field; the mouse is served here
                    <div
                      key={item.id}
                      id={`${listId}-${first + offset}`}
                      role="option"
                      aria-selected={first + offset === at}
                      className="tw-palette-item"
                      onPointerMove={() => setCursor(first + offset)}
                      onClick={() => choose(item)}
                    >
                      <span className="tw-palette-icon">{item.icon}</span>
                      <Label text={item.label} query={query} />
                      {item.detail ? <span className="tw-meta">{item.detail}</span> : null}
                      {item.shortcut ? <Kbd keys={item.shortcut} /> : null}
                    </div>
                  ))}
                </div>
              );
            })}
            {flat.length === 0 ? <p className="tw-palette-none">Nothing found. Try fewer letters.</p> : null}
          </div>
          <footer className="tw-palette-foot" aria-hidden="true">
            <Kbd keys="ArrowUp" />
            <Kbd keys="ArrowDown" /> choose
            <kbd className="tw-kbd">
              <CornerDownLeft size={11} />
            </kbd>
            go
            <Kbd keys="Escape" /> leave
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Label({ text, query }: { text: string; query: string }) {
  const found = foundIn(query, text);
  if (!found) return <span className="tw-palette-label tw-cut">{text}</span>;
  return (
    <span className="tw-palette-label tw-cut">
      {text.slice(0, found.start)}
      <b>{text.slice(found.start, found.end)}</b>
      {text.slice(found.end)}
    </span>
  );
}

/** Results in sections: what is there at once, then what providers bring, in their order. */
function useSections(query: string, rooms: readonly Room[]): Section[] {
  const actions = useActionList();
  const every = useEveryAction();
  const settings = useSettings((store) => store.settings);
  const [brought, setBrought] = useState<{ query: string; sections: Section[] }>({ query: '', sections: [] });
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === '') return;
    let isOld = false;
    const sections: Section[] = [];
    for (const provider of paletteProviders()) {
      void Promise.resolve(provider.search(wanted, PER_SECTION)).then(
        (items) => {
          if (isOld) return;
          if (items.length > 0) sections.push({ title: provider.title, order: provider.order, items });
          setBrought({ query: wanted, sections: sections.toSorted((a, b) => a.order - b.order) });
        },
        (failure: unknown) => console.error(failure),
      );
    }
    return () => {
      isOld = true;
    };
  }, [wanted]);
  return useMemo(() => {
    const usable = actions.filter(
      (action) => !action.isHidden && action.isEnabled?.() !== false && !action.id.startsWith('go.'),
    );
    const ranked = (of: readonly Action[]) =>
      rank(of, wanted, (action) => ({
        label: action.label,
        more: `${action.group} ${action.keywords ?? ''}`,
      }));
    const found = ranked(usable);
    const asItem = (action: Action): Found => ({
      id: action.id,
      label: action.label,
      detail: action.group,
      shortcut: shortcutOf(action, settings),
      run: () => void runAction(action.id),
    });
    // what is done in another room is found too, with its keys, and leads there
    const elsewhere = (action: Action): Found => {
      const { room, params } = placeOfGroup(action.group) ?? { room: '' };
      return { ...asItem(action), run: () => navigate(room, params) };
    };
    const isElsewhere = (action: Action) =>
      !action.isHidden &&
      placeOfGroup(action.group) !== undefined &&
      isAsleep(action.id) &&
      // of so many some have the letters of any word somewhere
      (rankOf(wanted, action.label, action.group) ?? 4) < 4;
    const asRoom = (room: Room): Found => {
      const go = actions.find((action) => action.id === `go.${room.id}`);
      return {
        id: `room.${room.id}`,
        label: room.title,
        icon: <room.icon small />,
        shortcut: go ? shortcutOf(go, settings) : undefined,
        run: () => navigate(room.id),
      };
    };
    const own: Section[] = [
      {
        title: 'Rooms',
        order: 40,
        items: rank(rooms, wanted, (room) => ({ label: room.title })).map(asRoom),
      },
      {
        title: 'Actions',
        order: 50,
        items: found.slice(0, wanted === '' ? 40 : PER_SECTION + 3).map(asItem),
      },
      {
        title: 'In other rooms',
        order: 90,
        items: wanted === '' ? [] : ranked(every.filter(isElsewhere)).slice(0, PER_SECTION).map(elsewhere),
      },
    ];
    const others = wanted !== '' && brought.query === wanted ? brought.sections : [];
    return [...own, ...others]
      .filter((section) => section.items.length > 0)
      .toSorted((a, b) => a.order - b.order);
  }, [actions, every, settings, rooms, wanted, brought]);
}
