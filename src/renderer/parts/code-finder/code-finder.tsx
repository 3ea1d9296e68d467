// Any code, found while doing anything: its meaning and counts, and the way to its extracts, to its sheet, or onto words.
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { CodeView } from '../../../shared/contract/codes.ts';
import { useActions } from '../../app/actions.ts';
import { navigate } from '../../app/router.ts';
import { count } from '../../app/words.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button, CodeBar, Dialog, Kbd } from '../../ui/index.ts';
import { TypedField } from '../../ui/typed-field.tsx';
import { useTypedList } from '../../ui/use-typed-list.ts';
import { inTreeOrder } from '../choose-dialog/choices.tsx';
import { fold, rankCodes } from '../code-picker/rank.ts';
import { codeTarget, type CodeTarget } from './target.ts';
import '../choose-dialog/choose-dialog.css';
import './code-finder.css';

/** Rows drawn; typing narrows the rest. */
const MOST = 60;
const NONE: readonly CodeView[] = [];

/** Registers finding a code from every room, and draws the finder while it is open. */
export function CodeFinder() {
  const [target, setTarget] = useState<CodeTarget | null | false>(false);
  const [isOver, setOver] = useState(false);
  useActions([
    {
      id: 'codes.find',
      label: 'Find any code',
      group: 'Go to',
      shortcut: 'Alt+C',
      keywords: 'quick code definition extracts apply',
      isEverywhere: true,
      isEnabled: () => target === false,
      run: () => {
        const isDialogOpen = document.querySelector('.tw-overlay') !== null;
        setOver(isDialogOpen);
        setTarget(isDialogOpen ? null : codeTarget());
      },
    },
  ]);
  return target === false ? null : (
    <Finder target={target} isLooking={isOver} onClose={() => setTarget(false)} />
  );
}

interface Found {
  code: CodeView;
  path: string;
  /** What it has to do with the name that was looked for, where that is an old one. */
  once?: string | undefined;
}
type Way = 'apply' | 'extracts' | 'sheet';

const WAYS: Record<Way, (code: CodeView) => void> = {
  apply: () => undefined,
  extracts: (code) => navigate('extracts', { code: code.id }),
  sheet: (code) => navigate('codebook', { code: code.id }),
};

/** Letters of an old name that are asked for before it is looked for. */
const LEAST_LETTERS = 3;

/** The codes that had a name once, or took in a code that had it: which of it, in words. */
function useOnce(query: string): ReadonlyMap<string, string> {
  const isAsking = query.trim().length >= LEAST_LETTERS;
  const past = useQuery('frame.pastNames', isAsking ? {} : null).data;
  return useMemo(() => {
    const words = fold(query.trim()).split(/\s+/u);
    const fits = (past ?? []).filter(({ name }) => words.every((word) => fold(name).includes(word)));
    // the newest stands first: it is the one that is meant
    return new Map(
      fits
        .toReversed()
        .flatMap(({ codeId, name, how }) =>
          codeId === null ? [] : [[codeId, `${how === 'renamed' ? 'was' : 'took in'} “${name}”`] as const],
        ),
    );
  }, [past, query]);
}

/** Codes by their names first, then by names they had, then those whose definitions hold every word typed. */
function useFound(query: string): { found: Found[]; total: number; isThere: boolean } {
  const codes = useQuery('code.list', {}).data;
  const once = useOnce(query);
  const all = useMemo(
    () => inTreeOrder(codes ?? NONE).map(({ row, path }) => ({ code: row, path })),
    [codes],
  );
  const paths = useMemo(() => new Map(all.map((one) => [one.code.id, one.path])), [all]);
  const texts = useMemo(
    () =>
      new Map(
        all.map(({ code }) => [
          code.id,
          fold([code.definition, code.fullDefinition, code.useWhen].join(' ')),
        ]),
      ),
    [all],
  );
  return useMemo(() => {
    if (query.trim() === '')
      return { found: all.slice(0, MOST), total: all.length, isThere: codes !== undefined };
    const named = rankCodes(codes ?? NONE, query, []).map(({ code }) => code);
    const known = new Set(named.map((code) => code.id));
    const words = fold(query.trim()).split(/\s+/u);
    const others = all.filter(({ code }) => !known.has(code.id) && !once.has(code.id));
    const said = others.filter(({ code }) => words.every((word) => texts.get(code.id)?.includes(word)));
    const called = all.flatMap((one): Found[] =>
      once.has(one.code.id) && !known.has(one.code.id) ? [{ ...one, once: once.get(one.code.id) }] : [],
    );
    // those in use before those that were retired
    const found = [...named.map((code) => ({ code, path: paths.get(code.id) ?? '' })), ...called, ...said];
    const sorted = [
      ...found.filter(({ code }) => !code.retired),
      ...found.filter(({ code }) => code.retired),
    ];
    return { found: sorted.slice(0, MOST), total: sorted.length, isThere: codes !== undefined };
  }, [all, codes, paths, texts, once, query]);
}

