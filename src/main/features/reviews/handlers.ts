import {
  reviews,
  type AnswersFile,
  type PackContent,
  type PackView,
  type ReviewCommentView,
  type Verdict,
} from '../../../shared/contract/reviews.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { contextAround, turnAt } from '../../../shared/domain/text/index.ts';
import { must, type CommandContext, type Handlers } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeRow, type CodingRow } from '../codes/rows.ts';
import { citable, referenceOf, type Citable } from '../documents/rows.ts';
import { voicesIn } from '../documents/voices.ts';
import { studySettings } from '../study/settings.ts';

interface Choice {
  codeIds: readonly string[];
  perCode?: number | undefined;
  leaveOut?: readonly string[] | undefined;
}
interface Chosen {
  coding: CodingRow;
  extract: PackContent['items'][number];
}

/** Takes one coding after another from each person in turn, so that a limit does not fill up with the first transcript. */
function spread(rows: CodingRow[], limit: number): CodingRow[] {
  const queues = [...Map.groupBy(rows, (r) => r.document_id).values()];
  const chosen: CodingRow[] = [];
  for (let round = 0; chosen.length < limit && queues.some((q) => q.length > round); round++) {
    for (const queue of queues) {
      const next = queue[round];
      if (next && chosen.length < limit) chosen.push(next);
    }
  }
  return chosen;
}

/**
 * The extracts that would travel. The same words coded alike by several people travel once. What is left out is taken
 * out of this list and replaced by nothing, so that no extract travels that was not listed.
 */
function choose(
  db: ReadDb,
  { codeIds, perCode, leaveOut }: Choice,
  newItemId: (codingId: string) => string,
): Chosen[] {
  const left = new Set(leaveOut ?? []);
  const documents = new Map<string, Citable>();
  return [...new Set(codeIds)].flatMap((codeId) => {
    codeRow(db, codeId);
    const rows = db.all<CodingRow>(
      `SELECT c.* FROM coding c JOIN document d ON d.id = c.document_id
       WHERE c.code_id = ? AND c.anchored = 1 GROUP BY c.document_id, c.start_at, c.end_at ORDER BY d.position, c.start_at`,
      codeId,
    );
    const chosen = spread(rows, perCode ?? rows.length).filter((row) => !left.has(row.id));
    return chosen.map((coding) => {
      let doc = documents.get(coding.document_id);
      if (!doc) documents.set(coding.document_id, (doc = citable(db, coding.document_id)));
      const voice = voicesIn(db, [coding.document_id])(doc, coding.start_at, coding.end_at);
      return { coding, extract: travelling(doc, coding, newItemId(coding.id), voice) };
    });
  });
}

/** An extract with the words around it: of the turn it begins in before it, of the turn it ends in after it. */
function travelling(
  doc: Citable,
  coding: CodingRow,
  itemId: string,
  voice: string,
): PackContent['items'][number] {
  const around = (at: number) => {
    const turn = doc.layout.turns[turnAt(doc.layout, at)];
    const from = turn?.start ?? coding.start_at;
    const until = turn?.end ?? coding.end_at;
    return contextAround(doc.text.slice(from, until), coding.start_at - from, coding.end_at - from);
  };
  return {
    itemId,
    codeId: coding.code_id,
    extract: coding.quote,
    before: around(coding.start_at).before,
    after: around(coding.end_at - 1).after,
    participant: voice || (doc.participantNumber === null ? '' : `P${doc.participantNumber}`),
    reference: referenceOf(doc, coding.start_at, coding.end_at),
  };
}

function content(db: ReadDb, packId: string, createdAt: string, chosen: Chosen[]): PackContent {
  const settings = studySettings(db);
  const codeIds = [...new Set(chosen.map((c) => c.coding.code_id))];
  // Ids of the study's own rows stay at home: a pack knows its codes by their place in it.
  const local = new Map(codeIds.map((id, i) => [id, `c${i + 1}`]));
  return {
    packId,
    formatVersion: 1,
    studyTitle: db.value<string>('SELECT title FROM study') ?? '',
    createdAt,
    team: { intro: settings.reviewIntro, supportContacts: settings.supportContacts },
    codes: codeIds.map((id) => {
      const row = codeRow(db, id);
      return { id: local.get(id) ?? '', name: row.name, definition: row.definition };
    }),
    items: chosen.map((c) => ({ ...c.extract, codeId: local.get(c.coding.code_id) ?? '' })),
  };
}

