// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { keepSelectAll } from './select-all.ts';

it('selects the words of the dialog one is in, and leaves the page and fields to the browser', () => {
  document.body.innerHTML =
    '<p>behind</p><div class="tw-overlay"><button>Merge them</button><input value="x"></div>';
  const stop = keepSelectAll();
  const press = (target: string) => {
    const event = new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true });
    document.querySelector(target)?.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(press('input')).toBe(false);
  expect(press('button')).toBe(true);
  expect(getSelection()?.toString()).toBe('Merge them');
  document.querySelector('.tw-overlay')?.remove();
  expect(press('p')).toBe(false);
  stop();
});
