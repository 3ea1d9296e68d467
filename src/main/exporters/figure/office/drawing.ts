/**
 * A figure's shapes in DrawingML, the drawing language that slides and documents share (ECMA-376, part 1, section
 * 20.1). What differs between the two, the elements round a shape and the words in it, comes from a dialect.
 * Lengths go in as points and come out as EMU (12,700 to the point).
 */
import { boundsOf, boxGap } from '../../../../shared/domain/map/geometry.ts';
import { CAP_HEIGHT, textWidth } from '../../../../shared/domain/map/font/metrics.ts';
import { itemBox, xmlText } from '../../../../shared/domain/map/index.ts';
import type {
  ArcTextItem,
  Box,
  Paint,
  PathItem,
  Scene,
  SceneItem,
  TextItem,
} from '../../../../shared/domain/map/index.ts';
import { lineStart } from '../curves.ts';
import { planConnectors, stepsOf, type Connector, type ConnectorPlan, type Glue } from './connectors.ts';
import { groupShapes } from './grouping.ts';
import { customGeometry, geometry, groupTransform, paint, preset, solid, transform } from './shape-xml.ts';

/** Every machine that edits has Arial or a font of the same widths. */
export const OFFICE_FONT = 'Arial';

/** Lines of one text box, all set the same. */
export interface OfficeText {
  readonly lines: readonly string[];
  /** Size and baseline to baseline, in points. */
  readonly size: number;
  readonly pitch: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** rrggbb */
  readonly colour: string;
  readonly align: 'l' | 'ctr' | 'r';
}

export interface ShapeWords {
  readonly id: number;
  readonly name: string;
  readonly description: string;
}

/** How slides or documents wrap shapes; `properties` is the finished `spPr` content. */
export interface Dialect {
  /** `text` stands in the middle of it; only where `holdsWords`. */
  shape(words: ShapeWords, properties: string, text?: OfficeText): string;
  /** Whether a name in the middle of a shape is the shape's own text, which goes with it and is set anew when it is rewritten. */
  readonly holdsWords: boolean;
  /**
   * `ends` says which shapes it is glued to; empty for a line that stands free. `instead` names what stands for it in programs that
   * would lay it anew, and otherwise, when they open the file.
   */
  line(words: ShapeWords, properties: string, ends: string, instead?: ShapeWords | null): string;
  text(words: ShapeWords, properties: string, text: OfficeText): string;
  group(words: ShapeWords, transform: string, children: string): string;
  /** Room given to words beyond their measured width, in points, so that no program breaks their lines itself. */
  readonly slack: number;
  /** Words on a curve as one shape, for a language whose readers do not turn text boxes. */
  readonly curved?: ((item: ArcTextItem) => PathItem) | undefined;
}

/** What drawing an item needs to know besides the item. */
interface Pen {
  readonly scene: Scene;
  readonly dialect: Dialect;
  readonly plan: ConnectorPlan;
  next(name: string, description?: string): ShapeWords;
  /** The number of a shape that lines are glued to, the same wherever it is asked. */
  idOf(item: SceneItem): number;
}

/** The whole figure: a group for each theme, painting order kept, lines between shapes as connectors glued to both. */
export function drawShapes(whole: Scene, dialect: Dialect): string {
  const plan = planConnectors(whole);
  const scene = { ...whole, items: plan.items };
  let last = 1;
  const glued = new Map<SceneItem, number>();
  for (const { from, to } of plan.connectors.values())
    for (const end of [from, to]) if (end && !glued.has(end.shape)) glued.set(end.shape, (last += 1));
  const pen: Pen = {
    scene,
    dialect,
    plan,
    next: (name, description = '') => ({ id: (last += 1), name, description }),
    idOf: (item) => glued.get(item) ?? (last += 1),
  };
  return groupShapes(scene, plan.loose)
    .map((group) => {
      const held = dialect.holdsWords ? wordsInside(group.items) : new Map<SceneItem, TextItem>();
      const within = new Set<SceneItem>(held.values());
      const items = group.items.filter((item) => !within.has(item));
      const [only] = items;
      if (only && items.length === 1 && (held.has(only) || group.description === ''))
        return drawItem(only, group.name, pen, { text: held.get(only), description: group.description }).xml;
      const words = pen.next(group.name, group.description);
      const children = items.map((item) => drawItem(item, group.name, pen, { text: held.get(item) }));
      const box = around(children.flatMap((c) => c.boxes));
      return dialect.group(words, groupTransform(box), children.map((c) => c.xml).join(''));
    })
    .join('');
}

