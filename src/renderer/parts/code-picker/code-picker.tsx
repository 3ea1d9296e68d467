import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type HTMLAttributes } from 'react';
import { MessageSquarePlus, Plus, Search, X } from 'lucide-react';
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { PastName } from '../../../shared/contract/frame.ts';
import { matches, parseShortcut } from '../../app/shortcuts.ts';
import { CodeBar, Icon, Kbd } from '../../ui/index.ts';
import { fold, rankCodes, type Ranked } from './rank.ts';
import './code-picker.css';

export interface PickerPlace {
  /** Pixels inside the positioned parent. Either the top of the picker or its bottom edge is given. */
  readonly left: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly maxHeight: number;
}
export interface CodePickerProps {
  place: PickerPlace;
  codes: readonly CodeView[];
  /** Codes used lately, the latest first. */
  recents: readonly string[];
  nearby?: readonly string[];
  /** What the code is for: `#7:167`. */
  reference: string;
  /** Accessible name: `Code these words`. */
  label: string;
  /** Names codes had before, so that one finds where they went. */
  pastNames?: readonly PastName[];
  /** Whether a new code may be made here. */
  canCreate?: boolean;
  /** Keys of the codes used lately, in their order; they act while nothing is typed, with Alt always. */
  recentKeys?: readonly (string | undefined)[];
  /** Whether a press outside belongs to what is chosen for, so that the picker stays open. */
  isMeantForIt?(press: { x: number; y: number; target: EventTarget | null }): boolean;
  /** More for the row of a code: to drag it, to drop on it. */
  rowProps?(codeId: string): HTMLAttributes<HTMLElement>;
  onApply(codeId: string): void;
  onCreate(name: string, parentId: string | null): void;
  /** Offers, beside making a new code, to propose it to the team. */
  onPropose?(name: string, parentId: string | null): void;
  onLeave(): void;
}

type Row =
  | { kind: 'code'; id: string; match: Ranked<CodeView> }
  | { kind: 'create' | 'propose'; id: string; name: string; parent: CodeView | null };

const MOST_ROWS = 40;

const NO_KEYS: readonly (string | undefined)[] = [];

/** Which of the keys a press is, if any; with Alt it is one even while letters are typed. */
function keyOf(event: KeyboardEvent, keys: readonly (string | undefined)[], isTyping: boolean): number {
  return keys.findIndex((key) => {
    if (key === undefined) return false;
    const chord = parseShortcut(key);
    return (!isTyping && matches(event, chord)) || matches(event, { ...chord, alt: true });
  });
}

/**
 * Chooses a code by typing, or makes one. Enter applies, Ctrl Enter makes, Tab chooses where a new one goes, Escape
 * leaves; a number key takes one of the codes used lately.
 */
