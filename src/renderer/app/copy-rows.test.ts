// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { keepCopiesClean, rowsToCopy } from './copy-rows.ts';

const page = (html: string) => void (document.body.innerHTML = `<main id="tw-room">${html}</main>`);
const rows = () => [...document.querySelectorAll('[role="row"]')];
const TABLE = `<div role="grid" aria-label="People" tabindex="0">
  <div role="row"><span role="columnheader">Person</span><span role="columnheader">Of <b>them</b></span></div>
  <div role="row" aria-selected="true" tabindex="0"><span role="rowheader">P1 <i class="tw-vh">, first</i></span>
    <span role="gridcell"><i role="img" aria-label="Alder House">A</i> 3 &lt; 4</span></div>
  <div role="row" aria-selected="true"><span role="rowheader">P2</span><span role="gridcell">11</span></div>
</div>`;

afterEach(() => void (document.body.innerHTML = ''));

describe('what is copied', () => {
  it('is a table where it was one, without what is not seen', () => {
    page(TABLE);
    const { text, html } = rowsToCopy(rows());
    expect(text).toBe('Person\tOf them\nP1\tAlder House 3 < 4\nP2\t11');
    expect(html).toContain('<tr><td>P1</td><td>Alder House 3 &lt; 4</td></tr>');
  });

  it('of extracts is their words with the reference', () => {
    page(`<div role="grid"><div role="row"><div role="gridcell"><div class="tw-extract"><span class="tw-ref">#7:159</span>
      <p class="tw-extract-quote"><span class="tw-extract-around">… before </span>She rang
      on Thursdays<span class="tw-extract-around"> and after …</span></p></div></div></div></div>`);
    expect(rowsToCopy(rows())).toEqual({ text: '“She rang on Thursdays” (#7:159)', html: null });
  });

  it('is what is chosen, by the keys of the system; words chosen by the pointer in one row stay as they are', () => {
    page(TABLE);
    const stop = keepCopiesClean();
    const press = () => {
      const put = new Map<string, string>();
      const event = new Event('copy', { bubbles: true, cancelable: true });
      Object.assign(event, {
        clipboardData: { setData: (kind: string, text: string) => put.set(kind, text) },
      });
      document.activeElement?.dispatchEvent(event);
      return event.defaultPrevented ? put.get('text/plain') : null;
    };
    expect(press()).toBeNull();
    rows()[1]
      ?.querySelector<HTMLElement>('[role="rowheader"]')
      ?.closest<HTMLElement>('[role="row"]')
      ?.focus();
    expect(press()).toBe('P1\tAlder House 3 < 4\nP2\t11');
    getSelection()?.selectAllChildren(rows()[2] as Element);
    expect(press()).toBeNull();
    getSelection()?.selectAllChildren(document.querySelector('[role="grid"]') as Element);
    expect(press()).toContain('Person\tOf them');
    stop();
  });
});
