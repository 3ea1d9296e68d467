// @vitest-environment jsdom
import '../../ui/jsdom-gaps.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { clearToasts, ToastHost } from '../../ui/toast.tsx';
import { useKeptWords } from './use-kept-words.ts';

interface FieldProps {
  value: string;
  isOneLine?: boolean;
  onSave(value: string, session: string): Promise<Result<unknown>>;
}
function Field({ value, isOneLine = false, onSave }: FieldProps) {
  const kept = useKeptWords({ label: 'Definition', value, onSave, isOneLine });
  return (
    <>
      <textarea
        value={kept.words}
        onChange={(event) => kept.write(event.target.value)}
        onFocus={kept.enter}
        onBlur={kept.leave}
      />
      <p role="status">{kept.trouble}</p>
      <ToastHost />
    </>
  );
}
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const type = (words: string) => fireEvent.change(field(), { target: { value: words } });
const rest = () => act(() => vi.advanceTimersByTimeAsync(1000));
const kept = () =>
  vi.fn((_value: string, _session: string): Promise<Result<unknown>> => Promise.resolve(ok(null)));

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  cleanup();
  clearToasts();
  vi.useRealTimers();
});

describe('words that keep themselves', () => {
  it('are kept when the writing pauses, in one session until the field is left', async () => {
    const onSave = kept();
    render(<Field value="" onSave={onSave} />);
    fireEvent.focus(field());
    type('Being');
    await rest();
    type('Being known');
    await rest();
    expect(onSave.mock.calls.map(([words]) => words)).toEqual(['Being', 'Being known']);
    expect(new Set(onSave.mock.calls.map(([, session]) => session)).size).toBe(1);
    fireEvent.blur(field());
    type('Being known by name');
    await rest();
    expect(new Set(onSave.mock.calls.map(([, session]) => session)).size).toBe(2);
  });

  it('are kept as the window goes, and as the field goes', async () => {
    const onSave = kept();
    const { unmount } = render(<Field value="" onSave={onSave} />);
    type('Being');
    fireEvent(window, new Event('pagehide'));
    expect(onSave.mock.lastCall?.[0]).toBe('Being');
    type('Being known');
    unmount();
    expect(onSave.mock.lastCall?.[0]).toBe('Being known');
  });

  it('of a name wait until it is left, and an empty one is as it was', async () => {
    const onSave = kept();
    render(<Field value="Known" isOneLine onSave={onSave} />);
    fireEvent.focus(field());
    type('Known  well');
    await rest();
    expect(onSave).not.toHaveBeenCalled();
    fireEvent.blur(field());
    expect(onSave.mock.lastCall?.[0]).toBe('Known well');
    type(' ');
    fireEvent.blur(field());
    expect(onSave).toHaveBeenCalledTimes(1);
    expect(field().value).toBe('Known');
  });

  it('show what comes from elsewhere while nobody is in them, and when one leaves without a change', async () => {
    const onSave = kept();
    const { rerender } = render(<Field value="One" onSave={onSave} />);
    rerender(<Field value="Two" onSave={onSave} />);
    expect(field().value).toBe('Two');
    fireEvent.focus(field());
    rerender(<Field value="Three" onSave={onSave} />);
    expect(field().value).toBe('Two');
    fireEvent.blur(field());
    expect(field().value).toBe('Three');
    expect(onSave).not.toHaveBeenCalled();
  });

  it('of two who write at once both stay to be had', async () => {
    const onSave = kept();
    const { rerender } = render(<Field value="One" onSave={onSave} />);
    fireEvent.focus(field());
    type('Mine');
    rerender(<Field value="Theirs" onSave={onSave} />);
    await rest();
    expect(onSave.mock.lastCall?.[0]).toBe('Mine');
    expect(screen.getByText(/changed in another window while you wrote, to “Theirs”/u)).toBeDefined();
    // one's own words coming back are no news
    rerender(<Field value="Mine" onSave={onSave} />);
    fireEvent.blur(field());
    expect(field().value).toBe('Mine');
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Take those words instead' })));
    expect(onSave.mock.lastCall?.[0]).toBe('Theirs');
  });

  it('that were written over elsewhere can be put back', async () => {
    const onSave = kept();
    const { rerender } = render(<Field value="One" onSave={onSave} />);
    fireEvent.focus(field());
    type('Mine');
    await rest();
    rerender(<Field value="Mine" onSave={onSave} />);
    rerender(<Field value="Theirs" onSave={onSave} />);
    fireEvent.blur(field());
    expect(field().value).toBe('Theirs');
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Put my words back' })));
    expect(onSave.mock.lastCall?.[0]).toBe('Mine');
  });

  it('that cannot be kept stay in the field with the reason, and are tried again', async () => {
    const onSave = kept();
    onSave.mockResolvedValueOnce(fail('disk-full', 'The disk is full.'));
    render(<Field value="" onSave={onSave} />);
    type('Being');
    await rest();
    expect(screen.getByRole('status').textContent).toMatch(
      /^The disk is full\. What you wrote is in this window/u,
    );
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(onSave.mock.calls.map(([words]) => words)).toEqual(['Being', 'Being']);
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('about something deleted meanwhile are said', async () => {
    const onSave = kept();
    onSave.mockResolvedValueOnce(fail('not-found', 'This code is not there any more.'));
    render(<Field value="" onSave={onSave} />);
    type('Being');
    await rest();
    expect(screen.getByText(/belongs to something that was deleted. You wrote: “Being”/u)).toBeDefined();
  });
});
