/** What a production editor would say about a figure, before it is sent: a sentence each, green or amber. */
import { wordCount } from './alt-text.ts';
import { checkScene, LEAST_LINE, LEAST_SIZE, type Fault } from './check-scene.ts';
import { contrast, greyLightness } from './colour.ts';
import { missingGlyphs } from './font/metrics.ts';
import { figureSizeOf } from './sizes.ts';
import type { Scene, SceneItem } from './types.ts';
import { PT_PER_MM } from './types.ts';

export type PreflightId =
  'layout' | 'size' | 'line' | 'contrast' | 'grey' | 'overlap' | 'overflow' | 'glyph' | 'alt' | 'height';

/** One line of the list. `nodeIds` says where to look when amber. */
export interface PreflightLine {
  readonly id: PreflightId;
  readonly level: 'green' | 'amber';
  readonly message: string;
  readonly nodeIds: readonly string[];
}

export interface PreflightWords {
  /** Short alternative text as it will be exported. */
  readonly alt: string;
  readonly description: string;
}

/** Taller figures leave no room for a legend on a journal page. */
const TALLEST_MM = 240;
/** Least difference of lightness between two fills that still part in grey. */
const GREY_STEP = 2.5;

const round = (v: number, digits = 1): string => String(Number(v.toFixed(digits)));

const line = (
  id: PreflightId,
  ok: boolean,
  message: string,
  nodeIds: readonly string[] = [],
): PreflightLine => ({
  id,
  level: ok ? 'green' : 'amber',
  message,
  nodeIds,
});

/** Checks a scene and its words; amber lines first, each a sentence that says what to do. */
export function preflight(scene: Scene, words: PreflightWords): PreflightLine[] {
  const faults = checkScene(scene);
  const lines = [
    ...scene.problems
      .filter((p) => p.kind === 'layout' || p.kind === 'empty')
      .map((p) => line('layout', false, p.message, p.nodeIds)),
    sizeLine(scene),
    thinLine(scene),
    contrastLine(scene),
    greyLine(scene),
    overlapLine(faults),
    overflowLine(scene, faults),
    glyphLine(scene),
    altLine(words),
    heightLine(scene),
  ];
  return lines.toSorted((a, b) => Number(a.level === 'green') - Number(b.level === 'green'));
}

function sizeLine(scene: Scene): PreflightLine {
  const sizes = scene.items.flatMap((i) => (i.kind === 'text' || i.kind === 'arc-text' ? [i.size] : []));
  if (sizes.length === 0) return line('size', true, 'There are no words in this figure.');
  const least = Math.min(...sizes);
  const most = Math.max(...sizes);
  const ok = least >= LEAST_SIZE - 0.001;
  const said = `Smallest words ${round(least)} pt, largest ${round(most)} pt`;
  return line(
    'size',
    ok,
    ok ? `${said}.` : `${said}; journals ask for at least 8 pt. Choose a wider figure.`,
  );
}

function strokes(scene: Scene): number[] {
  return scene.items.flatMap((i) => {
    if (i.kind === 'text' || i.kind === 'arc-text' || i.stroke === null || i.strokeWidth === 0) return [];
    return [i.strokeWidth];
  });
}

function thinLine(scene: Scene): PreflightLine {
  const all = strokes(scene);
  if (all.length === 0) return line('line', true, 'There are no lines in this figure.');
  const least = Math.min(...all);
  const ok = least >= LEAST_LINE;
  return line(
    'line',
    ok,
    ok
      ? `Thinnest line ${round(least, 2)} pt.`
      : `Thinnest line ${round(least, 2)} pt; journals ask for at least 0.5 pt.`,
  );
}

function contrastLine(scene: Scene): PreflightLine {
  let words = Number.POSITIVE_INFINITY;
  let edges = Number.POSITIVE_INFINITY;
  const weak = new Set<string>();
  for (const item of scene.items) {
    if (item.kind === 'text' || item.kind === 'arc-text') {
      const value = contrast(item.fill, item.ground);
      words = Math.min(words, value);
      if (value < 4.5 && item.owner !== null) weak.add(item.owner);
    } else if (item.stroke !== null && item.strokeWidth > 0) {
      const value = contrast(item.stroke, item.fill ?? '#ffffff');
      edges = Math.min(edges, value);
      if (value < 3 && item.owner !== null) weak.add(item.owner);
    }
  }
  const ok = words >= 4.5 && edges >= 3;
  const said = [
    Number.isFinite(words) ? `words ${round(words)} to 1 on their ground` : '',
    Number.isFinite(edges) ? `lines ${round(edges)} to 1` : '',
  ].filter((s) => s !== '');
  if (said.length === 0) return line('contrast', true, 'There is nothing in this figure to compare.');
  const text = said.join(' and ');
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return line(
    'contrast',
    ok,
    ok ? `${sentence}.` : `${sentence} at the weakest; 4.5 to 1 and 3 to 1 are asked for.`,
    [...weak],
  );
}

