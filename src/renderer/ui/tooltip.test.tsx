// @vitest-environment jsdom
import './jsdom-gaps.ts';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { IconButton } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TooltipHost } from './tooltip.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the words of an icon button', () => {
  const words = () => screen.queryByRole('tooltip')?.textContent;
  const wait = (time: number) => act(() => void vi.advanceTimersByTime(time));
  const button = (name: string) => screen.getByRole('button', { name });
  const point = (at: Element) => fireEvent.pointerOver(at, { pointerType: 'mouse' });
  const onPress = vi.fn();
  function Bar({ withSecond = true }) {
    return (
      <>
        <IconButton label="Open the definition" shortcut="E" onPress={onPress}>
          <svg data-testid="icon" />
        </IconButton>
        {withSecond ? (
          <IconButton label="Close" onPress={onPress}>
            <svg />
          </IconButton>
        ) : null}
        <IconButton label="Not now" isDisabled>
          <svg />
        </IconButton>
        <button type="button" data-tip="Nothing is lost by it">
          Retire
        </button>
        <TooltipHost />
      </>
    );
  }
  const show = () => {
    vi.useFakeTimers();
    const drawn = render(<Bar />);
    point(screen.getByTestId('icon'));
    wait(600);
    return drawn;
  };

  it('come after the pointer rested on it, with the keys, until Escape, a press or leaving', () => {
    show();
    expect(words()).toBe('Open the definitionE');
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(words()).toBeUndefined();
    fireEvent.pointerMove(document.body);
    point(document.body);
    wait(600);
    point(button('Open the definition'));
    wait(400);
    expect(words()).toBeUndefined();
    wait(200);
    expect(words()).toBe('Open the definitionE');
    point(screen.getByRole('tooltip'));
    wait(600);
    expect(words()).toBe('Open the definitionE');
    point(document.body);
    wait(200);
    expect(words()).toBeUndefined();
    wait(600);
    point(button('Open the definition'));
    wait(600);
    fireEvent.pointerDown(button('Open the definition'));
    fireEvent.click(button('Open the definition'));
    wait(600);
    expect(words()).toBeUndefined();
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('go with the dialog that Escape leaves: one press is enough', () => {
    const onClose = vi.fn();
    render(
      <>
        <Dialog isOpen onClose={onClose} title="Merge">
          Into which?
        </Dialog>
        <TooltipHost />
      </>,
    );
    fireEvent.keyDown(document.body, { key: 'Tab' });
    act(() => button('Close').blur());
    act(() => button('Close').focus());
    expect(words()).toBe('Close');
    fireEvent.keyDown(button('Close'), { key: 'Escape' });
    expect(words()).toBeUndefined();
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('come at once from one control to the next, and never where nothing can be pressed', () => {
    show();
    point(button('Close'));
    expect(words()).toBe('Close');
    point(document.body);
    wait(100);
    point(button('Open the definition'));
    expect(words()).toBe('Open the definitionE');
    point(button('Not now'));
    wait(700);
    expect(words()).toBeUndefined();
  });

  it('go with their control', async () => {
    const { rerender } = show();
    point(button('Close'));
    vi.useRealTimers();
    rerender(<Bar withSecond={false} />);
    await waitFor(() => expect(words()).toBeUndefined());
  });

  it('come by keys at once, and are a description only where they say more than the name', () => {
    render(<Bar />);
    fireEvent.keyDown(document.body, { key: 'Tab' });
    act(() => button('Open the definition').focus());
    expect(words()).toBe('Open the definitionE');
    expect(button('Open the definition').getAttribute('aria-describedby')).toBeNull();
    act(() => button('Retire').focus());
    const described = button('Retire').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe('Nothing is lost by it');
    act(() => button('Retire').blur());
    expect(words()).toBeUndefined();
    expect(button('Retire').getAttribute('aria-describedby')).toBeNull();
  });
});
