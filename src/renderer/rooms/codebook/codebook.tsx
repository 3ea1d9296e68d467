import { useCallback, useDeferredValue, useMemo, useRef, type CSSProperties } from 'react';
import type { CodeView } from '../../../shared/contract/codes.ts';
import { useActions } from '../../app/actions.ts';
import { forgetBegunNew } from '../../app/begun-new.ts';
import { useReadOnly } from '../../app/host-state.ts';
import { navigate } from '../../app/router.ts';
import { useSameNodes } from '../../data/same-nodes.ts';
import { useLatest } from '../../data/use-latest.ts';
import { useClient, useData, useQuery } from '../../data/use-query.ts';
import { CODES_DRAG } from '../../parts/code-rows/codes-drag.ts';
import { spreadWidth } from '../../parts/people-spread/people-spread.tsx';
import { Button, Tree, type TreeHandle } from '../../ui/index.ts';
import { createFromDraft, moveCodes, updateCode } from './actions/code-actions.ts';
import { BulkBar } from './parts/bulk-bar.tsx';
import { askToMerge, DropTray } from './parts/drop-tray.tsx';
import { CodeInspector } from './parts/code-inspector.tsx';
import { CodebookBar } from './parts/codebook-bar.tsx';
import { CodebookNotices } from './parts/codebook-notices.tsx';
import { CodeRow, codeRowTeller, type CodeRowProps } from './parts/code-row.tsx';
import { OldNames } from '../../parts/frame/old-names.tsx';
import { useGoneCode } from '../../parts/frame/use-gone.ts';
import { AskWhy } from './frame/ask-why.tsx';
import { CodebookDialogs } from './parts/codebook-dialogs.tsx';
import { useCodebook } from './store.ts';
import { Heading } from './parts/heading.tsx';
import { IncomingDialog } from './parts/incoming-dialog.tsx';
import {
  buildTree,
  DRAFT,
  flat,
  lookFor,
  parentsIn,
  spreadWithout,
  withDraft,
  without,
  withoutLeaving,
  type CodeNode,
} from './tree-data.ts';
import { aboutRowOneIsOn, codebookActions, codeMenu, idOf } from './use-codebook-actions.ts';
import { CodebookDrop, NoCodes } from './parts/no-codes.tsx';
import { foldAway, leaveFor, useOpenedInView, usePlace } from './use-codebook-place.ts';
import './codebook.css';

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const NONE: readonly CodeView[] = [];
const keyOf = (node: CodeNode) => node.id;
const childrenOf = (node: CodeNode) => node.children;
const nameOf = (node: CodeNode) => node.code?.name ?? '';

const markOf = (node: CodeNode, opened: ReadonlySet<string>) =>
  [node.code?.isHeading ? 'heading' : '', opened.has(node.id) ? 'open' : ''].filter(Boolean).join(' ') ||
  undefined;

const focusTree = () => document.querySelector<HTMLElement>('.cb-tree [tabindex="0"]')?.focus();

/** The code of the row that has the focus, if one has. */
function rowOneIsOn(roots: readonly CodeNode[]): CodeNode[] {
  const row = document.activeElement?.closest<HTMLElement>('.cb-tree [data-key]');
  return row ? flat(roots).filter((node) => node.id === row.dataset['key']) : [];
}

