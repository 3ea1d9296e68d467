import { exports_ } from '../../../shared/contract/exports.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { QuestionGroup } from '../../../shared/contract/questions.ts';
import type {
  CodebookSnapshot,
  ColourIndex,
  ComparisonSnapshot,
  QuotesSnapshot,
  QuoteSnapshot,
  ThemeQuote,
  TranscriptSnapshot,
} from '../../../shared/domain/snapshots.ts';
import { participantNumber } from '../../../shared/domain/participants.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must, type Handlers, type QueryContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { compareGroups } from '../analysis/by-group.ts';
import { describe } from '../codes/extracts.ts';
import { codingsOfDocument, listCodes, type CodingRow } from '../codes/rows.ts';
import { citable, referenceOf, speakersOf, type Citable } from '../documents/rows.ts';
import { frozenCodebook } from '../frame/versions.ts';
import { asOneCounter, talksTogether } from '../participants/together.ts';
import { levels, listThemes, themeAndUnder } from '../themes/rows.ts';
import { questionGroups } from '../themes/questions.ts';
import { frameChanges } from './frame-changes.ts';
import { studySettings } from '../study/settings.ts';

const title = (db: ReadDb): string => db.value<string>('SELECT title FROM study') ?? '';

/** What a transcript is called outside the study: its participant, never its file name or working label. */
function publishedTitle(doc: Citable): string {
  if (doc.participantNumber === null) return `Document ${doc.ordinal}`;
  return `P${doc.participantNumber}${doc.row.letter === '' ? '' : `, transcript ${doc.row.letter}`}`;
}

function groupOf(db: ReadDb, participantId: string | null): { group?: string } {
  const attribute = studySettings(db).groupAttributeId;
  if (attribute === null || participantId === null) return {};
  const value = db.value<string>(
    'SELECT value FROM attribute_value WHERE participant_id = ? AND attribute_id = ?',
    participantId,
    attribute,
  );
  return value === null ? {} : { group: value };
}

/** The group of the one person heard among several; nobody's where more than one is heard, or only who asks. */
function groupOfVoice(db: ReadDb, voice: string): { group?: string } {
  const number = participantNumber(voice);
  if (number === null) return {};
  return groupOf(db, db.value<string>('SELECT id FROM participant WHERE number = ?', number));
}

/** Quotes of codings, ready to print. */
function quotesOf(db: ReadDb, rows: readonly CodingRow[]): QuoteSnapshot[] {
  const documents = new Map<string, Citable>();
  return describe(
    db,
    rows.map((r) => ({ ...r, memos: 0 })),
  ).map((extract) => {
    let doc = documents.get(extract.documentId);
    if (!doc) documents.set(extract.documentId, (doc = citable(db, extract.documentId)));
    return {
      text: extract.quote,
      participant: extract.voice || (extract.publicId ?? ''),
      person: extract.participantId ?? extract.documentId,
      reference: extract.reference,
      document: publishedTitle(doc),
      ...(extract.voice === '' ? groupOf(db, extract.participantId) : groupOfVoice(db, extract.voice)),
    };
  });
}

/** Depth first, in the order people gave: a parent before its children. */
function inTreeOrder<T extends { id: string; parentId: string | null }>(rows: readonly T[]): T[] {
  const children = Map.groupBy(rows, (r) => r.parentId);
  const walk = (parent: string | null): T[] =>
    (children.get(parent) ?? []).flatMap((row) => [row, ...walk(row.id)]);
  return walk(null);
}

/** A coding that stands, by a code or by what that was merged into since: a version frozen before still shows its examples. */
const STANDING = `WITH RECURSIVE heir(id) AS (SELECT ? UNION SELECT m.into_id FROM heir JOIN code_merge m ON m.id = heir.id)
  SELECT * FROM coding WHERE id = ? AND anchored = 1 AND code_id IN (SELECT id FROM heir)`;

