// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRef } from 'react';
import { Tree, type TreeHandle, type TreeProps } from './tree.tsx';

interface Node {
  key: string;
  name: string;
  children: Node[];
}
const node = (key: string, ...children: Node[]): Node => ({ key, name: `Name ${key}`, children });
const ROOTS = [node('a', node('a1'), node('a2')), node('b'), node('c')];
const getKey = (n: Node) => n.key;
const getChildren = (n: Node) => n.children;
const getText = (n: Node) => n.name;

afterEach(cleanup);

function show(props: Partial<TreeProps<Node>> = {}) {
  return render(
    <Tree
      label="Codes"
      roots={ROOTS}
      getKey={getKey}
      getChildren={getChildren}
      getText={getText}
      renderItem={(_, state) => <span>{state.name}</span>}
      {...props}
    />,
  );
}
const rows = () => screen.getAllByRole('row').map((row) => row.dataset['key']);
const press = (key: string, more = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key, ...more });
const at = () => (document.activeElement as HTMLElement).dataset['key'];
function focus(key: string) {
  const row = screen.getAllByRole('row').find((r) => r.dataset['key'] === key) as HTMLElement;
  fireEvent.click(row);
  row.focus();
}

describe('Tree', () => {
  it('opens, closes and walks by the left and right arrows', () => {
    show();
    expect(rows()).toEqual(['a', 'a1', 'a2', 'b', 'c']);
    focus('a2');
    press('ArrowLeft');
    expect(at()).toBe('a');
    press('ArrowLeft');
    expect(rows()).toEqual(['a', 'b', 'c']);
    press('ArrowRight');
    press('ArrowRight');
    expect(at()).toBe('a1');
  });

  it('chooses the row above by the left arrow where moving is choosing', () => {
    const onSelectionChange = vi.fn();
    show({ selectionMode: 'single', selectOnMove: true, onSelectionChange });
    focus('a2');
    press('ArrowLeft');
    expect(at()).toBe('a');
    expect(onSelectionChange).toHaveBeenLastCalledWith(new Set(['a']));
  });

  it('renames in place: Enter keeps, Escape does not', () => {
    const onRename = vi.fn();
    show({ onRename });
    focus('b');
    press('F2');
    const field = screen.getByRole<HTMLInputElement>('textbox');
    expect(field.value).toBe('Name b');
    fireEvent.change(field, { target: { value: 'waiting rooms' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(onRename).toHaveBeenCalledExactlyOnceWith(ROOTS[1], 'waiting rooms');
    expect(at()).toBe('b');
    press('F2');
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'other' } });
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' });
    expect(onRename).toHaveBeenCalledTimes(1);
  });

  it('moves by Alt and arrows and says where', () => {
    const onMove = vi.fn();
    show({ onMove });
    focus('b');
    // these are Back and Forward
    press('ArrowLeft', { altKey: true });
    press('ArrowRight', { altKey: true });
    expect(onMove).not.toHaveBeenCalled();
    press('ArrowRight', { altKey: true, shiftKey: true });
    expect(onMove).toHaveBeenLastCalledWith(['b'], { parentKey: 'a', beforeKey: null });
    expect(document.querySelector('[aria-live=polite]')?.textContent).toContain('Name b moved under Name a');
    press('ArrowUp', { altKey: true });
    expect(onMove).toHaveBeenLastCalledWith(['b'], { parentKey: null, beforeKey: 'a' });
  });

  it('moves by cut and paste, but never into itself', () => {
    const onMove = vi.fn();
    show({ onMove });
    focus('a');
    press('x', { ctrlKey: true });
    focus('a1');
    press('v', { ctrlKey: true });
    expect(onMove).not.toHaveBeenCalled();
    focus('c');
    press('v', { ctrlKey: true });
    expect(onMove).toHaveBeenCalledExactlyOnceWith(['a'], { parentKey: 'c', beforeKey: null });
  });

  it('asks the subject matter before a move', () => {
    const onMove = vi.fn();
    show({ onMove, canMove: () => false });
    focus('b');
    press('ArrowUp', { altKey: true });
    expect(onMove).not.toHaveBeenCalled();
  });

  it('goes to a row that is only being made once it is there', () => {
    const handle = createRef<TreeHandle>();
    const { rerender } = show({ ref: handle });
    const again = (roots: Node[]) =>
      rerender(
        <Tree
          ref={handle}
          label="Codes"
          roots={roots}
          getKey={getKey}
          getChildren={getChildren}
          getText={getText}
          renderItem={(_, state) => <span>{state.name}</span>}
        />,
      );
    focus('b');
    act(() => handle.current?.goTo('d'));
    again([...ROOTS]);
    expect(at()).toBe('b');
    again([...ROOTS, node('d')]);
    expect(at()).toBe('d');
  });

  it('takes a drag that began elsewhere', () => {
    const onDrop = vi.fn();
    show({ takes: { type: 'x/codes', onDrop } });
    const row = screen.getAllByRole('row')[3] as HTMLElement;
    const dataTransfer = { types: ['x/codes'], getData: () => '["k1","k2"]', dropEffect: '' };
    fireEvent.dragOver(row, { dataTransfer });
    expect(row.dataset['drop']).toBe('inside');
    fireEvent.drop(row, { dataTransfer });
    expect(onDrop).toHaveBeenCalledWith(expect.objectContaining({ key: 'b' }), ['k1', 'k2']);
  });

  it('is not tinted under a pointer that carries one of its rows away', () => {
    show({ dragType: 'x/rows' });
    const row = screen.getAllByRole('row')[1] as HTMLElement;
    fireEvent.dragStart(row, { dataTransfer: { setData: () => {}, effectAllowed: '' } });
    expect(document.documentElement.hasAttribute('data-dragging')).toBe(true);
    fireEvent.dragEnd(row);
    expect(document.documentElement.hasAttribute('data-dragging')).toBe(false);
  });
});
