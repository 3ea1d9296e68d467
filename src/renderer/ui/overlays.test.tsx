// @vitest-environment jsdom
import './jsdom-gaps.ts';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { announce } from './announce.ts';
import { Button } from './button.tsx';
import { confirm, ConfirmHost, Dialog } from './dialog.tsx';
import { FileDropZone, filesOf } from './file-drop.tsx';
import { useContextMenu } from './menu.tsx';
import { PanelMemoryContext, ResizablePanel } from './panel.tsx';
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
  it('gives the focus back when it is dismissed, to what is beside where one was when that is gone', () => {
    const Rows = ({ names }: { names: string[] }) => (
      <>
        <main>
          {names.map((name) => (
            <button key={name} type="button">
              {name}
            </button>
          ))}
        </main>
        <ToastHost />
      </>
    );
    const { rerender } = render(<Rows names={['care', 'waiting']} />);
    const dismiss = () => {
      act(() => void toast({ text: 'Moved.' }));
      act(() => screen.getByRole('button', { name: 'Dismiss' }).focus());
      return () => fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    };
    act(() => screen.getByText('waiting').focus());
    dismiss()();
    expect(document.activeElement?.textContent).toBe('waiting');
    const press = dismiss();
    rerender(<Rows names={['care']} />);
    press();
    expect(document.activeElement?.textContent).toBe('care');
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
  it('stands clear of the buttons of a dialog that opens under it; what lies under the dialog no longer counts', async () => {
    const at = (left: number, width: number, top: number) => new DOMRect(left, top, width, 40);
    const places = new Map([
      ['Merge them', at(600, 100, 700)],
      ['Show the tray', at(30, 100, 700)],
    ]);
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      return this.matches('.tw-toasts') ? at(0, 460, 0) : (places.get(this.textContent) ?? at(0, 0, 0));
    });
    const Page = ({ isAsking }: { isAsking: boolean }) => (
      <>
        <button type="button">Show the tray</button>
        <ToastHost />
        <Dialog isOpen={isAsking} onClose={() => {}} title="Merge" footer={<Button>Merge them</Button>}>
          Into which?
        </Dialog>
      </>
    );
    const { rerender } = render(<Page isAsking={false} />);
    act(() => void toast({ text: 'Moved.' }));
    const place = () => document.querySelector<HTMLElement>('.tw-toasts')?.dataset['place'];
    await waitFor(() => expect(place()).toBe('foot'));
    rerender(<Page isAsking />);
    await waitFor(() => expect(place()).toBe('left'));
    vi.restoreAllMocks();
  });
  it('does not come under a pointer that rests, which would keep it there', async () => {
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      return this.matches('.tw-toasts') ? new DOMRect(0, 0, 460, 40) : new DOMRect(0, 0, 0, 0);
    });
    render(<ToastHost />);
    const at = { clientX: window.innerWidth / 2, clientY: window.innerHeight - 40 };
    window.dispatchEvent(new MouseEvent('pointermove', at));
    act(() => void toast({ text: 'Moved.' }));
    const place = () => document.querySelector<HTMLElement>('.tw-toasts')?.dataset['place'];
    await waitFor(() => expect(place()).toBe('right'));
    window.dispatchEvent(new MouseEvent('pointermove', { clientX: 0, clientY: 0 }));
    vi.restoreAllMocks();
  });
  it('moves off what comes up under it, also when the pointer has just come for that', async () => {
    const at = (left: number, width: number) => new DOMRect(left, 700, width, 40);
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      return this.matches('.tw-toasts') ? at(0, 460) : at(window.innerWidth / 2 - 50, 100);
    });
    const isOver = vi.spyOn(Element.prototype, 'matches');
    const { rerender } = render(<ToastHost />);
    act(() => void toast({ text: 'Moved.' }));
    const place = () => document.querySelector<HTMLElement>('.tw-toasts')?.dataset['place'];
    await waitFor(() => expect(place()).toBe('foot'));
    rerender(
      <>
        <ToastHost />
        <button type="button">Add a memo</button>
      </>,
    );
    await Promise.resolve();
    const real = isOver.getMockImplementation();
    isOver.mockImplementation(function (this: Element, selector: string) {
      if (selector === ':hover') return true;
      return real?.call(this, selector) ?? this.closest(selector) === this;
    });
    await waitFor(() => expect(place()).not.toBe('foot'));
    vi.restoreAllMocks();
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
