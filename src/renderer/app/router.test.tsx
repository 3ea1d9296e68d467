// @vitest-environment jsdom
import { act, cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import {
  canGoBack,
  currentRoute,
  goBack,
  hrefFor,
  navigate,
  updatePlace,
  useRoute,
  useScrollMemory,
} from './router.ts';

afterEach(cleanup);

function Room() {
  const { roomId, params } = useRoute();
  const remember = useScrollMemory();
  return (
    <div ref={remember} data-testid="scroller">
      {roomId} {params['line']}
    </div>
  );
}

describe('router', () => {
  it('writes places as addresses and reads them back', () => {
    expect(hrefFor('reading', { document: 'a b', line: '159' })).toBe('#/reading?document=a+b&line=159');
    act(() => navigate('reading', { document: 'a b', line: '159' }));
    expect(currentRoute()).toMatchObject({ roomId: 'reading', params: { document: 'a b', line: '159' } });
  });

  it('goes back to the place as it was left, scroll included', async () => {
    act(() => navigate('reading', { line: '1' }));
    const { getByTestId } = render(<Room />);
    const scroller = getByTestId('scroller');
    scroller.scrollTop = 480;
    scroller.dispatchEvent(new Event('scroll'));
    act(() => updatePlace({ line: '159' }));
    act(() => navigate('codebook'));
    expect(scroller.textContent).toContain('codebook');
    scroller.scrollTop = 0;
    expect(canGoBack()).toBe(true);
    act(() => goBack());
    await waitFor(() => expect(scroller.textContent).toContain('reading 159'));
    expect(getByTestId('scroller').scrollTop).toBe(480);
  });

  it('hears once of a link that is followed, and can go back from where it leads', async () => {
    act(() => navigate('map'));
    const drawn: unknown[] = [];
    function Counted() {
      const route = useRoute();
      drawn.push(route.params);
      return route.roomId;
    }
    const { container } = render(<Counted />);
    const told = Promise.all(
      ['popstate', 'hashchange'].map(
        (kind) => new Promise((done) => window.addEventListener(kind, done, { once: true })),
      ),
    );
    const depth = () => (history.state as { depth: number }).depth;
    const before = depth();
    await act(async () => {
      location.hash = '#/themes?theme=t';
      await told;
    });
    expect(container.textContent).toBe('themes');
    expect(drawn).toEqual([{}, { theme: 't' }]);
    expect(depth()).toBe(before + 1);
    act(() => updatePlace({ theme: 't' }));
    expect(drawn).toHaveLength(2);
  });

  it('does not add a visit for the same place, nor for a replaced one', () => {
    act(() => navigate('map'));
    const before = history.length;
    act(() => navigate('map'));
    act(() => navigate('themes', {}, { replace: true }));
    expect(history.length).toBe(before);
    expect(currentRoute().roomId).toBe('themes');
  });
});
