/** What mends a line of preflight in one step: the choices of a map are tried, nearest first, and the first that holds is given. */
import { isGrey, paletteOf } from './colour.ts';
import { checkScene } from './check-scene.ts';
import { longDescription, shortAltText } from './alt-text.ts';
import { preflight, type PreflightId, type PreflightLine } from './preflight.ts';
import { buildScene } from './scene.ts';
import { FIGURE_SIZES, MAX_HEIGHT_MM, tallestFor } from './sizes.ts';
import { type DrawnLayout, type MapInput, type MapPalette } from './input.ts';
import { PT_PER_MM, type Scene } from './types.ts';

/** A change of a map's own choices, and what it does in a sentence. */
export interface Mend {
  readonly layout?: DrawnLayout;
  readonly widthMm?: number;
  readonly palette?: MapPalette;
  /** Another height limit, in millimetres. */
  readonly heightMm?: number;
  /** Outlines stop standing for numbers of people. */
  readonly sizeByPeople?: false;
  /** What was placed by hand and goes back where the form puts it. */
  readonly unpin?: readonly string[];
}

/** The input a map would have in another form; places set by hand belong to a form. */
type PlacedIn = (layout: DrawnLayout) => MapInput['placed'];

/** Forms that hold any themes, the most like a map first. */
const FORMS: readonly DrawnLayout[] = ['petals', 'ring', 'tree', 'treeDown', 'grid', 'list', 'network'];

/** The first change of a map after which a line of preflight is green, and no other line worse; null when there is none. */
export function mendFor(input: MapInput, id: PreflightId, placedIn?: PlacedIn): Mend | null {
  const steps = mendSteps(input, id, placedIn);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, one change tried at a step, for whoever has other things to do in between. */
export function* mendSteps(
  input: MapInput,
  id: PreflightId,
  placedIn: PlacedIn = () => ({}),
): Generator<undefined, Mend | null> {
  const scene = buildScene(input);
  const before = amberIn(scene);
  let second: Mend | null = null;
  for (const mend of candidates(input, scene, id)) {
    const now = amberIn(buildScene(mended(input, mend, placedIn)));
    if (!now.has(id)) {
      if ([...now].every((other) => before.has(other))) return mend;
      second ??= mend;
    }
    yield undefined;
  }
  return second;
}

/** A map's input after a change. */
export function mended(input: MapInput, mend: Mend, placedIn: PlacedIn = () => ({})): MapInput {
  const { unpin, heightMm, sizeByPeople, ...choices } = mend;
  const base = mend.layout === undefined ? input.placed : placedIn(mend.layout);
  const off = new Set(unpin);
  const placed = Object.fromEntries(Object.entries(base).filter(([key]) => !off.has(key)));
  const { people, tallestMm, ...rest } = input;
  // a limit of the map's own goes with it to another width
  const wasAutomatic = tallestMm !== undefined && tallestMm === tallestFor(input.widthMm);
  return {
    ...rest, ...choices, placed,
    ...(people && sizeByPeople !== false ? { people } : {}),
    tallestMm: heightMm ?? (wasAutomatic ? tallestFor(mend.widthMm ?? input.widthMm) : tallestMm),
  }; // prettier-ignore
}

function amberIn(scene: Scene): Set<PreflightId> {
  const words = { alt: shortAltText(scene), description: longDescription(scene) };
  const lines: PreflightLine[] = preflight(scene, words);
  return new Set(lines.filter((l) => l.level === 'amber').map((l) => l.id));
}

/** What may help, the least change first. */
function candidates(input: MapInput, scene: Scene, id: PreflightId): Mend[] {
  if (id === 'layout') return [{ layout: scene.layout }];
  if (id === 'people') return [{ sizeByPeople: false }];
  if (id === 'grey' || id === 'vision' || id === 'contrast') return colours(input.palette);
  const pinned = scene.nodes.filter((n) => n.pinned).map((n) => n.id);
  const met = new Set(checkScene(scene).flatMap((f) => f.owners));
  const inTheWay = pinned.filter((p) => met.has(p));
  const widths = widthsFor(input.widthMm);
  const unpins: Mend[] = id === 'overlap' || id === 'overflow' ? [inTheWay, pinned].flatMap((unpin) => (unpin.length > 0 ? [{ unpin }] : [])) : []; // prettier-ignore
  const forms = FORMS.filter((layout) => layout !== scene.layout);
  const byWidth = widths.map((widthMm): Mend => ({ widthMm }));
  const byForm = forms.map((layout): Mend => ({ layout }));
  // a height is asked for at a width, so the width goes last
  const first = id === 'height' ? [...byForm, ...byWidth] : [...unpins, ...byWidth, ...byForm];
  return [
    ...first,
    ...widths.slice(0, 3).flatMap((widthMm) => forms.map((layout): Mend => ({ widthMm, layout }))),
    ...(id === 'height' ? [{ heightMm: heightOf(scene) }] : []),
  ];
}

/** Whole millimetres a figure takes. */
export const heightOf = (scene: Pick<Scene, 'heightPt'>): number =>
  Math.min(MAX_HEIGHT_MM, Math.ceil(scene.heightPt / PT_PER_MM));

function colours(palette: MapPalette): Mend[] {
  const grey = isGrey(palette);
  return [
    { palette: paletteOf({ grey, apart: true }) },
    { palette: paletteOf({ grey, apart: false }) },
    { palette: paletteOf({ grey: !grey, apart: true }) },
  ].filter((m) => m.palette !== palette);
}

/** Widths by name: the wider ones from here up, then the narrower ones from here down. */
function widthsFor(widthMm: number): number[] {
  const all = FIGURE_SIZES.map((s) => s.widthMm).toSorted((a, b) => a - b);
  return [...all.filter((w) => w > widthMm), ...all.filter((w) => w < widthMm).toReversed()];
}

const FORM_NAMES: Record<DrawnLayout, string> = {
  petals: 'petals', ring: 'a ring', tree: 'a tree', treeDown: 'a tree from the top down', list: 'a list', grid: 'a grid',
  network: 'a network', layers: 'layers', venn: 'overlapping shapes', process: 'a process', cycle: 'a cycle',
}; // prettier-ignore

/** What a change did, in a sentence. */
export function mendSentence(mend: Mend): string {
  if (mend.unpin)
    return mend.unpin.length === 1
      ? 'One theme is back where the form puts it.'
      : `${mend.unpin.length} themes are back where the form puts them.`;
  if (mend.sizeByPeople === false) return 'Outlines do not stand for people any more.';
  if (mend.heightMm !== undefined)
    return `No form or width keeps it lower, so it may now be ${mend.heightMm} mm high.`;
  if (mend.palette !== undefined) return 'The themes now differ by lightness as well.';
  const parts = [
    mend.layout === undefined ? '' : `drawn as ${FORM_NAMES[mend.layout]}`,
    mend.widthMm === undefined ? '' : `${mend.widthMm} mm wide`,
  ].filter((p) => p !== '');
  return `The figure is now ${parts.join(', ')}.`;
}
