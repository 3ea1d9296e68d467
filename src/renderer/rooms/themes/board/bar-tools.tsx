// The line above the table: finding, tints, filters, sittings, adding.
import { memo } from 'react';
import { Camera, Filter, Plus } from 'lucide-react';
import { currentRoute, navigate } from '../../../app/router.ts';
import { dayOf } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import {
  afterMenu,
  Button,
  Icon,
  IconButton,
  MenuButton,
  SearchField,
  SegmentedControl,
  type MenuEntry,
} from '../../../ui/index.ts';
import { focusSoon } from './use-focused-stop.ts';
import type { BoardWords } from './board-data.ts';
import { useBoard, useBoardPart, type Tint } from './store.ts';

interface BarToolsProps {
  spread: BoardWords['spread'];
  coders: BoardWords['coders'];
  sitting: string | undefined;
  isReadOnly: boolean;
  run(name: string): void;
}

/** Opens one more sitting, at most two at once, or closes one that is open. */
export const nextSittings = (open: readonly string[], id: string): string[] =>
  open.includes(id) ? open.filter((one) => one !== id) : [...open, id].slice(-2);

/** Beside the table and beside each other. */
export function showSittings(ids: readonly string[]): void {
  const { theme } = currentRoute().params;
  navigate('themes', {
    view: 'board',
    ...(theme === undefined ? {} : { theme }),
    ...(ids.length === 0 ? {} : { sitting: ids.join(',') }),
  });
}

export const BarTools = memo(function BarTools({ spread, coders, run, sitting, isReadOnly }: BarToolsProps) {
  const { tint, filter, query, set } = useBoardPart('tint', 'filter', 'query', 'set');
  const sittings = useQuery('board.snapshots', {}).data ?? [];
  const documents = useQuery('document.list', {}).data ?? [];
  const groups = spread && spread.groups.length > 1 ? spread.groups : [];
  const tints: { id: Tint; label: string }[] = [
    { id: 'code', label: 'Code' },
    ...(groups.length > 0 ? [{ id: 'group' as const, label: spread?.attribute?.name ?? 'Group' }] : []),
    { id: 'person', label: 'Person' },
    ...(coders.length > 1 ? [{ id: 'coder' as const, label: 'Coder' }] : []),
    { id: 'transcript', label: 'Transcript' },
  ];
  const open = sitting?.split(',') ?? [];
  const only = (kind: 'group' | 'coder' | 'transcript', id: string, label: string) => ({
    id: `${kind}-${id}`,
    label,
    isChecked: filter?.kind === kind && filter.id === id,
    onAction: () => set({ filter: filter?.kind === kind && filter.id === id ? null : { kind, id, label } }),
  });
  const filters: MenuEntry[] = [
    {
      heading: 'Card edges show',
      items: tints.map(({ id, label }) => ({
        id: `tint-${id}`,
        label,
        isChecked: tint === id,
        onAction: () => set({ tint: id }),
      })),
    },
    ...(groups.length > 0
      ? [{ heading: 'Only', items: groups.map((group) => only('group', group.name, group.name)) }]
      : []),
    'separator',
    ...(coders.length > 1
      ? [
          {
            id: 'coders',
            label: 'Only one coder',
            items: coders.map((one) => only('coder', one.id, one.name)),
          },
        ]
      : []),
    {
      id: 'transcripts',
      label: 'Only one transcript',
      items: documents.map((one) => only('transcript', one.id, one.name)),
    },
    ...(filter ? [{ id: 'everything', label: 'Everything', onAction: () => set({ filter: null }) }] : []),
  ];
  const kept: MenuEntry[] = [
    ...(isReadOnly ? [] : [{ id: 'keep', label: 'Keep this sitting', onAction: () => run('keep') }]),
    ...(sittings.length > 0
      ? [
          {
            heading: 'Open beside the table',
            items: sittings.toReversed().map((one) => ({
              id: one.id,
              label: `${one.name}, ${dayOf(one.at)}, ${one.piles} ${one.piles === 1 ? 'pile' : 'piles'}`,
              isChecked: open.includes(one.id),
              onAction: () => showSittings(nextSittings(open, one.id)),
            })),
          },
        ]
      : []),
  ];
  return (
    <>
      {/* the field's own keys come first; these lead from it to the table */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        onKeyUp={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'Escape') focusSoon(useBoard.getState().at);
        }}
      >
        <SearchField
          label="Find a card"
          className="bd-find"
          value={query}
          onChange={(next) => set({ query: next })}
          onSubmit={() => run('found')}
        />
      </div>
      <div className="bd-tints">
        <SegmentedControl
          label="Card edges show"
          value={tint}
          options={tints.filter(({ id }) => id === tint || id !== 'transcript')}
          onChange={(next) => set({ tint: next })}
        />
      </div>
      <MenuButton label="Show" placement="bottom end" items={filters}>
        {filter ? (
          <Button icon={<Icon of={Filter} small />}>{filter.label}</Button>
        ) : (
          <IconButton label="Show some cards only">
            <Icon of={Filter} small />
          </IconButton>
        )}
      </MenuButton>
      <MenuButton label="Sittings" placement="bottom end" items={kept}>
        <IconButton label="Sittings">
          <Icon of={Camera} small />
        </IconButton>
      </MenuButton>
      {isReadOnly ? null : (
        <MenuButton
          label="Add cards"
          placement="bottom end"
          items={[
            { id: 'codes', label: 'Codes', shortcut: 'A', onAction: afterMenu(() => run('add')) },
            {
              id: 'extracts',
              label: 'Extracts of a code',
              shortcut: 'E',
              onAction: afterMenu(() => run('extracts')),
            },
            {
              id: 'list',
              label: 'From a list, by dragging',
              shortcut: 'L',
              onAction: afterMenu(() => run('list')),
            },
            {
              id: 'theme',
              label: 'A theme, laid out as a pile',
              shortcut: 'Shift+T',
              onAction: afterMenu(() => run('layTheme')),
            },
            { id: 'pile', label: 'Empty pile', onAction: afterMenu(() => run('emptyPile')) },
            'separator',
            { id: 'tidy', label: 'Tidy the table', onAction: afterMenu(() => run('tidy')) },
          ]}
        >
          <Button icon={<Icon of={Plus} small />}>Add cards</Button>
        </MenuButton>
      )}
    </>
  );
});