/** The codebook: every code with what it means, who says it and how often. */
export function Codebook({ params }: { params: Record<string, string> }) {
  const data = useData();
  const { client } = data;
  const answer = useQuery('code.list', {});
  const told = useQuery('code.spread', {}).data;
  const persons = useQuery('person.list', {}).data;
  const store = useCodebook();
  const { selected, query, quick, order, draft, leaving, set } = store;
  const listed = answer.data ?? NONE;
  const codes = useMemo(() => withoutLeaving(listed, leaving), [listed, leaving]);
  const spread = useMemo(() => spreadWithout(told, leaving), [told, leaving]);
  const tree = useRef<TreeHandle>(null);
  const filter = useRef<HTMLInputElement>(null);

  const roots = useSameNodes(useMemo(() => buildTree(codes, spread), [codes, spread]));
  const shown = useSameNodes(
    useMemo(() => {
      const found = lookFor(roots, { query, quick, order, sort: store.sort });
      return draft ? withDraft(found, draft.parentId) : found;
    }, [roots, query, quick, order, store.sort, draft]),
  );
  const isNarrowed = query.trim() !== '' || quick !== 'all' || order !== 'tree';
  const parents = useMemo(() => parentsIn(shown), [shown]);
  const expanded = useMemo(
    () => (isNarrowed ? parents : without(parents, store.closed)),
    [parents, isNarrowed, store.closed],
  );
  const chosen = useMemo(() => flat(roots).filter((node) => selected.has(node.id)), [roots, selected]);

  usePlace(params, codes, tree);
  const wanted = params['code'];
  const isThere = answer.data?.some((code) => code.id === wanted);
  useGoneCode(wanted, isThere, (code) => navigate('codebook', { code }, { replace: true }));
  useOpenedInView();
  const isReadOnly = useReadOnly();
  const deps = {
    data,
    isReadOnly,
    rename: (id: string) => tree.current?.rename(id),
    parents: isNarrowed ? null : parents,
    fold: (closed: ReadonlySet<string>) => foldAway(closed, shown, tree),
    focusFilter: () => filter.current?.focus(),
    focusTree,
  };
  // oxlint-disable-next-line react/refs -- what is given is called by keys and menus, never while rendering
  const known = codebookActions({ ...deps, chosen });
  const aboutRow = () => codebookActions({ ...deps, chosen: rowOneIsOn(roots) });
  // oxlint-disable-next-line react/refs -- the same
  const actions = chosen.length > 0 ? known : aboutRowOneIsOn(known, aboutRow);
  useActions(actions);
  const run = useLatest((name: string) => void actions.find((one) => one.id === idOf(name))?.run());
  const show = useLatest((id: string) => {
    set({ selected: new Set([id]), query: '', quick: 'all' });
    tree.current?.goTo(id);
  });

  // the row one is on is drawn first, what the inspector tells of it after
  const looked = useDeferredValue(selected);
  const isLeaving = leaving.codes.size > 0;
  const wasLeaving = useDeferredValue(isLeaving);
  const rowProps = useRowCallbacks(tree);
  const groups = spread?.groups;
  const describe = useMemo(() => codeRowTeller(groups), [groups]);
  const nameOfPerson = useMemo(
    () => new Map(persons?.map((person) => [person.id, person.name.split(' ')[0] ?? ''])),
    [persons],
  );
  const addedBy = (code: CodeView | null) => {
    if (!code) return '';
    const who = code.createdBy === null ? undefined : nameOfPerson.get(code.createdBy);
    return [who, day.format(new Date(code.createdAt))].filter(Boolean).join(', ');
  };

  if (answer.data && codes.length === 0 && !draft)
    return <NoCodes onNew={() => run('new')} onTakeIn={() => run('takeIn')} incoming={store.incoming} />;
  return (
    <div
      className="cb tw-room-column"
      style={{ '--strip': spread ? spreadWidth(spread.groups) : 0 } as CSSProperties}
    >
      <CodebookBar codes={codes} spread={spread} filter={filter} onRun={run} onDown={focusTree} />
      <CodebookNotices codes={codes} onShow={show} />
      <AskWhy />
      <OldNames query={query} />
      <div className="cb-table">
        <Heading spread={spread} sort={order === 'table' ? store.sort : null} onSort={store.sortBy} />
        <Tree<CodeNode>
          ref={tree}
          label="Codes"
          className="cb-tree"
          roots={shown}
          getKey={keyOf}
          getChildren={childrenOf}
          getText={nameOf}
          describeItem={describe}
          markItem={(node) => markOf(node, store.opened)}
          rowHeight={29}
          selectionMode="multiple"
          selectOnMove
          selectedKeys={selected}
          onSelectionChange={(keys) => {
            keys.delete(DRAFT);
            set({ selected: keys });
          }}
          expandedKeys={expanded}
          onExpandedChange={(keys) => {
            if (isNarrowed) return;
            set({ closed: without(parents, keys) });
          }}
          onAction={(node) => store.toggleOpened(node.id)}
          {...(isReadOnly
            ? {}
            : {
                onRename: (node: CodeNode, name: string) => void updateCode(client, { id: node.id, name }),
                dragType: CODES_DRAG,
              })}
          {...(isNarrowed || isReadOnly
            ? {}
            : {
                onMove: (keys, place) => void moveCodes(client, keys, place.parentKey, place.beforeKey),
              })}
          canMove={(keys, place) => !keys.includes(DRAFT) && place.parentKey !== DRAFT}
          {...(isNarrowed
            ? {
                // where the tree's order is not shown there is no place to move to: on a code means into it
                takes: {
                  type: CODES_DRAG,
                  onDrop: (node: CodeNode, keys: string[]) =>
                    keys.includes(node.id) ? undefined : askToMerge(codes, [...keys, node.id]),
                },
              }
            : {})}
          contextMenu={(node) => {
            if (!selected.has(node.id)) set({ selected: new Set([node.id]) });
            return codeMenu(codebookActions({ ...deps, chosen: selected.has(node.id) ? chosen : [node] }));
          }}
          renderItem={(node, state) => (
            <CodeRow
              node={node}
              state={state}
              groups={groups}
              isOpen={store.opened.has(node.id)}
              isChoosing={selected.size > 1}
              draftName={draft?.name ?? ''}
              addedBy={addedBy(node.code)}
              isReadOnly={isReadOnly}
              {...rowProps}
            />
          )}
        />
        {answer.data && shown.length === 0 ? (
          <NothingFits onClear={() => set({ query: '', quick: 'all' })} />
        ) : null}
        <DropTray codes={codes} />
        {chosen.length > 1 && !isReadOnly ? (
          <BulkBar
            nodes={chosen}
            onMerge={() => run('merge')}
            onMove={() => run('move')}
            onTheme={() => run('theme')}
            onColour={(colour) => void client.call('code.setColour', { ids: realOnes(chosen), colour })}
            onRetire={() => run('retire')}
            onRestore={() => run('restore')}
            onDelete={() => run('delete')}
            onClear={() => set({ selected: new Set() })}
          />
        ) : null}
      </div>
      <CodeInspector
        roots={roots}
        selected={looked}
        isHeld={isLeaving || wasLeaving}
        spread={spread}
        startAt={params['extract']}
        onLeave={leaveFor}
        onPutUnderTheme={putUnderTheme}
      />
      {store.incoming ? <IncomingDialog file={store.incoming} codes={codes} /> : null}
      <CodebookDrop />
      <CodebookDialogs codes={listed} roots={roots} onGoTo={(id) => tree.current?.goTo(id)} />
    </div>
  );
}

