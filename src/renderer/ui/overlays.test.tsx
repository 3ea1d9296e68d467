// @vitest-environment jsdom
import './jsdom-gaps.ts';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { announce } from './announce.ts';
import { Button, IconButton, SegmentedControl } from './button.tsx';
import { confirm, ConfirmHost } from './dialog.tsx';
import { FileDropZone, filesOf } from './file-drop.tsx';
import { MenuButton, useContextMenu } from './menu.tsx';
import { PanelMemoryContext, ResizablePanel } from './panel.tsx';
import { TooltipHost } from './tooltip.tsx';
import { Select } from './select.tsx';
import { clearToasts, toast, ToastHost } from './toast.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  clearToasts();
});

describe('confirm', () => {
  const question = {
    title: 'Delete the code “waiting rooms”?',
    consequences: ['14 codings by 3 people are removed.', 'Its 2 memos are kept.'],
    confirmLabel: 'Delete the code',
    tone: 'danger' as const,
  };
  it('says what will happen, starts on the way out, and answers', async () => {
    render(<ConfirmHost />);
    let answer: Promise<boolean> = Promise.resolve(false);
    act(() => void (answer = confirm(question)));
    const dialog = screen.getByRole('alertdialog', { name: question.title });
    expect(dialog.textContent).toContain('14 codings by 3 people are removed.');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete the code' }));
    await expect(answer).resolves.toBe(true);
  });
  it('takes Escape for no', async () => {
    render(<ConfirmHost />);
    let answer: Promise<boolean> = Promise.resolve(true);
    act(() => void (answer = confirm(question)));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'));
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    await expect(answer).resolves.toBe(false);
  });
});

describe('toast', () => {
  it('offers one thing to do', () => {
    const undo = vi.fn();
    render(<ToastHost />);
    act(() => void toast({ text: 'The code was deleted.', action: { label: 'Undo', run: undo } }));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('The code was deleted.')).toBeNull();
  });
  it('gives its place to the next, but what asks for a look stays', () => {
    render(<ToastHost />);
    act(() => void toast({ text: 'The disk is full.', tone: 'attention' }));
    act(() => void toast({ text: 'Took care off #7:9.' }));
    act(() => void toast({ text: 'Undone.' }));
    expect(screen.queryByText('Took care off #7:9.')).toBeNull();
    expect(screen.getByText('Undone.')).toBeTruthy();
    expect(screen.getByText('The disk is full.')).toBeTruthy();
  });
  it('goes away by itself, but not while it is focused', () => {
    vi.useFakeTimers();
    render(<ToastHost />);
    act(() => void toast({ text: 'Copied.' }));
    act(() => screen.getByRole('button', { name: 'Dismiss' }).focus());
    act(() => vi.advanceTimersByTime(60_000));
    expect(screen.getByText('Copied.')).toBeTruthy();
    act(() => screen.getByRole('button', { name: 'Dismiss' }).blur());
    act(() => vi.advanceTimersByTime(60_000));
    expect(screen.queryByText('Copied.')).toBeNull();
  });
});

describe('announce', () => {
  it('says the same thing twice as two things', () => {
    announce('3 found.');
    const region = document.querySelector('[aria-live=polite]');
    const first = region?.textContent;
    announce('3 found.');
    expect(region?.textContent).not.toBe(first);
    expect(region?.textContent?.trim()).toBe('3 found.');
  });
});

describe('useContextMenu', () => {
  function Row({ run }: { run(): void }) {
    const { open, menu } = useContextMenu();
    return (
      <div>
        <button
          onContextMenu={(event) =>
            open(event, [{ id: 'r', label: 'Rename', shortcut: 'F2', onAction: run }])
          }
        >
          Row
        </button>
        {menu}
      </div>
    );
  }
  it('shows choices with their keys, runs one, and gives the focus back', async () => {
    const run = vi.fn();
    render(<Row run={run} />);
    screen.getByRole('button').focus();
    fireEvent.contextMenu(screen.getByRole('button', { name: 'Row' }));
    const item = await screen.findByRole('menuitem', { name: /Rename/ });
    expect(item.textContent).toContain('F2');
    fireEvent.click(item);
    expect(run).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Row'));
  });
});