/** Letters a title has at most. */
const LONGEST_TITLE = 200;

/** What a pack is called that nobody named: its codes, as many whole names as there is room for, and how many more. */
function titleOf([first = '', ...others]: readonly string[]): string {
  let title = first.slice(0, LONGEST_TITLE);
  for (const [at, name] of others.entries()) {
    const more = ` and ${others.length - at} more`;
    const longer = `${title}, ${name}`;
    const rest = others.length - at - 1;
    const room = LONGEST_TITLE - (rest === 0 ? 0 : ` and ${rest} more`.length);
    if (longer.length > room) return `${title.slice(0, LONGEST_TITLE - more.length)}${more}`;
    title = longer;
  }
  return title;
}

function createPack(ctx: CommandContext, choice: Choice & { title?: string | undefined }) {
  const packId = ctx.newId().slice(-12);
  const chosen = choose(ctx.db, choice, () => ctx.newId().slice(-12));
  if (chosen.length === 0)
    throw new Refusal('refused', 'These codes have no extracts yet, so there is nothing to review.');
  const id = ctx.newId();
  const names = [...new Set(chosen.map((c) => c.coding.code_id))].map((c) => codeRow(ctx.db, c).name);
  ctx.recorder.insert('review_pack', {
    id,
    pack_id: packId,
    title: choice.title ?? titleOf(names),
    created_at: ctx.now(),
  });
  for (const { coding, extract } of chosen) {
    ctx.recorder.insert('review_item', {
      id: ctx.newId(),
      pack_id: id,
      item_id: extract.itemId,
      coding_id: coding.id,
      code_id: coding.code_id,
      code_name: codeRow(ctx.db, coding.code_id).name,
      extract: coding.quote,
      reference: extract.reference,
    });
  }
  return { id, content: content(ctx.db, packId, ctx.now(), chosen) };
}

/** The reviewer's own row: found by the key their pack made, so that a changed alias is still the same person. */
function reviewer(ctx: CommandContext, file: AnswersFile): string {
  const alias = file.reviewer.alias.trim() || 'A reviewer';
  const found = ctx.db.get<{ id: string; alias: string }>(
    'SELECT id, alias FROM person WHERE reviewer_key = ?',
    file.reviewer.id,
  );
  if (found) {
    if (found.alias !== alias) ctx.recorder.update('person', found.id, { alias, name: alias });
    return found.id;
  }
  const id = ctx.newId();
  ctx.recorder.insert('person', {
    id,
    name: alias,
    alias,
    role: 'reviewer',
    reviewer_key: file.reviewer.id,
    created_at: ctx.now(),
  });
  return id;
}

/** As it is stored: empty where nothing was chosen yet. */
type StoredVerdict = Verdict | '';

/** Choices, and words without one; where an extract has both, the choice. */
function everythingSaid(
  file: AnswersFile,
): { itemId: string; verdict: StoredVerdict; comment: string; at: string }[] {
  const answered = new Set(file.answers.map((a) => a.itemId));
  const drafts = file.drafts.filter((d) => !answered.has(d.itemId) && d.comment.trim() !== '');
  return [...file.answers, ...drafts.map((d) => ({ ...d, verdict: '' as const }))];
}

interface AnswerRow {
  id: string;
  verdict: StoredVerdict;
  comment: string;
  at: string;
}

function takeIn(ctx: CommandContext, file: AnswersFile) {
  const pack = ctx.db.get<{ id: string }>('SELECT id FROM review_pack WHERE pack_id = ?', file.packId);
  if (!pack)
    throw new Refusal('not-found', 'These answers belong to a pack that was not made from this study.');
  const items = new Map(
    ctx.db
      .all<{ item_id: string; gone: number }>(
        'SELECT item_id, NOT EXISTS (SELECT 1 FROM coding c WHERE c.id = coding_id) AS gone FROM review_item WHERE pack_id = ?',
        pack.id,
      )
      .map((i) => [i.item_id, i]),
  );
  const given = everythingSaid(file);
  if (given.some((a) => !items.has(a.itemId))) {
    throw new Refusal(
      'refused',
      'These answers name an extract that is not in the pack, so the file was changed or damaged. Nothing was taken in.',
    );
  }
  const reviewerId = reviewer(ctx, file);
  const result = {
    reviewer: file.reviewer.alias.trim() || 'A reviewer',
    added: 0,
    changed: 0,
    same: 0,
    codingGone: 0,
  };
  for (const answer of given) {
    const found = ctx.db.get<AnswerRow>(
      'SELECT id, verdict, comment, at FROM review_answer WHERE pack_id = ? AND item_id = ? AND reviewer_id = ?',
      pack.id,
      answer.itemId,
      reviewerId,
    );
    if (items.get(answer.itemId)?.gone) result.codingGone += 1;
    if (!found) {
      ctx.recorder.insert('review_answer', {
        id: ctx.newId(),
        pack_id: pack.id,
        item_id: answer.itemId,
        reviewer_id: reviewerId,
        verdict: answer.verdict,
        comment: answer.comment,
        at: answer.at,
      });
      result.added += 1;
    } else if (
      found.at >= answer.at ||
      (found.verdict === answer.verdict && found.comment === answer.comment)
    ) {
      // The same again, or an older save taken in after a newer one: what is there stays.
      result.same += 1;
    } else {
      ctx.recorder.update('review_answer', found.id, {
        verdict: answer.verdict,
        comment: answer.comment,
        at: answer.at,
      });
      result.changed += 1;
    }
  }
  return result;
}

