import type {
  MapFull,
  MapItemView,
  MapLinkView,
  MapStageSummary,
  MapThemeView,
  ThemeChange,
} from '../../../shared/contract/maps.ts';
import { changesSince, onMaps, type MapBase } from '../../../shared/domain/map/stages/behind.ts';
import type { MapLayout } from '../../../shared/domain/map/input.ts';
import type { ReadDb } from '../../db/handles.ts';
import { questionGroups } from '../themes/questions.ts';
import { talksTogether } from '../participants/together.ts';
import { levels, listThemes } from '../themes/rows.ts';
import { codesBehind } from './code-changes.ts';
import { codeViews, peopleOfCodes } from './codes.ts';
import { livingThemes, storedBase, type LiveTheme } from './base.ts';
import { themeHeirs } from './heirs.ts';
import { groupMarks } from './marks.ts';
import { quotesFor } from './quotes.ts';
import { ANY, mapRow, summaryOf, type ItemRow, type LinkRow, type MapRow, type NodeRow } from './rows.ts';
import { wordsBehind } from './words.ts';

/** Everything a scene is built from. */
export function getMap(db: ReadDb, id: string): MapFull {
  return fullMap(db, mapRow(db, id));
}

/** The same for a row at hand. */
export function fullMap(db: ReadDb, row: MapRow): MapFull {
  const { id } = row;
  const nodes = db.all<NodeRow>('SELECT * FROM map_node WHERE map_id = ?', id);
  const placed: MapFull['placed'] = {};
  for (const node of nodes) {
    if (node.layout === ANY || node.x === null || node.y === null) continue;
    (placed[node.layout as MapLayout] ??= {})[node.theme_id] = { x: node.x, y: node.y };
  }
  const stored = storedBase(db, id);
  // a map that has let every theme go follows the themes again
  const base = stored !== null && stored.themes.length > 0 ? stored : null;
  const living = livingThemes(db);
  const themes = held(base, living);
  // what stands in a grid, or may, since themes side by side can be set under research questions
  const isGrid = row.layout === 'grid' || (row.layout === 'auto' && themes.every((t) => t.parentId === null));
  const questions = isGrid ? questionHeadings(db) : [];
  const marks = row.layout === 'grid' || questions.length > 0 ? groupMarks(db) : null;
  const members = Map.groupBy(
    db.all<{ owner_id: string; node_id: string }>(
      'SELECT owner_id, node_id FROM map_member WHERE map_id = ? ORDER BY position, id',
      id,
    ),
    (m) => m.owner_id,
  );
  const membersOf = (owner: string): string[] => (members.get(owner) ?? []).map((m) => m.node_id);
  const labels = new Map(nodes.flatMap((n) => (n.label === null ? [] : [[n.theme_id, n.label] as const])));
  const map: Omit<MapFull, 'wordsBehind'> = {
    summary: summaryOf(row),
    levels: levels(db).map((l) => l.name),
    themes: themes.map((theme) => ({
      ...theme,
      name: labels.get(theme.id) ?? theme.name,
      renamedFrom: labels.has(theme.id) ? theme.name : null,
      groups: marks?.of.get(theme.id) ?? [],
      alsoUnder: membersOf(theme.id),
    })),
    links: linksOf(db, id),
    hidden: nodes.filter((n) => n.layout === ANY && n.hidden === 1).map((n) => n.theme_id),
    placed,
    groupKey: marks?.key ?? [],
    questions,
    people: row.size_by_people === 1 ? peopleOf(db, id) : {},
    ...(row.size_by_people === 1 && talksTogether(db).length > 0 ? { asOne: true } : {}),
    items: itemsOf(db, id, membersOf, labels, marks?.ofCode ?? new Map()),
    changes: [...(base === null ? [] : behind(db, base, living)), ...codesBehind(db, id)],
    stages: stageList(db, id),
  };
  return { ...map, wordsBehind: wordsBehind(row, map) };
}

