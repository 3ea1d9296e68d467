// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import type { Client } from '../../transport/client.ts';
import { clearToasts } from '../../ui/toast.tsx';
import { undoOffer } from './run.ts';

afterEach(clearToasts);

function studyAt(seq: number) {
  const state = { seq };
  const call = vi.fn(async (op: string) => ({
    ok: true,
    value: op === 'history.list' ? [{ seq: state.seq }] : { sentence: 'Coded', person: '', documents: [] },
  }));
  return { state, call, client: { call } as unknown as Client };
}
const undone = (call: ReturnType<typeof studyAt>['call']) =>
  call.mock.calls.filter(([op]) => op === 'history.undo').length;

it('takes back what it was offered for', async () => {
  const { call, client } = studyAt(7);
  await undoOffer(client).run();
  expect(undone(call)).toBe(1);
});

it('leaves alone what was done since', async () => {
  const { state, call, client } = studyAt(7);
  const offer = undoOffer(client);
  state.seq = 8;
  await offer.run();
  expect(undone(call)).toBe(0);
});