/** Names that stand by themselves in the middle of a box or an ellipse, by what they stand in. */
function wordsInside(items: readonly SceneItem[]): Map<SceneItem, TextItem> {
  const texts = items.filter((i): i is TextItem => i.kind === 'text');
  const found = new Map<SceneItem, TextItem>();
  for (const shape of items) {
    if ((shape.kind !== 'rect' && shape.kind !== 'ellipse') || (shape.role !== 'hub' && shape.role !== 'theme')) continue; // prettier-ignore
    const box = itemBox(shape);
    const inside = texts.filter((t) => t.owner === shape.owner && boxGap(itemBox(t), box) === 0);
    const [text] = inside;
    if (!text || inside.length > 1 || text.anchor !== 'middle' || evenBlocks(text).length !== 1) continue;
    const [first, last] = [text.lines[0], text.lines.at(-1)];
    if (!first || !last) continue;
    const middle = (first.y - text.size * CAP_HEIGHT + last.y) / 2;
    const isMiddle = Math.abs(first.x - box.x - box.w / 2) < 1 && Math.abs(middle - box.y - box.h / 2) < 1;
    if (isMiddle) found.set(shape, text);
  }
  return found;
}

interface Drawn {
  readonly xml: string;
  readonly boxes: readonly Box[];
}

function around(boxes: readonly Box[]): Box {
  return boundsOf(boxes.flatMap((b) => [b, { x: b.x + b.w, y: b.y + b.h }]));
}

/** What a shape has besides itself: its own words, and a sentence where it is all there is of a group. */
interface Own {
  readonly text?: TextItem | undefined;
  readonly description?: string | undefined;
}

function drawItem(item: SceneItem, owner: string, pen: Pen, { text, description = '' }: Own = {}): Drawn {
  const { dialect, plan } = pen;
  const connector = plan.connectors.get(item);
  if (connector && item.kind !== 'text' && item.kind !== 'arc-text')
    return drawConnector(item, connector, pen);
  switch (item.kind) {
    case 'text':
      return drawText(item, pen);
    case 'arc-text':
      return drawArc(item, pen);
    case 'line':
      return drawLine(item, pen.next(`${owner}, line`), dialect);
    default: {
      const box = itemBox(item);
      const sites = plan.sites.get(item);
      const outline = sites
        ? customGeometry({ ...item, commands: stepsOf(item) }, box, sites)
        : geometry(item, box);
      const properties = `${transform(box)}${outline}${paint(item)}`;
      const name = text ? text.lines.map((l) => l.text).join(' ') : `${owner}, ${partName(item)}`;
      const words = { id: pen.idOf(item), name, description };
      return { xml: dialect.shape(words, properties, text && officeText(text, text.lines)), boxes: [box] };
    }
  }
}