interface FinderProps {
  target: CodeTarget | null;
  /** A dialog is open under it: codes are looked up, and one goes back to what was asked. */
  isLooking: boolean;
  onClose(): void;
}

function Finder({ target, isLooking, onClose }: FinderProps) {
  const [query, setQuery] = useState('');
  const { found, total, isThere } = useFound(query);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    // a dialog under it holds the focus until this one has taken its place
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const { at, listId, rowId, setActive, walk } = useTypedList(found.length);
  const code = found[at]?.code;
  const canApply = (one: CodeView | undefined) =>
    target !== null && one !== undefined && !one.isHeading && !one.retired;
  function go(way: Way, one = code) {
    if (!one || isLooking) return;
    onClose();
    if (way === 'apply') target?.apply(one.id);
    else WAYS[way](one);
  }
  const first = (one = code): Way => (canApply(one) ? 'apply' : 'extracts');
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) go('sheet');
    else if (event.key === 'Enter' && event.shiftKey) go('extracts');
    else if (event.key === 'Enter') go(first());
    else if (!walk(event)) return;
    event.preventDefault();
  }
  return (
    <Dialog isOpen onClose={onClose} title="Find a code" isDismissable size="medium" className="tw-finder">
      <TypedField
        className="tw-choose-field"
        label="Find a code by its name or its definition"
        placeholder="A name, or a word of a definition"
        listId={listId}
        activeId={code ? rowId(at) : undefined}
        value={query}
        inputRef={field}
        onChange={(value) => {
          setQuery(value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      >
        {target ? <span className="tw-ref">for {target.reference}</span> : null}
      </TypedField>
      <ul role="listbox" id={listId} aria-label="Codes" className="tw-finder-list tw-scroll">
        {found.map((one, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys
          <li
            key={one.code.id}
            id={rowId(index)}
            role="option"
            aria-selected={index === at}
            className="tw-finder-row"
            onPointerMove={() => index !== at && setActive(index)}
            onClick={() => go(first(one.code), one.code)}
          >
            <FoundRow one={one} />
          </li>
        ))}
      </ul>
      {isThere && found.length === 0 ? (
        <p className="tw-choose-note">
          {total === 0 && query === ''
            ? 'There are no codes yet.'
            : 'No code has these words in its name or definition.'}
        </p>
      ) : null}
      {total > found.length ? (
        <p className="tw-choose-note">{total - found.length} more. Type to narrow them.</p>
      ) : null}
      {isLooking ? (
        <>
          {code && !code.isHeading ? <Meaning code={code} /> : null}
          <p className="tw-finder-keys tw-meta">
            <Kbd keys="Escape" /> goes back to what you were asked.
          </p>
        </>
      ) : (
        <p className="tw-finder-keys">
          {canApply(code) ? (
            <Button variant="quiet" onPress={() => go('apply')}>
              Code {target?.reference} <Kbd keys="Enter" />
            </Button>
          ) : null}
          <Button variant="quiet" isDisabled={!code} onPress={() => go('extracts')}>
            Its extracts <Kbd keys={canApply(code) ? 'Shift+Enter' : 'Enter'} />
          </Button>
          <Button variant="quiet" isDisabled={!code} onPress={() => go('sheet')}>
            Its place in the codebook <Kbd keys="Mod+Enter" />
          </Button>
        </p>
      )}
    </Dialog>
  );
}

function FoundRow({ one: { code, path, once } }: { one: Found }) {
  return (
    <>
      {code.isHeading ? <span className="tw-finder-nobar" /> : <CodeBar colour={code.colour} />}
      <span className="tw-finder-name">
        {code.name}
        {path === '' ? null : <span className="tw-meta"> under {path}</span>}
        {once === undefined ? null : <span className="tw-meta">, {once}</span>}
      </span>
      <span className="tw-meta">
        {code.retired ? 'retired, ' : ''}
        {code.isHeading
          ? 'heading'
          : `${count(code.people, 'person', 'people')}, ${count(code.codings, 'extract')}`}
      </span>
      {code.definition === '' ? null : <span className="tw-finder-def">{code.definition}</span>}
    </>
  );
}

/** What a code means, in full, where one cannot go to its sheet. */
function Meaning({ code }: { code: CodeView }) {
  const lines = [
    ['', code.definition],
    ['', code.fullDefinition],
    ['Use when', code.useWhen],
    ['Do not use when', code.doNotUseWhen],
  ].filter(([, words]) => words !== '');
  if (lines.length === 0) return null;
  return (
    <div className="tw-finder-look tw-scroll">
      {lines.map(([label, words]) => (
        <p key={`${label} ${words}`}>
          {label === '' ? null : <span className="tw-meta">{label}: </span>}
          {words}
        </p>
      ))}
    </div>
  );
}
