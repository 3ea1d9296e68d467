// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { registerActions, runAction, setActionFailure, type Action } from './actions.ts';
import {
  chordOf,
  conflictsWith,
  listenForShortcuts,
  matches,
  parseShortcut,
  shortcutOf,
} from './shortcuts.ts';

const stops: Array<() => void> = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.innerHTML = '';
});
const none = { shortcuts: {}, singleKeys: true };
const action = (id: string, shortcut: string, more: Partial<Action> = {}): Action => ({
  id,
  label: id,
  group: 'Test',
  shortcut,
  run: vi.fn(),
  ...more,
});
const key = (k: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: k, bubbles: true, cancelable: true, ...more });
function use(actions: Action[], choices = none) {
  stops.push(
    registerActions(actions),
    listenForShortcuts(() => choices),
  );
}

describe('parseShortcut and matches', () => {
  it.each([
    ['Mod+K', { key: 'k', ctrlKey: true }, true],
    ['Mod+K', { key: 'k' }, false],
    [']', { key: ']' }, true],
    ['Shift+]', { key: ']' }, false],
    ['Shift+]', { key: '}', code: 'BracketRight', shiftKey: true }, true],
    [']', { key: '}', code: 'BracketRight', shiftKey: true }, false],
    ['Mod+K', { key: 'k', ctrlKey: true, shiftKey: true }, false],
    ['C', { key: 'c' }, true],
    ['C', { key: 'C', shiftKey: true }, false],
    ['Shift+F10', { key: 'F10', shiftKey: true }, true],
    ['?', { key: '?', shiftKey: true }, true],
    ['Mod++', { key: '+', ctrlKey: true, shiftKey: true }, true],
    ['Alt+1', { key: '1', altKey: true }, true],
    ['C', { key: 'с', code: 'KeyC' }, true], // a Cyrillic layout
    ['Space', { key: ' ' }, true],
  ] as const)('%s for %o: %s', (shortcut, press, expected) => {
    expect(matches(key(press.key, press), parseShortcut(shortcut), false)).toBe(expected);
  });

  it('takes Command for Mod on a Mac', () => {
    expect(matches(key('k', { metaKey: true }), parseShortcut('Mod+K'), true)).toBe(true);
    expect(matches(key('k', { ctrlKey: true }), parseShortcut('Mod+K'), true)).toBe(false);
  });

  it('writes down what was pressed', () => {
    expect(chordOf(key('k', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+K');
    expect(chordOf(key('?', { shiftKey: true }), false)).toBe('?');
    expect(chordOf(key(' '), false)).toBe('Space');
    expect(chordOf(key('Shift', { shiftKey: true }), false)).toBeNull();
  });
});

describe('shortcuts', () => {
  it('runs the action, and the later registered one of two', () => {
    const [first, second] = [action('a', 'C'), action('b', 'C')];
    use([first]);
    stops.push(registerActions([second]));
    document.body.dispatchEvent(key('c'));
    expect(second.run).toHaveBeenCalledTimes(1);
    expect(first.run).not.toHaveBeenCalled();
  });

  it('passes over what cannot run now', () => {
    const [first, second] = [action('a', 'C'), action('b', 'C', { isEnabled: () => false })];
    use([first, second]);
    document.body.dispatchEvent(key('c'));
    expect(first.run).toHaveBeenCalledTimes(1);
  });

  it('never takes single letters, arrows or editing keys from a field', () => {
    const actions = [action('a', 'C'), action('b', 'Mod+Z'), action('c', 'Delete'), action('d', 'Mod+K')];
    use(actions);
    document.body.innerHTML = '<input><div contenteditable="true"></div>';
    for (const field of document.body.children) {
      field.dispatchEvent(key('c'));
      field.dispatchEvent(key('z', { ctrlKey: true }));
      field.dispatchEvent(key('Delete'));
      field.dispatchEvent(key('k', { ctrlKey: true }));
    }
    expect(actions.map((a) => vi.mocked(a.run).mock.calls.length)).toEqual([0, 0, 0, 2]);
  });

  it('leaves an open dialog alone', () => {
    const one = action('a', 'Mod+K');
    use([one]);
    document.body.innerHTML = '<div class="tw-overlay"><button>x</button></div>';
    document.body.dispatchEvent(key('k', { ctrlKey: true }));
    expect(one.run).not.toHaveBeenCalled();
  });

  it('keeps to what people chose: another key, none, no single letters', () => {
    const one = action('a', 'C');
    expect(shortcutOf(one, none)).toBe('C');
    expect(shortcutOf(one, { ...none, shortcuts: { a: 'Mod+J' } })).toBe('Mod+J');
    expect(shortcutOf(one, { ...none, shortcuts: { a: null } })).toBeUndefined();
    expect(shortcutOf(one, { ...none, singleKeys: false })).toBeUndefined();
    expect(conflictsWith([one, action('b', 'c')], 'a', 'C', none).map((a) => a.id)).toEqual(['b']);
  });
});

describe('runAction', () => {
  it('says when an action fails, now or later', async () => {
    const told = vi.fn();
    setActionFailure(told);
    stops.push(
      registerActions([
        action('now', '', {
          run: () => {
            throw new Error('now');
          },
        }),
        action('later', '', { run: () => Promise.reject(new Error('later')) }),
      ]),
    );
    expect(runAction('now')).toBe(true);
    expect(runAction('later')).toBe(true);
    expect(runAction('none')).toBe(false);
    await Promise.resolve();
    await Promise.resolve();
    expect(told.mock.calls.map(([a, f]) => [a.id, (f as Error).message])).toEqual([
      ['now', 'now'],
      ['later', 'later'],
    ]);
  });
});
