/** Words for a figure of stages: a title, alternative text under 30 words, and a description that says each stage and what changed. */
import { countWord, wordCount } from '../alt-text.ts';
import { readStructure } from '../structure.ts';
import type { MapInput } from '../input.ts';
import { changeSentences, stageDiff, type Heirs, type StageMap } from './diff.ts';
import type { Stage } from './slots.ts';

const joined = (names: readonly string[]): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** The title of a figure of stages. */
export const stagesTitle = (maps: readonly StageMap[]): string =>
  `Thematic map in ${countWord(maps.length)} stages: ${joined(maps.map((m) => m.name))}`;

const themes = (n: number): string => `${countWord(n)} ${n === 1 ? 'theme' : 'themes'}`;

/** Under 30 words: how many stages, how many themes in each, and the centre at the end. */
export function stagesAlt(stages: readonly Stage[]): string {
  const counts = stages.map((s) => themes(s.structure.groups.length));
  const hub = stages.at(-1)?.structure.hub?.name;
  const start = `Thematic map in ${countWord(stages.length)} stages`;
  const options = [
    `${start}, from ${joinedTo(counts)}${hub === undefined ? '' : ` round ${hub}`}.`,
    `${start}, from ${joinedTo(counts)}.`,
    `${start}.`,
  ];
  return options.find((o) => wordCount(o) < 30) ?? `${start}.`;
}

const joinedTo = (counts: readonly string[]): string => counts.join(' to ');

/** Every stage in reading order, each followed by what changed to the next. */
export function stagesDescription(maps: readonly StageMap[], heirs: Heirs): string {
  return maps
    .flatMap((map, i) => {
      const before = maps[i - 1];
      return [
        ...(before ? [changesIn(before, map, heirs)] : []),
        `Panel ${'abcdefghijklmnopqrstuvwxyz'[i] ?? i + 1}, ${map.name}: ${stageSentence(map.input)}`,
      ];
    })
    .join(' ');
}

function stageSentence(input: MapInput): string {
  const { hub, groups, loose } = readStructure(input);
  const parts = groups.map(({ theme, items }) => {
    const codes = items.filter((i) => i.theme.isCode === true).map((i) => i.theme.name);
    const inside = [
      ...items.filter((i) => i.theme.isCode !== true).map((i) => i.theme.name),
      ...(codes.length === 0 ? [] : [`${codes.length === 1 ? 'code' : 'codes'} ${codes.join(', ')}`]),
    ];
    const letters = (input.groupKey ?? []).flatMap((g) => (theme.groups?.includes(g.letter) ? g.letter : []));
    const said = [...(letters.length === 0 ? [] : [letters.join(' and ')]), ...inside];
    return { id: theme.id, words: said.length === 0 ? theme.name : `${theme.name} (${said.join('; ')})` };
  });
  const beside =
    loose.length === 0 ? '' : ` Codes beside the themes: ${joined(loose.map((code) => code.name))}.`;
  if (!hub && parts.length === 0) return `no themes yet.${beside}`;
  const list = parts.length === 0 ? '' : `: ${underHeadings(parts, input)}`;
  const said = hub
    ? `${hub.name} ties together ${themes(groups.length)}${list}.`
    : `${themes(groups.length)}${list}.`;
  return `${said}${beside}`;
}

/** Themes one after another, those of a heading together; one that stands under two is said under the first. */
function underHeadings(parts: readonly { id: string; words: string }[], { headings = [] }: MapInput): string {
  const homeOf = (id: string) => headings.find((h) => h.themeIds.includes(id));
  return [undefined, ...headings]
    .flatMap((heading) => {
      const names = parts.filter(({ id }) => homeOf(id) === heading).map(({ words }) => words);
      if (names.length === 0) return [];
      return `${heading ? `under “${heading.name}” ` : ''}${names.join(', ')}`;
    })
    .join('; ');
}

function changesIn(before: StageMap, after: StageMap, heirs: Heirs): string {
  const changes = stageDiff(before.input, after.input, heirs);
  if (changes.length === 0) return `Nothing changed from ${before.name} to ${after.name}.`;
  const sentences = changeSentences(changes, before.input, after.input);
  return `From ${before.name} to ${after.name}: ${sentences.join(' ')}`;
}

/** A comparison as text to copy: a heading and a line for each change. */
export function comparisonText(from: string, to: string, sentences: readonly string[]): string {
  const lines = sentences.length === 0 ? ['Nothing changed.'] : sentences.map((s) => `- ${s}`);
  return [`From ${from} to ${to}`, ...lines].join('\n');
}
