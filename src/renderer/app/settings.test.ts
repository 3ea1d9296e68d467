// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { keepDraft, keepDraftSoon } from './drafts.ts';
import { DEFAULT_SETTINGS, readSettings, useSettings, type Json } from './settings.ts';
import { applyTheme } from './theme.ts';

describe('readSettings', () => {
  it('takes what is right and leaves the rest as at first', () => {
    const read = readSettings({
      theme: 'dark',
      contrast: 'loud',
      scale: 9,
      reading: { size: 'big', tint: 'cream' },
      shortcuts: { a: 'Mod+J', b: null, c: 7 },
      panels: [1],
    });
    expect(read).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      scale: 1.5,
      reading: { ...DEFAULT_SETTINGS.reading, tint: 'cream' },
      shortcuts: { a: 'Mod+J', b: null },
    });
    expect(readSettings({})).toEqual(DEFAULT_SETTINGS);
  });
});

describe('useSettings', () => {
  it('loads, saves one at a time with the newest last, and lives with a port that fails', async () => {
    const saved: Json[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { connect, change, setShortcut } = useSettings.getState();
    await connect({
      load: () => Promise.resolve({ theme: 'light' }),
      save: async (value) => {
        saved.push(value);
        if (saved.length === 1) await gate;
      },
    });
    expect(useSettings.getState().settings.theme).toBe('light');
    change({ theme: 'dark' });
    change({ scale: 1.1 });
    setShortcut('a', null);
    release();
    await gate;
    for (let i = 0; i < 5; i++) await Promise.resolve();
    // only what changed: another window may have set the rest otherwise
    expect(saved).toEqual([{ theme: 'dark' }, { scale: 1.1, shortcuts: { a: null } }]);
    await connect({
      load: () => Promise.reject(new Error('no')),
      save: () => Promise.reject(new Error('no')),
    });
    expect(useSettings.getState().settings).toEqual(DEFAULT_SETTINGS);
    change({ scale: 1.2 });
    expect(useSettings.getState().settings.scale).toBe(1.2);
  });
});

describe('drafts', () => {
  it('are kept one by one, so that a window takes away its own alone', async () => {
    let kept: Json = { 'draft:other': 'of another window' };
    const { connect, change } = useSettings.getState();
    await connect({
      load: () => Promise.resolve(kept),
      save: (value) => Promise.resolve(void (kept = { ...kept, ...value })),
    });
    const { drafts } = useSettings.getState().settings;
    expect(drafts).toEqual({ other: 'of another window' });
    change({ drafts: { ...drafts, mine: 'half a verdict' } });
    for (let i = 0; i < 5; i++) await Promise.resolve();
    kept = { ...kept, 'draft:third': 'begun elsewhere since' };
    keepDraft('mine', null);
    for (let i = 0; i < 5; i++) await Promise.resolve();
    expect(readSettings(kept).drafts).toEqual({
      other: 'of another window',
      third: 'begun elsewhere since',
    });
  });

  it('are kept when the writing rests, and at once when the window goes', async () => {
    let kept: Json = {};
    await useSettings.getState().connect({
      load: () => Promise.resolve({}),
      save: (value) => Promise.resolve(void (kept = { ...kept, ...value })),
    });
    keepDraftSoon('verdict', 'It hangs together');
    expect(kept).toEqual({});
    window.dispatchEvent(new Event('pagehide'));
    expect(kept).toEqual({ 'draft:verdict': 'It hangs together' });
    keepDraftSoon('verdict', 'It hangs together, nearly');
    keepDraft('verdict', null);
    window.dispatchEvent(new Event('pagehide'));
    for (let i = 0; i < 5; i++) await Promise.resolve();
    expect(readSettings(kept).drafts).toEqual({});
  });
});

describe('applyTheme', () => {
  it('keeps text size apart from interface scale', () => {
    const root = document.createElement('html');
    applyTheme({ ...DEFAULT_SETTINGS, theme: 'dark', contrast: 'more', scale: 1.3 }, root);
    expect(root.dataset['theme']).toBe('dark');
    expect(root.dataset['contrast']).toBe('more');
    expect(root.style.getPropertyValue('--scale')).toBe('1.3');
    expect(root.style.getPropertyValue('--read-size')).toBe('18px');
    applyTheme(DEFAULT_SETTINGS, root);
    expect(root.dataset['contrast']).toBeUndefined();
  });
});
