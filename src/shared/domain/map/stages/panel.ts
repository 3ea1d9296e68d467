/** One panel of a figure of stages: its letter and name, the boxes at their places, ghosts with arrows, lines to the hub, notes. */
import { blockItems, centredText, linesHeight, setBlock, setLabel } from '../blocks.ts';
import { wordsBox } from '../draft.ts';
import { centreOf } from '../geometry.ts';
import type { MapTheme } from '../input.ts';
import type { Point, SceneItem, Box } from '../types.ts';
import { drawLink } from '../links/line.ts';
import { wrap } from '../wrap.ts';
import { linkNote } from '../outline.ts';
import { looseIn } from './loose.ts';
import {
  innerWidth,
  insetOf,
  LIST_GAP,
  nameOf,
  type DrawnNode,
  type Panel,
  type StagesPlan,
} from './plan.ts';
import type { Slot, Stage } from './slots.ts';
import { drawTags, TAG_ROOM } from './tags.ts';

const RADIUS = 7;
const DASH = [3, 2.2];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Draws one stage at its place in the figure.
 * @param index 0 for the panel lettered a. @param at its top left corner, in points
 */
export function drawPanel(stage: Stage, index: number, plan: StagesPlan, at: Point): Panel {
  const head = plan.alone ? { items: [], height: 1 } : heading(stage, index, plan, at);
  const origin = { x: at.x, y: at.y + head.height };
  const items: SceneItem[] = [...head.items];
  const nodes: DrawnNode[] = plan.alone ? [] : [stageNode(stage, index, plan, at, head.height)];
  items.push(...hubLines(stage, plan, origin));
  // the hub is read first
  for (const theme of [...stage.tops.values()].toSorted(
    (a, b) => isHubHere(b, stage) - isHubHere(a, stage),
  )) {
    const box = boxOf(theme.id, stage, plan, origin);
    if (box) take(drawTheme(theme, stage, plan, box, false), items, nodes);
  }
  for (const { theme, heir } of stage.ghosts.values()) {
    if (plan.hubs.has(theme.id)) continue;
    const box = boxOf(theme.id, stage, plan, origin);
    if (!box) continue;
    take(drawTheme(theme, stage, plan, box, true), items, nodes);
    if (heir !== null) items.push(...arrow(theme.id, heir, stage, plan, origin));
  }
  const foot = footOf(stage, plan, { x: at.x, y: origin.y + plan.height });
  nodes.push(...foot.nodes);
  return { items: [...items, ...foot.items], nodes, height: head.height + plan.height + foot.height };
}

/** The panel itself: what its themes stand under in the outline. */
const stageNode = (stage: Stage, index: number, plan: StagesPlan, at: Point, top: number): DrawnNode => ({
  id: stage.map.id, themeId: '', parentId: null, level: 0, levelName: 'stage',
  name: `${LETTERS[index] ?? String(index + 1)} ${stage.map.name}`, part: 'theme',
  box: { x: at.x, y: at.y, w: plan.width, h: top + plan.height }, movable: false, pinned: false,
  fill: plan.style.inks.paper, edge: plan.style.inks.hairline, broken: false,
}); // prettier-ignore

const isHubHere = (theme: MapTheme, stage: Stage): number => Number(stage.structure.hub?.id === theme.id);

function take(
  drawn: { items: SceneItem[]; nodes: DrawnNode[] },
  items: SceneItem[],
  nodes: DrawnNode[],
): void {
  items.push(...drawn.items);
  nodes.push(...drawn.nodes);
}

function heading(stage: Stage, index: number, plan: StagesPlan, at: Point) {
  const { style } = plan;
  const letter = { ...style.label, size: 10.5, weight: 700 as const };
  const type = { ...style.sub, size: 9.5 };
  const name = setLabel(stage.map.name, type, plan.width - 16, 0, 0);
  const base = {
    role: 'note' as const,
    owner: null,
    style: 'normal' as const,
    anchor: 'start' as const,
    ground: style.inks.paper,
  };
  const items: SceneItem[] = [
    {
      kind: 'text', ...base, size: letter.size, weight: 700, fill: style.inks.ink,
      lines: [{ text: LETTERS[index] ?? String(index + 1), x: at.x, y: at.y + 9, width: 7 }],
    },
    {
      kind: 'text', ...base, size: type.size, weight: 400, fill: style.inks.quiet,
      lines: name.lines.map((l) => ({ ...l, x: at.x + 12, y: at.y + 9 + l.y - (name.lines[0]?.y ?? 0) })),
    },
  ]; // prettier-ignore
  return { items, height: 9 + (name.lines.length - 1) * type.size * 1.2 + 11 };
}