describe('ResizablePanel', () => {
  it('is sized by keys, keeps to its limits, and remembers', () => {
    const kept = new Map<string, number>([['list', 220]]);
    const memory = {
      get: (key: string) => kept.get(key),
      set: (key: string, width: number) => void kept.set(key, width),
    };
    render(
      <PanelMemoryContext value={memory}>
        <ResizablePanel side="left" storageKey="list" label="the list" defaultWidth={204} min={160} max={300}>
          x
        </ResizablePanel>
      </PanelMemoryContext>,
    );
    const line = screen.getByRole('separator', { name: 'Width of the list' });
    expect(line.getAttribute('aria-valuenow')).toBe('220');
    fireEvent.keyDown(line, { key: 'ArrowRight' });
    expect(kept.get('list')).toBe(236);
    fireEvent.keyDown(line, { key: 'End' });
    expect(kept.get('list')).toBe(300);
    fireEvent.keyDown(line, { key: 'ArrowRight' });
    expect(kept.get('list')).toBe(300);
    fireEvent.keyDown(line, { key: 'Enter' });
    expect(kept.get('list')).toBe(204);
  });
});

describe('FileDropZone', () => {
  const fileEntry = (path: string) => ({
    isFile: true,
    name: path.split('/').pop() ?? '',
    fullPath: path,
    file: (done: (file: File) => void) => done(new File(['x'], path.split('/').pop() ?? '')),
  });
  /** A folder that gives its entries one at a time, as readers may. */
  const folderEntry = (path: string, children: unknown[]) => ({
    isFile: false,
    name: path.split('/').pop() ?? '',
    fullPath: path,
    createReader: () => {
      const left = [...children];
      return { readEntries: (done: (entries: unknown[]) => void) => done(left.splice(0, 1)) };
    },
  });
  const transfer = (entries: unknown[]) => ({
    types: ['Files'],
    items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })),
  });

  it('walks folders in the order of their paths and leaves out hidden files', async () => {
    const drop = transfer([
      folderEntry('/study', [
        fileEntry('/study/P10.docx'),
        fileEntry('/study/P2.docx'),
        fileEntry('/study/.DS_Store'),
        folderEntry('/study/more', [fileEntry('/study/more/P1.vtt')]),
      ]),
      fileEntry('/P3.txt'),
    ]);
    const files = await filesOf(drop as unknown as DataTransfer);
    expect(files.map((file) => file.path)).toEqual([
      'P3.txt',
      'study/more/P1.vtt',
      'study/P2.docx',
      'study/P10.docx',
    ]);
  });

  it('says what letting go will do, takes the files, and stays out of the way of other drags', async () => {
    const onFiles = vi.fn();
    render(<FileDropZone words="Let go to import" onFiles={onFiles} />);
    fireEvent.dragEnter(window, { dataTransfer: { types: ['text/plain'], items: [] } });
    expect(screen.queryByText('Let go to import')).toBeNull();
    fireEvent.dragEnter(window, { dataTransfer: { types: ['Files'], items: [] } });
    expect(screen.getByText('Let go to import')).toBeTruthy();
    fireEvent.drop(window, { dataTransfer: transfer([fileEntry('/P3.txt')]) });
    expect(screen.queryByText('Let go to import')).toBeNull();
    await waitFor(() => expect(onFiles).toHaveBeenCalledTimes(1));
  });
});

