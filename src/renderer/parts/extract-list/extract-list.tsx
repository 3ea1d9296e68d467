// Every extract of a code, a theme or a person, in the order of the transcripts.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ExtractView } from '../../../shared/contract/codes.ts';
import type { ThemeView } from '../../../shared/contract/themes.ts';
import { useActions } from '../../app/actions.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { List, type ListHandle } from '../../ui/list.tsx';
import { afterMenu, type MenuEntry } from '../../ui/menu.tsx';
import { ChooseDialog } from '../choose-dialog/choose-dialog.tsx';
import { codeChoices, themeChoices } from '../choose-dialog/choices.tsx';
import { copyQuotes, markFor, openExtract, recodeTo, uncode, type Stance } from './extract-actions.tsx';
import { ExtractRow, withHeads, type ExtractItem } from './extract-row.tsx';
import type { ExtractListProps } from './types.ts';
import { usePeopleGroups } from './use-people-groups.ts';
import './extract-list.css';

const FIRST = 300; // extracts fetched at first; more on request
const MOST = 2000;

/** A question under way, with the extracts it is about. */
type Asking = { extracts: ExtractItem[]; stance: Stance | null } | null;

/** Rows one walks by arrows; Enter goes to the place in the transcript. */
export function ExtractList(props: ExtractListProps) {
  const { label, query, showCode, themeId, startAt, emptyText } = props;
  const client = useClient();
  const [limit, setLimit] = useState(FIRST);
  const answer = useQuery('coding.extracts', { ...query, limit });
  const codes = useQuery('code.list', {}).data;
  const themes = useQuery('theme.list', {}).data;
  const people = useQuery('person.list', {}).data;
  const groups = usePeopleGroups();
  const items = useMemo(() => withHeads(answer.data?.items ?? []), [answer.data]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const active = useRef<string | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const list = useRef<ListHandle>(null);
  const place = useRef<HTMLDivElement>(null);
  useReturn(startAt ?? (props.takesFocus ? items[0]?.codingId : undefined), items, list);

  const codeById = useMemo(() => new Map((codes ?? []).map((code) => [code.id, code])), [codes]);
  const themeById = useMemo(() => new Map((themes ?? []).map((theme) => [theme.id, theme])), [themes]);
  /** What an action is about: the chosen rows, or the row one is on. */
  const inHand = (): ExtractItem[] => {
    const chosen = items.filter((item) => selected.has(item.codingId));
    return chosen.length > 1 ? chosen : items.filter((item) => item.codingId === active.current);
  };
  function open(extract: ExtractView) {
    props.onLeave?.(extract.codingId);
    openExtract(extract);
  }
  function mark(stance: Stance) {
    const theme = themeId === undefined ? undefined : themeById.get(themeId);
    if (theme) void markFor(client, inHand(), theme, stance);
    else setAsking({ extracts: inHand(), stance });
  }
  const commands = [
    {
      id: 'open',
      label: 'Open in the transcript',
      keys: 'Enter',
      run: () => inHand()[0] && open(inHand()[0] as ExtractItem),
    },
    {
      id: 'copy',
      label: 'Copy the quote with its reference',
      keys: 'Mod+C',
      run: () => copyQuotes(inHand()),
    },
    {
      id: 'key',
      label: themeId ? 'Key quote for this theme' : 'Key quote for a theme',
      keys: 'K',
      run: () => mark('for'),
    },
    {
      id: 'counter',
      label: themeId ? 'Counter-example to this theme' : 'Counter-example to a theme',
      keys: 'Shift+K',
      run: () => mark('against'),
    },
    {
      id: 'recode',
      label: 'Give it another code',
      keys: 'C',
      run: () => setAsking({ extracts: inHand(), stance: null }),
    },
    {
      id: 'uncode',
      label: 'Take the code off',
      keys: 'Delete',
      run: () => uncode(client, inHand(), codes ?? []),
    },
  ];
  const isHere = () =>
    inHand().length > 0 &&
    (place.current?.contains(document.activeElement) === true ||
      document.querySelector('.tw-overlay') !== null);
  const isCopying = () => (window.getSelection()?.toString() ?? '') !== '';
  useActions(
    // oxlint-disable-next-line react/refs -- run by keys and menus, never while rendering
    commands
      .filter((command) => command.id !== 'open')
      .map((command) => ({
        id: `extract.${command.id}`,
        label: `Extract: ${command.label.charAt(0).toLowerCase()}${command.label.slice(1)}`,
        group: 'Extracts',
        shortcut: command.keys,
        isEnabled: () => isHere() && !(command.id === 'copy' && isCopying()),
        run: () => void command.run(),
      })),
  );
  function contextMenu(item: ExtractItem): MenuEntry[] {
    active.current = item.codingId;
    const run = (id: string) => commands.find((command) => command.id === id)?.run;
    const entry = (id: string): MenuEntry => {
      const command = commands.find((candidate) => candidate.id === id);
      return {
        id,
        label: command?.label ?? id,
        shortcut: command?.keys ?? '',
        isDanger: id === 'uncode',
        onAction: afterMenu(() => run(id)?.()),
      };
    };
    return [
      entry('open'),
      entry('copy'),
      'separator',
      entry('key'),
      entry('counter'),
      'separator',
      entry('recode'),
      entry('uncode'),
    ];
  }

  if (answer.failure && !answer.data) return <p className="tw-extract-empty">{answer.failure.message}</p>;
  if (answer.data && items.length === 0) return <p className="tw-extract-empty">{emptyText}</p>;
  return (
    <div
      ref={place}
      className="tw-extracts"
      onFocus={(event) => {
        const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'];
        if (key !== undefined) active.current = key;
      }}
    >
      <List<ExtractItem>
        ref={list}
        label={label}
        items={items}
        getKey={keyOf}
        getText={textOf}
        rowHeight={112}
        selectionMode="multiple"
        selectedKeys={selected}
        onSelectionChange={setSelected}
        onAction={open}
        contextMenu={contextMenu}
        renderItem={(item, state) => (
          <ExtractRow
            item={item}
            state={state}
            code={showCode ? codeById.get(item.codeId) : undefined}
            coder={people?.find((person) => person.id === item.coderId)}
            group={groups.get(item.participantId ?? item.documentId)}
            marks={item.quotes
              .filter((quote) => themeId === undefined || quote.themeId === themeId)
              .map((quote) => ({
                name: themeId === undefined ? (themeById.get(quote.themeId)?.name ?? 'a theme') : null,
                stance: quote.stance,
              }))}
          />
        )}
      />
      {answer.data && answer.data.total > items.length ? (
        <p className="tw-extract-more">
          {items.length} of {answer.data.total} are shown.{' '}
          {items.length < MOST ? (
            <Button variant="link" onPress={() => setLimit(MOST)}>
              Show more
            </Button>
          ) : null}
        </p>
      ) : null}
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

const keyOf = (item: ExtractItem) => item.codingId;
const textOf = (item: ExtractItem) => item.reference;

/** Puts the focus back on the row one left from, once it is there. */
function useReturn(
  startAt: string | undefined,
  items: readonly ExtractItem[],
  list: React.RefObject<ListHandle | null>,
) {
  const isDone = useRef(false);
  useEffect(() => {
    if (startAt === undefined || isDone.current || !items.some((item) => item.codingId === startAt)) return;
    isDone.current = true;
    list.current?.goTo(startAt);
  }, [startAt, items, list]);
}

interface MarkDialogProps {
  extracts: readonly ExtractItem[];
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