/**
 * The words of an example. Those given another code since are no example of this one any more; then those that came with an
 * imported codebook stand.
 */
function exampleOf(db: ReadDb, codeId: string, codingId: string | null, text: string): QuoteSnapshot | null {
  const row = codingId === null ? undefined : db.get<CodingRow>(STANDING, codeId, codingId);
  const standing = row && quotesOf(db, [row])[0];
  if (standing) return standing;
  return text === '' ? null : { text, participant: '', person: '', reference: '', document: '' };
}

function codebook(ctx: QueryContext): CodebookSnapshot {
  const all = inTreeOrder(listCodes(ctx.db));
  const byId = new Map(all.map((c) => [c.id, c]));
  const path = (id: string | null): string[] => {
    const code = id === null ? undefined : byId.get(id);
    return code ? [...path(code.parentId), code.name] : [];
  };
  const quoteOf = (row: CodingRow) => quotesOf(ctx.db, [row])[0] ?? null;
  const asOneOf = asOneCounter(ctx.db);
  const chosen = (...of: [string, string | null, string]) => exampleOf(ctx.db, ...of);
  return {
    studyTitle: title(ctx.db),
    exportedAt: ctx.now(),
    together: talksTogether(ctx.db).length,
    codes: all.map((c) => {
      // Only words somebody chose to show: an example nobody picked is nobody's decision to publish.
      const example = ctx.db.get<CodingRow>(
        `SELECT c.* FROM coding c JOIN theme_quote q ON q.coding_id = c.id AND q.stance = 'for'
         WHERE c.code_id = ? AND c.anchored = 1 ORDER BY q.position, q.id LIMIT 1`,
        c.id,
      );
      return {
        id: c.id,
        parentId: c.parentId,
        name: c.name,
        path: path(c.id),
        ...(c.isHeading ? { isHeading: true } : {}),
        ...(c.retired ? { isRetired: true } : {}),
        colour: c.colour as ColourIndex,
        definition: c.definition,
        fullDefinition: c.fullDefinition,
        useWhen: c.useWhen,
        doNotUseWhen: c.doNotUseWhen,
        example: chosen(c.id, c.typicalCodingId, c.typicalText) ?? (example ? quoteOf(example) : null),
        borderline: chosen(c.id, c.borderlineCodingId, c.borderlineText),
        people: c.people,
        asOne: asOneOf([c.id]),
        transcripts: c.documents,
        codings: c.codings,
      };
    }),
  };
}

/**
 * The quotes of a theme: those marked for or against it. A theme nobody has chosen quotes for shows all its own extracts,
 * so that the first export is not empty.
 */
function themeQuotes(
  db: ReadDb,
  themeId: string,
  codeIds: readonly string[],
  chosen: readonly { codingId: string; stance: 'for' | 'against' }[],
  order: ReadonlyMap<string, number>,
): ThemeQuote[] {
  const stances = new Map(chosen.map((q) => [q.codingId, q.stance]));
  const rows =
    chosen.length > 0
      ? db.all<CodingRow>(
          'SELECT c.* FROM coding c JOIN theme_quote q ON q.coding_id = c.id WHERE q.theme_id = ? ORDER BY q.position, q.id',
          themeId,
        )
      : db.all<CodingRow>(
          `SELECT c.* FROM coding c JOIN document d ON d.id = c.document_id WHERE c.anchored = 1 AND c.code_id IN (SELECT value FROM json_each(?))
           GROUP BY c.document_id, c.start_at, c.end_at ORDER BY d.position, c.start_at`,
          JSON.stringify(codeIds),
        );
  return quotesOf(db, rows).map((quote, i) => {
    const row = rows[i] as CodingRow;
    const onWords = db.all<{ code_id: string; name: string }>(
      'SELECT DISTINCT k.id AS code_id, k.name FROM coding c JOIN code k ON k.id = c.code_id WHERE c.document_id = ? AND c.start_at < ? AND c.end_at > ?',
      row.document_id,
      row.end_at,
      row.start_at,
    );
    return {
      ...quote,
      stance: stances.get(row.id) ?? null,
      codes: onWords
        .toSorted((a, b) => (order.get(a.code_id) ?? 0) - (order.get(b.code_id) ?? 0))
        .map((c) => c.name),
    };
  });
}

