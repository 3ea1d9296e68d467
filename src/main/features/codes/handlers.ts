import { codes } from '../../../shared/contract/codes.ts';
import type { Consequences } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must, type CommandContext, type Handlers } from '../../core/context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { removeWith } from '../dependents.ts';
import { counted, people } from '../documents/queries.ts';
import { documentRow } from '../documents/rows.ts';
import { nextPosition, positionBefore } from '../positions.ts';
import { createCode, refuseTwin } from './create.ts';
import { applyCode, joinCodings, recode, resizeCoding, settledRange } from './codings.ts';
import { listExtracts } from './extracts.ts';
import { codeSpread } from './spread.ts';
import {
  codeRow,
  codingRow,
  codingsOfDocument,
  listCodes,
  withDescendants,
  type CodeRow,
  type CodingRow,
} from './rows.ts';

function moveCodes(ctx: CommandContext, ids: string[], parentId: string | null, before: string | null): void {
  for (const id of ids) {
    const row = codeRow(ctx.db, id);
    if (parentId !== null && withDescendants(ctx.db, id).includes(parentId)) {
      throw new Refusal('refused', `${row.name} cannot be moved under itself.`);
    }
    if (parentId !== null) codeRow(ctx.db, parentId);
    if (row.parent_id !== parentId) refuseTwin(ctx.db, row.name, parentId, id);
    const siblings = ctx.db.all<{ id: string; position: number }>(
      'SELECT id, position FROM code WHERE parent_id IS ? AND id <> ? ORDER BY position, id',
      parentId,
      id,
    );
    ctx.recorder.update('code', id, { parent_id: parentId, position: positionBefore(siblings, before) });
  }
}

const codingsOf = (db: ReadDb, codeId: string) =>
  db.all<CodingRow>('SELECT * FROM coding WHERE code_id = ?', codeId);

function mergeConsequences(db: ReadDb, from: string[], into: string): Consequences {
  const target = codeRow(db, into);
  let codings = 0;
  let twins = 0;
  let memos = 0;
  const coders = new Set<string>();
  for (const id of from) {
    for (const c of codingsOf(db, id)) {
      codings += 1;
      coders.add(c.coder_id);
      const twin = db.value(
        'SELECT 1 FROM coding WHERE code_id = ? AND document_id = ? AND coder_id = ? AND start_at = ? AND end_at = ?',
        into,
        c.document_id,
        c.coder_id,
        c.start_at,
        c.end_at,
      );
      if (twin !== null) twins += 1;
    }
    memos +=
      db.value<number>("SELECT count(*) FROM memo WHERE target_kind = 'code' AND target_id = ?", id) ?? 0;
  }
  const names = from.map((id) => codeRow(db, id).name);
  return {
    codings,
    people: coders.size,
    memos,
    quotes: 0,
    reviewComments: 0,
    kept: codings - twins,
    sentences: [
      `${counted(codings, 'coding')} of ${names.join(', ')} become codings of ${target.name}.`,
      ...(twins > 0
        ? [`${counted(twins, 'coding')} stand on the very same words there already and become one.`]
        : []),
      'Codes under them, themes and memos move along. Definitions are kept, added to the one that stays.',
      'Undo takes the merge back.',
    ],
  };
}

function mergeCodes(ctx: CommandContext, from: string[], into: string) {
  const target = codeRow(ctx.db, into);
  if (from.includes(into)) throw new Refusal('refused', 'A code cannot be merged into itself.');
  const total = { moved: 0, alreadyThere: 0 };
  let full = target.full_definition;
  for (const id of from) {
    const source = codeRow(ctx.db, id);
    if (withDescendants(ctx.db, id).includes(into))
      throw new Refusal('refused', `${target.name} stands under ${source.name}. Move it out first.`);
    const done = recode(ctx, codingsOf(ctx.db, id), into);
    total.moved += done.moved;
    total.alreadyThere += done.alreadyThere;
    liftChildren(ctx, source, into);
    for (const link of ctx.db.all<{ id: string; theme_id: string }>(
      'SELECT id, theme_id FROM theme_code WHERE code_id = ?',
      id,
    )) {
      const taken =
        ctx.db.value('SELECT 1 FROM theme_code WHERE theme_id = ? AND code_id = ?', link.theme_id, into) !==
        null;
      if (!taken) ctx.recorder.update('theme_code', link.id, { code_id: into });
    }
    for (const memo of ctx.db.all<{ id: string }>(
      "SELECT id FROM memo WHERE target_kind = 'code' AND target_id = ?",
      id,
    )) {
      ctx.recorder.update('memo', memo.id, { target_id: into });
    }
    const words = [source.definition, source.full_definition].filter((s) => s !== '').join(' ');
    if (words !== '') full = `${full}${full === '' ? '' : '\n\n'}Merged from ${source.name}: ${words}`;
    removeWith(ctx, 'code', id);
  }
  if (full !== target.full_definition) ctx.recorder.update('code', into, { full_definition: full });
  return total;
}

