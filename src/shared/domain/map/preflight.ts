/** What a production editor would say about a figure, before it is sent: a sentence each, green or amber. */
import { wordCount } from './alt-text.ts';
import { sizedSentence } from './sized.ts';
import { checkScene, LEAST_LINE, LEAST_SIZE, type Fault } from './check-scene.ts';
import { missingGlyphs } from './font/metrics.ts';
import { contrastLine, greyLine, visionLine } from './preflight-colour.ts';
import { figureSizeOf, MAX_HEIGHT_MM, tallestFor } from './sizes.ts';
import type { Scene } from './types.ts';
import { PT_PER_MM } from './types.ts';

export type PreflightId =
  | 'layout'
  | 'size'
  | 'line'
  | 'contrast'
  | 'grey'
  | 'vision'
  | 'overlap'
  | 'overflow'
  | 'glyph'
  | 'alt'
  | 'people'
  | 'height';

/** The two texts that go with a figure. */
export type WordsOf = 'short' | 'long';

/**
 * What mends an amber line in one step. `figure`: another width, form or colours, found by `mendFor`. `names`: names on this
 * map without the letters that cannot be drawn. `draft`: the drafted words in place of those written. `keep`: the words
 * still hold, as written. `height`: the height the figure has is allowed. `show`: what was
 * left off the map comes back.
 */
export interface PreflightFix {
  readonly kind: 'figure' | 'names' | 'draft' | 'keep' | 'height' | 'show';
  readonly label: string;
  /** Which words, where it is about them. */
  readonly words?: readonly WordsOf[];
}

/** One line of the list. `nodeIds` says where to look when amber. */
export interface PreflightLine {
  readonly id: PreflightId;
  readonly level: 'green' | 'amber';
  readonly message: string;
  readonly nodeIds: readonly string[];
  /** What mends it, the likeliest first; nothing when it is green. */
  readonly fix?: PreflightFix;
  readonly otherFix?: PreflightFix;
}

export interface PreflightWords {
  /** Short alternative text as it will be exported. */
  readonly alt: string;
  readonly description: string;
  /** What changed on the map since somebody wrote each of these, in a sentence; empty when nothing did. */
  readonly behind?: Readonly<Record<WordsOf, string>> | undefined;
}

const round = (v: number, digits = 1): string => String(Number(v.toFixed(digits)));

function line(id: PreflightId, ok: boolean, message: string, nodeIds: readonly string[] = []): PreflightLine {
  const label = ok ? undefined : FIXES[id];
  return {
    id,
    level: ok ? 'green' : 'amber',
    message,
    nodeIds,
    ...(label === undefined ? {} : { fix: { kind: id === 'glyph' ? 'names' : 'figure', label } }),
  };
}

/** What mends a line of one kind; lines with a fix of their own are not here. */
const FIXES: Partial<Record<PreflightId, string>> = {
  layout: 'Keep the form drawn',
  size: 'Make the words larger',
  line: 'Make the lines thicker',
  overlap: 'Clear it up',
  overflow: 'Make it fit',
  height: 'Make it fit',
  glyph: 'Leave those letters out',
  people: 'Leave size by people off',
};

/** Checks a scene and its words; amber lines first, each a sentence that says what to do. */
export function preflight(scene: Scene, words: PreflightWords): PreflightLine[] {
  const faults = checkScene(scene);
  const lines = [
    ...scene.problems
      .filter((p) => p.kind === 'layout' || p.kind === 'empty')
      .map((p) => {
        const { fix, ...said } = line('layout', false, p.message, p.nodeIds);
        const show = { kind: 'show', label: 'Bring everything back' } as const;
        return { ...said, fix: p.kind === 'empty' || !fix ? show : fix };
      }),
    sizeLine(scene),
    thinLine(scene),
    contrastLine(scene),
    greyLine(scene),
    visionLine(scene),
    overlapLine(faults),
    overflowLine(scene, faults),
    glyphLine(scene),
    altLine(words),
    ...peopleLine(scene),
    heightLine(scene),
  ];
  return lines.toSorted((a, b) => Number(a.level === 'green') - Number(b.level === 'green'));
}

/** Sizes that stand for numbers are said wherever they are used. */
function peopleLine(scene: Scene): PreflightLine[] {
  if (!scene.sized) return [];
  const said = sizedSentence(scene.sized);
  return said === ''
    ? [line('people', false, 'This form has no outlines to stand for people. Choose another form, or leave size by people off.')] // prettier-ignore
    : [line('people', true, `${said} The legend says so; many people do not make a stronger theme.`)];
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
  // of a shape, its name says more than what it is for
  const [first] = out;
  const named = scene.nodes.find((n) => n.id === first?.owners[0])?.name;
  const what = first?.kind === 'off-page' && named !== undefined ? named : (first?.what ?? '');
  return line(
    'overflow',
    false,
    `Something does not fit: “${what}”. Choose a wider figure or another layout.`,
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
  const amber = (message: string, which: readonly WordsOf[]): PreflightLine => ({
    ...line('alt', false, message),
    fix: { kind: 'draft', label: 'Take the draft', words: which },
  });
  if (count === 0) return amber('There is no alternative text yet. Write one, or take the draft.', ['short']);
  if (count >= 30) return amber(`The alternative text has ${count} words; under 30 is asked for.`, ['short']);
  if (words.description.trim() === '')
    return amber('There is no long description yet. Write one, or take the draft.', ['long']);
  const { behind = { short: '', long: '' } } = words;
  const late = (['long', 'short'] as const).filter((w) => behind[w] !== '');
  const [first] = late;
  if (first !== undefined)
    return {
      ...amber(behind[first], late),
      otherFix: { kind: 'keep', label: 'The words still hold', words: late },
    };
  return line('alt', true, `Alternative text of ${count} words, long description there.`);
}

function heightLine(scene: Scene): PreflightLine {
  const mm = scene.heightPt / PT_PER_MM;
  const width = scene.widthPt / PT_PER_MM;
  const size = `${round(width)} by ${round(mm)} mm on paper`;
  const tallest = scene.tallestMm ?? tallestFor(width) ?? MAX_HEIGHT_MM;
  if (tallest >= MAX_HEIGHT_MM) return line('height', true, `${size}.`);
  if (mm <= tallest + 0.05) return line('height', true, `${size}, within ${round(tallest)} mm.`);
  const named = figureSizeOf(width);
  const own = scene.tallestMm !== undefined && scene.tallestMm !== tallestFor(width);
  const room = own
    ? `it was to be at most ${round(tallest)} mm high`
    : named
      ? `${named.place} leaves ${round(tallest)} mm`
      : `most journals print at most ${round(tallest)} mm high`;
  return {
    ...line('height', false, `${size}; ${room}. Choose another layout, another width or fewer themes.`),
    otherFix: { kind: 'height', label: 'Allow this height' },
  };
}
