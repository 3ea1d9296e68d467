// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveQueries } from '../data/live-query.ts';
import { DataContext, useQuery } from '../data/use-query.ts';
import { createClient } from '../transport/client.ts';
import { createMemoryPair } from '../transport/memory.ts';
import { InterviewsIcon } from '../ui/icons.tsx';
import { usePainted } from '../data/use-painted.ts';
import { Inspector } from './inspector.tsx';
import { Rehearsal, type Rehearse } from './rehearsal.tsx';
import type { Room, RoomComponent } from './room.ts';
import { fetchInIdleMoments, READY } from './rooms-ahead.ts';

afterEach(cleanup);

const room = (id: string, rest: Partial<Room>): Room => ({
  id,
  title: id,
  icon: InterviewsIcon,
  order: 1,
  group: 'work',
  ...rest,
});
const Far: RoomComponent = () => null;
/** A room whose program comes when the test says so. */
function slow(id: string) {
  const { promise, resolve, reject } = Promise.withResolvers<RoomComponent>();
  const load = vi.fn(() => promise);
  return { far: room(id, { load }), load, resolve, reject };
}
/** Time that the test lets pass, and whether all was marked as ready in it. */
function fakeTime() {
  vi.useFakeTimers();
  const mark = vi.spyOn(performance, 'mark').mockImplementation(() => ({}) as PerformanceMark);
  return () => mark.mock.calls.some(([name]) => name === READY);
}
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('rooms made ready while nobody does anything', () => {
  it('are fetched one after the other, and wait for a while after anything that is done', async () => {
    const isReady = fakeTime();
    const [first, second, third] = [slow('first'), slow('second'), slow('third')];
    const rehearse = vi.fn<Rehearse>(async () => []);
    const there = room('there', { Component: Far });
    const rooms = [there, { ...first.far, isSoon: true }, second.far, third.far];
    const stop = fetchInIdleMoments(rooms, { rehearse });
    const asked = () => [first, second, third].map(({ load }) => load.mock.calls.length);
    await vi.advanceTimersByTimeAsync(150);
    expect(asked()).toEqual([1, 0, 0]);
    first.reject(new Error('cut off'));
    await vi.advanceTimersByTimeAsync(100);
    expect(asked()).toEqual([1, 0, 0]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked()).toEqual([1, 1, 0]);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    second.resolve(Far);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked()).toEqual([1, 1, 0]);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked()).toEqual([1, 1, 1]);
    expect(rehearse).not.toHaveBeenCalled();
    expect(isReady()).toBe(false);
    third.resolve(Far);
    await vi.advanceTimersByTimeAsync(500);
    // the one that could not be fetched is left to the moment it is opened
    expect(rehearse).toHaveBeenCalledTimes(3);
    expect(isReady()).toBe(true);
    stop();
  });

  it('are drawn, asked for what they wish to know, and drawn with it, at each of their places', async () => {
    fakeTime();
    const done: string[] = [];
    const wishes = [[['code.list', {}]], [['code.get', { id: 'c1' }]], []] as const;
    let times = 0;
    const rehearse: Rehearse = async (_room, place) => {
      done.push(`drawn at ${place['view'] ?? 'home'}`);
      return place['view'] === undefined ? ((wishes[times++] ?? []) as never) : [];
    };
    const stop = fetchInIdleMoments([room('far', { Component: Far, places: [{}, { view: 'table' }] })], {
      rehearse,
      ask: async ([op]) => void done.push(`asked ${op}`),
    });
    await vi.advanceTimersByTimeAsync(4000);
    expect(done).toEqual([
      'drawn at home',
      'asked code.list',
      'drawn at home',
      'asked code.get',
      'drawn at home',
      'drawn at table',
    ]);
    stop();
  });

  it('go on when one of them fails, and stop when the study is another', async () => {
    const isReady = fakeTime();
    const drawn: string[] = [];
    const named = (name: string): Room =>
      room(name, { Component: Object.assign(() => null, { displayName: name }) });
    const rehearse: Rehearse = async ({ displayName = '' }) => {
      drawn.push(displayName);
      if (displayName === 'broken') throw new Error('broken');
      if (displayName === 'last') stop();
      return [];
    };
    const stop = fetchInIdleMoments(['broken', 'whole', 'last', 'never'].map(named), { rehearse });
    await vi.advanceTimersByTimeAsync(4000);
    expect(drawn).toEqual(['broken', 'whole', 'last']);
    expect(isReady()).toBe(false);
  });
});

describe('a rehearsal', () => {
  // it waits for the page to be drawn, which an act would put off until it is over
  const world = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
  beforeEach(() => void (world.IS_REACT_ACT_ENVIRONMENT = false));
  afterEach(() => void (world.IS_REACT_ACT_ENVIRONMENT = true));

  function start() {
    const { transport } = createMemoryPair();
    const client = createClient(transport);
    const queries = createLiveQueries(client);
    const subscribe = vi.spyOn(queries, 'subscribe');
    let rehearse: Rehearse | null = null;
    const onReady = (way: Rehearse | null) => void (rehearse = way);
    render(
      <DataContext value={{ client, queries }}>
        <Rehearsal onReady={onReady} />
      </DataContext>,
    );
    return { rehearse: rehearse as unknown as Rehearse, subscribe };
  }

  it('draws the room with its inspector out of sight, tells what it misses, and leaves nothing', async () => {
    const { rehearse, subscribe } = start();
    const ran = vi.fn();
    let words: string | null = null;
    const Room: RoomComponent = ({ params }) => {
      useEffect(ran);
      const isPainted = usePainted();
      const { isLoading } = useQuery('code.list', {});
      return (
        <div>
          <p>
            {isLoading ? `Codes of ${params['view']}` : 'All codes'}, {isPainted ? 'whole' : 'in part'}
          </p>
          <Inspector title="Code">A code</Inspector>
        </div>
      );
    };
    const laidOut = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (
      this: HTMLElement,
    ) {
      if (this.className === 'tw-rehearsal' && this.isConnected) words = this.textContent;
      return new DOMRect();
    });
    const wished = await rehearse(Room, { view: 'frame' });
    expect(words).toMatch(/^Codes of frame, whole.*Code.*A code$/u);
    expect(wished).toEqual([['code.list', {}]]);
    expect(ran).not.toHaveBeenCalled();
    expect(subscribe).not.toHaveBeenCalled();
    expect(laidOut).toHaveBeenCalled();
    expect(document.body.textContent).toBe('');
    expect(document.querySelector('.tw-rehearsal')).toBeNull();
  });

  it('of a room that cannot be drawn ends, and breaks nothing', async () => {
    const complaint = vi.spyOn(console, 'error');
    const { rehearse } = start();
    const Broken = vi.fn(() => {
      throw new Error('broken');
    });
    expect(await rehearse(Broken, {})).toEqual([]);
    expect(Broken).toHaveBeenCalled();
    expect(complaint).not.toHaveBeenCalled();
    expect(await rehearse(() => <p>Whole</p>, {})).toEqual([]);
  });
});