/** Where a theme stands in a panel whose boxes begin at `origin`. */
function boxOf(id: string, stage: Stage, plan: StagesPlan, origin: Point): Box | null {
  if (plan.hubs.has(id)) {
    if (!plan.hub) return null;
    const { y, h, w } = plan.hub;
    return { x: origin.x + (plan.width - w) / 2, y: origin.y + y, w, h };
  }
  const slot = plan.slots.get(id);
  const row = slot && plan.rows[slot.row];
  if (!slot || !row) return null;
  const inset = insetOf(slot);
  const left = isLeftOuter(slot, plan) ? inset : 0;
  return {
    x: origin.x + (plan.columnX[slot.column] ?? 0) + left + 0.5,
    y: origin.y + row.y,
    w: plan.columnW - inset - 1,
    h: plan.alone ? ownHeight(id, slot, stage, plan) : row.h,
  };
}

/** A stage alone has its boxes as high as what is in them; they begin where they begin in every stage. */
function ownHeight(id: string, slot: Slot, stage: Stage, plan: StagesPlan): number {
  const { style } = plan;
  const theme = stage.tops.get(id) ?? stage.ghosts.get(id)?.theme;
  const type = { ...style.label, size: plan.size };
  const measure = innerWidth(slot, plan.columnW);
  const name = linesHeight(wrap(theme?.name ?? '', type, measure).lines.length, type);
  const listed = stage.structure.groups.find((g) => g.theme.id === id)?.items ?? [];
  const list =
    listed.length === 0 ? 0 : LIST_GAP + setBlock(listed, style, { measure, bullets: true }).height;
  return name + list + 20;
}

/** The outer edge is the left one in the first of two columns, else the right one. */
const isLeftOuter = (slot: Slot, plan: StagesPlan): boolean => plan.columns === 2 && slot.column === 0;

function drawTheme(theme: MapTheme, stage: Stage, plan: StagesPlan, box: Box, isGhost: boolean) {
  const { style } = plan;
  const isHub = plan.hubs.has(theme.id);
  const owner = nameOf(theme.id, stage, plan);
  const tentative = isHub && isTentative(theme, plan);
  const { hubFill, hubEdge, ink, quiet, paper } = style.inks;
  const own = plan.colours.get(theme.id);
  const fill = isGhost ? paper : isHub ? hubFill : (own?.fill ?? paper);
  const edge = isGhost ? quiet : isHub ? hubEdge : (own?.edge ?? ink);
  const type = isGhost
    ? { ...style.sub, size: Math.max(8, plan.size - 0.5), style: 'italic' as const }
    : isHub
      ? { ...style.hub, size: plan.size + 1.5 }
      : { ...style.label, size: plan.size };
  const slot = plan.slots.get(theme.id);
  const measure = isHub || !slot ? box.w - 21 : innerWidth(slot, plan.columnW);
  const lines = wrap(theme.name, type, measure).lines.length;
  // with lists in the boxes every name stands at the top of its box, so that none moves when a list grows
  const lower = plan.tags && !isHub ? TAG_ROOM / 2 : 0;
  const y = plan.alone && !isHub ? box.y + 10 + linesHeight(lines, type) / 2 : box.y + box.h / 2 + lower;
  const centre = { x: box.x + box.w / 2, y };
  const text = centredText({ id: owner, name: theme.name }, type, measure, centre, {
    ink: isGhost ? quiet : isHub ? hubEdge : ink,
    ground: fill,
  });
  const items: SceneItem[] = [
    {
      // one tone in every panel is meant: only the first panel of a theme counts when tones are told apart in grey
      kind: 'rect', role: 'band', owner, ...box, radius: isHub ? 13 : RADIUS, fill, stroke: edge,
      strokeWidth: isHub ? style.lines.hub : isGhost ? 0.75 : style.lines.theme, ...(isGhost || tentative ? { dash: DASH } : {}),
    },
    text.item,
    ...(plan.tags && !isHub && !isGhost ? drawTags(theme, stage, plan, { box, owner }) : []),
  ]; // prettier-ignore
  const levelName = isGhost ? 'theme that went' : (stage.map.input.levels[theme.level] ?? 'theme');
  const node: DrawnNode = {
    id: owner, themeId: theme.isIdea === true ? '' : theme.id, parentId: stage.map.id, level: theme.level, levelName,
    name: theme.name, part: isHub ? 'hub' : 'theme', box, movable: false, pinned: false, fill, edge, broken: !text.fits,
  }; // prettier-ignore
  if (!plan.alone) return { items, nodes: [node] };
  const hub = stage.structure.hub;
  const parentId = hub && hub.id !== theme.id && !isGhost ? hub.id : null;
  const under = isGhost ? null : listIn(theme, stage, plan, { x: centre.x - measure / 2, y: y + linesHeight(lines, type) / 2 + LIST_GAP }, measure); // prettier-ignore
  return {
    items: [...items, ...(under?.items ?? [])],
    nodes: [{ ...node, parentId }, ...(under?.nodes ?? [])],
  };
}

