// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setKeyClaim } from './key-claim.ts';
import { List, useFilter, type ListHandle } from './list.tsx';
import { SearchField } from './field.tsx';

const NAMES = ['Ash', 'Birch', 'Beech', 'Cedar', 'Elm'];
const self = (name: string) => name;

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  setKeyClaim(() => false);
});

function Chooser({ items = NAMES, onAction }: { items?: string[]; onAction?: (name: string) => void }) {
  const [keys, setKeys] = useState(new Set<string>());
  return (
    <>
      <List
        label="Trees"
        items={items}
        getKey={self}
        getText={self}
        renderItem={(name) => name}
        selectionMode="multiple"
        selectedKeys={keys}
        onSelectionChange={setKeys}
        onAction={onAction}
      />
      <output>{[...keys].join(' ')}</output>
    </>
  );
}
const press = (key: string, more = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key, ...more });
const focused = () => document.activeElement?.textContent;
const chosen = () => screen.getByRole('status').textContent;

describe('List', () => {
  it('has one row in the tab order and walks by arrows, Home and End', () => {
    render(<Chooser />);
    const rows = screen.getAllByRole('row');
    expect(rows.map((row) => row.tabIndex)).toEqual([0, -1, -1, -1, -1]);
    rows[0]?.focus();
    press('ArrowDown');
    expect(focused()).toBe('Birch');
    press('End');
    expect(focused()).toBe('Elm');
    press('ArrowDown');
    expect(focused()).toBe('Elm');
    press('Home');
    expect(focused()).toBe('Ash');
  });

  it('is whole on paper; one whose rows ask for what they hold says that it is not', () => {
    const many = Array.from({ length: 300 }, (_, at) => `Tree ${at}`);
    const { rerender } = render(<Chooser items={many} />);
    const shown = () => screen.queryAllByRole('row').length;
    const inView = shown();
    expect(inView).toBeLessThan(300);
    fireEvent(window, new Event('beforeprint'));
    expect(shown()).toBe(300);
    fireEvent(window, new Event('afterprint'));
    expect(shown()).toBe(inView);
    rerender(<List label="Trees" items={many} getKey={self} getText={self} renderItem={self} isLazy />);
    fireEvent(window, new Event('beforeprint'));
    expect(screen.getByText(new RegExp(`^${shown()} of 300`, 'u'))).toBeTruthy();
    fireEvent(window, new Event('afterprint'));
    expect(screen.queryByText(/of 300/u)).toBeNull();
  });

  it('puts the focus on the row one is on already once, and not again when something else has it by then', () => {
    const handle = createRef<ListHandle>();
    const tree = (name: string) => (
      <>
        <List ref={handle} label="Trees" items={NAMES} getKey={self} getText={self} renderItem={() => name} />
        <input aria-label="Name" />
      </>
    );
    const { rerender } = render(tree('one'));
    act(() => handle.current?.goTo('Birch'));
    act(() => handle.current?.goTo('Birch'));
    expect(document.activeElement).toBe(screen.getAllByRole('row')[1]);
    const field = screen.getByLabelText('Name');
    field.focus();
    rerender(tree('another'));
    expect(document.activeElement).toBe(field);
  });

  it('begins a stretch anew where the row it began at is gone', () => {
    const { rerender } = render(<Chooser />);
    screen.getAllByRole('row')[0]?.focus();
    press('ArrowDown');
    press('ArrowDown', { shiftKey: true });
    rerender(<Chooser items={['Ash', 'Beech', 'Cedar', 'Elm']} />);
    press('ArrowDown', { shiftKey: true });
    expect(chosen()).toBe('Beech Cedar');
  });

  it('jumps to the row that starts with what is typed', () => {
    render(<Chooser />);
    screen.getAllByRole('row')[0]?.focus();
    press('b');
    press('e');
    expect(focused()).toBe('Beech');
  });

  it('leaves a letter to a shortcut that claims it', () => {
    setKeyClaim((event) => event.key === 'c');
    render(<Chooser />);
    screen.getAllByRole('row')[0]?.focus();
    press('c');
    expect(focused()).toBe('Ash');
  });

  it('extends with Shift, chooses all with Control A, and lets go with Escape', () => {
    render(<Chooser />);
    screen.getAllByRole('row')[0]?.focus();
    press('ArrowDown');
    press('ArrowDown', { shiftKey: true });
    expect(chosen()).toBe('Birch Beech');
    press('a', { ctrlKey: true });
    expect(chosen()).toBe('Ash Birch Beech Cedar Elm');
    press('Escape');
    expect(chosen()).toBe('');
    press(' ');
    expect(chosen()).toBe('Beech');
  });

  it('acts on Enter', () => {
    const done: string[] = [];
    render(<Chooser onAction={(name) => done.push(name)} />);
    screen.getAllByRole('row')[3]?.focus();
    fireEvent.click(screen.getAllByRole('row')[3] as Element);
    press('Enter');
    expect(done).toEqual(['Cedar']);
  });

  it('is on the row that was given the focus from elsewhere', () => {
    const done: string[] = [];
    render(<Chooser onAction={(name) => done.push(name)} />);
    act(() => screen.getAllByRole('row')[2]?.focus());
    press('Enter');
    expect(done).toEqual(['Beech']);
    press('ArrowDown', { shiftKey: true });
    expect(chosen()).toBe('Beech Cedar');
  });

  it('chooses a range with a shifted press from the row one was on', () => {
    render(<Chooser />);
    screen.getAllByRole('row')[0]?.focus();
    press('ArrowDown');
    const fourth = screen.getAllByRole('row')[3] as HTMLElement;
    fireEvent.pointerDown(fourth);
    fourth.focus();
    fireEvent.click(fourth, { shiftKey: true });
    expect(chosen()).toBe('Birch Beech Cedar');
  });

  it('keeps the focus near when the focused row goes away', () => {
    const { rerender } = render(<Chooser />);
    screen.getAllByRole('row')[0]?.focus();
    press('ArrowDown');
    rerender(<Chooser items={['Ash', 'Beech', 'Cedar', 'Elm']} />);
    expect(focused()).toBe('Beech');
  });

  it('keeps a long list out of the page except what is seen', () => {
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(44);
    render(<Chooser items={Array.from({ length: 5000 }, (_, at) => `Row ${at}`)} />);
    expect(screen.getAllByRole('row').length).toBeLessThan(80);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5000');
  });

  it('gives every row of a long list its own height, also where other rows stood', () => {
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
      return this.textContent.startsWith('Tall') ? 100 : 40;
    });
    const named = (name: string) => Array.from({ length: 500 }, (_, at) => `${name} ${at}`);
    const tops = () =>
      screen
        .getAllByRole('row')
        .slice(0, 3)
        .map((row) => row.style.transform.replace(/\D/g, ''));
    const { rerender } = render(<Chooser items={named('Low')} />);
    expect(tops()).toEqual(['0', '40', '80']);
    rerender(<Chooser items={named('Tall')} />);
    expect(tops()).toEqual(['0', '100', '200']);
  });
});

describe('useFilter', () => {
  function Filtered() {
    const { query, setQuery, filtered, onType } = useFilter(NAMES, self);
    return (
      <>
        <SearchField label="Filter trees" value={query} onChange={setQuery} />
        <List
          label="Trees"
          items={filtered}
          getKey={self}
          getText={self}
          renderItem={(n) => n}
          onType={onType}
        />
      </>
    );
  }
  it('narrows by typing in the list itself', () => {
    render(<Filtered />);
    screen.getAllByRole('row')[0]?.focus();
    press('e');
    press('e');
    expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual(['Beech']);
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('ee');
  });
});
