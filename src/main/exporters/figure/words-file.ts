/** What goes beside the figure: a suggested caption, the alternative text, the long description and the legend. */
import { capital, inSentence } from '../../../shared/domain/themes/level-words.ts';
import {
  figureTitle,
  longDescription,
  shortAltText,
  sizedSentence,
  wordCount,
  PT_PER_MM,
  type Scene,
} from '../../../shared/domain/map/index.ts';

interface FigureWords {
  /** Written by hand; drafted from the figure when empty. */
  readonly alt?: string | undefined;
  readonly description?: string | undefined;
}

const orDraft = (written: string | undefined, draft: () => string): string => {
  const text = written?.trim() ?? '';
  return text === '' ? draft() : text;
};

/** Writes the words as plain text, each part under its heading. */
export function writeWords(scene: Scene, words: FigureWords): Uint8Array {
  const alt = orDraft(words.alt, () => shortAltText(scene));
  const description = orDraft(words.description, () => longDescription(scene));
  const parts: [string, string[]][] = [
    ['Suggested caption', [caption(scene)]],
    [`Alternative text (${wordCount(alt)} words)`, [alt]],
    ['Long description', [description]],
    ['Legend', [...(scene.words?.legend ?? legend(scene))]],
    ['Size', [size(scene)]],
  ];
  const text = parts.map(([head, lines]) => `${head}\n${'-'.repeat(head.length)}\n${lines.join('\n')}\n`);
  return new TextEncoder().encode(`${text.join('\n')}`);
}

/** One sentence to start from. Colours are not named, so that it holds in grey too. */
function caption(scene: Scene): string {
  const title = figureTitle(scene);
  const links = scene.links.length > 0 ? ' Lines with words are links between themes.' : '';
  return `Fig. 1 ${title}.${links}`;
}

/** What each kind of shape and line stands for, as far as this figure uses it. */
function legend(scene: Scene): string[] {
  const level = (part: 'hub' | 'theme' | 'sub' | 'code'): string | undefined =>
    scene.nodes.find((n) => n.part === part)?.levelName;
  const said = (part: 'hub' | 'theme' | 'sub' | 'code', look: string): string[] => {
    const name = level(part);
    return name === undefined ? [] : [`${name === '' ? 'Theme' : capital(name)}: ${look}.`];
  };
  const lines = scene.items.filter((i) => i.role === 'link' && 'stroke' in i);
  const dashed = lines.some((i) => 'dash' in i && i.dash !== undefined);
  const plain = lines.some((i) => ('dash' in i ? i.dash === undefined : true));
  const heads = scene.items.some((i) => i.role === 'arrow');
  // a grid under headings of its own has its themes in columns, beside the letters of groups
  const isMarked = scene.headings !== undefined && scene.items.some((i) => i.role === 'badge');
  return [
    ...said('hub', 'the shape with the heaviest line and the largest words'),
    ...said('theme', isMarked ? 'words beside a letter' : 'bold words'),
    ...said('sub', `plain words in the list of their ${inSentence(level('theme') ?? 'theme')}`),
    ...said('code', 'underlined words'),
    ...(scene.items.some((i) => i.role === 'badge')
      ? ['Letter: the groups of people it comes from, named at the head of its column.']
      : []),
    ...(plain ? ['Solid line with words: a link.'] : []),
    ...(dashed ? ['Dashed line: a tentative link or a tension.'] : []),
    ...(heads ? ['Arrow head: the direction the link claims.'] : []),
    sizedSentence(scene.sized) || 'Sizes of shapes do not stand for how often something was said.',
  ];
}

function size(scene: Scene): string {
  const mm = (pt: number): string => String(Number((pt / PT_PER_MM).toFixed(1)));
  const sizes = scene.items.flatMap((i) => (i.kind === 'text' || i.kind === 'arc-text' ? [i.size] : []));
  const words =
    sizes.length === 0
      ? ''
      : ` Words are ${pt(Math.min(...sizes))} to ${pt(Math.max(...sizes))} pt at this size.`;
  return `${mm(scene.widthPt)} by ${mm(scene.heightPt)} mm.${words}`;
}

const pt = (value: number): string => String(Number(value.toFixed(1)));