/** What is listed under a theme, inside its box. */
function listIn(theme: MapTheme, stage: Stage, plan: StagesPlan, at: Point, measure: number) {
  const group = stage.structure.groups.find((g) => g.theme.id === theme.id);
  if (!group || group.items.length === 0) return null;
  const { style } = plan;
  const { fill, edge } = plan.colours.get(theme.id) ?? group.colours;
  const block = setBlock(group.items, style, { measure, bullets: true });
  const items = blockItems(block, at, { ink: style.inks.ink, ground: fill, bullet: edge });
  const nodes = group.items.map(({ theme: sub }): DrawnNode => ({
    id: sub.id, themeId: sub.isIdea === true || sub.isCode === true ? '' : sub.id, parentId: sub.parentId ?? theme.id, level: sub.level,
    levelName: stage.map.input.levels[sub.level] ?? 'sub-theme', name: sub.name, part: sub.isCode === true ? 'code' : 'sub',
    box: wordsBox(items.filter((i) => i.owner === sub.id)), movable: false, pinned: false, fill, edge,
    broken: block.texts.some((t) => t.owner === sub.id && !t.fits),
  })); // prettier-ignore
  return { items, nodes };
}

const isTentative = (theme: MapTheme, plan: StagesPlan): boolean =>
  plan.settled.has(theme.id) && theme.status === 'candidate';

/** From the hub to every theme round it: one trunk in the channel, a stub to each box at a right angle. */
function hubLines(stage: Stage, plan: StagesPlan, origin: Point): SceneItem[] {
  const hub = stage.structure.hub;
  const hubBox = hub ? boxOf(hub.id, stage, plan, origin) : null;
  if (!hub || !hubBox || !plan.hubs.has(hub.id)) return [];
  const around = stage.structure.groups.flatMap(({ theme }) => {
    const slot = plan.slots.get(theme.id);
    const box = boxOf(theme.id, stage, plan, origin);
    return slot && box ? [{ slot, box, y: box.y + box.h / 2 }] : [];
  });
  const x = plan.columns === 2 ? origin.x + plan.width / 2 : origin.x + 6;
  const tentative = isTentative(hub, plan);
  const paint = {
    role: 'branch' as const, owner: nameOf(hub.id, stage, plan), fill: null, stroke: plan.style.inks.hubEdge, strokeWidth: 1,
    ...(tentative ? { dash: DASH } : {}),
  }; // prettier-ignore
  const line = (x1: number, y1: number, x2: number, y2: number): SceneItem => ({
    kind: 'line',
    ...paint,
    x1,
    y1,
    x2,
    y2,
  });
  const above = around.filter((a) => a.y < hubBox.y);
  const below = around.filter((a) => a.y > hubBox.y);
  return [
    ...(above.length > 0 ? [line(x, Math.min(...above.map((a) => a.y)), x, hubBox.y)] : []),
    ...(below.length > 0 ? [line(x, hubBox.y + hubBox.h, x, Math.max(...below.map((a) => a.y)))] : []),
    ...around.map(({ box, y }) => line(x, y, box.x > x ? box.x : box.x + box.w, y)),
  ];
}

