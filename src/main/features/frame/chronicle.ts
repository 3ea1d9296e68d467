/** What history says about codes: the entries that touched them, the names they had, and where they went. */
import type { OriginLine, PastName } from '../../../shared/contract/frame.ts';
import {
  followMerges,
  isRetiredRow,
  RETIRED,
  type FrameStep,
} from '../../../shared/domain/codebook/frame.ts';
import type { ReadDb } from '../../db/handles.ts';
import { patchOfStep } from '../../db/patch-text.ts';

/** Commands that never change a code. Leaving one out costs time only: what counts is the table named in the patch. */
const NOT_ABOUT_CODES = new Set([
  'coding.apply',
  'coding.remove',
  'coding.recode',
  'coding.resize',
  'coding.join',
  'coding.joinMany',
  'split.send',
  'split.finish',
  'document.import',
  'document.edit',
  'document.replace',
  'memo.create',
  'memo.update',
]);

/** What an entry of history did to codes; none of it ever changes. */
interface Told {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly personId: string | null;
  readonly kind: 'do' | 'undo' | 'redo';
  /** The entry it is about: itself, or the one it takes back or does again. */
  readonly of: number;
  /** Why, where the step itself says so. */
  readonly why: string | null;
  readonly proposalId: string | null;
  readonly proposedBy: string | null;
  readonly changes: FrameStep['changes'];
  readonly split: FrameStep['split'];
}
interface EntryRow {
  seq: number;
  id: string;
  at: string;
  actor: string | null;
  kind: 'do' | 'undo' | 'redo';
  target_seq: number | null;
}

function toldBy(db: ReadDb, entry: EntryRow): Told {
  const { changes } = patchOfStep(db, entry.seq);
  const proposal = changes.find((c) => c.table === 'proposal' && c.after?.['state'] === 'accepted');
  const begun = changes.find((c) => c.table === 'setting' && /^split:[^:]+$/u.test(c.id) && c.after);
  const split = begun?.after
    ? (JSON.parse(String(begun.after['value'])) as { codeId: string; targets: string[] })
    : null;
  const retired = changes.find(
    (c) => c.table === 'code' && typeof c.after?.['retired_reason'] === 'string' && !isRetiredRow(c.before),
  );
  return {
    seq: entry.seq,
    id: entry.id,
    at: entry.at,
    personId: entry.actor,
    kind: entry.kind,
    of: entry.target_seq ?? entry.seq,
    why: text(retired?.after?.['retired_reason']) ?? text(proposal?.after?.['reason']),
    proposalId: proposal?.id ?? null,
    proposedBy: text(proposal?.after?.['person_id']),
    changes: changes.filter((c) => c.table === 'code' || c.table === 'code_merge'),
    split: split && { from: split.codeId, to: split.targets },
  };
}

/**
 * What was read of history, and how far. Entries are read once: one that merged codes holds every coding they had, and the
 * place a code comes from is asked for with every code one goes to.
 */
interface Read {
  readonly told: Told[];
  last: { seq: number; id: string };
}
const read = new WeakMap<ReadDb, Read>();

/** What was read before and still stands; the last entry grows while somebody writes, and is then read anew. */
function knownOf(db: ReadDb): Read {
  const known = read.get(db);
  const id = known && db.value<string>('SELECT id FROM history WHERE seq = ?', known.last.seq);
  if (!known || !id) return { told: [], last: { seq: 0, id: '' } };
  if (id === known.last.id) return known;
  const { seq } = known.last;
  return { told: known.told.filter((step) => step.seq < seq), last: { seq: seq - 1, id: '' } };
}

/** Every entry that touched codes, the oldest first. */
function everyStep(db: ReadDb): readonly Told[] {
  const of = knownOf(db);
  const newest = db.get<{ seq: number; id: string }>('SELECT seq, id FROM history ORDER BY seq DESC LIMIT 1');
  if (newest === undefined || newest.seq === of.last.seq) return of.told;
  const commands = db
    .all<{ command: string }>('SELECT DISTINCT command FROM history')
    .map((row) => row.command)
    .filter((command) => !NOT_ABOUT_CODES.has(command));
  const entries = db.all<EntryRow>(
    `SELECT h.seq, h.id, h.at, h.actor, h.kind, h.target_seq FROM history h
     WHERE h.seq > ? AND h.command IN (SELECT value FROM json_each(?))
       -- the few since are looked into without searching their words
       AND (? > 0 OR instr(h.patch, '"table":"code"') > 0 OR instr(h.patch, '"table":"code_merge"') > 0 OR h.command = 'split.start')
     ORDER BY h.seq`,
    of.last.seq,
    JSON.stringify(commands),
    of.last.seq,
  );
  const told = entries.map((entry) => toldBy(db, entry));
  of.told.push(...told.filter(({ changes, split }) => changes.length > 0 || split !== null));
  of.last = newest;
  read.set(db, of);
  return of.told;
}

