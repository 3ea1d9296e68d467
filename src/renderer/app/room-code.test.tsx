// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { InterviewsIcon } from '../ui/icons.tsx';
import { askAhead, fetchRoom, useArrived } from './room-code.ts';
import type { Room, RoomComponent } from './room.ts';
import { navigate, type Route } from './router.ts';

afterEach(cleanup);

const room = (id: string, rest: Partial<Room>): Room => ({
  id,
  title: id,
  icon: InterviewsIcon,
  order: 1,
  group: 'work',
  ...rest,
});
const at = (roomId: string, visit = roomId): Route => ({ roomId, params: {}, visit });
const Near: RoomComponent = () => null;
const Far: RoomComponent = () => null;
const near = room('near', { Component: Near });

/** A room whose program comes when the test says so. */
function slow() {
  const { promise, resolve, reject } = Promise.withResolvers<RoomComponent>();
  const load = vi.fn(() => promise);
  return { far: room('far', { load }), load, resolve, reject };
}

describe('rooms that are fetched when they are opened', () => {
  it('leaves the room before in view, at its own place, until the next is there', async () => {
    const { far, load, resolve } = slow();
    const { result, rerender } = renderHook(({ one, route }) => useArrived(one, route), {
      initialProps: { one: near, route: at('near') },
    });
    expect(result.current).toMatchObject({ room: near, Component: Near });
    rerender({ one: far, route: at('far') });
    expect(load).toHaveBeenCalledOnce();
    expect(result.current).toMatchObject({ room: near, route: at('near'), Component: Near });
    await act(async () => resolve(Far));
    expect(result.current).toMatchObject({ room: far, route: at('far'), Component: Far });
    rerender({ one: far, route: at('far', 'again') });
    expect(load).toHaveBeenCalledOnce();
  });

  it('shows the frame alone while the first room is on its way', () => {
    const { far } = slow();
    const { result } = renderHook(() => useArrived(far, at('far')));
    expect(result.current).toMatchObject({ room: far, Component: null });
  });

  it('fails where the room is drawn, and is asked for again', async () => {
    const { far, load, reject } = slow();
    const { result } = renderHook(() => useArrived(far, at('far')));
    await act(async () => reject(new Error('cut off')));
    const { Component } = result.current;
    expect(() => (Component as () => unknown)()).toThrow('cut off');
    load.mockResolvedValueOnce(Far);
    await expect(fetchRoom(far)).resolves.toBe(Far);
  });
});

describe('what a room asks ahead', () => {
  it('is asked as soon as the address changes, for the room of that address', () => {
    const ahead = vi.fn();
    const asks = room('asks', { asksAhead: ({ document: id = '' }) => [['document.get', { id }]] });
    const stop = askAhead([near, asks], { ahead });
    navigate('near');
    navigate('asks', { document: 'd7' });
    stop();
    navigate('asks', { document: 'd8' });
    expect(ahead.mock.calls).toEqual([['document.get', { id: 'd7' }]]);
  });
});
