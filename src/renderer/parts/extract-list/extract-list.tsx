// Every extract of a code, a theme or a person, in the order of the transcripts.
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ExampleKind } from '../../../shared/contract/codes.ts';
import type { ExtractView } from '../../../shared/contract/codings.ts';
import type { ThemeView } from '../../../shared/contract/themes.ts';
import { useActions } from '../../app/actions.ts';
import { useSettings } from '../../app/settings.ts';
import { shortcutOf } from '../../app/shortcuts.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { List, type ListHandle } from '../../ui/list.tsx';
import type { MenuEntry } from '../../ui/menu.tsx';
import { ChooseDialog } from '../choose-dialog/choose-dialog.tsx';
import { toggleExample } from '../code-examples/index.ts';
import { codeChoices, themeChoices } from '../choose-dialog/choices.tsx';
import { copyQuotes, markFor, openExtract, recodeTo, uncode, type Stance } from './extract-actions.tsx';
import { LazyExtractRow } from './extract-row.tsx';
import { useListInHand } from './in-hand.ts';
import type { ExtractListProps } from './types.ts';
import { codingOf, isLater, useExtractItems, useKnownExtracts, type ExtractItem } from './use-extracts.ts';
import { usePeopleGroups } from './use-people-groups.ts';
import './extract-list.css';

/** A question under way, with the extracts it is about. */
type Asking = { extracts: readonly ExtractView[]; stance: Stance | null } | null;

interface Command {
  id: string;
  label: string;
  keys: string;
  run(extracts: ExtractView[]): unknown;
}

