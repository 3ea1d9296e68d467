import { useEffect, useMemo, useRef, useState } from 'react';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { announce, Icon, IconButton, SearchField } from '../../../ui/index.ts';
import { findInText } from '../model/find-in-text.ts';
import { useReadingStore } from '../store.ts';
import { useReading } from '../use-reading.ts';

/** Finds words in the open transcript: how many, the next, the one before. */
export function SearchPanel() {
  const { shown, reader } = useReading();
  const { set } = useReadingStore.getState();
  const [query, setQuery] = useState('');
  const [current, setCurrent] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const from = useRef(useReadingStore.getState().selection.from);
  const found = useMemo(() => findInText(shown.text, query), [shown, query]);
  const at = Math.min(current, Math.max(0, found.length - 1));

  useEffect(() => {
    const first = found.findIndex((range) => range.end > from.current);
    setCurrent(Math.max(0, first));
  }, [found]);
  useEffect(() => {
    const page = reader.page;
    page?.found(found, at);
    const range = found[at];
    if (range) page?.scrollTo(range.start, 'center');
  }, [found, at, reader]);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    return () => reader.page?.found([], 0); // the page there is by then
  }, [reader]);

  function go(by: number) {
    if (found.length === 0) return;
    const next = (at + by + found.length) % found.length;
    setCurrent(next);
    const range = found[next];
    const line = range ? (shown.line(shown.lineIndexAt(range.start))?.label ?? '') : '';
    announce(`${next + 1} of ${found.length}, line ${line}`);
  }
  function close() {
    const range = found[at];
    set({ isSearchOpen: false });
    if (range) reader.page?.select(range.start, range.end);
    else reader.page?.focus();
  }
  const said =
    query.trim() === ''
      ? ''
      : found.length === 0
        ? 'Not found'
        : `${at + 1} of ${found.length.toLocaleString()}`;
  return (
    <div
      className="rd-search"
      role="search"
      aria-label="Search in this transcript"
      // before the field itself, which would only empty itself on Escape
      onKeyDownCapture={(event) => {
        if (event.key === 'Escape') close();
        else if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
        else if (event.key === 'ArrowDown') go(1);
        else if (event.key === 'ArrowUp') go(-1);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <SearchField
        label="Search in this transcript"
        placeholder="Search here"
        value={query}
        onChange={setQuery}
        inputRef={field}
      />
      <output className="tw-meta rd-search-count">{said}</output>
      <IconButton label="The one before" shortcut="Shift+Enter" onPress={() => go(-1)}>
        <Icon of={ChevronUp} small />
      </IconButton>
      <IconButton label="The next" shortcut="Enter" onPress={() => go(1)}>
        <Icon of={ChevronDown} small />
      </IconButton>
      <IconButton label="Close the search" shortcut="Escape" onPress={close}>
        <Icon of={X} small />
      </IconButton>
    </div>
  );
}
