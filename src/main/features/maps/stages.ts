import type { MapFull, MapItemView, MapStages } from '../../../shared/contract/maps.ts';
import type { CommandContext } from '../context.ts';
import { must } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { nextPosition } from '../positions.ts';
import { livingThemes } from './base.ts';
import { heirsOfItems } from './code-changes.ts';
import { themeHeirs } from './heirs.ts';
import { quotesFor } from './quotes.ts';
import { mapRow, summaryOf } from './rows.ts';
import { getMap } from './view.ts';

/** A map as it stood: everything that is drawn, a quote only as its coding. */
type Kept = Pick<MapFull, 'levels' | 'themes' | 'links' | 'hidden' | 'placed'> & {
  readonly layout: MapFull['summary']['layout'];
  /** The groups and the headings of a grid; stages from before they were kept have none. */
  readonly groupKey?: MapFull['groupKey'];
  readonly questions?: MapFull['questions'];
  readonly items: readonly (Omit<MapItemView, 'quote' | 'code'> & {
    readonly codingId: string | null;
    readonly code?: MapItemView['code'];
  })[];
};

interface StageRow {
  id: string;
  map_id: string;
  name: string;
  at: string;
  data: string;
}
/** The row of a stage; refuses when it is gone. */
export const stageRow = (db: ReadDb, id: string): StageRow =>
  must(db.get<StageRow>('SELECT * FROM map_stage WHERE id = ?', id), 'stage');

/** What papers call the first three; later ones are numbered. */
const NAMES = ['Initial', 'Developed', 'Final'];

/** Keeps a map as its next stage and answers with the stage's id. */
export function keepStage(ctx: CommandContext, mapId: string, name: string | undefined): string {
  const map = getMap(ctx.db, mapId);
  const id = ctx.newId();
  const used = new Set(map.stages.map((s) => s.name));
  const free = NAMES.slice(map.stages.length).find((n) => !used.has(n));
  const codings = new Map(
    ctx.db
      .all<{ id: string; coding_id: string | null }>(
        'SELECT id, coding_id FROM map_item WHERE map_id = ?',
        mapId,
      )
      .map((r) => [r.id, r.coding_id]),
  );
  const kept: Kept = {
    layout: map.summary.layout,
    levels: map.levels,
    themes: map.themes,
    groupKey: map.groupKey,
    questions: map.questions,
    links: map.links,
    hidden: map.hidden,
    placed: map.placed,
    items: map.items.map(({ quote: _words, ...item }) => ({
      ...item,
      codingId: codings.get(item.id) ?? null,
    })),
  };
  ctx.recorder.insert('map_stage', {
    id,
    map_id: mapId,
    name: name ?? free ?? `Stage ${map.stages.length + 1}`,
    position: nextPosition(ctx.db, 'map_stage', 'map_id', mapId),
    at: ctx.now(),
    data: JSON.stringify(kept),
  });
  return id;
}

/** The stages of a map, each ready to be drawn, with the words of its quotes as they stand now. */
export function stagesOf(db: ReadDb, mapId: string): MapStages {
  const summary = summaryOf(mapRow(db, mapId));
  const rows = db.all<StageRow>('SELECT * FROM map_stage WHERE map_id = ? ORDER BY position, id', mapId);
  const hues = new Map(livingThemes(db).map((t) => [t.id, t.hue]));
  const stages = rows.map((row) => {
    const kept = JSON.parse(row.data) as Kept;
    const quotes = quotesFor(
      db,
      kept.items.flatMap((i) => (i.codingId === null ? [] : [i.codingId])),
    );
    const map: MapFull = {
      summary: { ...summary, layout: kept.layout, altShort: '', altLong: '', sizeByPeople: false },
      // how many were behind a theme then is not known now
      people: {},
      levels: kept.levels,
      // a theme keeps one colour through all stages: the one it has now
      themes: kept.themes.map((t) => ({ ...t, hue: hues.get(t.id) ?? t.hue, isGone: !hues.has(t.id) })),
      links: kept.links,
      hidden: kept.hidden,
      placed: kept.placed,
      groupKey: kept.groupKey ?? [],
      questions: kept.questions ?? [],
      items: kept.items.map(({ codingId, ...item }) => ({
        ...item,
        // stages kept before codes stood on maps have none
        code: item.code ?? null,
        quote: codingId === null ? null : (quotes.get(codingId) ?? null),
      })),
      changes: [],
      wordsBehind: { short: '', long: '' },
      stages: [],
    };
    return { id: row.id, name: row.name, at: row.at, map };
  });
  const codes = stages.flatMap((s) =>
    s.map.items.flatMap((i) => (i.code ? [{ id: i.id, codeId: i.code.id }] : [])),
  );
  return { stages, heirs: { ...themeHeirs(db), ...heirsOfItems(db, mapId, codes) } };
}
