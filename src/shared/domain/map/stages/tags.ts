/**
 * Of grids side by side: the headings themes stand under and the groups they come from. A panel has no room for headings and columns, so
 * that each theme has the number of its heading and the letters of its groups on its box, and the key says what they stand for.
 */
import { textWidth } from '../font/metrics.ts';
import type { MapGroup, MapTheme } from '../input.ts';
import { layoutFor } from '../structure.ts';
import type { Style } from '../style.ts';
import type { Box, Point, SceneItem } from '../types.ts';
import type { StagesPlan } from './plan.ts';
import type { Stage } from './slots.ts';

export interface StageTags {
  /** In their order; a theme has the number of the place here. */
  readonly headings: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly MapGroup[];
}
type Of = 'heading' | 'group';

const TYPE = { size: 8, weight: 700, style: 'normal' } as const;
/** What a box is higher for the tags over its name. */
export const TAG_ROOM = 10;
const HEIGHT = 11;
const BETWEEN = 2.5;

/** What the boxes of these stages are tagged with; null unless all of them are grids under headings or of groups. */
export function tagsIn(stages: readonly Stage[]): StageTags | null {
  if (!stages.every(({ map }) => layoutFor(map.input) === 'grid')) return null;
  const tops = stages.map((stage) => [...stage.tops.values()]);
  const headings = stages.flatMap(({ map }, at) =>
    (map.input.headings ?? []).filter((h) => tops[at]?.some((theme) => h.themeIds.includes(theme.id))),
  );
  const groups = stages.flatMap(({ map }, at) =>
    (map.input.groupKey ?? []).filter((g) => tops[at]?.some((theme) => theme.groups?.includes(g.letter))),
  );
  const tags = {
    headings: [...new Map(headings.map(({ id, name }) => [id, { id, name }])).values()],
    groups: [...new Map(groups.map((group) => [`${group.letter} ${group.name}`, group])).values()],
  };
  return tags.headings.length + tags.groups.length > 0 ? tags : null;
}

/** Numbers and letters of a theme in a stage, each empty where it has none. */
function tagsOf(theme: MapTheme, { map: { input } }: Stage, tags: StageTags): Record<Of, string> {
  const under = (input.headings ?? []).filter((h) => h.themeIds.includes(theme.id)).map((h) => h.id);
  return {
    heading: tags.headings.flatMap(({ id }, at) => (under.includes(id) ? String(at + 1) : [])).join(' '),
    group: (input.groupKey ?? []).flatMap((g) => (theme.groups?.includes(g.letter) ? g.letter : [])).join(''),
  };
}

/** A tag from `at` to the right, its middle at that height, and how wide it is. `owner`: the theme it is of; null in the key. */
export function drawTag(
  of: Of,
  text: string,
  at: Point,
  { inks }: Style,
  owner: string | null = null,
): { items: SceneItem[]; width: number } {
  const w = textWidth(text, TYPE);
  const width = Math.max(14, w + 7);
  const fill = of === 'heading' ? inks.band : inks.paper;
  return {
    width,
    items: [
      {
        kind: 'rect', role: 'badge', owner, x: at.x, y: at.y - HEIGHT / 2, w: width, h: HEIGHT,
        radius: of === 'heading' ? 2 : HEIGHT / 2, fill, stroke: inks.hubEdge, strokeWidth: 0.75,
      },
      {
        kind: 'text', role: 'badge', owner, ...TYPE, anchor: 'middle', fill: inks.ink, ground: fill,
        lines: [{ x: at.x + width / 2, y: at.y + TYPE.size * 0.344, text, width: w }],
      },
    ],
  }; // prettier-ignore
}

/** The tags of a theme in the upper corner of its box, over its name. `owner`: what the box is called in the figure. */
export function drawTags(
  theme: MapTheme,
  stage: Stage,
  plan: StagesPlan,
  { box, owner }: { box: Box; owner: string },
): SceneItem[] {
  if (!plan.tags) return [];
  const said = tagsOf(theme, stage, plan.tags);
  let x = box.x + 6;
  return (['heading', 'group'] as const).flatMap((of) => {
    if (said[of] === '') return [];
    const tag = drawTag(of, said[of], { x, y: box.y + 9.5 }, plan.style, owner);
    x += tag.width + BETWEEN;
    return tag.items;
  });
}

/** The tags and what they stand for, for the key. */
export const tagKey = ({ headings, groups }: StageTags): { of: Of; text: string; words: string }[] => [
  ...headings.map(({ name }, at) => ({ of: 'heading' as const, text: String(at + 1), words: name })),
  ...groups.map(({ letter, name }) => ({ of: 'group' as const, text: letter, words: name })),
];