describe('the words of an icon button', () => {
  const words = () => screen.queryByRole('tooltip')?.textContent;
  const wait = (time: number) => act(() => void vi.advanceTimersByTime(time));
  const button = (name: string) => screen.getByRole('button', { name });
  const point = (at: Element) => fireEvent.pointerOver(at, { pointerType: 'mouse' });
  const onPress = vi.fn();
  function Bar({ withSecond = true }) {
    return (
      <>
        <IconButton label="Open the definition" shortcut="E" onPress={onPress}>
          <svg data-testid="icon" />
        </IconButton>
        {withSecond ? (
          <IconButton label="Close" onPress={onPress}>
            <svg />
          </IconButton>
        ) : null}
        <IconButton label="Not now" isDisabled>
          <svg />
        </IconButton>
        <button type="button" data-tip="Nothing is lost by it">
          Retire
        </button>
        <TooltipHost />
      </>
    );
  }
  const show = () => {
    vi.useFakeTimers();
    const drawn = render(<Bar />);
    point(screen.getByTestId('icon'));
    wait(600);
    return drawn;
  };

  it('come after the pointer rested on it, with the keys, until Escape, a press or leaving', () => {
    show();
    expect(words()).toBe('Open the definitionE');
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(words()).toBeUndefined();
    fireEvent.pointerMove(document.body);
    point(document.body);
    wait(600);
    point(button('Open the definition'));
    wait(400);
    expect(words()).toBeUndefined();
    wait(200);
    expect(words()).toBe('Open the definitionE');
    point(screen.getByRole('tooltip'));
    wait(600);
    expect(words()).toBe('Open the definitionE');
    point(document.body);
    wait(200);
    expect(words()).toBeUndefined();
    wait(600);
    point(button('Open the definition'));
    wait(600);
    fireEvent.pointerDown(button('Open the definition'));
    fireEvent.click(button('Open the definition'));
    wait(600);
    expect(words()).toBeUndefined();
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('come at once from one control to the next, and never where nothing can be pressed', () => {
    show();
    point(button('Close'));
    expect(words()).toBe('Close');
    point(document.body);
    wait(100);
    point(button('Open the definition'));
    expect(words()).toBe('Open the definitionE');
    point(button('Not now'));
    wait(700);
    expect(words()).toBeUndefined();
  });

  it('go with their control', async () => {
    const { rerender } = show();
    point(button('Close'));
    vi.useRealTimers();
    rerender(<Bar withSecond={false} />);
    await waitFor(() => expect(words()).toBeUndefined());
  });

  it('come by keys at once, and are a description only where they say more than the name', () => {
    render(<Bar />);
    fireEvent.keyDown(document.body, { key: 'Tab' });
    act(() => button('Open the definition').focus());
    expect(words()).toBe('Open the definitionE');
    expect(button('Open the definition').getAttribute('aria-describedby')).toBeNull();
    act(() => button('Retire').focus());
    const described = button('Retire').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe('Nothing is lost by it');
    act(() => button('Retire').blur());
    expect(words()).toBeUndefined();
    expect(button('Retire').getAttribute('aria-describedby')).toBeNull();
  });
});

describe('a button', () => {
  it('keeps what is pressed on it to itself, and a key that is held down presses once', () => {
    const around = vi.fn();
    const onPress = vi.fn();
    render(
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a row is meant
      <div onClick={around} onKeyDown={around} onPointerDown={around}>
        <Button onPress={onPress}>Merge</Button>
      </div>,
    );
    const button = screen.getByRole('button');
    fireEvent.pointerDown(button);
    fireEvent.click(button);
    fireEvent.keyDown(button, { key: 'Enter' });
    expect(fireEvent.keyDown(button, { key: 'Enter', repeat: true })).toBe(false);
    expect(around).not.toHaveBeenCalled();
    fireEvent.keyDown(button, { key: 'm' });
    expect(around).toHaveBeenCalledTimes(1);
    expect(onPress).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(button);
    // a key that went down elsewhere, and brought the focus here, does not press it
    fireEvent.keyUp(button, { key: 'Enter' });
    expect(fireEvent.keyPress(button, { key: 'Enter', charCode: 13 })).toBe(false);
  });
});

describe('SegmentedControl', () => {
  it('has one stop for Tab, the choice that is made, and arrows walk', () => {
    const onChange = vi.fn();
    const options = (['tree', 'table', 'cards'] as const).map((id) => ({ id, label: id }));
    render(<SegmentedControl label="View" options={options} value="table" onChange={onChange} />);
    const choices = screen.getAllByRole('radio');
    expect(choices.map((choice) => choice.tabIndex)).toEqual([-1, 0, -1]);
    expect(screen.getByRole('radio', { checked: true }).textContent).toBe('table');
    choices[1]?.focus();
    fireEvent.keyDown(choices[1] as Element, { key: 'ArrowRight' });
    expect(document.activeElement?.textContent).toBe('cards');
    fireEvent.click(choices[2] as Element);
    fireEvent.click(choices[1] as Element);
    expect(onChange.mock.calls).toEqual([['cards']]);
  });
});

describe('MenuButton', () => {
  it('builds its menu when it is opened, by keys on its first row, and gives the focus back', async () => {
    const items = vi.fn(() => [{ id: 'word', label: 'Word' }]);
    render(
      <MenuButton label="Export" items={items}>
        <Button>Export</Button>
      </MenuButton>,
    );
    const button = screen.getByRole('button', { name: 'Export' });
    expect(button.getAttribute('aria-haspopup')).toBe('menu');
    expect(items).not.toHaveBeenCalled();
    button.focus();
    fireEvent.keyDown(button, { key: 'ArrowDown' });
    const row = await screen.findByRole('menuitem', { name: 'Word' });
    await waitFor(() => expect(document.activeElement).toBe(row));
    fireEvent.keyDown(row, { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });
});

describe('Select', () => {
  const OPTIONS = [
    { id: 'all', label: 'All codes' },
    { id: 'once', label: 'Used once' },
    { id: 'never', label: 'Never used', isDisabled: true },
    { id: 'retired', label: 'Retired' },
  ];
  function Show({ onChange }: { onChange(id: string): void }) {
    const [value, setValue] = useState('all');
    const change = (id: string) => {
      setValue(id);
      onChange(id);
    };
    return (
      <Select
        label="Show"
        description="Codes in the list"
        options={OPTIONS}
        value={value}
        onChange={change}
      />
    );
  }
  const button = () => screen.getByRole('button', { name: /Show/ });

  it('says what is chosen, and chooses by keys without opening', () => {
    const onChange = vi.fn();
    render(<Show onChange={onChange} />);
    expect(button().textContent).toBe('All codes');
    const told = button().getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(told)?.textContent).toBe('Codes in the list');
    button().focus();
    fireEvent.keyDown(button(), { key: 'r' });
    expect(button().textContent).toBe('Retired');
    fireEvent.keyDown(button(), { key: 'ArrowLeft' });
    expect(button().textContent).toBe('Used once');
    fireEvent.keyDown(button(), { key: 'ArrowLeft' });
    fireEvent.keyDown(button(), { key: 'ArrowLeft' });
    expect(onChange.mock.calls.flat()).toEqual(['retired', 'once', 'all']);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('opens by a key on what is chosen, and closes with the choice, the same one or another', async () => {
    const onChange = vi.fn();
    render(<Show onChange={onChange} />);
    button().focus();
    fireEvent.click(button());
    const list = await screen.findByRole('listbox', { name: 'Show' });
    const chosen = screen.getByRole('option', { selected: true });
    expect(chosen.textContent).toBe('All codes');
    await waitFor(() => expect(list.contains(document.activeElement)).toBe(true));
    fireEvent.click(chosen);
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(button()));
    fireEvent.click(button());
    fireEvent.click(await screen.findByRole('option', { name: 'Used once' }));
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    expect(button().textContent).toBe('Used once');
  });
});