/** Entries of history after one and up to another that touched codes, the oldest first. */
export function stepsBetween(db: ReadDb, after: number, upTo: number): (FrameStep & { of: number })[] {
  const steps = everyStep(db).filter(({ seq }) => seq > after && seq <= upTo);
  if (steps.length === 0) return [];
  const whys = new Map(
    db.all<{ id: string; why: string }>('SELECT id, why FROM step_reason').map((row) => [row.id, row.why]),
  );
  // the last thing said of an entry that was taken back or done again
  const last = new Map(
    db
      .all<{ of: number; kind: string }>(
        'SELECT target_seq AS of, kind FROM history WHERE target_seq IS NOT NULL ORDER BY seq',
      )
      .map((row) => [row.of, row.kind]),
  );
  return steps.map(({ id, why, ...step }) => ({
    ...step,
    stands: last.get(step.of) !== 'undo',
    why: whys.get(id) ?? why ?? '',
  }));
}
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** All of history, without what was taken back: a redo counts as what it did again. */
function standing(db: ReadDb): FrameStep[] {
  const steps = new Map<number, FrameStep>();
  for (const step of stepsBetween(db, 0, Number.MAX_SAFE_INTEGER)) {
    if (step.kind === 'undo') steps.delete(step.of);
    else steps.set(step.of, step);
  }
  return [...steps.values()];
}

interface Gone {
  at: string;
  personId: string | null;
  why: string;
}
const said = ({ at, personId, why }: FrameStep): Gone => ({ at, personId, why });

/** What each code that was merged away was merged into. */
export const mergesNow = (db: ReadDb): Map<string, string> =>
  new Map(
    db
      .all<{ id: string; into_id: string }>('SELECT id, into_id FROM code_merge')
      .map((row) => [row.id, row.into_id]),
  );
const codeNames = (db: ReadDb): Map<string, string> =>
  new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM code').map((code) => [code.id, code.name]),
  );

type Known = PastName & { id: string };

function namesFrom(db: ReadDb, steps: readonly FrameStep[]): Known[] {
  const names = codeNames(db);
  const merges = mergesNow(db);
  const found = new Map<string, Known>();
  for (const step of steps)
    for (const { table, id, before, after } of step.changes) {
      const name = before?.['name'];
      if (table !== 'code' || typeof name !== 'string' || name === after?.['name']) continue;
      const codeId = followMerges(id, merges, (one) => names.has(one));
      const how = names.has(id) ? 'renamed' : codeId === null ? 'deleted' : 'merged';
      const nowName = codeId === null ? null : (names.get(codeId) ?? null);
      // a later step may have given the name back, or taken it again: the last one counts
      found.delete(`${id} ${name}`);
      found.set(`${id} ${name}`, { id, name, how, codeId, nowName, ...said(step) });
    }
  return [...found.values()].filter((one) => names.get(one.id) !== one.name).toReversed();
}

/** Names codes had and codes that are no more, the newest first. */
export const pastNames = (db: ReadDb): PastName[] =>
  namesFrom(db, standing(db)).map(({ id: _gone, ...rest }) => rest);

/** What became of a code that is not there: the last name it had; null for one that is there, or never was. */
export function goneCode(db: ReadDb, codeId: string): PastName | null {
  const last = namesFrom(db, standing(db)).find((one) => one.id === codeId && one.how !== 'renamed');
  if (!last) return null;
  const { id: _gone, ...rest } = last;
  return rest;
}

/** Where a code comes from and what became of it, the newest first. */
export function originsOf(db: ReadDb, codeId: string): OriginLine[] {
  const steps = standing(db);
  const names = codeNames(db);
  const lines: OriginLine[] = namesFrom(db, steps)
    .filter((one) => one.codeId === codeId && one.how !== 'deleted')
    .map(({ how, name, id, at, personId, why }) => ({
      kind: how === 'merged' || id !== codeId ? 'mergedFrom' : 'renamed',
      name,
      codeId: null,
      at,
      personId,
      why,
    }));
  const named = (id: string) => names.get(id) ?? 'a code deleted since';
  for (const step of steps) {
    if (step.split?.to.includes(codeId)) {
      const { from } = step.split;
      lines.push({
        kind: 'splitFrom',
        name: named(from),
        codeId: names.has(from) ? from : null,
        ...said(step),
      });
    } else if (step.split?.from === codeId) {
      const to = step.split.to.map(named).join(', ');
      lines.push({ kind: 'splitInto', name: to, codeId: null, ...said(step) });
    }
    for (const { table, id, before, after } of step.changes) {
      if (table !== 'code' || id !== codeId || !before || !after) continue;
      if ((before[RETIRED] ?? null) === (after[RETIRED] ?? null)) continue;
      const kind = isRetiredRow(after) ? 'retired' : 'restored';
      lines.push({ kind, name: named(codeId), codeId: null, ...said(step) });
    }
  }
  return lines.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