/** The themes an export of quotes is about; null for all. */
function wantedThemes(
  ctx: QueryContext,
  { themeId, questionId }: Input<'export.quotes'>,
  groups: readonly QuestionGroup[],
): ReadonlySet<string> | null {
  if (themeId !== undefined) return new Set(themeAndUnder(ctx.db, themeId));
  if (questionId === undefined) return null;
  return new Set(
    must(
      groups.find((g) => g.id === questionId),
      'research question',
    ).themeIds,
  );
}

/** The names of the research questions a theme answers, by itself or through what it is under. */
const answeredBy = (groups: readonly QuestionGroup[], themeId: string): string[] =>
  groups.flatMap(({ id, name, themeIds }) => (id !== null && themeIds.includes(themeId) ? name : []));

function quotes(ctx: QueryContext, asked: Input<'export.quotes'>): QuotesSnapshot {
  const { themeId, questionId, groupBy = 'level' } = asked;
  const groups = questionGroups(ctx.db);
  const order = new Map(inTreeOrder(listCodes(ctx.db)).map((c, i) => [c.id, i]));
  const wanted = wantedThemes(ctx, asked, groups);
  const all = listThemes(ctx.db);
  const codesOf = new Map(all.map((t) => [t.id, t.codeIds]));
  const asOneOf = asOneCounter(ctx.db);
  return {
    studyTitle: title(ctx.db),
    exportedAt: ctx.now(),
    together: talksTogether(ctx.db).length,
    levels: levels(ctx.db).map((l) => l.name),
    ...(groupBy === 'question' && themeId === undefined
      ? {
          groups: groups
            .filter(({ id }) => questionId === undefined || id === questionId)
            .map(({ name, themeIds }) => ({ name, themeIds })),
        }
      : {}),
    themes: inTreeOrder(all)
      .filter((t) => wanted === null || wanted.has(t.id))
      .map((t) => ({
        id: t.id,
        parentId: t.parentId !== null && wanted?.has(t.parentId) === false ? null : t.parentId,
        level: t.level,
        name: t.name,
        centralIdea: t.centralIdea,
        boundary: t.boundary,
        questions: answeredBy(groups, t.id),
        findingOf: t.saidBy,
        status: t.status,
        people: t.people,
        asOne: asOneOf(themeAndUnder(ctx.db, t.id).flatMap((id) => codesOf.get(id) ?? [])),
        quotes: themeQuotes(ctx.db, t.id, t.codeIds, t.quotes, order),
      })),
  };
}

