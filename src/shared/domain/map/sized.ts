/**
 * Outlines by the number of people behind a theme: only when somebody asks for it, within limits that keep every form as it is, and
 * always said in the figure. Numbers mislead easily where what counts is what was said, not by how many.
 */
import { moveDrawn, type Draft, type LayoutContext } from './draft.ts';
import { moveItem } from './geometry.ts';
import type { MapInput } from './input.ts';
import type { SceneItem, SizedBy } from './types.ts';

/** Outline of a theme with nobody behind it, and what the theme with most people has more, in points. */
const THINNEST = 0.75;
const REACH = 2.5;
/** Room at the edges for the thickest outline. */
const SIDE = 1.4;

/** Outline in points for so many people, of the most behind any theme. */
const outlineFor = (people: number, most: number): number =>
  THINNEST + (most > 0 ? (REACH * people) / most : 0);

/** A context that leaves room at the edges, where outlines are asked for. */
export const withOutlineRoom = (context: LayoutContext): LayoutContext =>
  context.input.people
    ? { ...context, style: { ...context.style, width: context.style.width - 2 * SIDE } }
    : context;

const isOutline = (item: SceneItem, people: Readonly<Record<string, number>>): boolean =>
  item.role === 'theme' &&
  item.kind !== 'text' &&
  item.kind !== 'arc-text' &&
  item.stroke !== null &&
  item.strokeWidth > 0 &&
  people[item.owner ?? ''] !== undefined;

/** Gives the outlines of a laid out figure their thickness and moves it into the room left for them. */
export function withOutlines(
  input: MapInput,
  draft: Draft,
  width: number,
): { readonly draft: Draft; readonly sized: SizedBy | null } {
  const { people } = input;
  if (!people) return { draft, sized: null };
  const shown = draft.items.filter((i) => isOutline(i, people)).map((i) => people[i.owner ?? ''] ?? 0);
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  const items = draft.items.map((item) => {
    const moved = moveItem(item, SIDE, SIDE);
    if (!isOutline(item, people) || moved.kind === 'text' || moved.kind === 'arc-text') return moved;
    return { ...moved, strokeWidth: outlineFor(people[item.owner ?? ''] ?? 0, most) };
  });
  const moved = { ...moveDrawn(draft, SIDE, SIDE), width, height: draft.height + 2 * SIDE, items };
  const { asOne } = input;
  return { draft: moved, sized: shown.length > 0 ? { least, most, asOne } : { least: 0, most: 0, asOne } };
}

const peopleOf = (n: number): string => `${n} ${n === 1 ? 'person' : 'people'}`;

/** What the outlines say, for the legend beside the figure and for the description; empty where none was drawn. */
export function sizedSentence(sized: SizedBy | undefined): string {
  if (!sized) return '';
  const { codes } = sized;
  const outlines =
    sized.most === 0
      ? []
      : sized.least === sized.most
        ? [`Outlines stand for the number of people behind a theme: ${peopleOf(sized.most)} each.`]
        : [
            `The thicker its outline, the more people are behind a theme: from ${sized.least} to ${peopleOf(sized.most)}.`,
          ];
  const threads = codes
    ? [
        codes.least === codes.most
          ? `Lines under codes stand for the number of people behind them: ${peopleOf(codes.most)} each.`
          : `The thicker the line under a code, the more people are behind it: from ${codes.least} to ${peopleOf(codes.most)}.`,
      ]
    : [];
  const said = [...outlines, ...threads];
  return [
    ...said,
    ...(sized.asOne && said.length > 0 ? ['A transcript of several people counts as one person.'] : []),
  ].join(' ');
}

/** Samples for the key inside the figure: thickness in points and words. */
export const sizedSamples = (sized: SizedBy | null): { outline: number; words: string }[] =>
  sized === null || sized.most === 0
    ? []
    : [...new Set([sized.least, sized.most])].map((n, i, all) => ({
        outline: outlineFor(n, sized.most),
        words: i === all.length - 1 ? `${peopleOf(n)} behind the theme` : peopleOf(n),
      }));
