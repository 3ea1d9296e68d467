import { describe, expect, it, vi } from 'vitest';
import type { ChangeEvent } from '../../shared/contract/define.ts';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { createClient } from '../transport/client.ts';
import { createMemoryPair } from '../transport/memory.ts';
import { createLiveQueries, type ApplyChanges } from './live-query.ts';
import { keyOf, share } from './share.ts';
import { tellingTogether } from './telling-together.ts';
import { createDelivery } from './together.ts';

const settled = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};
const change = (tables: ChangeEvent['tables']): ChangeEvent => ({
  revision: 2,
  tables,
  documents: [],
  changes: tables.map((table) => ({ table, id: 'new', before: null, after: { id: 'new' } })),
  codings: null,
  origin: null,
});

function set(answer: (op: string, input: unknown) => Result<unknown>, apply?: ApplyChanges) {
  const { transport, host } = createMemoryPair();
  const asked: string[] = [];
  host.onRequest((frame) => {
    asked.push(frame.op);
    host.answer(frame.id, answer(frame.op, frame.input));
  });
  let frame: (() => void) | null = null;
  const client = createClient(transport);
  const queries = createLiveQueries(client, {
    schedule: (work) => void (frame = work),
    ...(apply ? { apply } : {}),
  });
  return {
    host,
    asked,
    queries,
    client: tellingTogether(client, queries),
    async nextFrame() {
      await settled();
      const work = frame;
      frame = null;
      work?.();
      await settled();
    },
  };
}

