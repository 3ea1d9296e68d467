/** Seeded theme trees of every awkward kind, for tests that must hold for any study. */
import type { MapInput, MapLink, MapTheme } from '../input.ts';

export type Random = () => number;

/** A small seeded generator (mulberry32): the same seed gives the same figures. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'time trust staff being heard the of and with waiting rooms understanding someone a continuity relationships not/knowing self-worth small kindness in to responsibility uncertainty from between services whole-person care distance letters names returning home quiet'.split(
    ' ',
  );

/** A label of 1 to `most` characters, made of words, sometimes with a very long one. */
export function label(random: Random, most: number): string {
  const target = 1 + Math.floor(random() ** 1.6 * most);
  let text = '';
  while (text.length < target) {
    const word = WORDS[Math.floor(random() * WORDS.length)] ?? 'word';
    text = text === '' ? word : `${text} ${word}`;
  }
  return text.slice(0, target).trim() || 'x';
}

interface RandomShape {
  readonly hub: boolean;
  readonly themes: number;
  readonly subs: number;
  readonly longest: number;
  readonly links: number;
}

/** A random map: up to `subs` sub-themes for each theme, labels up to `longest` characters. */
export function randomMap(seed: number, shape: RandomShape): MapInput {
  const random = randomFrom(seed);
  const themes: MapTheme[] = [];
  const level = shape.hub ? 1 : 0;
  if (shape.hub)
    themes.push({
      id: 'hub',
      parentId: null,
      level: 0,
      name: label(random, Math.min(40, shape.longest)),
      position: 0,
    });
  for (let i = 0; i < shape.themes; i += 1) {
    themes.push({
      id: `t${i}`,
      parentId: shape.hub ? 'hub' : null,
      level,
      name: label(random, shape.longest),
      position: i,
    });
    const subs = Math.floor(random() * (shape.subs + 1));
    for (let j = 0; j < subs; j += 1) {
      themes.push({
        id: `t${i}-${j}`,
        parentId: `t${i}`,
        level: level + 1,
        name: label(random, shape.longest),
        position: j,
      });
    }
  }
  const links = Array.from({ length: shape.themes > 1 ? shape.links : 0 }, (_, i): MapLink => {
    const from = Math.floor(random() * shape.themes);
    const to = (from + 1 + Math.floor(random() * (shape.themes - 1))) % shape.themes;
    const arrows = ['none', 'to', 'both'] as const;
    return {
      id: `l${i}`,
      from: `t${from}`,
      to: `t${to}`,
      words: label(random, 40),
      kind: random() < 0.3 ? 'dashed' : 'plain',
      arrow: arrows[Math.floor(random() * 3)] ?? 'none',
    };
  });
  const levels = shape.hub ? ['overarching theme', 'theme', 'sub-theme'] : ['theme', 'sub-theme'];
  return { levels, themes, links, hidden: [], placed: {}, layout: 'auto', widthMm: 174, palette: 'colour' };
}
