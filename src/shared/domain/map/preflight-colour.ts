/** What preflight says about colours: contrast, how the themes part in grey, and for eyes that miss one kind of cone. */
import { contrast, greyLightness, HUE_COUNT, isGrey } from './colour.ts';
import type { PreflightLine } from './preflight.ts';
import type { Scene, SceneItem } from './types.ts';
import { difference, seenAs, VISIONS, type Vision } from './vision.ts';

/** Least difference of lightness between two fills that still part in grey: a step of 2.5, less what whole shades of grey round off. */
const GREY_STEP = 2.4;
/** Least distance between two fills (OKLab, times a hundred) that still part for any vision. */
const VISION_STEP = 1.4;

const round = (v: number): string => String(Number(v.toFixed(1)));
const PART = 'Part them by lightness';

/** Words on their ground and lines on theirs, at the weakest. */
export function contrastLine(scene: Scene): PreflightLine {
  let words = Number.POSITIVE_INFINITY;
  let edges = Number.POSITIVE_INFINITY;
  const weak = new Set<string>();
  for (const item of scene.items) {
    const isWords = item.kind === 'text' || item.kind === 'arc-text';
    const isLined = !isWords && item.stroke !== null && item.strokeWidth > 0;
    if (!isWords && !isLined && (item.fill === null || !isMark(item))) continue;
    // a line in the colour of its own fill is no line on it: the whole stands on the paper
    const value = isWords
      ? contrast(item.fill, item.ground)
      : isLined
        ? contrast(item.stroke ?? '#000000', item.fill === item.stroke ? '#ffffff' : (item.fill ?? '#ffffff'))
        : contrast(item.fill ?? '#000000', '#ffffff');
    if (isWords) words = Math.min(words, value);
    else edges = Math.min(edges, value);
    if (value < (isWords ? 4.5 : 3) && item.owner !== null) weak.add(item.owner);
  }
  const ok = words >= 4.5 && edges >= 3;
  const said = [
    Number.isFinite(words) ? `words ${round(words)} to 1 on their ground` : '',
    Number.isFinite(edges) ? `lines ${round(edges)} to 1` : '',
  ].filter((s) => s !== '');
  const text = said.join(' and ');
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  const message =
    said.length === 0
      ? 'There is nothing in this figure to compare.'
      : ok
        ? `${sentence}.`
        : `${sentence} at the weakest; 4.5 to 1 and 3 to 1 are asked for.`;
  return {
    id: 'contrast',
    level: ok ? 'green' : 'amber',
    message,
    nodeIds: [...weak],
    ...(ok ? {} : { fix: { kind: 'figure', label: 'Use other colours' } }),
  };
}

interface Fill {
  readonly owner: string;
  readonly hex: string;
}

/** The grounds themes are told apart by: panels and boxes, and bands where they have colours of their own. */
function fillsOf(scene: Scene): Fill[] {
  const themes = new Set(scene.nodes.flatMap((n) => (n.part === 'theme' ? [n.id] : [])));
  const of = (role: SceneItem['role']): Fill[] =>
    scene.items.flatMap((i) =>
      i.role !== role || i.owner === null || i.kind === 'text' || i.kind === 'arc-text' || i.fill === null
        ? []
        : [{ owner: i.owner, hex: i.fill }],
    );
  const bands = of('band').filter((f) => themes.has(f.owner));
  return [...of('theme'), ...(new Set(bands.map((f) => f.hex)).size > 1 ? bands : [])];
}

/** Marks that are filled and have no line: heads, rules and dots, which stand on paper. */
const isMark = (item: SceneItem): boolean =>
  item.role === 'arrow' || item.role === 'rule' || item.role === 'link';

function namesOf(scene: Scene, ids: ReadonlySet<string>): string {
  const names = scene.nodes.filter((n) => ids.has(n.id)).map((n) => n.name);
  if (names.length <= 3)
    return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((s) => s !== '').join(' and ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/** Themes that print alike without colours. */
export function greyLine(scene: Scene): PreflightLine {
  const fills = fillsOf(scene);
  // there are twelve colours: of more themes some share one, and lose nothing in grey
  const shared = fills.length > HUE_COUNT;
  const tones = (shared ? fills.filter((f, i) => fills.findIndex((o) => o.hex === f.hex) === i) : fills)
    .map(({ owner, hex }) => ({ owner, tone: greyLightness(hex) }))
    .toSorted((a, b) => a.tone - b.tone);
  const alike = new Set<string>();
  let least = Number.POSITIVE_INFINITY;
  for (const [i, t] of tones.entries()) {
    const next = tones[i + 1];
    if (!next) continue;
    least = Math.min(least, next.tone - t.tone);
    if (next.tone - t.tone < GREY_STEP) alike.add(t.owner).add(next.owner);
  }
  if (tones.length < 2) return fine('grey', 'The figure reads the same in grey.');
  if (alike.size === 0) return fine('grey', `In grey, the themes are at least ${round(least)} % apart.`);
  return {
    id: 'grey',
    level: 'amber',
    message: `In grey, ${namesOf(scene, alike)} look nearly alike; names and gaps keep them apart.`,
    nodeIds: [...alike],
    fix: { kind: 'figure', label: PART },
  };
}

/** Themes that look alike to somebody who misses one kind of cone. What is alike to everybody is not told by colour. */
export function visionLine(scene: Scene): PreflightLine {
  const fills = fillsOf(scene);
  if (isGrey(scene.palette)) return fine('vision', 'There are no colours to mistake.');
  for (const vision of VISIONS) {
    if (vision === 'grey') continue;
    const alike = alikeIn(fills, vision);
    if (alike.size === 0) continue;
    return {
      id: 'vision',
      level: 'amber',
      message: `With ${vision}, ${namesOf(scene, alike)} look nearly alike; names and gaps keep them apart.`,
      nodeIds: [...alike],
      fix: { kind: 'figure', label: PART },
    };
  }
  return fine(
    'vision',
    fills.length < 2
      ? 'Nothing is told by colour alone.'
      : 'With deuteranopia, protanopia and tritanopia the themes stay apart.',
  );
}

function alikeIn(fills: readonly Fill[], vision: Vision): Set<string> {
  const seen = fills.map((f) => ({ ...f, seen: seenAs(f.hex, vision) }));
  const alike = new Set<string>();
  for (const [i, a] of seen.entries()) {
    for (const b of seen.slice(i + 1)) {
      if (a.hex === b.hex || difference(a.seen, b.seen) >= VISION_STEP) continue;
      alike.add(a.owner).add(b.owner);
    }
  }
  return alike;
}

const fine = (id: 'grey' | 'vision', message: string): PreflightLine => ({
  id,
  level: 'green',
  message,
  nodeIds: [],
});
