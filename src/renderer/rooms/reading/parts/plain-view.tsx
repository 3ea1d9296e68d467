import { useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import { Button } from '../../../ui/index.ts';
import { KeysOf } from '../../../parts/keys-of/keys-of.tsx';
import { byPlace } from '../../../../shared/domain/text/index.ts';
import type { HighlightView } from '../../../../shared/contract/reading.ts';
import { useHighlights } from '../familiarise/highlight-list.tsx';
import type { ReaderCoding } from '../model/coding-model.ts';
import { useReadingStore } from '../store.ts';
import { useFiltered } from '../use-filtered.ts';
import { useReading, type Reading } from '../use-reading.ts';

interface Edge {
  readonly key: string;
  /** Of the coding or the highlight. */
  readonly id: string;
  readonly at: number;
  readonly isEnd: boolean;
  /** Begun before this turn. */
  readonly goesOn?: boolean;
  /** What begins or ends: the name of a code, or a highlight. */
  readonly name: string;
  readonly colour: number | null;
}

/**
 * The whole transcript as headings and paragraphs, nothing left out of the page, with the beginnings and ends of
 * codings in words. Made for screen readers, and for reading without stripes.
 */
export function PlainView() {
  const reading = useReading();
  const { shown, summary } = reading;
  const { codings } = useFiltered();
  const highlights = useHighlights(summary.id);
  const { set } = useReadingStore.getState();
  const turns = useMemo(() => withEdges(reading, codings, highlights), [reading, codings, highlights]);
  const root = useKeptPlace(reading);
  return (
    <article
      className="rd-plain tw-scroll"
      ref={root}
      tabIndex={-1}
      lang={summary.lang ?? undefined}
      dir={summary.direction}
      aria-label={`${summary.name}, plain text`}
    >
      <p className="rd-plain-note" lang="en" dir="ltr">
        Plain text with headings. Codings are told in words where they begin and end.{' '}
        <Button variant="link" onPress={() => set({ isPlain: false })}>
          Back to the page
        </Button>{' '}
        <KeysOf action="reading.plain" />
      </p>
      {turns.map(({ turn, index, edges }) => (
        <section key={turn.start} style={{ ['--lines' as string]: turn.lineCount }}>
          <h2 tabIndex={-1}>
            {shown.speakerOf(index)?.label ?? <span lang="en">Note</span>}{' '}
            <span className="tw-ref" lang="en" dir="ltr">
              line {shown.line(shown.lineIndexAt(turn.start))?.label}
            </span>
          </h2>
          <p className={shown.isQuestion(index) ? 'asks' : undefined}>
            {pieces(reading, turn.start, turn.end, edges)}
          </p>
        </section>
      ))}
    </article>
  );
}

/** How far from the top of the page the caret still counts as in view, in UTF-16 units. */
const IN_VIEW = 2500;

/**
 * Begins at the turn where the page was, goes along when the caret is put elsewhere, and leaves the page the turn
 * that was read last.
 */
function useKeptPlace({ shown, summary }: Reading) {
  const root = useRef<HTMLElement>(null);
  const head = useReadingStore((store) => store.selection.head);
  const begun = useRef<{ turn: number; offset: number } | null>(null);
  useEffect(() => {
    const top = useReadingStore.getState().places[summary.id] ?? 0;
    const isCaretSeen = head >= top && head - top < IN_VIEW;
    const offset = begun.current || isCaretSeen ? head : top;
    const turn = shown.turnIndexAt(offset);
    begun.current = { turn, offset };
    const heading = root.current?.querySelectorAll<HTMLElement>('h2')[turn];
    if (turn > 0) heading?.scrollIntoView({ block: 'start' });
    (turn > 0 ? heading : root.current)?.focus({ preventScroll: true });
  }, [head, shown, summary.id]);
  useLayoutEffect(() => {
    const article = root.current;
    return () => {
      const { places, set } = useReadingStore.getState();
      const turn = article ? turnRead(article) : 0;
      const offset = begun.current?.turn === turn ? begun.current.offset : (shown.turns[turn]?.start ?? 0);
      set({
        places: { ...places, [summary.id]: offset },
        selection: { from: offset, to: offset, head: offset },
      });
    };
  }, [shown, summary.id]);
  return root;
}

/** The turn with the focus while it is in view, else the first one in view. */
function turnRead(article: HTMLElement): number {
  const sections = Array.from(article.querySelectorAll('section'));
  const frame = article.getBoundingClientRect();
  const isSeen = (one: Element) => {
    const box = one.getBoundingClientRect();
    return box.bottom > frame.top + 1 && box.top < frame.bottom;
  };
  const own = sections.findIndex((one) => one.contains(document.activeElement));
  const focused = sections[own];
  if (focused && isSeen(focused)) return own;
  return Math.max(0, sections.findIndex(isSeen));
}

function withEdges(reading: Reading, codings: readonly ReaderCoding[], highlights: readonly HighlightView[]) {
  const { shown } = reading;
  const named = [
    ...codings.map((coding) => ({
      ...coding,
      name: reading.nameOf(coding.codeId),
      colour: reading.looks.get(coding.codeId)?.colour ?? 1,
    })),
    ...highlights
      .filter((one) => one.anchored)
      .map((one) => ({ ...one, name: one.note ? `highlight, ${one.note}` : 'highlight', colour: null })),
  ];
  const edges: Edge[] = named
    .toSorted(byPlace)
    .flatMap(({ id, name, colour, start, end }) => [
      { key: `${id} begins`, id, at: start, isEnd: false, name, colour },
      { key: `${id} ends`, id, at: end, isEnd: true, name, colour },
    ])
    .toSorted((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd));
  let next = 0;
  let open: Edge[] = [];
  return shown.turns.map((turn, index) => {
    // what a turn lies wholly inside of is told as well, where the turn begins
    const own: Edge[] = open.map((edge) => ({
      ...edge,
      key: `${edge.key} in ${index}`,
      at: turn.start,
      goesOn: true,
    }));
    const before = own.length;
    for (; next < edges.length; next += 1) {
      const edge = edges[next] as Edge;
      if (edge.at > turn.end || (edge.at === turn.end && !edge.isEnd)) break;
      own.push(edge);
    }
    open = stillOpen(open, own.slice(before));
    return { turn, index, edges: own };
  });
}

/** What is open after these edges. */
function stillOpen(open: readonly Edge[], edges: readonly Edge[]): Edge[] {
  const ended = new Set(edges.filter((edge) => edge.isEnd).map((edge) => edge.id));
  return [...open, ...edges.filter((edge) => !edge.isEnd)].filter((edge) => !ended.has(edge.id));
}

const wordsOf = ({ isEnd, goesOn, name }: Edge): string =>
  ` [${goesOn ? 'goes on' : isEnd ? 'ends' : 'begins'}: ${name}] `;

function pieces(reading: Reading, start: number, end: number, edges: readonly Edge[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = start;
  for (const edge of edges) {
    const { key, at, colour } = edge;
    if (at > from) parts.push(reading.shown.text.slice(from, at));
    from = Math.max(from, at);
    parts.push(
      <span key={key} lang="en" dir="ltr" className={colour === null ? 'rd-edge' : `rd-edge c${colour}`}>
        {wordsOf(edge)}
      </span>,
    );
  }
  parts.push(reading.shown.text.slice(from, end));
  return parts;
}
