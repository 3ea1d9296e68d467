import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { createMemoSaver, type MemoDraft, type SaveState } from './memo-saver.ts';

const settled = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

function set(id: string | null, saved: MemoDraft = { title: '', body: '', text: '' }) {
  const page: MemoDraft = { ...saved };
  const requests: string[] = [];
  const states: SaveState['is'][] = [];
  const waiting: ((result: Result<null>) => void)[] = [];
  let isSlow = false;
  let nextFailure: Result<null> | null = null;
  let sessions = 0;
  let timers: (() => void)[] = [];
  const answer = (): Promise<Result<null>> => {
    const failure = nextFailure;
    nextFailure = null;
    if (failure) return Promise.resolve(failure);
    return isSlow ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(ok(null));
  };
  const saver = createMemoSaver({
    id,
    saved,
    read: () => ({ ...page }),
    async create(draft, session) {
      requests.push(`create ${draft.text} in ${session}`);
      const result = await answer();
      return result.ok ? ok({ id: 'm1' }) : result;
    },
    update(to, changes, session) {
      requests.push(`update ${to} ${JSON.stringify(changes)} in ${session}`);
      return answer();
    },
    onState: (state) => states.push(state.is),
    newSession: () => `s${++sessions}`,
    after(_milliseconds, work) {
      timers.push(work);
      return () => void (timers = timers.filter((timer) => timer !== work));
    },
  });
  return {
    saver,
    page,
    requests,
    states,
    write(text: string) {
      page.text = text;
      saver.touch();
    },
    tick() {
      const due = timers;
      timers = [];
      for (const work of due) work();
      return settled();
    },
    slow: () => void (isSlow = true),
    failNext: (result: Result<null>) => void (nextFailure = result),
    async release() {
      isSlow = false;
      for (const resolve of waiting.splice(0)) resolve(ok(null));
      await settled();
    },
    waits: () => timers.length > 0,
  };
}

describe('saving a memo as it is written', () => {
  it('makes the memo with the first words, then sends only what changed', async () => {
    const s = set(null);
    s.write('She');
    s.write('She rang');
    await s.tick();
    s.page.title = 'Calls';
    s.saver.touch();
    await s.tick();
    expect(s.requests).toEqual(['create She rang in s1', 'update m1 {"title":"Calls"} in s1']);
    expect(s.saver.isClean()).toBe(true);
    expect(s.states.at(-1)).toBe('saved');
  });
  it('makes nothing of a memo nobody wrote in', async () => {
    const s = set(null);
    s.write('  ');
    await s.saver.flush();
    expect(s.requests).toEqual([]);
  });
  it('sends at once when told to, while another request is under way', async () => {
    const s = set('m7');
    s.slow();
    s.write('one');
    void s.saver.flush();
    s.write('one two');
    void s.saver.flush();
    expect(s.requests).toHaveLength(2);
    await s.release();
    expect(s.saver.isClean()).toBe(true);
  });
  it('keeps what is written while the memo is being made', async () => {
    const s = set(null);
    s.slow();
    s.write('one');
    void s.saver.flush();
    s.write('one two');
    void s.saver.flush();
    expect(s.requests).toEqual(['create one in s1']);
    await s.release();
    expect(s.requests[1]).toBe('update m1 {"text":"one two"} in s1');
    expect(s.saver.isClean()).toBe(true);
  });
  it('tries again after a failure and loses no words', async () => {
    const s = set('m7');
    s.failNext(fail('gone', 'The drive is not there.'));
    s.write('kept');
    await s.tick();
    expect(s.states.at(-1)).toBe('failed');
    expect(s.saver.isFailing()).toBe(true);
    expect(s.waits()).toBe(true);
    await s.tick();
    expect(s.requests).toHaveLength(2);
    expect(s.requests[1]).toBe('update m7 {"text":"kept"} in s1');
    expect(s.states.at(-1)).toBe('saved');
  });
  it('keeps words written into a memo that was deleted elsewhere, as a memo of its own', async () => {
    const s = set('m7', { title: '', body: '', text: 'old' });
    s.failNext(fail('not-found', 'That memo is not in the study any more.'));
    s.write('old and new');
    await s.tick();
    expect(s.requests).toEqual(['update m7 {"text":"old and new"} in s1', 'create old and new in s1']);
  });
  it('begins a new stretch when the last one is over, and nothing after it is discarded', async () => {
    const s = set('m7');
    s.write('a');
    await s.saver.flush();
    s.saver.endSession();
    s.write('ab');
    await s.saver.flush();
    expect(s.requests[1]).toContain('in s2');
    s.saver.discard();
    s.write('abc');
    await s.saver.flush();
    expect(s.requests).toHaveLength(2);
  });
});
