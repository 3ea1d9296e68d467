import { memos, type MemoTarget, type MemoView } from '../../../shared/contract/memos.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must, type Handlers } from '../context.ts';
import type { Param, ReadDb } from '../../db/handles.ts';
import { describe } from '../codes/extracts.ts';
import type { CodingRow } from '../codes/rows.ts';

interface MemoRow {
  id: string;
  kind: 'memo' | 'journal';
  target_kind: MemoTarget;
  target_id: string | null;
  title: string;
  body: string;
  text: string;
  author_id: string | null;
  dated_at: string;
  updated_at: string;
}
const tables: Partial<Record<MemoTarget, string>> = {
  code: 'code',
  coding: 'coding',
  theme: 'theme',
  document: 'document',
  participant: 'participant',
};

function labelOf(db: ReadDb, kind: MemoTarget, id: string | null): string {
  if (id === null) return '';
  if (kind === 'participant')
    return `P${db.value<number>('SELECT number FROM participant WHERE id = ?', id) ?? '?'}`;
  if (kind === 'coding') {
    const row = db.get<CodingRow>('SELECT * FROM coding WHERE id = ?', id);
    if (!row) return '';
    const [extract] = describe(db, [{ ...row, memos: 0 }]);
    return `${extract?.reference ?? ''} ${db.value<string>('SELECT name FROM code WHERE id = ?', row.code_id) ?? ''}`.trim();
  }
  const table = tables[kind];
  return table === undefined ? '' : (db.value<string>(`SELECT name FROM ${table} WHERE id = ?`, id) ?? '');
}

const view = (db: ReadDb, row: MemoRow): MemoView => ({
  id: row.id,
  kind: row.kind,
  targetKind: row.target_kind,
  targetId: row.target_id,
  targetLabel: labelOf(db, row.target_kind, row.target_id),
  title: row.title,
  body: row.body,
  text: row.text,
  authorId: row.author_id,
  datedAt: row.dated_at,
  updatedAt: row.updated_at,
});

export const memoHandlers: Handlers<typeof memos> = {
  'memo.list': (ctx, { kind, targetKind, targetId }) => {
    const filters = Object.entries({ kind, target_kind: targetKind, target_id: targetId }).filter(
      ([, v]) => v !== undefined,
    );
    const where = ['1', ...filters.map(([column]) => `${column} = ?`)].join(' AND ');
    const params = filters.map(([, value]) => value as Param);
    return ctx.db
      .all<MemoRow>(`SELECT * FROM memo WHERE ${where} ORDER BY dated_at DESC, id DESC`, ...params)
      .map((row) => view(ctx.db, row));
  },
  'memo.create': (ctx, input) => {
    const table = tables[input.targetKind];
    if ((table === undefined) !== (input.targetId === null))
      throw new Refusal('invalid', 'A memo is tied to one thing, or to nothing.');
    if (table !== undefined)
      must(ctx.db.value(`SELECT 1 FROM ${table} WHERE id = ?`, input.targetId), 'thing the memo is about');
    ctx.setGroup(input.session ?? null);
    const id = ctx.newId();
    ctx.recorder.insert('memo', {
      id,
      kind: input.kind,
      target_kind: input.targetKind,
      target_id: input.targetId,
      title: input.title,
      body: input.body,
      text: input.text,
      author_id: ctx.actor.personId,
      dated_at: input.datedAt ?? ctx.now(),
      created_at: ctx.now(),
      updated_at: ctx.now(),
    });
    return { id };
  },
  'memo.update': (ctx, { id, title, body, text, datedAt, session }) => {
    ctx.setGroup(session ?? null);
    const row = must(ctx.db.get<MemoRow>('SELECT * FROM memo WHERE id = ?', id), 'memo');
    const cells = {
      title: title ?? row.title,
      body: body ?? row.body,
      text: text ?? row.text,
      dated_at: datedAt ?? row.dated_at,
    };
    const same =
      cells.title === row.title &&
      cells.body === row.body &&
      cells.text === row.text &&
      cells.dated_at === row.dated_at;
    if (!same) ctx.recorder.update('memo', id, { ...cells, updated_at: ctx.now() });
    return null;
  },
  'memo.remove': (ctx, { id }) => {
    ctx.recorder.remove('memo', id);
    return null;
  },
};
