/** What dashes and arrows mean in a figure of stages; only what the figure uses is said. */
import { setLabel, linesHeight } from '../blocks.ts';
import { drawLink } from '../links/line.ts';
import { codeSample } from '../links/legend.ts';
import type { ListItem } from '../structure.ts';
import type { SceneItem } from '../types.ts';
import type { StagesPlan } from './plan.ts';
import type { Stage } from './slots.ts';
import { drawTag, tagKey } from './tags.ts';

const SAMPLE = 22;
const TO_WORDS = 7;
const BETWEEN = 24;
const DASH = [3, 2.2];

type Kind = 'ghost' | 'tentative' | 'settled' | 'code' | 'tag';

interface Entry {
  readonly kind: Kind;
  readonly words: string;
  /** What stands on boxes, for the heading or the group it means. */
  readonly tag?: { readonly of: 'heading' | 'group'; readonly text: string };
}

function entries(stages: readonly Stage[], plan: StagesPlan): Entry[] {
  const ghosts = stages.flatMap((s) => [...s.ghosts.values()]).filter((g) => !plan.hubs.has(g.theme.id));
  const arrows = ghosts.some((g) => g.heir !== null && plan.slots.has(g.heir));
  const ghost = {
    kind: 'ghost' as const,
    words: arrows ? 'theme that went, arrow to where' : 'theme that went',
  };
  const hubs = stages.flatMap((s) => [...s.tops.values()].filter((t) => plan.settled.has(t.id)));
  const isTentative = hubs.some((t) => t.status === 'candidate');
  const hub = [
    ...(isTentative ? [{ kind: 'tentative' as const, words: 'tentative' }] : []),
    ...(hubs.length > 0 && !(plan.alone && isTentative)
      ? [{ kind: 'settled' as const, words: 'settled' }]
      : []),
  ];
  // a solid line among solid lines says nothing
  const hasCodes = stages.some(
    ({ structure: s }) => s.loose.length > 0 || (plan.alone && s.groups.some((g) => g.items.some(isCode))),
  );
  const code = { kind: 'code' as const, words: 'code' };
  return [
    ...(ghosts.length > 0 ? [ghost] : []),
    ...(isTentative || !plan.alone ? hub : []),
    ...(hasCodes ? [code] : []),
    ...(plan.tags ? tagKey(plan.tags) : []).map(({ words, ...tag }): Entry => ({ kind: 'tag', words, tag })),
  ];
}

const isCode = ({ theme }: ListItem): boolean => theme.isCode === true;

/** The key and what needs none, in sentences for the file beside the figure. */
export function stagesLegend(stages: readonly Stage[], plan: StagesPlan): string[] {
  const used = new Set(entries(stages, plan).map((e) => e.kind));
  return [
    'The same theme keeps its place and colour in every panel.',
    ...(plan.hub ? ['Heavy line and largest words: the theme that ties the others together.'] : []),
    ...(used.has('ghost') ? ['Dashed box, slanted words: a theme that went; the arrow shows where to.'] : []),
    ...(used.has('tentative') ? ['Dashed heavy line: tentative. Solid heavy line: settled.'] : []),
    ...(used.has('code') ? ['Underlined words: a code.'] : []),
    ...entries(stages, plan).flatMap(({ tag, words }) =>
      tag
        ? [`${tag.text} on a box: ${tag.of === 'heading' ? `under “${words}”` : `a theme of ${words}`}.`]
        : [],
    ),
    'Sizes of shapes do not stand for how often something was said.',
  ];
}

/** The key from `top` down. */
export function stagesKey(
  stages: readonly Stage[],
  plan: StagesPlan,
  top: number,
): { readonly items: readonly SceneItem[]; readonly height: number } {
  const { style } = plan;
  const type = { ...style.sub, size: Math.max(8, plan.size - 0.5) };
  const items: SceneItem[] = [];
  let [x, y] = [0, top];
  let bottom = top;
  for (const { kind, words, tag } of entries(stages, plan)) {
    const set = setLabel(words, type, style.width - SAMPLE - TO_WORDS - 2, 0, 0);
    const width = SAMPLE + TO_WORDS + Math.max(...set.lines.map((l) => l.width));
    if (x > 0 && x + width > style.width) [x, y] = [0, bottom + 8];
    const h = Math.max(11, linesHeight(set.lines.length, type));
    items.push(...(tag ? drawTag(tag.of, tag.text, { x: x + 4, y: y + h / 2 }, style).items : sample(kind, x, y + h / 2, plan)), {
      kind: 'text', role: 'note', owner: null, size: type.size, weight: 400, style: 'normal', anchor: 'start',
      fill: style.inks.ink, ground: style.inks.paper,
      lines: set.lines.map((l) => ({ ...l, x: x + SAMPLE + TO_WORDS, y: y + (h - linesHeight(set.lines.length, type)) / 2 + l.y })),
    }); // prettier-ignore
    bottom = Math.max(bottom, y + h);
    x += width + BETWEEN;
  }
  return { items, height: bottom > top ? bottom - top + 2.5 : 0 };
}

function sample(kind: Kind, x: number, cy: number, plan: StagesPlan): SceneItem[] {
  const { inks } = plan.style;
  if (kind === 'code') return codeSample(null, x, cy, SAMPLE, plan.style);
  const isHub = kind !== 'ghost';
  const w = isHub ? 14 : 16;
  const dash = kind === 'settled' ? {} : { dash: DASH };
  const stroke = isHub ? inks.hubEdge : inks.quiet;
  const box: SceneItem = {
    kind: 'rect', role: 'note', owner: null, x: x + 0.8, y: cy - 5, w, h: 10, radius: isHub ? 4 : 3,
    fill: isHub ? inks.hubFill : inks.paper, stroke, strokeWidth: isHub ? 1.5 : 0.75, ...dash,
  }; // prettier-ignore
  if (!isHub) return [box];
  const link = { id: '', from: '', to: '', words: '', kind: 'plain' as const, arrow: 'none' as const };
  const points = [{ x: x + w + 0.8, y: cy }, { x: x + SAMPLE, y: cy }]; // prettier-ignore
  const line = drawLink({ link, points, words: null }, plan.style).items.map((i) => ({
    ...i,
    role: 'note' as const,
    owner: null,
  }));
  return [box, ...line.map((i) => ('stroke' in i ? { ...i, stroke, strokeWidth: 1, ...dash } : i))];
}