/** Codes under one that goes move to another place, at its end; a name that stands there already gets a number. */
function liftChildren(ctx: CommandContext, row: CodeRow, parentId: string | null): void {
  for (const child of ctx.db.all<CodeRow>(
    'SELECT * FROM code WHERE parent_id = ? ORDER BY position',
    row.id,
  )) {
    const names = new Set(
      ctx.db
        .all<{ name: string }>('SELECT name FROM code WHERE parent_id IS ? AND id <> ?', parentId, row.id)
        .map((c) => c.name.toLowerCase()),
    );
    let name = child.name;
    for (let n = 2; names.has(name.toLowerCase()); n++) name = `${child.name} (${n})`;
    ctx.recorder.update('code', child.id, {
      parent_id: parentId,
      name,
      position: nextPosition(ctx.db, 'code', 'parent_id', parentId),
    });
  }
}

function removeConsequences(db: ReadDb, ids: readonly string[]): Consequences {
  const rows = ids.map((id) => codeRow(db, id));
  const among = JSON.stringify(ids);
  const THESE = 'IN (SELECT value FROM json_each(?))';
  const count = (sql: string) =>
    db.value<number>(sql, ...Array.from({ length: sql.split('?').length - 1 }, () => among)) ?? 0;
  const codings = count(`SELECT count(*) FROM coding WHERE code_id ${THESE}`);
  const coders = count(`SELECT count(DISTINCT coder_id) FROM coding WHERE code_id ${THESE}`);
  const memos =
    count(`SELECT count(*) FROM memo WHERE target_kind = 'code' AND target_id ${THESE}`) +
    count(
      `SELECT count(*) FROM memo WHERE target_kind = 'coding' AND target_id IN (SELECT id FROM coding WHERE code_id ${THESE})`,
    );
  const quotes = count(
    `SELECT count(*) FROM theme_quote WHERE coding_id IN (SELECT id FROM coding WHERE code_id ${THESE})`,
  );
  const children = count(`SELECT count(*) FROM code WHERE parent_id ${THESE} AND id NOT ${THESE}`);
  const themes = count(`SELECT count(DISTINCT theme_id) FROM theme_code WHERE code_id ${THESE}`);
  const [only] = rows.length === 1 ? rows : [];
  const one = only !== undefined;
  const unused = only ? `${only.name} is not used anywhere.` : 'None of them is used anywhere.';
  const it = one ? 'it' : 'them';
  return {
    codings,
    people: coders,
    memos,
    quotes,
    reviewComments: 0,
    kept: 0,
    sentences: [
      codings === 0 ? unused : `${counted(codings, 'coding')} by ${people(coders)} will go with ${it}.`,
      ...(children > 0 ? [`${counted(children, 'code')} under ${it} will move up.`] : []),
      ...(themes > 0 ? [`${one ? 'It' : 'They'} will be taken out of ${counted(themes, 'theme')}.`] : []),
      ...(memos > 0 ? [`${counted(memos, 'memo')} will go too.`] : []),
      ...(quotes > 0 ? [`${counted(quotes, 'key quote')} of themes will be lost.`] : []),
      `The transcripts stay as they are. Undo brings ${it} back.`,
    ],
  };
}

function removeCode(ctx: CommandContext, id: string): void {
  const row = codeRow(ctx.db, id);
  liftChildren(ctx, row, row.parent_id);
  removeWith(ctx, 'code', id);
}