function fillOf(item: SceneItem): string | null {
  return item.kind === 'text' || item.kind === 'arc-text' ? null : item.fill;
}

function greyLine(scene: Scene): PreflightLine {
  const fills = scene.items.filter((i) => i.role === 'theme' && i.owner !== null && fillOf(i) !== null);
  const tones = fills
    .map((i) => ({ owner: i.owner ?? '', tone: greyLightness(fillOf(i) ?? '#ffffff') }))
    .toSorted((a, b) => a.tone - b.tone);
  const alike = new Set<string>();
  let least = Number.POSITIVE_INFINITY;
  for (const [i, t] of tones.entries()) {
    const next = tones[i + 1];
    if (!next) continue;
    least = Math.min(least, next.tone - t.tone);
    if (next.tone - t.tone < GREY_STEP) alike.add(t.owner).add(next.owner);
  }
  if (tones.length < 2) return line('grey', true, 'The figure reads the same in grey.');
  if (alike.size === 0)
    return line('grey', true, `In grey, the themes are at least ${round(least)} % apart.`);
  const names = scene.nodes.filter((n) => alike.has(n.id)).map((n) => n.name);
  const some =
    names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(' and ');
  return line('grey', false, `In grey, ${some} look nearly alike; names and gaps keep them apart.`, [
    ...alike,
  ]);
}

function overlapLine(faults: readonly Fault[]): PreflightLine {
  const found = faults.filter((f) => f.kind === 'overlap' || f.kind === 'crossed');
  if (found.length === 0) return line('overlap', true, 'Nothing overlaps.');
  const owners = [...new Set(found.flatMap((f) => f.owners))];
  const places = found.length === 1 ? 'one place' : `${found.length} places`;
  return line(
    'overlap',
    false,
    `Words, lines or shapes meet in ${places}. Move what was placed by hand, or unpin it.`,
    owners,
  );
}

function overflowLine(scene: Scene, faults: readonly Fault[]): PreflightLine {
  const broken = scene.problems.find((p) => p.kind === 'overflow');
  if (broken) return line('overflow', false, broken.message, broken.nodeIds);
  const out = faults.filter((f) => f.kind === 'outside' || f.kind === 'off-page');
  if (out.length === 0) return line('overflow', true, 'Every word is in its shape, nothing is cropped.');
  const owners = [...new Set(out.flatMap((f) => f.owners))];
  return line(
    'overflow',
    false,
    `Something does not fit: “${out[0]?.what ?? ''}”. Choose a wider figure or another layout.`,
    owners,
  );
}

function glyphLine(scene: Scene): PreflightLine {
  const missing = new Set<string>();
  const owners = new Set<string>();
  for (const item of scene.items) {
    if (item.kind !== 'text' && item.kind !== 'arc-text') continue;
    const text = item.kind === 'text' ? item.lines.map((l) => l.text).join('') : item.text;
    for (const char of missingGlyphs(text)) {
      missing.add(char);
      if (item.owner !== null) owners.add(item.owner);
    }
  }
  if (missing.size === 0) return line('glyph', true, 'Every letter is in the figure font.');
  const shown = [...missing]
    .slice(0, 6)
    .map((c) => `“${c}”`)
    .join(', ');
  return line('glyph', false, `The figure font cannot draw ${shown}. It will print as an empty box.`, [
    ...owners,
  ]);
}

function altLine(words: PreflightWords): PreflightLine {
  const count = wordCount(words.alt);
  if (count === 0)
    return line('alt', false, 'There is no alternative text yet. Write one, or take the draft.');
  if (count > 30)
    return line('alt', false, `The alternative text has ${count} words; under 30 is asked for.`);
  if (words.description.trim() === '')
    return line('alt', false, 'There is no long description yet. Write one, or take the draft.');
  return line('alt', true, `Alternative text of ${count} words, long description there.`);
}

function heightLine(scene: Scene): PreflightLine {
  const mm = scene.heightPt / PT_PER_MM;
  const width = scene.widthPt / PT_PER_MM;
  const size = `${round(width)} by ${round(mm)} mm on paper`;
  const named = figureSizeOf(width);
  // Without a name, what is narrower than a page is taken to be for one.
  const tallest = named?.tallestMm ?? (width <= 200 ? TALLEST_MM : Number.POSITIVE_INFINITY);
  if (mm <= tallest + 0.05) return line('height', true, `${size}.`);
  const room = named
    ? `${named.place} leaves ${named.tallestMm} mm`
    : `most journals print at most ${TALLEST_MM} mm high`;
  return line('height', false, `${size}; ${room}. Choose another layout, another width or fewer themes.`);
}