describe('live queries', () => {
  it('asks once for two listeners and shows the answer to both', async () => {
    const { queries, asked } = set(() => ok([{ id: 'a' }]));
    const heard = [vi.fn(), vi.fn()];
    for (const listener of heard) queries.subscribe('person.list', {}, listener);
    expect(queries.snapshot('person.list', {}).isLoading).toBe(true);
    await settled();
    expect(asked).toEqual(['person.list']);
    expect(queries.snapshot('person.list', {}).data).toEqual([{ id: 'a' }]);
    for (const listener of heard) expect(listener).toHaveBeenCalledTimes(1);
  });

  it('asks right behind a command for what it is sure to change, and shows that with its answer', async () => {
    const { queries, asked, host, client } = set((op) => ({
      ...ok(op === 'theme.list' ? [{ id: `${asked.length}` }] : null),
      asOf: 2,
    }));
    queries.subscribe('theme.list', {}, () => {});
    queries.subscribe('person.list', {}, () => {});
    await settled();
    asked.length = 0;
    const done = vi.fn();
    void client.call('theme.merge', { from: ['t2'], into: 't1' }).then(done);
    host.emit({ kind: 'change', event: change(['theme']) });
    await settled();
    expect(asked).toEqual(['theme.merge', 'theme.list']);
    expect(done).toHaveBeenCalledOnce(); // without waiting for a frame
    expect(queries.snapshot('theme.list', {}).data).toEqual([{ id: '2' }]);
  });

  it('asks again once for many changes of one frame, and only where a declared table changed', async () => {
    const { queries, asked, host, nextFrame } = set(() => ok([]));
    queries.subscribe('person.list', {}, () => {});
    queries.subscribe('study.settings', {}, () => {});
    await settled();
    for (let i = 0; i < 5; i++) host.emit({ kind: 'change', event: change(['person']) });
    host.emit({ kind: 'change', event: change(['map']) });
    await nextFrame();
    expect(asked.filter((op) => op === 'person.list')).toHaveLength(2);
    expect(asked.filter((op) => op === 'study.settings')).toHaveLength(1);
  });

  it('knows whether an answer holds every change told so far', async () => {
    const { queries, host, nextFrame } = set(() => ok([]));
    const isFresh = () => queries.isFresh('person.list', {});
    expect(isFresh()).toBe(false);
    const stop = queries.subscribe('person.list', {}, () => {});
    expect(isFresh()).toBe(false);
    await settled();
    expect(isFresh()).toBe(true);
    host.emit({ kind: 'change', event: change(['person']) });
    await settled();
    expect(isFresh()).toBe(false);
    await nextFrame();
    expect(isFresh()).toBe(true);
    stop();
    host.emit({ kind: 'change', event: change(['person']) });
    await nextFrame();
    expect(isFresh()).toBe(false);
  });

  it('does not ask for what nobody looks at until somebody does', async () => {
    const { queries, asked, host, nextFrame } = set(() => ok([]));
    const stop = queries.subscribe('person.list', {}, () => {});
    await settled();
    stop();
    host.emit({ kind: 'change', event: change(['person']) });
    await nextFrame();
    expect(asked).toHaveLength(1);
    queries.subscribe('person.list', {}, () => {});
    await settled();
    expect(asked).toHaveLength(2);
  });

  it('keeps the value before while asking again, and when asking fails', async () => {
    let answer: Result<unknown> = ok([{ id: 'a' }]);
    const { queries, host, nextFrame } = set(() => answer);
    queries.subscribe('person.list', {}, () => {});
    await settled();
    answer = fail('gone', 'The drive is not there.');
    host.emit({ kind: 'change', event: change(['person']) });
    await nextFrame();
    const { data, failure } = queries.snapshot('person.list', {});
    expect(data).toEqual([{ id: 'a' }]);
    expect(failure?.message).toBe('The drive is not there.');
  });

  it('puts a change into the answer without asking where it is told how', async () => {
    const { queries, asked, host, nextFrame } = set(() => ok([]), {
      'person.list': (value) => [
        ...value,
        { id: 'b', name: 'B', alias: 'B', role: 'coder', initials: 'B', codings: 0 },
      ],
    });
    queries.subscribe('person.list', {}, () => {});
    await settled();
    host.emit({ kind: 'change', event: change(['person']) });
    await nextFrame();
    expect(asked).toHaveLength(1);
    expect(queries.snapshot('person.list', {}).data).toHaveLength(1);
  });

  it.each([
    ['not again what was read after the change', 2, 1],
    ['once more what was read before the change', 1, 2],
    ['once more what does not say when it was read', undefined, 2],
  ])('asks %s, whichever came first', async (_what, asOf, times) => {
    for (const isAnswerFirst of [true, false]) {
      const { queries, asked, host, nextFrame } = set(() => ({ ...ok([]), ...(asOf ? { asOf } : {}) }));
      const tell = () => host.emit({ kind: 'change', event: change(['person']) });
      if (!isAnswerFirst) tell();
      queries.subscribe('person.list', {}, () => {});
      if (isAnswerFirst) await settled();
      if (isAnswerFirst) tell();
      await nextFrame();
      await settled();
      expect(asked).toHaveLength(times);
    }
  });

  it('asks again after a change that is counted from an earlier state of the file', async () => {
    const { queries, asked, host, nextFrame } = set(() => ({ ...ok([]), asOf: 50 }));
    queries.subscribe('person.list', {}, () => {});
    await settled();
    for (const revision of [50, 21]) {
      host.emit({ kind: 'change', event: { ...change(['person']), revision } });
      await nextFrame();
    }
    expect(asked).toHaveLength(2);
  });

  it('asks anew when the connection comes back', async () => {
    const { queries, asked, host } = set(() => ok([]));
    queries.subscribe('person.list', {}, () => {});
    await settled();
    host.connection({ state: 'lost', message: 'Away.' });
    host.connection({ state: 'up' });
    await settled();
    expect(asked).toHaveLength(2);
  });
});

describe('sharing', () => {
  it('keeps what did not change', () => {
    const before = { a: [{ x: 1 }, { x: 2 }], b: { y: 1 } };
    const after = share(before, { a: [{ x: 1 }, { x: 3 }], b: { y: 1 } });
    expect(after.a[0]).toBe(before.a[0]);
    expect(after.b).toBe(before.b);
    expect(after.a[1]).toEqual({ x: 3 });
    expect(share(before, structuredClone(before))).toBe(before);
    const rows = [{ id: 'a' }, { id: 'b', n: 1 }, { id: 'c' }];
    const [b, c, d] = share(rows, [{ id: 'b', n: 1 }, { id: 'c', n: 2 }, { id: 'd' }]);
    expect(b).toBe(rows[1]);
    expect([c, d]).toEqual([{ id: 'c', n: 2 }, { id: 'd' }]);
  });
  it('has one key for one input', () => {
    expect(keyOf('a', { x: 1, y: { b: 1, a: 2 } })).toBe(keyOf('a', { y: { a: 2, b: 1 }, x: 1 }));
    expect(keyOf('a', { x: 1 })).not.toBe(keyOf('a', { x: 2 }));
  });
});

