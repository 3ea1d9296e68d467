import { useEffect, useMemo, useRef, useState } from 'react';
import { ArrowLeft } from 'lucide-react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { useActions } from '../../../app/actions.ts';
import { useSettings } from '../../../app/settings.ts';
import { shortcutOf } from '../../../app/shortcuts.ts';
import { navigate, updatePlace } from '../../../app/router.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { exportFile } from '../../../parts/export-file/export-file.ts';
import { run } from '../../../parts/run/run.ts';
import {
  Button,
  confirm,
  Icon,
  IconButton,
  Kbd,
  ProgressBar,
  RoomBar,
  SegmentedControl,
} from '../../../ui/index.ts';
import { MovesDialog } from './moves-dialog.tsx';
import { ReviewedExtract } from './one-extract.tsx';
import { sittingActions, type ActionDeps, type Asking } from './sitting-actions.ts';
import { SittingList } from './sitting-list.tsx';
import { SittingPanel } from './sitting-panel.tsx';
import { useReview, type Shown } from './store.ts';
import { useReadOnly, useReviewThemes, type ReviewTheme } from './use-review.ts';
import { said, useSitting, useSittingData, useWords, type Item } from './use-sitting.ts';
import { WhereTo } from './where-to.tsx';
import { CountOfPeople } from '../../../parts/people-spread/counted-as-one.tsx';

const NO_CODES: readonly CodeView[] = [];
const SHOWN: Record<Shown, string> = {
  all: 'All',
  unread: 'Not read by you',
  fits: 'Fits',
  not: 'Does not fit',
  moves: 'Moves',
  differ: 'Seen differently',
};