function transcript(ctx: QueryContext, documentId: string): TranscriptSnapshot {
  const doc = citable(ctx.db, documentId);
  const codes = new Map(listCodes(ctx.db).map((c) => [c.id, c]));
  const aliases = new Map(
    ctx.db.all<{ id: string; alias: string }>('SELECT id, alias FROM person').map((p) => [p.id, p.alias]),
  );
  const numbers = new Map(
    ctx.db
      .all<{ id: string; number: number }>('SELECT id, number FROM participant')
      .map((p) => [p.id, p.number]),
  );
  const memos = new Map(
    ctx.db
      .all<{ target_id: string; text: string }>(
        "SELECT target_id, text FROM memo WHERE target_kind = 'coding' ORDER BY dated_at",
      )
      .map((m) => [m.target_id, m.text]),
  );
  // Labels in files are initials or names; outside the study a voice is a published id or its part in the talk.
  let others = 0;
  const label = (role: string, participantId: string | null): string => {
    const number = participantId === null ? undefined : numbers.get(participantId);
    if (number !== undefined) return `P${number}`;
    if (role === 'interviewer') return 'Interviewer';
    others += 1;
    return others === 1 ? 'Speaker' : `Speaker ${others}`;
  };
  return {
    studyTitle: title(ctx.db),
    exportedAt: ctx.now(),
    title: publishedTitle(doc),
    participant: doc.participantNumber === null ? null : `P${doc.participantNumber}`,
    referencePrefix: referenceOf(doc, 0, 1).replace(/:.*$/u, ''),
    text: doc.text,
    layout: doc.layout,
    speakers: speakersOf(ctx.db, documentId).map((s) => ({
      id: s.id,
      label: label(s.role, s.participant_id),
      role: s.role,
    })),
    codings: codingsOfDocument(ctx.db, documentId)
      .filter((c) => c.anchored)
      .map((c) => ({
        id: c.id,
        start: c.start,
        end: c.end,
        codeName: codes.get(c.codeId)?.name ?? '',
        colour: (codes.get(c.codeId)?.colour ?? 1) as ColourIndex,
        coder: aliases.get(c.coderId) ?? '',
        memo: memos.get(c.id) ?? null,
      })),
    lang: doc.row.lang,
    direction: doc.row.direction,
  };
}

function comparison(
  ctx: QueryContext,
  what: ComparisonSnapshot['what'],
  asked: string | undefined,
): ComparisonSnapshot {
  const attributeId = asked ?? studySettings(ctx.db).groupAttributeId;
  if (attributeId === null)
    throw new Refusal('refused', 'Say which characteristic to compare people by: the study groups by none.');
  const { attribute, groups, rows } = compareGroups(
    ctx.db,
    what === 'codes' ? 'codes' : 'themes',
    attributeId,
  );
  const questions = questionGroups(ctx.db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const path = (id: string | null): string[] => {
    const row = id === null ? undefined : byId.get(id);
    return row ? [...path(row.parentId), row.name] : [];
  };
  return {
    studyTitle: title(ctx.db),
    exportedAt: ctx.now(),
    characteristic: attribute.name,
    what,
    together: talksTogether(ctx.db).length,
    groups: groups.map(({ value, letter, name, people, words, codings, quotes: chosen }) => ({
      letter,
      // a file has no bar above it that says what is not given
      name: value === null ? `${attribute.name} not given` : name,
      people: people.length,
      asOne: people.filter((person) => person.heard !== undefined).length,
      words,
      codings,
      quotes: chosen,
    })),
    rows: (what === 'sizes' ? [] : rows).map((row) => ({
      name: row.name,
      path: path(row.id),
      level: what === 'themes' ? row.level : row.isHeading ? 'Heading' : 'Code',
      ...(what === 'themes' ? { questions: answeredBy(questions, row.id) } : {}),
      cells: groups.map((group, at) => ({
        people: row.people[at]?.length ?? 0,
        asOne: row.people[at]?.filter((place) => group.people[place]?.heard !== undefined).length ?? 0,
        transcripts: row.documents[at] ?? 0,
        codings: row.codings[at] ?? 0,
      })),
    })),
  };
}

export const exportHandlers: Handlers<typeof exports_> = {
  'export.codebook': (ctx, { frameId }) =>
    frameId === undefined
      ? codebook(ctx)
      : {
          studyTitle: title(ctx.db),
          exportedAt: ctx.now(),
          ...frozenCodebook(ctx.db, frameId, (...of) => exampleOf(ctx.db, ...of)),
        },
  'export.quotes': quotes,
  'export.comparison': (ctx, { rows, attributeId }) => comparison(ctx, rows, attributeId),
  'export.frameChanges': (ctx, { from, to }) => frameChanges(ctx, title(ctx.db), from, to ?? null),
  'export.transcript': (ctx, { documentId }) => transcript(ctx, documentId),
};
