import type { codes } from '../../../shared/contract/codes.ts';
import type { codings } from '../../../shared/contract/codings.ts';
import type { Consequences } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { packCodings } from '../../../shared/domain/codebook/columns.ts';
import type { CommandContext, Handlers } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { removeAllWith, removeDependents } from '../dependents.ts';
import { counted, people } from '../words.ts';
import { documentRow } from '../documents/rows.ts';
import { positionBefore } from '../positions.ts';
import { createCode, refuseTwin } from './create.ts';
import { codingsOf, liftChildren, mapsBehind, mergeCodes, mergePreview } from './merge.ts';
import { applyCode, joinCodings, recode, resizeCoding, settledRange } from './codings.ts';
import { listExtracts } from './extracts.ts';
import { examplesOf, setExample } from './examples.ts';
import { keepBoth, likelyDuplicates } from './likely.ts';
import { refuseRetired, restoreCodes, retireCodes } from './retire.ts';
import { codeSpread, codeSpreadOf } from './spread.ts';
import { mergeOffers } from './touching.ts';
import { takeInCodes } from './take-in.ts';
import { codeRow, codingRow, codingsOfDocument, countsOfCodes, listCodes, withDescendants } from './rows.ts';

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
  const marks = count(
    `SELECT count(*) FROM pass_mark WHERE coding_id IN (SELECT id FROM coding WHERE code_id ${THESE})`,
  );
  const onMaps = count(
    `SELECT count(*) FROM map_item WHERE coding_id IN (SELECT id FROM coding WHERE code_id ${THESE})`,
  );
  const cards = count(
    `SELECT count(*) FROM card WHERE code_id ${THESE} OR coding_id IN (SELECT id FROM coding WHERE code_id ${THESE})`,
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
      ...(marks > 0 ? [`${counted(marks, 'mark')} from reviewing themes will go too.`] : []),
      ...(onMaps > 0 ? [`${counted(onMaps, 'quote')} on maps will go too.`] : []),
      ...(cards > 0 ? [`${counted(cards, 'card')} will go from the card board.`] : []),
      ...mapsBehind(db, ids, one ? 'it went' : 'they went'),
      `The transcripts stay as they are. Undo brings ${it} back.`,
    ],
  };
}

function removeCodes(ctx: CommandContext, ids: readonly string[]): null {
  for (const id of ids) codeRow(ctx.db, id);
  removeDependents(ctx, 'code', ids);
  for (const id of ids) {
    // read when its turn comes: it may just have been lifted itself
    const row = codeRow(ctx.db, id);
    liftChildren(ctx, row, row.parent_id);
    ctx.recorder.remove('code', id);
  }
  return null;
}

export const codeHandlers: Handlers<typeof codes & typeof codings> = {
  'code.list': (ctx) => listCodes(ctx.db),
  'code.counts': (ctx, { ids }) => countsOfCodes(ctx.db, ids),
  'code.spread': (ctx) => codeSpread(ctx.db),
  'code.spreadOf': (ctx, { ids }) => codeSpreadOf(ctx.db, ids),
  'code.create': (ctx, input) => ({ id: createCode(ctx, input) }),
  'code.update': (ctx, input) => {
    ctx.setGroup(input.session ?? null);
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
    for (const id of ids) codeRow(ctx.db, id);
    ctx.recorder.updateAll('code', ids, { colour });
    return null;
  },
  'code.examples': (ctx, { id }) => examplesOf(ctx.db, id),
  'code.setExample': setExample,
  'code.likelyDuplicates': (ctx) => likelyDuplicates(ctx.db),
  'code.keepBoth': (ctx, { a, b }) => keepBoth(ctx, a, b),
  'code.takeIn': (ctx, { codes: coming }) => takeInCodes(ctx, coming),
  'code.retire': (ctx, { ids, reason }) => retireCodes(ctx, ids, reason ?? ''),
  'code.restore': (ctx, { ids }) => restoreCodes(ctx, ids),
  'code.move': (ctx, { ids, parentId, before }) => {
    moveCodes(ctx, ids, parentId, before);
    return null;
  },
  'code.mergePreview': (ctx, { from, into }) => mergePreview(ctx.db, [...new Set(from)], into),
  'code.merge': (ctx, { from, ...input }) => mergeCodes(ctx, { ...input, from: [...new Set(from)] }),
  'code.removePreview': (ctx, { ids }) => removeConsequences(ctx.db, [...new Set(ids)]),
  'code.remove': (ctx, { ids }) => removeCodes(ctx, [...new Set(ids)]),
  'coding.byDocument': (ctx, { documentId }) => codingsOfDocument(ctx.db, documentId),
  'coding.columns': (ctx, { documentId }) => packCodings(codingsOfDocument(ctx.db, documentId)),
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
    removeAllWith(ctx, 'coding', [...new Set(ids)]);
    return null;
  },
  'coding.resize': (ctx, { id, start, end, textHash }) => ({
    mergeOffer: resizeCoding(ctx, codingRow(ctx.db, id), start, end, textHash),
  }),
  'coding.recode': (ctx, { ids, codeId }) => {
    refuseRetired(codeRow(ctx.db, codeId));
    const done = recode(
      ctx,
      [...new Set(ids)].map((id) => codingRow(ctx.db, id)),
      codeId,
    );
    return { ...done, mergeOffers: mergeOffers(ctx.db, ids) };
  },
  'coding.join': (ctx, { ids }) => ({
    id: joinCodings(
      ctx,
      [...new Set(ids)].map((id) => codingRow(ctx.db, id)),
    ),
  }),
  'coding.extracts': (ctx, input) => listExtracts(ctx.db, input),
};
