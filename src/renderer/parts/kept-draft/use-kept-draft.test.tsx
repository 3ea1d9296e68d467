// @vitest-environment jsdom
import '../../ui/jsdom-gaps.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { create } from 'zustand';
import { HostContext, type HostStore } from '../../app/host-state.ts';
import { useSettings } from '../../app/settings.ts';
import { clearToasts, ToastHost } from '../../ui/toast.tsx';
import { useKeptDraft } from './use-kept-draft.ts';

const host = create(() => ({ state: { study: { path: '/a' } } })) as unknown as HostStore;
afterEach(() => {
  cleanup();
  clearToasts();
});

function Asking({ onSent }: { onSent(words: string): void }) {
  const [words, write, done] = useKeptDraft('why', '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        done();
        onSent(words);
      }}
    >
      <input value={words} onChange={(event) => write(event.target.value)} />
    </form>
  );
}
const page = (isOpen: boolean) => (
  <HostContext value={host}>
    {isOpen ? <Asking onSent={() => view.rerender(page(false))} /> : null}
    <ToastHost />
  </HostContext>
);
let view: ReturnType<typeof render>;
const field = () => screen.getByRole<HTMLInputElement>('textbox');

it('has what was written before it was left, and nothing of what was sent', async () => {
  view = render(page(true));
  fireEvent.change(field(), { target: { value: 'because two are one' } });
  act(() => void window.dispatchEvent(new Event('pagehide')));
  view.rerender(page(false));
  expect(screen.getByText(/What you wrote is kept/u)).toBeDefined();
  act(() => clearToasts());
  view.rerender(page(true));
  expect(field().value).toBe('because two are one');
  act(() => void fireEvent.submit(field()));
  expect(screen.queryByText(/What you wrote is kept/u)).toBeNull();
  view.rerender(page(true));
  expect(field().value).toBe('');
  expect(useSettings.getState().settings.drafts).toEqual({});
});
