// @vitest-environment jsdom
import '../../ui/jsdom-gaps.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { create } from 'zustand';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { followDrafts, useDrafts } from '../../app/drafts.ts';
import type { HostStore } from '../../app/host-state.ts';
import { clearToasts, ToastHost } from '../../ui/toast.tsx';
import { useKeptDraft } from './use-kept-draft.ts';

const state = { study: { path: '/a', readOnly: false }, person: { id: 'maya' } };
const host = create(() => ({ state })) as unknown as HostStore;
let answer: Result<{ other: string | null }> = ok({ other: null });
let stop = () => {};
beforeEach(async () => {
  answer = ok({ other: null });
  stop = followDrafts(
    {
      list: () => Promise.resolve(ok({ studyId: 'a', drafts: [] })),
      keep: () => Promise.resolve(answer),
    },
    host,
  );
  await act(async () => {});
});
afterEach(() => {
  cleanup();
  clearToasts();
  stop();
});

function Asking({ onSent }: { onSent(words: string): void }) {
  const [words, write, done] = useKeptDraft('why', '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        done(Promise.resolve(answer.ok));
        onSent(words);
      }}
    >
      <input value={words} onChange={(event) => write(event.target.value)} />
    </form>
  );
}
const page = (isOpen: boolean) => (
  <>
    {isOpen ? <Asking onSent={() => view.rerender(page(false))} /> : null}
    <ToastHost />
  </>
);
let view: ReturnType<typeof render>;
const field = () => screen.getByRole<HTMLInputElement>('textbox');
const write = (value: string) => fireEvent.change(field(), { target: { value } });
const leave = () => act(async () => view.rerender(page(false)));

it('has what was written before it was left, and nothing of what was sent', async () => {
  view = render(page(true));
  write('because two are one');
  await leave();
  expect(screen.getByText(/What you wrote is kept/u)).toBeDefined();
  act(() => clearToasts());
  view.rerender(page(true));
  expect(field().value).toBe('because two are one');
  await act(async () => fireEvent.submit(field()));
  expect(screen.queryByText(/What you wrote is kept/u)).toBeNull();
  view.rerender(page(true));
  expect(field().value).toBe('');
  expect(useDrafts.getState().drafts).toEqual({});
});

it('says so when it could not be kept, and still has what could not be sent', async () => {
  answer = fail('disk-full', 'The disk is full.');
  view = render(page(true));
  write('because two are one');
  await leave();
  expect(screen.queryByText(/What you wrote is kept/u)).toBeNull();
  expect(screen.getByText(/The disk is full. What you wrote is in this window only/u)).toBeDefined();
  view.rerender(page(true));
  write('because two are one, mostly');
  await act(async () => fireEvent.submit(field()));
  view.rerender(page(true));
  expect(field().value).toBe('because two are one, mostly');
});

it('offers what another window wrote of the same, and has it when it is taken', async () => {
  view = render(page(true));
  answer = ok({ other: JSON.stringify('because they differ') });
  write('because two are one');
  await act(async () => void fireEvent.focusOut(field()));
  answer = ok({ other: null });
  expect(field().value).toBe('because two are one');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Take the other' })));
  expect(field().value).toBe('because they differ');
  write('');
});