/** Rows one walks by arrows; Enter goes to the place in the transcript. Thousands are fine. */
export function ExtractList(props: ExtractListProps) {
  const { label, query, groupBy = 'document', showCode, themeId, startAt, emptyText, notes } = props;
  const client = useClient();
  const settings = useSettings((store) => store.settings);
  const rows = useExtractItems(query, groupBy);
  const { items, failure, isThere, askAll } = rows;
  const codes = useQuery('code.list', {}).data;
  const themes = useQuery('theme.list', {}).data;
  const people = useQuery('person.list', {}).data;
  const ofStudy = usePeopleGroups();
  const groups = props.marks ?? ofStudy;
  const { known, load } = useKnownExtracts();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const active = useRef<string | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const list = useRef<ListHandle>(null);
  const place = useRef<HTMLDivElement>(null);
  const { isInHand, take } = useListInHand(useId());
  useReturn(startAt ?? (props.takesFocus ? items[0]?.id : undefined), rows, list);
  // rows that stood for codings not known yet are these codings now
  const [before, setBefore] = useState(items);
  if (before !== items) {
    setBefore(items);
    if ([...selected].some(isLater)) setSelected(new Set([...selected].map((id) => codingOf(id, items))));
  }
  useLayoutEffect(() => {
    const at = active.current;
    if (at === null || codingOf(at, items) === at) return;
    active.current = codingOf(at, items);
    list.current?.goTo(active.current, place.current?.contains(document.activeElement) === true);
  }, [items]);
  useImperativeHandle(props.ref, () => ({
    goTo: (id, withFocus = true) => {
      active.current = id;
      if (!rows.isWhole && !items.some((item) => item.id === id)) askAll();
      list.current?.goTo(id, withFocus);
    },
    current: () => {
      const id = active.current ?? items[0]?.id ?? null;
      return id === null || isLater(id) ? null : id;
    },
  }));

  const codeById = useMemo(() => new Map((codes ?? []).map((code) => [code.id, code])), [codes]);
  const themeById = useMemo(() => new Map((themes ?? []).map((theme) => [theme.id, theme])), [themes]);
  /** What an action is about: the chosen rows, or the row one is on. */
  const inHand = (): string[] => {
    const chosen = items.filter((item) => selected.has(item.id)).map((item) => item.id);
    if (chosen.length > 1) return chosen;
    return items.some((item) => item.id === active.current) ? [active.current as string] : [];
  };
  function open(extract: ExtractView) {
    props.onLeave?.(extract.codingId);
    openExtract(extract);
  }
  function mark(extracts: ExtractView[], stance: Stance) {
    const theme = themeId === undefined ? undefined : themeById.get(themeId);
    if (theme) void markFor(client, extracts, theme, stance);
    else setAsking({ extracts, stance });
  }
  function asExample(extract: ExtractView, kind: ExampleKind) {
    const code = codeById.get(extract.codeId);
    if (code) void toggleExample(client, code, kind, extract.codingId, extract.reference);
  }
  const commands: Command[] = [
    { id: 'open', label: 'Open in the transcript', keys: 'Enter', run: ([first]) => first && open(first) },
    { id: 'copy', label: 'Copy the quote with its reference', keys: 'Mod+C', run: copyQuotes },
    {
      id: 'key',
      label: themeId ? 'Key quote for this theme' : 'Key quote for a theme',
      keys: 'K',
      run: (extracts) => mark(extracts, 'for'),
    },
    {
      id: 'counter',
      label: themeId ? 'Counter-example to this theme' : 'Counter-example to a theme',
      keys: 'Shift+K',
      run: (extracts) => mark(extracts, 'against'),
    },
    {
      id: 'typical',
      label: 'Typical example of its code',
      keys: 'Y',
      run: ([first]) => first && asExample(first, 'typical'),
    },
    {
      id: 'borderline',
      label: 'Borderline example of its code',
      keys: 'Shift+Y',
      run: ([first]) => first && asExample(first, 'borderline'),
    },
    {
      id: 'recode',
      label: 'Give it another code',
      keys: 'C',
      run: (extracts) => setAsking({ extracts, stance: null }),
    },
    {
      id: 'uncode',
      label: 'Take the code off',
      keys: 'Delete',
      run: (extracts) => uncode(client, extracts, codes ?? []),
    },
  ];
  async function run(command: Command | undefined, chosen = inHand()) {
    const ids = await rows.codingsOf(chosen);
    const extracts = ids.length > 0 ? await load(ids) : [];
    if (extracts.length > 0) await command?.run(extracts);
  }
  const isHere = () =>
    inHand().length > 0 &&
    (place.current?.contains(document.activeElement) === true ||
      document.querySelector('.tw-overlay') !== null);
  const isCopying = () => (window.getSelection()?.toString() ?? '') !== '';
  useActions(
    isInHand
      ? // oxlint-disable-next-line react/refs -- run by keys and menus, never while rendering
        commands
          .filter((command) => command.id !== 'open')
          .map((command) => ({
            id: `extract.${command.id}`,
            label: `Extract: ${command.label.charAt(0).toLowerCase()}${command.label.slice(1)}`,
            group: 'Extracts',
            shortcut: command.keys,
            isEnabled: () => isHere() && !(command.id === 'copy' && isCopying()),
            run: () => run(command),
          }))
      : [],
  );
  const keysOf = (command: Command | undefined): string => {
    if (!command || command.id === 'open') return command?.keys ?? '';
    const id = `extract.${command.id}`;
    return shortcutOf({ ...command, id, group: '', shortcut: command.keys, run: () => {} }, settings) ?? '';
  };
  function contextMenu(item: ExtractItem): MenuEntry[] {
    active.current = item.id;
    const entry = (id: string): MenuEntry => {
      const command = commands.find((candidate) => candidate.id === id);
      return {
        id,
        label: command?.label ?? id,
        shortcut: keysOf(command),
        isDanger: id === 'uncode',
        onAction: () => void run(command),
      };
    };
    return [
      entry('open'),
      entry('copy'),
      'separator',
      entry('key'),
      entry('counter'),
      'separator',
      entry('typical'),
      entry('borderline'),
      'separator',
      entry('recode'),
      entry('uncode'),
    ];
  }

  if (failure && !isThere) return <p className="tw-extract-empty">{failure.message}</p>;
  if (isThere && items.length === 0) return <p className="tw-extract-empty">{emptyText}</p>;
  return (
    <div
      ref={place}
      className="tw-extracts"
      onFocus={(event) => {
        take();
        const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'];
        if (key === undefined) return;
        active.current = key;
        if (!isLater(key)) props.onRow?.(key);
      }}
    >
      <List<ExtractItem>
        ref={list}
        label={label}
        items={items}
        getKey={keyOf}
        getText={(item) => known.current.get(item.id)?.reference ?? ''}
        rowHeight={96}
        isLazy
        selectionMode="multiple"
        selectedKeys={selected}
        onSelectionChange={setSelected}
        onAction={(item) => void run(commands[0], [item.id])}
        contextMenu={contextMenu}
        renderItem={(item, state) => (
          <LazyExtractRow
            item={item}
            state={state}
            known={known.current}
            groupBy={groupBy}
            codeOf={(codeId) => codeById.get(codeId)}
            showCode={showCode === true}
            people={people ?? []}
            groupOf={(key) => groups.get(key)}
            themeId={themeId}
            themeName={(id) => themeById.get(id)?.name ?? 'a theme'}
            note={notes?.get(item.id)}
            askAll={askAll}
          />
        )}
      />
      {asking?.stance === null ? (
        <ChooseDialog
          title={`Give ${asking.extracts.length === 1 ? asking.extracts[0]?.reference : `${asking.extracts.length} extracts`} another code`}
          label="Find a code"
          choices={codeChoices(codes ?? [], { noHeadings: true })}
          onClose={() => setAsking(null)}
          onChoose={(id) => {
            const code = codeById.get(id);
            if (code) void recodeTo(client, asking.extracts, code);
          }}
        />
      ) : null}
      {asking && asking.stance !== null ? (
        <MarkDialog
          extracts={asking.extracts}
          stance={asking.stance}
          themes={themes ?? []}
          onClose={() => setAsking(null)}
          onChoose={(theme, stance) => void markFor(client, asking.extracts, theme, stance)}
        />
      ) : null}
    </div>
  );
}