/** A line glued to two shapes, its heads its own, the link it stands for in words. */
function drawConnector(item: Paint, connector: Connector, pen: Pen): Drawn {
  const { bend, from, to, headAtStart, headAtEnd } = connector;
  const turn = `${bend.turn === 0 ? '' : ` rot="${bend.turn * 60000}"`}${bend.flipH ? ' flipH="1"' : ''}${bend.flipV ? ' flipV="1"' : ''}`;
  const guide = bend.turnsAt.map((at, i) => `<a:gd name="adj${i + 1}" fmla="val ${Math.round(at * 100000)}"/>`).join(''); // prettier-ignore
  const line = paint(item).replace(
    '<a:round/></a:ln>',
    `<a:round/>${headAtStart ? '<a:headEnd type="triangle"/>' : ''}${headAtEnd ? '<a:tailEnd type="triangle"/>' : ''}</a:ln>`,
  );
  const end = (name: string, glue: Glue | null): string =>
    glue ? `<a:${name} id="${pen.idOf(glue.shape)}" idx="${glue.site}"/>` : '';
  const ends = `${end('stCxn', from)}${end('endCxn', to)}`;
  const properties = `${transform(bend.box, turn)}${preset(bend.form, guide)}${line}`;
  const words = connectorWords(connector, pen);
  return {
    xml: pen.dialect.line(words, properties, ends, connector.isSteady ? null : { ...words, id: pen.next('').id }), // prettier-ignore
    boxes: [connector.box],
  };
}

/** The name of a line and what it says: a link in its words, a line of the form by what it joins. */
function connectorWords({ from, to, linkId, headAtEnd }: Connector, { scene, next }: Pen): ShapeWords {
  const nameOf = (id: string | null): string => scene.nodes.find((n) => n.id === id)?.name ?? '';
  const link = scene.links.find((l) => l.id === linkId);
  const ends = link ? [link.from, link.to] : [from?.shape.owner ?? null, to?.shape.owner ?? null];
  const [a = '', b = ''] = ends.map(nameOf);
  if (a === '' || b === '') return next(`${link ? 'Link' : 'Line'}: ${a || b}`);
  if (!link) {
    const isPart = from?.shape.role === 'hub' && !headAtEnd;
    return next(`Line: ${a}, ${b}`, isPart ? `${b} is part of ${a}.` : `${a} leads to ${b}.`);
  }
  const words = link.words.trim();
  return next(`Link: ${a}, ${b}${words === '' ? '' : ` (${words})`}`, link.says);
}

function partName(item: SceneItem): string {
  if (item.role === 'bullet' || item.role === 'badge') return item.role;
  if (item.role === 'arrow') return 'arrow head';
  return item.role === 'rule' || item.role === 'branch' || item.role === 'link' ? 'line' : 'shape';
}

function drawLine(item: Extract<SceneItem, { kind: 'line' }>, words: ShapeWords, dialect: Dialect): Drawn {
  const box = itemBox(item);
  const flip = (item.x2 - item.x1) * (item.y2 - item.y1) < 0 ? ' flipV="1"' : '';
  const properties = `${transform(box, flip)}${preset('line')}${paint(item)}`;
  return { xml: dialect.line(words, properties, ''), boxes: [box] };
}

/** Where the first baseline lies below the top of a text box, as a share of the size below a whole line. */
const BELOW_BASELINE = 0.222;
const ONE_LINE = 1.2;

const typeOf = (item: TextItem | ArcTextItem): Pick<OfficeText, 'size' | 'bold' | 'italic' | 'colour'> => ({
  size: item.size,
  bold: item.weight === 700 && item.style !== 'italic',
  italic: item.style === 'italic',
  colour: item.fill.slice(1).toUpperCase(),
});

/** Lines set evenly under each other. */
function officeText(item: TextItem, lines: TextItem['lines']): OfficeText {
  const [first, second] = lines;
  return {
    ...typeOf(item),
    lines: lines.map((l) => l.text),
    pitch: first && second ? second.y - first.y : item.size * ONE_LINE,
    align: item.anchor === 'start' ? 'l' : item.anchor === 'middle' ? 'ctr' : 'r',
  };
}

/** Paper on either side of words that stand in a line. */
const LINE_CLEAR = 4;

