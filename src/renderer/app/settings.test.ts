// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
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
