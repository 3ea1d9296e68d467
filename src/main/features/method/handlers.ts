import { method, type MethodView } from '../../../shared/contract/method.ts';
import type { Patch } from '../../../shared/domain/history/patch.ts';
import type { Handlers } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { standing } from '../history/standing.ts';
import { checklist } from './checklist.ts';
import { phasesOf, workRows } from './phases.ts';
import { readMethod, storedMethod } from './stored.ts';

function methodView(db: ReadDb): MethodView {
  const isAsked = db.value("SELECT 1 FROM setting WHERE id = 'method'") !== null;
  const steps = db.all<{ at: string; person: string | null; patch: string }>(
    `SELECT h.at, p.name AS person, h.patch FROM history h LEFT JOIN person p ON p.id = h.actor
     WHERE h.command = 'method.set' AND ${standing('h')} ORDER BY h.seq DESC`,
  );
  const cell = (value: unknown) => readMethod(typeof value === 'string' ? value : null);
  return {
    ...storedMethod(db),
    isAsked,
    changes: steps
      .flatMap(({ at, person, patch }) =>
        (JSON.parse(patch) as Patch).changes.map((change) => {
          const [before, after] = [cell(change.before?.['value']), cell(change.after?.['value'])];
          return { at, person: person ?? '', from: before.method, to: after.method, reason: after.reason };
        }),
      )
      .filter((change) => change.from !== change.to),
  };
}

export const methodHandlers: Handlers<typeof method> = {
  'method.get': (ctx) => methodView(ctx.db),
  'method.set': (ctx, { method: chosen, reason }) => {
    const value = JSON.stringify({ method: chosen, reason: reason.trim() });
    if (ctx.db.value("SELECT 1 FROM setting WHERE id = 'method'") === null)
      ctx.recorder.insert('setting', { id: 'method', value });
    else ctx.recorder.update('setting', 'method', { value });
    return null;
  },
  'method.phases': (ctx) => phasesOf(ctx.db),
  'method.work': (ctx, { key, from }) => workRows(ctx.db, key, from),
  'method.checklist': (ctx) => checklist(ctx.db),
  'method.mark': (ctx, { n, isTicked, note, session }) => {
    ctx.setGroup(session ?? null);
    const row = ctx.db.get<{ id: string; ticked: number; note: string }>(
      'SELECT id, ticked, note FROM checklist_mark WHERE item = ?',
      n,
    );
    const ticked = isTicked === undefined ? (row?.ticked ?? 0) : Number(isTicked);
    const words = note ?? row?.note ?? '';
    const by = { person_id: ctx.actor.personId, at: ctx.now() };
    if (!row) ctx.recorder.insert('checklist_mark', { id: ctx.newId(), item: n, ticked, note: words, ...by });
    else if (row.ticked !== ticked || row.note !== words)
      ctx.recorder.update('checklist_mark', row.id, { ticked, note: words, ...by });
    return null;
  },
  'export.note': (ctx, { what, format }) => {
    ctx.recorder.insert('export_mark', {
      id: ctx.newId(),
      what,
      format,
      person_id: ctx.actor.personId,
      at: ctx.now(),
    });
    return null;
  },
};