const peopleOf = (db: ReadDb, id: string): MapFull['people'] => ({
  ...Object.fromEntries(listThemes(db).map((t) => [t.id, t.people])),
  ...peopleOfCodes(db, id),
});

/** Research questions that have themes, each with its themes; a grid without headings of its own stands under them. */
export const questionHeadings = (db: ReadDb): MapFull['questions'] =>
  questionGroups(db).flatMap(({ id, name, themeIds }) =>
    id === null || themeIds.length === 0 ? [] : [{ id, name, themeIds }],
  );

/** The themes of a map: as it took them, in the order and colours they have now; the living ones while it took nothing. */
function held(base: MapBase | null, living: readonly LiveTheme[]) {
  const common = (t: { id: string; parentId: string | null; level: number; name: string }) => ({
    id: t.id,
    parentId: t.parentId,
    level: t.level,
    name: t.name,
  });
  type Held = Omit<MapThemeView, 'groups' | 'alsoUnder' | 'renamedFrom'>;
  if (base === null) {
    return living
      .filter((t) => t.status !== 'setAside')
      .map((t): Held => ({
        ...common(t),
        position: t.position,
        hue: t.hue,
        status: t.status,
        isGone: false,
      }));
  }
  const alive = new Map(living.map((t) => [t.id, t]));
  const shown = new Set(onMaps(living).map((t) => t.id));
  const order = (t: Held): number => t.position;
  return base.themes
    .map((t): Held => {
      const now = alive.get(t.id);
      return {
        ...common(t),
        position: now && now.parentId === t.parentId ? now.position : t.position,
        hue: now?.hue ?? null,
        // set aside since: the map has not taken that yet, so it still stands here
        status: now && shown.has(t.id) ? now.status : 'candidate',
        isGone: now === undefined,
      };
    })
    .toSorted((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
}

function behind(db: ReadDb, base: MapBase, living: readonly LiveTheme[]): ThemeChange[] {
  return changesSince(base, living, themeHeirs(db)).map(({ mark: _mark, ...change }) => change);
}

function linksOf(db: ReadDb, mapId: string): MapLinkView[] {
  const further = Map.groupBy(
    db.all<{ link_id: string; node_id: string }>(
      'SELECT e.link_id, e.node_id FROM map_link_end e JOIN map_link l ON l.id = e.link_id WHERE l.map_id = ? ORDER BY e.position, e.id',
      mapId,
    ),
    (e) => e.link_id,
  );
  return db.all<LinkRow>('SELECT * FROM map_link WHERE map_id = ? ORDER BY id', mapId).map((l) => ({
    id: l.id,
    from: l.from_id,
    to: l.to_id,
    words: l.words,
    kind: l.kind,
    arrow: l.arrow,
    weight: l.weight ?? 1,
    also: (further.get(l.id) ?? []).map((e) => e.node_id),
  }));
}

function itemsOf(
  db: ReadDb,
  mapId: string,
  membersOf: (id: string) => string[],
  labels: ReadonlyMap<string, string>,
  groups: ReadonlyMap<string, string[]>,
): MapItemView[] {
  const rows = db.all<ItemRow>('SELECT * FROM map_item WHERE map_id = ? ORDER BY position, id', mapId);
  const quotes = quotesFor(
    db,
    rows.flatMap((r) => (r.coding_id === null ? [] : [r.coding_id])),
  );
  const codes = codeViews(db, rows, labels, groups);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: (row.kind === 'code' ? labels.get(row.id) : undefined) ?? row.text,
    code: codes.get(row.id) ?? null,
    aboutId: row.about_id,
    members: membersOf(row.id),
    quote: row.coding_id === null ? null : (quotes.get(row.coding_id) ?? null),
  }));
}

const stageList = (db: ReadDb, mapId: string): MapStageSummary[] =>
  db.all<MapStageSummary>('SELECT id, name, at FROM map_stage WHERE map_id = ? ORDER BY position, id', mapId);
