// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { create } from 'zustand';
import { fail, ok, type Failure, type Result } from '../../shared/contract/errors.ts';
import type { Input, Output } from '../../shared/contract/index.ts';
import { markOf } from '../../shared/domain/text/mark.ts';
import {
  draftTrouble,
  followDrafts,
  hasBegun,
  keepDraft,
  keepDraftSoon,
  SEARCHES,
  useDrafts,
} from './drafts.ts';
import type { HostStore, HostView } from './host-state.ts';

/** Copies of one study as a host holds them: which is open, what is kept in each, and whether it can be kept. */
function studies() {
  const files = new Map<string, Map<string, string>>();
  const host = create(() => ({ state: null })) as unknown as HostStore;
  let open = '';
  let refusal: Failure | null = null;
  let beside: string | null = null;
  const named = new Map<string, string[] | null>();
  const kept = (studyId: string, personId: string | null) => {
    const name = `${studyId} ${personId}`;
    const file = files.get(name) ?? new Map<string, string>();
    files.set(name, file);
    return file;
  };
  const stop = followDrafts(
    {
      list: (personId) =>
        Promise.resolve(
          ok({ studyId: 'one', drafts: [...kept(open, personId)].map(([key, words]) => ({ key, words })) }),
        ),
      keep(
        { personId, key, words, seen }: Input<'draft.keep'>,
        study: string,
      ): Promise<Result<Output<'draft.keep'>>> {
        if (refusal) return Promise.resolve(fail(refusal.code, refusal.message));
        if (study !== `/${open}`) return Promise.resolve(fail('conflict', 'Another study is open now.'));
        named.set(key, seen ?? null);
        const other = words === null ? beside : null;
        const now = words ?? other;
        if (now === null) kept(open, personId).delete(key);
        else kept(open, personId).set(key, now);
        return Promise.resolve(ok({ other }));
      },
    },
    host,
  );
  return {
    stop,
    kept: (studyId: string, personId = 'maya') => Object.fromEntries(kept(studyId, personId)),
    begin: (key: string, words: string) => void kept(open, 'maya').set(key, words),
    named,
    putBeside: (words: string | null) => void (beside = words),
    refuse: (failure: Failure | null) => void (refusal = failure),
    async open(studyId: string, personId = 'maya', readOnly = false) {
      open = studyId;
      const study = { path: `/${studyId}`, name: studyId, readOnly };
      host.setState({ state: { study, person: { id: personId, name: personId } } } as Partial<HostView>);
      await settled();
    },
  };
}
const settled = () => vi.advanceTimersByTimeAsync(0);
const shown = () => useDrafts.getState().drafts;

let all: ReturnType<typeof studies>;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  all = studies();
  await all.open('a');
});
afterEach(() => {
  all.refuse(null);
  all.stop();
  vi.useRealTimers();
});

describe('drafts', () => {
  it('are kept as the typing rests, at the latest after a second of it, and at once when the window goes', async () => {
    expect(hasBegun()).toBe(false);
    keepDraftSoon('verdict', 'It');
    expect(hasBegun()).toBe(true);
    expect(shown()).toEqual({ verdict: 'It' });
    await vi.advanceTimersByTimeAsync(249);
    expect(all.kept('a')).toEqual({});
    await vi.advanceTimersByTimeAsync(1);
    expect(all.kept('a')).toEqual({ verdict: 'It' });
    for (let letters = 1; letters <= 10; letters++) {
      keepDraftSoon('verdict', 'It hangs together'.slice(0, 2 + letters));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(all.kept('a')['verdict']).toBe('It hangs tog');
    keepDraftSoon('verdict', 'It hangs together');
    window.dispatchEvent(new Event('pagehide'));
    expect(all.kept('a')).toEqual({ verdict: 'It hangs together' });
    keepDraftSoon('verdict', 'It hangs together, I think');
    document.dispatchEvent(new Event('focusout'));
    expect(all.kept('a')).toEqual({ verdict: 'It hangs together, I think' });
    keepDraft('verdict', null);
    expect(all.kept('a')).toEqual({});
  });

  it('that cannot be kept are said, tried again, and there with all that was written since', async () => {
    all.refuse({ code: 'disk-full', message: 'The disk is full.' });
    keepDraft('verdict', 'It hangs');
    expect(await draftTrouble()).toMatch(
      /^The disk is full\. What you wrote is in this window only, and goes into/u,
    );
    keepDraft('method', 'because');
    keepDraft('verdict', 'It hangs together');
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    await settled();
    all.refuse(null);
    await vi.advanceTimersByTimeAsync(4000);
    expect(all.kept('a')).toEqual({ verdict: 'It hangs together', method: 'because' });
    expect(await draftTrouble()).toBeNull();
  });

  it('of a study one only reads stay in the window, which may go', async () => {
    await all.open('read', 'maya', true);
    keepDraft('method', 'because');
    expect(await draftTrouble()).toMatch(/reading only\. What you wrote is in this window only/u);
    expect(shown()).toEqual({ method: 'because' });
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(false);
  });

  it('never get into another study, nor to another person', async () => {
    keepDraftSoon('verdict', 'about a');
    await all.open('b');
    expect(shown()).toEqual({});
    keepDraft('verdict', 'about b');
    await settled();
    expect(all.kept('b')).toEqual({ verdict: 'about b' });
    expect(all.kept('a')).toEqual({});
    await all.open('a');
    expect(shown()).toEqual({ verdict: 'about a' });
    expect(all.kept('a')).toEqual({ verdict: 'about a' });
    await all.open('a', 'tom');
    expect(shown()).toEqual({});
    await all.open('a');
    expect(shown()).toEqual({ verdict: 'about a' });
    expect(all.kept('a', 'tom')).toEqual({});
  });

  it('written before the study has told which it is belong to it', async () => {
    const opening = all.open('b');
    keepDraft('method', 'quick');
    await opening;
    expect(shown()).toEqual({ method: 'quick' });
    expect(all.kept('b')).toEqual({ method: 'quick' });
  });

  it('that another window wrote of the same are there when this one sent its own', async () => {
    keepDraft('why', 'mine');
    await settled();
    all.putBeside('theirs');
    keepDraft('why', null);
    expect(shown()).toEqual({});
    await settled();
    expect(shown()).toEqual({ why: 'theirs' });
    all.putBeside(null);
    keepDraft('why', null);
    await settled();
    expect(shown()).toEqual({});
  });

  it('are written only over what this window shows: a field that holds its own does not show what comes', async () => {
    for (const key of ['why', 'correction:a']) keepDraft(key, 'mine');
    await settled();
    for (const key of ['why', 'correction:a']) all.begin(key, 'theirs');
    window.dispatchEvent(new Event('focus'));
    await settled();
    for (const key of ['why', 'correction:a', SEARCHES]) keepDraft(key, 'mine and more');
    await settled();
    expect(all.named.get('why')).toEqual([markOf('mine'), markOf('theirs')]);
    expect(all.named.get('correction:a')).toEqual([markOf('mine')]);
    expect(all.named.get(SEARCHES)).toBeNull();
  });

  it('that another window began are there when one comes back to this one', async () => {
    keepDraft('mine', 'one');
    await settled();
    all.begin('theirs', 'two');
    window.dispatchEvent(new Event('focus'));
    keepDraftSoon('mine', 'one more');
    await settled();
    expect(shown()).toEqual({ mine: 'one more', theirs: 'two' });
  });
});