const keyOf = (item: ExtractItem) => item.id;

/** Puts the focus back on the row one left from, once it is there. */
function useReturn(
  startAt: string | undefined,
  { items, isWhole, askAll }: Pick<ReturnType<typeof useExtractItems>, 'items' | 'isWhole' | 'askAll'>,
  list: React.RefObject<ListHandle | null>,
) {
  const isDone = useRef(false);
  useEffect(() => {
    if (startAt === undefined || isDone.current) return;
    if (!items.some((item) => item.id === startAt)) return void (isWhole || askAll());
    isDone.current = true;
    list.current?.goTo(startAt);
  }, [startAt, items, isWhole, askAll, list]);
}

interface MarkDialogProps {
  extracts: readonly ExtractView[];
  stance: Stance;
  themes: readonly ThemeView[];
  onClose(): void;
  onChoose(theme: ThemeView, stance: Stance): void;
}

/** Asks which theme an extract speaks for or against; themes that hold its code come first. */
function MarkDialog({ extracts, stance, themes, onClose, onChoose }: MarkDialogProps) {
  const holds = (theme: ThemeView) => extracts.some((extract) => theme.codeIds.includes(extract.codeId));
  return (
    <ChooseDialog
      title={stance === 'for' ? 'Key quote for which theme?' : 'Counter-example to which theme?'}
      label="Find a theme"
      emptyText="There is no theme of that name yet."
      choices={themeChoices(themes, { first: holds })}
      onClose={onClose}
      onChoose={(id) => {
        const theme = themes.find((candidate) => candidate.id === id);
        if (theme) onChoose(theme, stance);
      }}
    />
  );
}