function comments(
  db: ReadDb,
  filter: { codingIds?: string[] | undefined; codeId?: string | undefined; packId?: string | undefined },
): ReviewCommentView[] {
  const rows = db.all<{
    id: string;
    pack: string;
    item_id: string;
    coding_id: string;
    code_id: string;
    code_name: string;
    extract: string;
    reference: string;
    reviewer_id: string;
    alias: string;
    verdict: StoredVerdict;
    comment: string;
    at: string;
    document_id: string | null;
    gone: number;
  }>(
    `SELECT a.id, a.pack_id AS pack, i.item_id, i.coding_id, coalesce(c.code_id, i.code_id) AS code_id, i.code_name, i.extract, i.reference, a.reviewer_id, p.alias,
            a.verdict, a.comment, a.at, c.document_id, c.id IS NULL AS gone
     FROM review_answer a JOIN review_item i ON i.pack_id = a.pack_id AND i.item_id = a.item_id
     JOIN person p ON p.id = a.reviewer_id LEFT JOIN coding c ON c.id = i.coding_id ORDER BY a.at DESC, a.id`,
  );
  const among = filter.codingIds ? new Set(filter.codingIds) : null;
  return rows
    .filter(
      (r) =>
        (!among || among.has(r.coding_id)) &&
        (!filter.codeId || r.code_id === filter.codeId) &&
        (!filter.packId || r.pack === filter.packId),
    )
    .map((r) => ({
      id: r.id,
      packId: r.pack,
      itemId: r.item_id,
      codingId: r.gone ? null : r.coding_id,
      documentId: r.document_id,
      codeId: r.code_id,
      extract: r.extract,
      codeName: r.code_name,
      reference: r.reference,
      reviewerId: r.reviewer_id,
      reviewer: r.alias,
      verdict: r.verdict === '' ? null : r.verdict,
      comment: r.comment,
      at: r.at,
      codingGone: r.gone === 1,
    }));
}

export const reviewHandlers: Handlers<typeof reviews> = {
  'review.packs': (ctx) =>
    ctx.db
      .all<{ id: string; pack_id: string; title: string; created_at: string; items: number }>(
        'SELECT p.*, (SELECT count(*) FROM review_item i WHERE i.pack_id = p.id) AS items FROM review_pack p ORDER BY p.created_at DESC',
      )
      .map((p): PackView => ({
        id: p.id,
        packId: p.pack_id,
        title: p.title,
        createdAt: p.created_at,
        items: p.items,
        reviewers: ctx.db.all<PackView['reviewers'][number]>(
          `SELECT r.id, r.alias, sum(a.verdict <> '') AS answers, sum(a.verdict = '') AS onlyWords, max(a.at) AS lastAt FROM review_answer a JOIN person r ON r.id = a.reviewer_id
           WHERE a.pack_id = ? GROUP BY r.id ORDER BY r.alias`,
          p.id,
        ),
      })),
  // Shown before anything is written, so item ids are the codings' own here: one can leave an extract out by it.
  'review.preview': (ctx, input) =>
    content(
      ctx.db,
      'preview',
      ctx.now(),
      choose(ctx.db, input, (codingId) => codingId),
    ),
  'review.createPack': createPack,
  'review.takeIn': (ctx, file) => must(takeIn(ctx, file), 'pack'),
  'review.comments': (ctx, filter) => comments(ctx.db, filter),
};