/** Those that are codes and no headings. */
const realOnes = (nodes: readonly CodeNode[]): string[] =>
  nodes.filter((node) => !node.code?.isHeading).map(keyOf);

function putUnderTheme(): void {
  const { selected, set } = useCodebook.getState();
  set({ asking: { kind: 'theme', ids: [...selected] } });
}

function useRowCallbacks(tree: React.RefObject<TreeHandle | null>) {
  const client = useClient();
  const onChoose = useCallback((id: string) => {
    const { selected, set } = useCodebook.getState();
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    set({ selected: next });
  }, []);
  const onColour = useCallback(
    (id: string, colour: number) => void updateCode(client, { id, colour }),
    [client],
  );
  const onText = useCallback<CodeRowProps['onText']>(
    (id, patch, session) => client.call('code.update', { id, ...patch, session }),
    [client],
  );
  const onDraft = useCallback(
    async (name: string | null) => {
      forgetBegunNew('codebook.newCode');
      if (name === null) return useCodebook.getState().set({ draft: null });
      const id = await createFromDraft(client, name);
      if (id !== null) tree.current?.goTo(id);
    },
    [client, tree],
  );
  const giveName = useCallback((name: string | null) => void onDraft(name), [onDraft]);
  const onLeaveField = useCallback((id: string) => tree.current?.goTo(id), [tree]);
  const onToggle = useCodebook((state) => state.toggleOpened);
  return {
    onChoose,
    onColour,
    onText,
    onDraft: giveName,
    onLeaveField,
    onToggle,
  };
}

function NothingFits({ onClear }: { onClear(): void }) {
  return (
    <p className="cb-nothing">
      No code fits that.{' '}
      <Button variant="link" onPress={onClear}>
        Show all codes
      </Button>
    </p>
  );
}