/** A label as text boxes: one, unless its lines are not set evenly under each other. */
function drawText(item: TextItem, pen: Pen): Drawn {
  const { dialect, next, plan } = pen;
  // words in a line stand on paper, which hides the line where they are
  const ground = plan.onLine.has(item) ? solid(item.ground) : '<a:noFill/>';
  const drawn = evenBlocks(item).map((lines, i) => {
    const [first] = lines;
    const text = officeText(item, lines);
    const { pitch } = text;
    const starts = lines.map((l) => lineStart(item, l));
    const left = Math.min(...starts);
    const right = Math.max(...lines.map((l, i) => (starts[i] ?? 0) + l.width));
    const top = (first?.y ?? 0) - pitch + item.size * BELOW_BASELINE;
    // Room is added on the side away from where the lines start.
    const { slack } = dialect;
    const lead = item.anchor === 'start' ? 0 : item.anchor === 'middle' ? slack / 2 : slack;
    const clear = plan.onLine.has(item) && item.anchor === 'middle' ? LINE_CLEAR : 0;
    const box = { x: left - lead - clear, y: top, w: right - left + slack + 2 * clear, h: pitch * lines.length }; // prettier-ignore
    const said = lines.map((l) => l.text).join(' ');
    const name = plan.onLine.has(item) ? `Link words: ${said}` : said;
    const words = i === 0 ? { id: pen.idOf(item), name, description: '' } : next(name);
    return { xml: dialect.text(words, textProperties(transform(box), ground), text), box };
  });
  return { xml: drawn.map((d) => d.xml).join(''), boxes: drawn.map((d) => d.box) };
}

const textProperties = (at: string, ground = '<a:noFill/>'): string =>
  `${at}${preset('rect')}${ground}<a:ln><a:noFill/></a:ln>`;

function evenBlocks(item: TextItem): TextItem['lines'][] {
  const blocks: TextItem['lines'][number][][] = [];
  for (const line of item.lines) {
    const block = blocks.at(-1);
    const last = block?.at(-1);
    const before = block?.at(-2);
    const pitch = last && before ? last.y - before.y : last ? line.y - last.y : 0;
    const even =
      last !== undefined &&
      Math.abs(line.x - last.x) < 0.01 &&
      Math.abs(line.y - last.y - pitch) < 0.01 &&
      line.y > last.y;
    if (block && even) block.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/** Words on a curve, letter by letter, in a group that carries the words; or as one shape where letters cannot turn. */
function drawArc(item: ArcTextItem, { dialect, next }: Pen): Drawn {
  if (dialect.curved) {
    const path = dialect.curved(item);
    const box = itemBox(path);
    const properties = `${transform(box)}${geometry(path, box)}${paint(path)}`;
    return { xml: dialect.shape(next(item.text, item.text), properties), boxes: [box] };
  }
  const group = next(item.text, item.text);
  const letters = item.glyphs
    .filter((g) => g.char.trim() !== '')
    .map((glyph) => {
      const h = item.size * ONE_LINE;
      const w = textWidth(glyph.char, item);
      // A turned shape turns round its middle; put the middle where the letter's origin then falls in place.
      const turn = (glyph.turn * Math.PI) / 180;
      const dx = w / 2;
      const dy = -(h / 2 - item.size * BELOW_BASELINE);
      const cx = glyph.x + dx * Math.cos(turn) - dy * Math.sin(turn);
      const cy = glyph.y + dx * Math.sin(turn) + dy * Math.cos(turn);
      const box = { x: cx - w / 2, y: cy - h / 2, w, h };
      const rot = Math.round((((glyph.turn % 360) + 360) % 360) * 60000);
      const text: OfficeText = { ...typeOf(item), lines: [glyph.char], pitch: h, align: 'l' };
      const at = transform(box, ` rot="${rot}"`);
      return { xml: dialect.text(next(glyph.char), textProperties(at), text), box };
    });
  const box = around(letters.map((l) => l.box));
  return {
    xml: dialect.group(group, groupTransform(box), letters.map((l) => l.xml).join('')),
    boxes: [box],
  };
}

/** Attributes that name a shape and say what it shows. */
export const nameAttributes = ({ id, name, description }: ShapeWords): string =>
  `id="${id}" name="${xmlText(oneLine(name).slice(0, 200))}"${description === '' ? '' : ` descr="${xmlText(oneLine(description))}"`}`;

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