describe('answers that come together', () => {
  /** Frames that come when they are told to. */
  function frames() {
    let next: (() => void) | null = null;
    vi.stubGlobal('requestAnimationFrame', (work: () => void) => ((next = work), 1));
    vi.stubGlobal('cancelAnimationFrame', () => (next = null));
    vi.stubGlobal('document', { hidden: false });
    return () => {
      next?.();
      next = null;
    };
  }
  it('are shown in one frame, and at once when nothing else is under way', () => {
    const frame = frames();
    try {
      const { frame: open } = createDelivery();
      const shown: string[] = [];
      const [a, b, c] = [open.expect(), open.expect(), open.expect()];
      a(() => shown.push('a'));
      b(() => shown.push('b'));
      expect(shown).toEqual([]);
      frame();
      expect(shown).toEqual(['a', 'b']);
      c(() => shown.push('c'));
      expect(shown).toEqual(['a', 'b', 'c']);
    } finally {
      vi.unstubAllGlobals();
    }
  });
  it('to one change are held until the last has come, or it takes too long', () => {
    frames();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const delivery = createDelivery();
      const shown: string[] = [];
      const round = delivery.round();
      const [a, b, c] = [round.expect(), round.expect(), round.expect()];
      const first = delivery.frame.expect();
      a(() => shown.push('a'));
      first(() => shown.push('first'));
      b(() => shown.push('b'));
      expect(shown).not.toContain('a');
      c(() => shown.push('c'));
      expect(shown).toEqual(['first', 'a', 'b', 'c']);

      const slow = delivery.round();
      const [d, e] = [slow.expect(), slow.expect()];
      d(() => shown.push('d'));
      vi.runAllTimers();
      e(() => shown.push('e'));
      expect(shown.slice(-2)).toEqual(['d', 'e']);
    } finally {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    }
  });
});

describe('the answer to a command', () => {
  const input = { title: 'Another' };
  it('comes when what it changed is put into the answers, and before they are shown', async () => {
    const { queries, client, host, nextFrame } = set((op) => ok(op === 'person.list' ? [] : null), {
      'person.list': () => [],
    });
    const heard: string[] = [];
    queries.subscribe('person.list', {}, () => void Promise.resolve().then(() => heard.push('list')));
    await settled();
    heard.length = 0;
    host.emit({ kind: 'change', event: change(['person']) });
    void client.call('study.rename', input).then(() => heard.push('command'));
    void client.call('code.list', {}).then(() => heard.push('question'));
    await settled();
    expect(heard).toEqual(['question']);
    await nextFrame();
    expect(heard).toEqual(['question', 'command', 'list']);
  });
  it('comes with the lists that follow many codings by themselves; the rest is asked for after', async () => {
    const code = { id: 'a', codings: 1 };
    const { queries, client, host, asked, nextFrame } = set((op) => ok(op === 'code.list' ? [code] : []));
    queries.subscribe('code.list', {}, () => {});
    queries.subscribe('theme.list', {}, () => {});
    await settled();
    asked.length = 0;
    const counts = [{ id: 'a', people: 2, documents: 2, codings: 900, coders: 1 }];
    const use = { counts, spread: { documents: [], byCode: {} } };
    const many = { ...change(['coding']), changes: [], codings: { codes: ['a'], columns: null, use } };
    host.emit({ kind: 'change', event: many });
    const done = client.call('history.undo', {});
    await settled();
    await expect(done).resolves.toBeDefined();
    expect(queries.snapshot('code.list', {}).data).toMatchObject([{ id: 'a', codings: 900 }]);
    expect(asked).toEqual(['history.undo']);
    expect(queries.isFresh('theme.list', {})).toBe(false);
    await nextFrame();
    expect(asked).toEqual(['history.undo']);
    await nextFrame();
    expect(asked).toEqual(['history.undo', 'theme.list']);
  });
  it('comes at once where nothing was changed', async () => {
    const { client } = set((op) => (op === 'study.rename' ? fail('conflict', 'No.') : ok([])));
    const heard = vi.fn();
    void client.call('study.rename', input).then(heard);
    await settled();
    expect(heard).toHaveBeenCalledOnce();
  });
});
