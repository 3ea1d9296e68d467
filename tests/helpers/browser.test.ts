import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { findBrowser, launchBrowser } from './browser.ts';

describe('findBrowser', () => {
  it('says in one sentence how to get a browser when there is none', () => {
    expect(() => findBrowser({ PATH: '/nowhere' })).toThrow(/^[^.]*apt-get install chromium[^.]*\.$/);
  });

  it('says so when the named browser cannot be started', () => {
    expect(() => findBrowser({ THREADWORK_BROWSER: '/nowhere/chromium' })).toThrow(
      /names \/nowhere\/chromium/,
    );
  });
});

describe('launchBrowser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('opens a page', async () => {
    const page = await browser.newPage();
    await page.setContent('<h1>Here</h1>');
    expect(await page.textContent('h1')).toBe('Here');
  });
});
