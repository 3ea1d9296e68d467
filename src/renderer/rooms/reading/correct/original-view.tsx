import { useEffect, useMemo, useRef, useState } from 'react';
import { turnAt, type Layout } from '../../../../shared/domain/text/index.ts';
import { useActions } from '../../../app/actions.ts';
import { useQuery } from '../../../data/use-query.ts';
import { Button, RoomBar, SegmentedControl, Skeleton } from '../../../ui/index.ts';
import { titleOf } from '../parts/transcript-list.tsx';
import { useReading } from '../use-reading.ts';
import { differences, type Piece } from './differences.ts';
import { useCorrect } from './store.ts';
import './correct.css';

interface Side {
  readonly speaker: string;
  readonly pieces: readonly Piece[];
}
interface Row {
  readonly before: Side;
  readonly after: Side;
  readonly isChanged: boolean;
}

/** Rows at first, and more each time one asks. */
const STEP = 400;

/** The text as it came in beside the corrected one, differences marked; nothing here can be changed. */
export function OriginalView() {
  const { document, summary } = useReading();
  const original = useQuery('document.asImported', { id: summary.id });
  const [show, setShow] = useState<'changed' | 'all'>('changed');
  const [most, setMost] = useState(STEP);
  const root = useRef<HTMLDivElement>(null);
  const close = () => useCorrect.getState().close();
  useActions([
    {
      id: 'correct.closeOriginal',
      label: 'Back to the page',
      group: 'Correcting',
      shortcut: 'Escape',
      run: close,
    },
  ]);
  const names = useMemo(
    () => new Map(document.speakers.map((one) => [one.id, one.label])),
    [document.speakers],
  );
  const rows = useMemo(
    () =>
      original.data ? rowsOf(original.data, { text: document.text, layout: document.layout }, names) : [],
    [original.data, document.text, document.layout, names],
  );
  const shown = show === 'all' ? rows : rows.filter((row) => row.isChanged);
  const isReady = original.data !== undefined;
  useEffect(() => {
    if (isReady) root.current?.focus();
  }, [isReady]);
  return (
    <div className="rd-main">
      <RoomBar title={<span className="tw-cut">{titleOf(summary)}</span>} meta="As it came in, and corrected">
        {rows.length > 0 ? (
          <SegmentedControl<'changed' | 'all'>
            label="Turns shown"
            value={show}
            onChange={setShow}
            options={[
              { id: 'changed', label: 'What changed' },
              { id: 'all', label: 'Everything' },
            ]}
          />
        ) : null}
        <Button onPress={close}>Back to the page</Button>
      </RoomBar>
      {original.failure ? <p className="rd-note">{original.failure.message}</p> : null}
      {original.isLoading ? <Skeleton lines={6} label="Reading the text as it came in" /> : null}
      {original.data === null ? (
        <p className="rd-note">Nothing was corrected: the text is as it came in.</p>
      ) : null}
      {rows.length > 0 ? (
        <div
          className="rc-both tw-scroll"
          ref={root}
          tabIndex={0}
          role="region"
          aria-label="As it came in beside the corrected text"
        >
          <table lang={summary.lang ?? undefined} dir={summary.direction}>
            <thead>
              <tr>
                <th scope="col">As it came in</th>
                <th scope="col">Corrected</th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, most).map((row, at) => (
                <tr key={at} data-changed={row.isChanged || undefined}>
                  <SideCell side={row.before} without="new" />
                  <SideCell side={row.after} without="gone" />
                </tr>
              ))}
            </tbody>
          </table>
          {shown.length > most ? (
            <Button variant="link" onPress={() => setMost(most + STEP)}>
              Show more
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function SideCell({ side, without }: { side: Side; without: 'gone' | 'new' }) {
  return (
    <td>
      {side.speaker ? <span className="rc-who">{side.speaker}</span> : null}
      <span className="rc-said">
        {side.pieces.map((piece, at) => {
          if (piece.kind === without) return null;
          if (piece.kind === 'same') return <span key={at}>{piece.text}</span>;
          return piece.kind === 'gone' ? <del key={at}>{piece.text}</del> : <ins key={at}>{piece.text}</ins>;
        })}
      </span>
    </td>
  );
}

interface Version {
  readonly text: string;
  readonly layout: Layout;
}

/** Turns side by side: a row ends where both texts end a line of talk in the same place. */
export function rowsOf(before: Version, after: Version, names: ReadonlyMap<string, string>): Row[] {
  const rows: Row[] = [];
  let pieces: Piece[] = [];
  let old = 0;
  let now = 0;
  let start = { old, now };
  const speakerAt = (version: Version, offset: number) => {
    const turn = version.layout.turns[turnAt(version.layout, offset)];
    return turn?.start === offset ? (names.get(turn.speaker ?? '') ?? '') : '';
  };
  const finish = () => {
    const left = speakerAt(before, start.old);
    const right = speakerAt(after, start.now);
    const isChanged = left !== right || pieces.some((piece) => piece.kind !== 'same');
    rows.push({ before: { speaker: left, pieces }, after: { speaker: right, pieces }, isChanged });
    pieces = [];
    start = { old, now };
  };
  for (const piece of differences(before.text, after.text)) {
    if (piece.kind !== 'same') {
      pieces.push(piece);
      if (piece.kind === 'gone') old += piece.text.length;
      else now += piece.text.length;
      continue;
    }
    const parts = piece.text.split('\n');
    parts.forEach((text, at) => {
      if (text !== '') pieces.push({ kind: 'same', text });
      old += text.length;
      now += text.length;
      if (at === parts.length - 1) return;
      old += 1;
      now += 1;
      finish();
    });
  }
  finish();
  return rows;
}
