// One of many, found by typing: a place for a code, a theme for an extract. Arrows walk while one types.
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { cx } from '../../ui/class-names.ts';
import { TypedField } from '../../ui/typed-field.tsx';
import { useTypedList } from '../../ui/use-typed-list.ts';
import './choose-dialog.css';

export interface Choice {
  id: string;
  label: string;
  /** Where it stands: the names above it. Also found by typing. */
  path?: string;
  /** Drawn before the label: a code bar, a sign. */
  lead?: ReactNode;
  /** At the end of the row: a count. */
  detail?: string;
  /** 0 for the top; indents while nothing is typed. */
  depth?: number;
  isDisabled?: boolean;
}

interface ChooseDialogProps {
  /** The question: `Move 2 codes to`. */
  title: string;
  /** What one types: `Find a code`. */
  label: string;
  choices: readonly Choice[];
  onChoose(id: string): void;
  onClose(): void;
  /** What is said when nothing fits. */
  emptyText?: string;
  /** Offers to make what was typed. */
  create?: { label(words: string): string; run(words: string): void };
}

const MOST = 150; // rows at once; typing narrows the rest
const CREATE = '+create';

/** A dialog that asks for one of many. Mounted is open. */
export function ChooseDialog(props: ChooseDialogProps) {
  const { title, label, choices, onChoose, onClose, create } = props;
  const [query, setQuery] = useState('');
  const words = query.trim();
  const found = useMemo(() => rank(choices, words), [choices, words]);
  const exact = choices.some((choice) => choice.label.toLocaleLowerCase() === words.toLocaleLowerCase());
  const shown: Choice[] = found.slice(0, MOST);
  if (create && words !== '' && !exact) shown.push({ id: CREATE, label: create.label(words) });
  const { at, listId, rowId, setActive, walk } = useTypedList(
    shown.length,
    // a heading that only shows where its codes stand cannot be chosen
    shown.findIndex((choice) => !choice.isDisabled),
  );
  function choose(choice: Choice | undefined) {
    if (!choice || choice.isDisabled) return;
    onClose();
    if (choice.id === CREATE) create?.run(words);
    else onChoose(choice.id);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') choose(shown[at]);
    else if (!walk(event)) return;
    event.preventDefault();
  }
  return (
    <Dialog isOpen onClose={onClose} title={title} isDismissable className="tw-choose">
      <TypedField
        className="tw-choose-field"
        label={label}
        listId={listId}
        activeId={shown.length > 0 ? rowId(at) : undefined}
        value={query}
        autoFocus
        onChange={(value) => {
          setQuery(value);
          setActive(null);
        }}
        onKeyDown={onKeyDown}
      />
      <ul role="listbox" id={listId} aria-label={label} className="tw-choose-list tw-scroll">
        {shown.map((choice, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys
          <li
            key={choice.id}
            id={rowId(index)}
            role="option"
            aria-selected={index === at}
            aria-disabled={choice.isDisabled || undefined}
            className={cx('tw-choose-row', index === at && 'is-active')}
            style={{
              paddingInlineStart: `calc(${12 + (words === '' ? (choice.depth ?? 0) * 16 : 0)} * var(--px))`,
            }}
            onPointerMove={() => index !== at && setActive(index)}
            onClick={() => choose(choice)}
          >
            {choice.lead}
            <span className="tw-choose-words">
              <span>{choice.label}</span>
              {words !== '' && choice.path ? <span className="tw-meta"> {choice.path}</span> : null}
            </span>
            {choice.detail ? <span className="tw-meta">{choice.detail}</span> : null}
          </li>
        ))}
      </ul>
      {shown.length === 0 ? (
        <p className="tw-choose-note">
          {props.emptyText ??
            (choices.length === 0 ? 'There is nothing to choose from.' : 'Nothing fits what you typed.')}
        </p>
      ) : null}
      {found.length > MOST ? (
        <p className="tw-choose-note">{found.length - MOST} more. Type a few letters to find them.</p>
      ) : null}
    </Dialog>
  );
}

/** Name starts with, then a word starts with, then inside; every typed word must be somewhere. */
function rank(choices: readonly Choice[], query: string): Choice[] {
  if (query === '') return [...choices];
  const wanted = query.toLocaleLowerCase();
  const parts = wanted.split(/\s+/);
  const scored = choices.flatMap((choice) => {
    const name = choice.label.toLocaleLowerCase();
    const all = `${name} ${(choice.path ?? '').toLocaleLowerCase()}`;
    if (!parts.every((part) => all.includes(part))) return [];
    const score = name.startsWith(wanted)
      ? 0
      : name.includes(` ${wanted}`)
        ? 1
        : name.includes(wanted)
          ? 2
          : 3;
    return [{ choice, score }];
  });
  return scored.toSorted((a, b) => a.score - b.score).map(({ choice }) => choice);
}
