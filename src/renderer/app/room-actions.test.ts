import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOM_ACTIONS } from './room-actions.ts';

const renderer = fileURLToPath(new URL('..', import.meta.url));
const read = (folder: string) =>
  readdirSync(join(renderer, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/u.test(path) && !/room-actions|\.test\./u.test(path))
    .map((path) => readFileSync(join(renderer, folder, path), 'utf8'))
    .join('\n');
const rooms = read('rooms');
const sources = [rooms, read('app'), read('parts'), read('ui')].join('\n');
/** Declared by a room: there from the start, or in no list. */
const ELSEWHERE = new Set(['search.open', 'correct.text']);
/** Made from parts where they are declared. */
const MADE = /^(?:Apply recent code \d|Select the (?:word|sentence|line|turn)|Fold or open .*|Extract: .*)$/u;

describe('actions of rooms, listed before one has been there', () => {
  it('are each still declared somewhere under that name', () => {
    const gone = ROOM_ACTIONS.filter(({ label }) => !MADE.test(label) && !sources.includes(label));
    expect(gone.map((action) => action.id)).toEqual([]);
  });
  it('are all that have keys of their own', () => {
    const known = new Set(ROOM_ACTIONS.map((action) => action.id));
    const left = [...rooms.matchAll(/\bid: '([a-z]+\.\w+)',\s+label:((?:(?!\bid: ').)*?)shortcut: '/gsu)]
      .filter(([, , between]) => !/\bisHidden: true|\brun\b/u.test(between ?? ''))
      .map(([, id = '']) => id);
    expect(left.length).toBeGreaterThan(60);
    expect(left.filter((id) => !known.has(id) && !ELSEWHERE.has(id))).toEqual([]);
  });
  it('stand there once, and share no keys within a room', () => {
    expect(new Set(ROOM_ACTIONS.map((action) => action.id)).size).toBe(ROOM_ACTIONS.length);
    const reading = ROOM_ACTIONS.filter((action) => action.id.startsWith('reading.'));
    expect(reading.length).toBeGreaterThan(50);
    expect(new Set(reading.map((action) => action.shortcut)).size).toBe(reading.length);
  });
});