export const codeHandlers: Handlers<typeof codes> = {
  'code.list': (ctx) => listCodes(ctx.db),
  'code.spread': (ctx) => codeSpread(ctx.db),
  'code.create': (ctx, input) => ({ id: createCode(ctx, input) }),
  'code.update': (ctx, input) => {
    const row = codeRow(ctx.db, input.id);
    if (input.name !== undefined) refuseTwin(ctx.db, input.name, row.parent_id, row.id);
    if (input.isHeading && codingsOf(ctx.db, row.id).length > 0) {
      throw new Refusal('refused', `${row.name} is used on words, so it cannot become a heading.`);
    }
    ctx.recorder.update('code', row.id, {
      name: input.name ?? row.name,
      colour: input.colour ?? row.colour,
      is_heading: input.isHeading === undefined ? row.is_heading : input.isHeading ? 1 : 0,
      definition: input.definition ?? row.definition,
      full_definition: input.fullDefinition ?? row.full_definition,
      use_when: input.useWhen ?? row.use_when,
      do_not_use_when: input.doNotUseWhen ?? row.do_not_use_when,
    });
    return null;
  },
  'code.setColour': (ctx, { ids, colour }) => {
    for (const id of new Set(ids)) ctx.recorder.update('code', codeRow(ctx.db, id).id, { colour });
    return null;
  },
  'code.move': (ctx, { ids, parentId, before }) => {
    moveCodes(ctx, ids, parentId, before);
    return null;
  },
  'code.mergePreview': (ctx, { from, into }) => mergeConsequences(ctx.db, from, into),
  'code.merge': (ctx, { from, into }) => mergeCodes(ctx, [...new Set(from)], into),
  'code.removePreview': (ctx, { id }) => removeConsequences(ctx.db, [id]),
  'code.remove': (ctx, { id }) => {
    removeCode(ctx, id);
    return null;
  },
  'code.removeManyPreview': (ctx, { ids }) => removeConsequences(ctx.db, [...new Set(ids)]),
  'code.removeMany': (ctx, { ids }) => {
    for (const id of new Set(ids)) removeCode(ctx, id);
    return null;
  },
  'coding.byDocument': (ctx, { documentId }) => codingsOfDocument(ctx.db, documentId),
  'coding.apply': (ctx, input) => applyCode(ctx, input, input.codeId),
  'coding.applyNew': (ctx, input) => {
    settledRange(ctx, input);
    const codeId = createCode(ctx, { name: input.name, parentId: input.parentId, colour: input.colour });
    const applied = applyCode(ctx, input, codeId);
    if (input.inVivo) ctx.recorder.update('code', codeId, { in_vivo_coding_id: applied.codingId });
    return applied;
  },
  'coding.applyMany': (ctx, { ranges, codeId: chosen, name, parentId }) => {
    const codeId = chosen ?? (name === undefined ? null : createCode(ctx, { name, parentId }));
    if (codeId === null) throw new Refusal('invalid', 'Choose a code, or type a name for a new one.');
    const hashes = new Map<string, string>();
    let made = 0;
    for (const range of ranges) {
      const textHash = hashes.get(range.documentId) ?? documentRow(ctx.db, range.documentId).text_hash;
      hashes.set(range.documentId, textHash);
      if (!applyCode(ctx, { ...range, textHash }, codeId).existed) made += 1;
    }
    return { codeId, made, existed: ranges.length - made };
  },
  'coding.remove': (ctx, { ids }) => {
    for (const id of new Set(ids)) removeWith(ctx, 'coding', id);
    return null;
  },
  'coding.resize': (ctx, { id, start, end, textHash }) => ({
    mergeOffer: resizeCoding(ctx, codingRow(ctx.db, id), start, end, textHash),
  }),
  'coding.recode': (ctx, { ids, codeId }) => {
    must(codeRow(ctx.db, codeId), 'code');
    return recode(
      ctx,
      [...new Set(ids)].map((id) => codingRow(ctx.db, id)),
      codeId,
    );
  },
  'coding.join': (ctx, { ids }) => ({
    id: joinCodings(
      ctx,
      [...new Set(ids)].map((id) => codingRow(ctx.db, id)),
    ),
  }),
  'coding.extracts': (ctx, input) => listExtracts(ctx.db, input),
};