/** Every extract of one theme in one sitting, one at a time or as a list; a key says what it is to the theme. */
export function Sitting({ row, startAt }: { row: ReviewTheme; startAt: string | undefined }) {
  const client = useClient();
  const { themes } = useReviewThemes();
  const codes = useQuery('code.list', {}).data ?? NO_CODES;
  const codeById = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const store = useReview();
  const { isList, set } = store;
  const isReadOnly = useReadOnly();
  const data = useSittingData(row);
  const sitting = useSitting(row, data, startAt);
  const [asking, setAsking] = useState<Asking>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const words = useWords(sitting.at);
  const asked = data.items.find((item) => asking?.kind === 'where' && item.id === asking.ids[0]);
  const askedWords = useWords(asked);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isList) page.current?.focus();
  }, [isList, data.isThere]);

  useEffect(() => () => useReview.getState().set({ theme: row.id, isBack: true }), [row.id]);

  const place = { view: 'review', read: row.id };
  function open(item: Item | undefined) {
    if (!item) return;
    updatePlace({ ...place, at: item.id });
    const documentId = data.items.slice(0, data.items.indexOf(item) + 1).findLast((one) => one.head !== null)
      ?.head?.key;
    if (documentId !== undefined) navigate('reading', { document: documentId, coding: item.id });
  }
  const inHand = (): string[] => {
    const chosen = data.shown.filter((item) => selected.has(item.id)).map((item) => item.id);
    if (isList && chosen.length > 1) return chosen;
    return sitting.at ? [sitting.at.id] : [];
  };
  async function startAgain() {
    const isSure = await confirm({
      title: 'Read it anew?',
      consequences: [
        `Your marks on the extracts of ${row.theme.name} are taken off.`,
        'Marks of others, moves that were carried out, and verdicts stay.',
        'Undo brings your marks back.',
      ],
      confirmLabel: 'Read it anew',
    });
    if (isSure)
      await run(
        client,
        'pass.startAgain',
        { themeId: row.id },
        'Your marks are off. Read on from the first.',
      );
  }
  const deps: ActionDeps = {
    row,
    sitting,
    isList,
    canMark: !isReadOnly && sitting.at !== undefined,
    inHand,
    open,
    startAgain,
    waiting: data.waiting,
    read: data.read,
    isWithUnder: data.isWithUnder,
    ask: setAsking,
    takeAway: () => exportFile(client, { what: 'passes', format: 'csv', id: row.id }),
  };
  // oxlint-disable-next-line react/refs -- what is given is called by keys and buttons, never while rendering
  const actions = sittingActions(deps);
  useActions(actions);
  const settings = useSettings((state) => state.settings);
  const runOne = (name: string) => void actions.find((action) => action.id === `review.${name}`)?.run();
  const keysOf = (name: string) => {
    const action = actions.find((one) => one.id === `review.${name}`);
    return action && shortcutOf(action, settings);
  };
  const total = data.items.length;
  return (
    <div className="rv tw-room-column" data-paper>
      <RoomBar
        heading={row.theme.name}
        title={
          <span className="tw-room-title">
            <IconButton label="Back to the review" onPress={() => runOne('leave')}>
              <Icon of={ArrowLeft} small />
            </IconButton>
            <span className="tw-cut" title={row.theme.name}>
              {row.theme.name}
            </span>
          </span>
        }
        meta={
          <CountOfPeople>{`${total} ${total === 1 ? 'extract' : 'extracts'}, ${data.people} ${data.people === 1 ? 'person' : 'people'}`}</CountOfPeople>
        }
      >
        <SegmentedControl
          label="How the extracts are shown"
          value={isList ? 'list' : 'one'}
          options={[
            { id: 'one', label: 'One at a time' },
            { id: 'list', label: 'List' },
          ]}
          onChange={(next) => set({ isList: next === 'list' })}
        />
      </RoomBar>
      <div className="rv-progress">
        <ProgressBar
          label="Extracts you have read"
          value={total === 0 ? 1 : data.read / total}
          isTold={false}
          words={`${data.read} of ${total} read by you${sitting.at && !isList ? `; this is ${sitting.place + 1}` : ''}`}
        />
        {isList ? <Filters /> : null}
      </div>
      {isList ? (
        <SittingList
          key={store.shown}
          label={`Extracts of ${row.theme.name}`}
          data={data}
          codeOf={(id) => codeById.get(id)}
          at={sitting.at}
          selected={selected}
          onSelect={setSelected}
          onRow={sitting.goTo}
          onOpen={open}
        />
      ) : (
        <div className="rv-scroll tw-scroll">
          <div
            className="tw-one"
            ref={page}
            tabIndex={-1}
            role="group"
            aria-label={words ? `Extract ${sitting.place + 1} of ${total}. ${said(words)}` : 'The extract'}
          >
            {data.isThere && total === 0 ? (
              <p>No extract stands behind this theme yet. Put codes under it first.</p>
            ) : (
              <ReviewedExtract
                extract={words}
                code={words && codeById.get(words.codeId)}
                marks={sitting.at ? data.marksOn(sitting.at.id) : []}
                isPlaced={sitting.at?.isPlaced ?? false}
                themeId={row.id}
              />
            )}
            {total > 0 && data.read === total ? (
              <AllRead waiting={data.waiting} onMoves={() => runOne('moves')} />
            ) : null}
          </div>
        </div>
      )}
      <footer className="rv-keys" role="group" aria-label="What it is to the theme">
        <KeyButton keys={keysOf('fits')} isDisabled={!deps.canMark} onPress={() => runOne('fits')}>
          Fits
        </KeyButton>
        <KeyButton keys={keysOf('not')} isDisabled={!deps.canMark} onPress={() => runOne('not')}>
          Does not fit
        </KeyButton>
        <KeyButton keys={keysOf('move')} isDisabled={!deps.canMark} onPress={() => runOne('move')}>
          Moves to…
        </KeyButton>
        <KeyButton keys={keysOf('open')} isQuiet isDisabled={!sitting.at} onPress={() => runOne('open')}>
          In the transcript
        </KeyButton>
        {isList ? null : (
          <>
            <KeyButton
              keys={keysOf('previous')}
              isQuiet
              isDisabled={sitting.place <= 0}
              onPress={() => runOne('previous')}
            >
              Before
            </KeyButton>
            <KeyButton
              keys={keysOf('next')}
              isQuiet
              isDisabled={sitting.place >= total - 1}
              onPress={() => runOne('next')}
            >
              Next
            </KeyButton>
          </>
        )}
      </footer>
      <SittingPanel
        row={row}
        data={data}
        onMoves={() => runOne('moves')}
        onShow={(shown, by) => set({ isList: true, shown, by })}
      />
      {asking?.kind === 'where' ? (
        <WhereTo
          themes={themes ?? []}
          codes={codes}
          themeId={row.id}
          // of several, one may have the code already: it stays as it is
          codeId={asking.ids.length === 1 ? askedWords?.codeId : undefined}
          extracts={asking.ids.length}
          onClose={() => setAsking(null)}
          onChoose={(to) => sitting.move(asking.ids, to)}
        />
      ) : null}
      {asking?.kind === 'moves' ? (
        <MovesDialog themeId={row.id} themeName={row.theme.name} onClose={() => setAsking(null)} />
      ) : null}
    </div>
  );
}

function Filters() {
  const { shown, set } = useReview();
  return (
    <SegmentedControl
      label="Which extracts"
      value={shown}
      options={(Object.keys(SHOWN) as Shown[]).map((id) => ({ id, label: SHOWN[id] }))}
      onChange={(next) => set({ shown: next, by: null })}
    />
  );
}

function AllRead({ waiting, onMoves }: { waiting: number; onMoves(): void }) {
  return (
    <div className="rv-all" role="status">
      <p>
        You have read every extract of this theme. Does it hang together? The verdict stands beside it
        {waiting > 0 ? ', and some extracts wait to be moved.' : '.'}
      </p>
      {waiting > 0 ? <Button onPress={onMoves}>Look at the moves</Button> : null}
    </div>
  );
}

interface KeyButtonProps {
  keys: string | undefined;
  isDisabled: boolean;
  isQuiet?: boolean;
  onPress(): void;
  children: string;
}

function KeyButton({ keys, isDisabled, isQuiet, onPress, children }: KeyButtonProps) {
  return (
    <Button
      variant={isQuiet ? 'quiet' : 'default'}
      isDisabled={isDisabled}
      onPress={onPress}
      {...(keys ? { shortcut: keys } : {})}
    >
      {keys ? <Kbd keys={keys} isDrawnOnly /> : null}
      {children}
    </Button>
  );
}
