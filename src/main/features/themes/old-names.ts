import type { FormerName, GoneTheme, OldNameUse } from '../../../shared/contract/themes.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Patch } from '../../../shared/domain/history/patch.ts';
import { oldNamesIn, replaceFound } from '../../../shared/domain/themes/old-names.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { standing } from '../history/standing.ts';
import { proseWith, type Prose } from '../prose.ts';
import { themeRow } from './rows.ts';

/** Words shown either side of a place. */
const AROUND = 48;

/** Names of the themes there are, and the one that stands for a theme now: itself, or what it was merged into. */
function themesNow(db: ReadDb) {
  const now = new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM theme').map((t) => [t.id, t.name]),
  );
  const merged = new Map(
    db
      .all<{ id: string; into_id: string }>('SELECT id, into_id FROM theme_merge')
      .map((m) => [m.id, m.into_id]),
  );
  const living = (id: string): string => {
    let at = id;
    for (let n = 0; n < merged.size && !now.has(at); n++) at = merged.get(at) ?? at;
    return at;
  };
  return { now, living };
}

/** What became of a theme that is not there, out of the history; null for one that is there, or never was. */
export function goneTheme(db: ReadDb, id: string): GoneTheme | null {
  const { now, living } = themesNow(db);
  if (now.has(id)) return null;
  const patches = db.all<{ patch: string }>(
    `SELECT h.patch FROM history h WHERE instr(h.patch, ?) > 0 AND ${standing('h')} ORDER BY h.seq DESC`,
    id,
  );
  for (const { patch } of patches) {
    const went = (JSON.parse(patch) as Patch).changes.find(
      (change) => change.table === 'theme' && change.id === id && !change.after,
    );
    const name = went?.before?.['name'];
    if (typeof name !== 'string') continue;
    const heir = living(id);
    const heirName = now.get(heir);
    return { name, into: heirName === undefined ? null : { id: heir, name: heirName } };
  }
  return null;
}

/**
 * Names each theme had and gave up, the latest first, out of the history; a name it has again is not among them. Names of a theme that
 * was merged, its last one too, are former names of the one it became part of.
 */
export function formerNames(db: ReadDb): Map<string, FormerName[]> {
  const { now, living } = themesNow(db);
  const found = new Map<string, FormerName[]>();
  const rows = db.all<{ at: string; person: string | null; patch: string }>(
    `SELECT h.at, p.name AS person, h.patch FROM history h LEFT JOIN person p ON p.id = h.actor
     WHERE h.command IN ('theme.update', 'theme.merge') AND ${standing('h')} ORDER BY h.seq DESC`,
  );
  for (const { at, person, patch } of rows) {
    for (const { table, id, before, after } of (JSON.parse(patch) as Patch).changes) {
      const name = before?.['name'];
      if (table !== 'theme' || typeof name !== 'string' || after?.['name'] === name) continue;
      const of = living(id);
      const current = now.get(of);
      if (current === undefined || current === name) continue;
      const earlier = found.get(of) ?? [];
      if (!earlier.some((one) => one.name === name))
        found.set(of, [...earlier, { name, until: at, person: person ?? '' }]);
    }
  }
  return found;
}

/** A memo keeps its words twice, plain and as the editor's state; both must change alike or neither. */
function bodyWith(body: string, old: string, now: string): { body: string; places: number } {
  let places = 0;
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    const fields = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]));
    if (fields['type'] !== 'text' || typeof fields['text'] !== 'string') return fields;
    const found = oldNamesIn(fields['text'], old, now);
    places += found.length;
    return { ...fields, text: replaceFound(fields['text'], found) };
  };
  const next = JSON.stringify(visit(JSON.parse(body)));
  return { body: next, places };
}

/** The body of a memo with the name of now, or null when its form would not survive it. */
function newBody(db: ReadDb, prose: Prose, old: string, now: string, places: number): string | null {
  const body = db.value<string>('SELECT body FROM memo WHERE id = ?', prose.id) ?? '';
  if (body === '') return '';
  try {
    const next = bodyWith(body, old, now);
    return next.places === places ? next.body : null;
  } catch {
    return null;
  }
}

/** Where former names still stand. A former name that another theme has now is left alone: it means that theme. */
export function oldNameUses(db: ReadDb, themeId: string | undefined): OldNameUse[] {
  const former = formerNames(db);
  const names = db.all<{ id: string; name: string }>('SELECT id, name FROM theme ORDER BY position, id');
  const current = new Set(names.map((theme) => theme.name.toLocaleLowerCase()));
  const wanted = names
    .filter((theme) => themeId === undefined || theme.id === themeId)
    .flatMap((theme) => (former.get(theme.id) ?? []).map((one) => ({ theme, old: one.name })))
    .filter(({ old }) => !current.has(old.toLocaleLowerCase()));
  if (wanted.length === 0) return [];
  const prose = proseWith(
    db,
    wanted.map(({ old }) => old),
  );
  return wanted.flatMap(({ theme, old }) =>
    prose.flatMap((one): OldNameUse[] => {
      const found = oldNamesIn(one.text, old, theme.name);
      if (found.length === 0) return [];
      const isBody = one.table === 'memo' && one.column === 'text';
      return [
        {
          key: one.key,
          themeId: theme.id,
          old,
          now: theme.name,
          kind: one.kind,
          label: one.label,
          isDated: one.isDated,
          place: one.place,
          found: found.map(({ start, end, replacement }) => ({
            before: `${start > AROUND ? '…' : ''}${one.text.slice(Math.max(0, start - AROUND), start)}`,
            match: one.text.slice(start, end),
            after: `${one.text.slice(end, end + AROUND)}${end + AROUND < one.text.length ? '…' : ''}`,
            replacement,
          })),
          canReplace: !isBody || newBody(db, one, old, theme.name, found.length) !== null,
        },
      ];
    }),
  );
}

/** Puts the names of now into the places chosen, one history entry for all of them. */
export function replaceOldNames(
  ctx: CommandContext,
  { uses }: Parsed<'theme.replaceOldNames'>,
): { places: number } {
  let places = 0;
  for (const { key, themeId, old } of uses) {
    const now = themeRow(ctx.db, themeId).name;
    // read anew for each: two former names may stand in one text
    const prose = proseWith(ctx.db, [old]).find((one) => one.key === key);
    const found = prose ? oldNamesIn(prose.text, old, now) : [];
    if (!prose || found.length === 0) continue;
    const text = replaceFound(prose.text, found);
    if (prose.table === 'memo' && prose.column === 'text') {
      const body = newBody(ctx.db, prose, old, now, found.length);
      if (body === null)
        throw new Refusal(
          'refused',
          `The memo “${prose.label}” has the name in words set apart. Open it and change it there.`,
        );
      ctx.recorder.update('memo', prose.id, { text, body, updated_at: ctx.now() });
    } else {
      const stamp: Record<string, string> = prose.table === 'memo' ? { updated_at: ctx.now() } : {};
      const value = prose.table === 'setting' ? JSON.stringify(text) : text;
      ctx.recorder.update(prose.table, prose.id, { [prose.column]: value, ...stamp });
    }
    places += found.length;
  }
  return { places };
}