export function CodePicker(props: CodePickerProps) {
  const { codes: all, recents, nearby, canCreate = true, onLeave, recentKeys = NO_KEYS } = props;
  const codes = useMemo(() => all.filter((code) => code.retired === null), [all]);
  const canPropose = props.onPropose !== undefined;
  const [query, setQuery] = useState('');
  const [parent, setParent] = useState<CodeView | null>(null);
  const [chosen, setChosen] = useState(0);
  const surface = useRef<HTMLDivElement>(null);
  const base = useId();
  const typed = query.trim().replace(/\s+/gu, ' ');

  const matches = useMemo(() => rankCodes(codes, query, recents, nearby), [codes, query, recents, nearby]);
  const rows = useMemo<Row[]>(() => {
    const found = matches
      .slice(0, MOST_ROWS)
      .map((match): Row => ({ kind: 'code', id: match.code.id, match }));
    const isThere = all.some((code) => !code.isHeading && fold(code.name) === fold(typed));
    if (!canCreate || typed === '' || isThere) return found;
    const fresh: Row[] = [{ kind: 'create', id: 'create', name: typed, parent }];
    if (canPropose) fresh.push({ kind: 'propose', id: 'propose', name: typed, parent });
    return [...found, ...fresh];
  }, [matches, all, typed, parent, canCreate, canPropose]);
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const row = rows[at];

  const known = useMemo(
    () => recents.filter((id) => codes.some((code) => code.id === id && !code.isHeading)).slice(0, 9),
    [recents, codes],
  );
  const { isMeantForIt } = props;
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || surface.current?.contains(event.target)) return;
      if (!isMeantForIt?.({ x: event.clientX, y: event.clientY, target: event.target })) onLeave();
    };
    window.addEventListener('pointerdown', onPointer, true);
    return () => window.removeEventListener('pointerdown', onPointer, true);
  }, [onLeave, isMeantForIt]);
  useLayoutEffect(() => {
    surface.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, rows]);

  function take(which: Row | undefined) {
    if (!which) return;
    if (which.kind !== 'code') {
      const make = which.kind === 'create' ? props.onCreate : props.onPropose;
      return make?.(which.name, which.parent?.id ?? null);
    }
    if (which.match.code.isHeading) return chooseParent(which.match.code);
    props.onApply(which.match.code.id);
  }
  function chooseParent(code: CodeView | null) {
    // chosen with the pointer, the letters still go to the field
    surface.current?.querySelector('input')?.focus();
    setParent(code);
    setQuery('');
    setChosen(0);
  }
  function onKeyDown(event: React.KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const withMod = event.ctrlKey || event.metaKey;
    const recent = known[keyOf(event.nativeEvent, recentKeys, query !== '' || parent !== null)];
    if (recent !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      return props.onApply(recent);
    }
    const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
    if (event.key in step) {
      const size = Math.max(1, rows.length);
      const by = step[event.key] as number;
      setChosen(Math.abs(by) === 1 ? (at + by + size) % size : Math.max(0, Math.min(size - 1, at + by)));
    } else if (event.key === 'Enter' && withMod) {
      if (canCreate && typed !== '') props.onCreate(typed, parent?.id ?? null);
    } else if (event.key === 'Enter' && event.altKey) {
      if (typed !== '') props.onPropose?.(typed, parent?.id ?? null);
    } else if (event.key === 'Enter') take(row);
    else if (event.key === 'Escape') onLeave();
    else if (event.key === 'Backspace' && query === '' && parent) setParent(null);
    else if (event.key === 'Tab' && !event.shiftKey && canCreate && row?.kind === 'code')
      chooseParent(row.match.code);
    else if (event.key === 'Tab') onLeave();
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  const isRetired =
    typed === '' ? undefined : all.find((code) => code.retired && fold(code.name) === fold(typed));
  const wentTo = props.pastNames?.find(
    (one) => one.codeId !== null && typed !== '' && fold(one.name) === fold(typed),
  );
  /** The key of a recent code as it works now. */
  function numberOf(one: Row): string | undefined {
    const key = recentKeys[one.kind === 'code' ? known.indexOf(one.match.code.id) : -1];
    if (key === undefined || parent !== null) return undefined;
    return query === '' || key.includes('Alt+') ? key : `Alt+${key}`;
  }
  const { left, top, bottom, maxHeight } = props.place;
  const more = matches.length - MOST_ROWS;
  return (
    <div
      ref={surface}
      className="tw-picker"
      role="dialog"
      dir="ltr"
      aria-label={props.label}
      style={{ left, top, bottom, maxHeight }}
    >
      <div className="tw-picker-type">
        <Icon of={Search} small />
        {parent ? (
          <span className="tw-picker-parent">
            under {parent.name}
            <button
              type="button"
              tabIndex={-1}
              aria-label={`Not under ${parent.name}`}
              onClick={() => setParent(null)}
            >
              <Icon of={X} small />
            </button>
          </span>
        ) : null}
        <input
          role="combobox"
          aria-label={parent ? `New code under ${parent.name}` : 'Find or create a code'}
          aria-expanded="true"
          aria-controls={`${base}-list`}
          aria-activedescendant={row ? `${base}-${row.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={parent ? 'Name the new code' : 'Find or create a code'}
          maxLength={200}
          value={query}
          autoFocus
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <span className="tw-ref">{props.reference}</span>
      </div>
      <div className="tw-picker-rows tw-scroll" role="listbox" id={`${base}-list`} aria-label="Codes">
        {rows.map((one, index) => (
          <PickerRow
            key={one.id}
            row={one}
            id={`${base}-${one.id}`}
            isChosen={index === at}
            isFirstNew={one.kind === 'create'}
            keys={numberOf(one)}
            more={
              one.kind === 'code' && !one.match.code.isHeading
                ? props.rowProps?.(one.match.code.id)
                : undefined
            }
            onHover={() => setChosen(index)}
            onTake={() => take(one)}
          />
        ))}
      </div>
      {isRetired ? (
        <p className="tw-picker-note">“{isRetired.name}” is retired. It can be restored in the codebook.</p>
      ) : null}
      {wentTo ? (
        <p className="tw-picker-note">
          “{wentTo.name}” is no more: it {wentTo.how === 'merged' ? 'went into' : 'is called'} “
          {wentTo.nowName}”.
        </p>
      ) : null}
      {more > 0 ? <p className="tw-picker-note">{more} more. Type to narrow them.</p> : null}
      {rows.length === 0 && !isRetired ? (
        <p className="tw-picker-note">
          {codes.length === 0 ? 'No codes yet. Type a name and press Enter.' : 'No code has these letters.'}
        </p>
      ) : null}
      <p className="tw-picker-keys" aria-hidden="true">
        <Kbd keys="ArrowUp" />
        <Kbd keys="ArrowDown" /> choose <Kbd keys="Enter" /> apply{' '}
        {canCreate ? (
          <>
            <Kbd keys="Tab" /> new under it{' '}
          </>
        ) : null}
        <Kbd keys="Escape" /> leave
      </p>
    </div>
  );
}

interface RowProps {
  row: Row;
  id: string;
  isChosen: boolean;
  isFirstNew: boolean;
  keys: string | undefined;
  more: HTMLAttributes<HTMLElement> | undefined;
  onHover(): void;
  onTake(): void;
}

function PickerRow({ row, id, isChosen, isFirstNew, keys, more, onHover, onTake }: RowProps) {
  const definition = row.kind === 'code' && isChosen ? row.match.code.definition : '';
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={isFirstNew ? 'tw-picker-row is-new' : 'tw-picker-row'}
      onPointerMove={onHover}
      onClick={onTake}
      {...more}
    >
      {row.kind === 'code' ? (
        <>
          <CodeBar colour={row.match.code.colour} />
          <span className="tw-picker-name">{marked(row.match)}</span>
          <span className="tw-picker-count">
            {row.match.code.isHeading
              ? 'heading'
              : `${row.match.code.people} ${row.match.code.people === 1 ? 'person' : 'people'}`}
          </span>
          {keys ? <Kbd keys={keys} /> : null}
          {definition ? <span className="tw-picker-definition">{definition}</span> : null}
        </>
      ) : (
        <>
          <Icon of={row.kind === 'create' ? Plus : MessageSquarePlus} small />
          <span className="tw-picker-name">
            {row.kind === 'create' ? 'Create' : 'Propose'} “{row.name}”
            {row.parent ? ` under ${row.parent.name}` : ''}
          </span>
          <Kbd keys={row.kind === 'create' ? 'Mod+Enter' : 'Alt+Enter'} />
        </>
      )}
    </div>
  );
}

function marked({ code, marks }: Ranked<CodeView>) {
  const parts: React.ReactNode[] = [];
  let from = 0;
  for (const { start, end } of marks) {
    if (start < from) continue;
    parts.push(code.name.slice(from, start), <b key={start}>{code.name.slice(start, end)}</b>);
    from = end;
  }
  return [...parts, code.name.slice(from)];
}
