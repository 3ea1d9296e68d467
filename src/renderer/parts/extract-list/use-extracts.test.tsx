// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { ok } from '../../../shared/contract/errors.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { createLiveQueries } from '../../data/live-query.ts';
import { DataContext } from '../../data/use-query.ts';
import { createClient } from '../../transport/client.ts';
import { createMemoryPair } from '../../transport/memory.ts';
import { codingOf, isLater, useExtractItems } from './use-extracts.ts';

afterEach(cleanup);

it('knows the first of thousands at once, and the rest when one comes to them', async () => {
  const every = Array.from({ length: 5000 }, (_, at) => `coding-${at}`);
  const { transport, host } = createMemoryPair();
  host.onRequest(({ id, input }) => {
    const { most } = input as Input<'coding.extractIndex'>;
    const groups = [{ key: 'd', publicId: 'P1', name: 'P1', count: 5000 }];
    const ids = most === undefined ? every : every.slice(0, 200);
    host.answer(id, ok({ total: 5000, people: 1, documents: 1, ids, groups }));
  });
  const client = createClient(transport);
  const source = { client, queries: createLiveQueries(client) };
  const { result } = renderHook(() => useExtractItems({ themeId: 't' }, 'document'), {
    wrapper: ({ children }: { children: ReactNode }) => <DataContext value={source}>{children}</DataContext>,
  });
  await act(async () => {});
  const { items, codingsOf } = result.current;
  expect([items.length, items[199]?.id, isLater(items[200]?.id ?? '')]).toEqual([5000, 'coding-199', true]);
  expect(result.current.isWhole).toBe(false);
  const last = items.at(-1)?.id ?? '';
  // what is done to rows chosen before their codings are known is done to these codings
  await expect(codingsOf(['coding-3', last])).resolves.toEqual(['coding-3', 'coding-4999']);
  await act(async () => result.current.askAll());
  expect(result.current.isWhole).toBe(true);
  expect(result.current.items.map((item) => item.id)).toEqual(every);
  expect(codingOf(last, result.current.items)).toBe('coding-4999');
});