/** From a ghost to what it went into: straight up from under it, else by the lane at the outer edge. */
function arrow(id: string, heir: string, stage: Stage, plan: StagesPlan, origin: Point): SceneItem[] {
  const from = boxOf(id, stage, plan, origin);
  const to = boxOf(heir, stage, plan, origin);
  const [a, b] = [plan.slots.get(id), plan.slots.get(heir)];
  if (!from || !to || !a || !b || a.column !== b.column) return [];
  const link = {
    id: `went:${stage.map.id}:${id}`,
    from: id,
    to: heir,
    words: '',
    kind: 'plain' as const,
    arrow: 'to' as const,
  };
  return drawLink({ link, points: way(from, to, a, b, plan), words: null }, plan.style).items;
}

function way(from: Box, to: Box, a: Slot, b: Slot, plan: StagesPlan): Point[] {
  const hubBetween =
    plan.hub !== null && plan.hub.y > (plan.rows[b.row]?.y ?? 0) && plan.hub.y < (plan.rows[a.row]?.y ?? 0);
  if (b.lane === null || (a.row === b.row + 1 && !hubBetween)) {
    const x = centreOf(from).x;
    return [{ x, y: from.y }, { x, y: to.y + to.h }]; // prettier-ignore
  }
  const left = isLeftOuter(a, plan);
  const out = insetOf(a) - 6 - b.lane * 7;
  const x = left ? from.x - out : from.x + from.w + out;
  const start = { x: left ? from.x : from.x + from.w, y: centreOf(from).y };
  if (b.isFirst) return [start, { x, y: start.y }, { x, y: to.y + to.h }];
  return [
    start,
    { x, y: start.y },
    { x, y: centreOf(to).y },
    { x: left ? to.x : to.x + to.w, y: centreOf(to).y },
  ];
}

/** Codes of the stage that stand in no list, its notes, and its links in words: a panel is too narrow to draw them. */
function footOf(stage: Stage, plan: StagesPlan, at: Point): Panel {
  const { style } = plan;
  const { input } = stage.map;
  const loose = looseIn(stage, plan, at);
  const items: SceneItem[] = [...loose.items];
  let y = at.y + loose.height;
  const notes = (input.items ?? []).filter((i) => i.kind === 'note');
  for (const note of notes) {
    const owner = nameOf(note.id, stage, plan);
    const type = { ...style.sub, size: Math.max(8, plan.size - 0.5) };
    const set = setLabel(note.text, type, plan.width - 17, 0, 0);
    const h = linesHeight(set.lines.length, type) + 13;
    const box = { x: at.x + 0.5, y: y + 12, w: plan.width - 1, h };
    const text = centredText({ id: owner, name: note.text }, type, plan.width - 17, { x: box.x + box.w / 2, y: box.y + h / 2 }, { ink: style.inks.quiet, ground: style.inks.band, role: 'note' }); // prettier-ignore
    items.push({ kind: 'rect', role: 'band', owner, ...box, radius: 4, fill: style.inks.band, stroke: style.inks.quiet, strokeWidth: 0.75 }, text.item); // prettier-ignore
    y += 12 + h;
  }
  const shown = new Set([...stage.structure.groups.flatMap((g) => [g.theme.id, ...g.items.map((i) => i.theme.id)]), stage.structure.hub?.id]); // prettier-ignore
  const names = new Map(input.themes.map((t) => [t.id, t.name]));
  for (const link of input.links.filter((l) => shown.has(l.from) && shown.has(l.to))) {
    const sentence = linkNote(link, (id) => names.get(id) ?? '');
    const type = { ...style.sub, size: 8 };
    const set = setLabel(sentence, type, plan.width - 2, 0, 0);
    items.push({
      kind: 'text', role: 'note', owner: nameOf(link.id, stage, plan), size: 8, weight: 400, style: 'normal', anchor: 'start',
      fill: style.inks.quiet, ground: style.inks.paper, lines: set.lines.map((l) => ({ ...l, x: at.x + 0.5, y: y + 10 + l.y })),
    }); // prettier-ignore
    y += 10 + linesHeight(set.lines.length, type);
  }
  // room for what hangs under the last line
  return { items, nodes: loose.nodes, height: items.length > 0 ? y + 1.5 - at.y : 0 };
}
