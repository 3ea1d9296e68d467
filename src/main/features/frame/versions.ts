import type { FrameVersion } from '../../../shared/contract/frame.ts';
import type { CodebookCode, ColourIndex, QuoteSnapshot } from '../../../shared/domain/snapshots.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { compareFrames, type FrameChange, type FrameCode } from '../../../shared/domain/codebook/frame.ts';
import { must, type CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { patchOf } from '../../db/patch-text.ts';
import { asOneCounter } from '../participants/together.ts';
import { listCodes, type CodeRow } from '../codes/rows.ts';
import { contentBytes } from '../documents/rows.ts';
import { stepsBetween } from './chronicle.ts';

interface VersionRow {
  id: string;
  name: string;
  note: string;
  person_id: string | null;
  at: string;
  snapshot_hash: string;
  offers_proposals: number;
}

/** The row of a frozen version; refuses when it is gone. */
export const versionRow = (db: ReadDb, id: string): VersionRow =>
  must(db.get<VersionRow>('SELECT * FROM frame_version WHERE id = ?', id), 'version of the frame');

/** The newest version, or null while the frame was never frozen. */
export const latestVersion = (db: ReadDb): VersionRow | null =>
  db.get<VersionRow>('SELECT * FROM frame_version ORDER BY at DESC, id DESC LIMIT 1') ?? null;

/** The codes of a version. */
export const frozenCodes = (db: ReadDb, row: VersionRow): FrameCode[] =>
  JSON.parse(contentBytes(db, row.snapshot_hash).toString('utf8')) as FrameCode[];

/** The codes as they are, as a version would keep them, a parent before its children. */
function codesToFreeze(db: ReadDb): FrameCode[] {
  const counts = new Map(listCodes(db).map((code) => [code.id, code]));
  const asOneOf = asOneCounter(db);
  return liveCodes(db).map((code) => {
    const { people = 0, documents: transcripts = 0, codings = 0 } = counts.get(code.id) ?? {};
    const asOne = asOneOf([code.id]);
    return { ...code, people, ...(asOne > 0 ? { asOne } : {}), transcripts, codings };
  });
}

/** The same without how they are used, which no change depends on. */
function liveCodes(db: ReadDb): FrameCode[] {
  const rows = db.all<CodeRow>('SELECT * FROM code ORDER BY position, id');
  const children = Map.groupBy(rows, (code) => code.parent_id);
  const walk = (parent: string | null): FrameCode[] =>
    (children.get(parent) ?? []).flatMap((code) => [
      {
        id: code.id,
        parentId: code.parent_id,
        position: code.position,
        name: code.name,
        colour: code.colour,
        isHeading: code.is_heading === 1,
        isRetired: code.retired_at !== null,
        definition: code.definition,
        fullDefinition: code.full_definition,
        useWhen: code.use_when,
        doNotUseWhen: code.do_not_use_when,
        typicalCodingId: code.typical_coding_id,
        borderlineCodingId: code.borderline_coding_id,
        typicalText: code.typical_text ?? '',
        borderlineText: code.borderline_text ?? '',
        people: 0,
        transcripts: 0,
        codings: 0,
      },
      ...walk(code.id),
    ]);
  return walk(null);
}

function view(db: ReadDb, row: VersionRow): FrameVersion {
  const codes = frozenCodes(db, row);
  return {
    id: row.id,
    name: row.name,
    note: row.note,
    at: row.at,
    personId: row.person_id,
    codes: codes.filter((code) => !code.isHeading && !code.isRetired).length,
    headings: codes.filter((code) => code.isHeading).length,
    offersProposals: row.offers_proposals === 1,
  };
}

/** Versions, the newest first. */
export const listVersions = (db: ReadDb): FrameVersion[] =>
  db.all<VersionRow>('SELECT * FROM frame_version ORDER BY at DESC, id DESC').map((row) => view(db, row));

/** Keeps the frame as it stands. */
export function freeze(
  ctx: CommandContext,
  input: { name: string; note: string; offersProposals: boolean },
): { id: string } {
  const codes = codesToFreeze(ctx.db);
  if (codes.length === 0)
    throw new Refusal('refused', 'There are no codes yet, so there is no frame to freeze.');
  const twin = ctx.db
    .all<{ name: string }>('SELECT name FROM frame_version')
    .some((row) => row.name.toLowerCase() === input.name.toLowerCase());
  if (twin)
    throw new Refusal(
      'refused',
      `There is a version called ${input.name} already. Give this one another name.`,
    );
  const id = ctx.newId();
  ctx.recorder.insert('frame_version', {
    id,
    name: input.name,
    note: input.note,
    person_id: ctx.person(),
    at: ctx.now(),
    snapshot_hash: ctx.putContent('frame', Buffer.from(JSON.stringify(codes), 'utf8')),
    offers_proposals: input.offersProposals ? 1 : 0,
  });
  return { id };
}

/** The entry of history that froze a version; what came after it is a change since. */
function seqOf(db: ReadDb, id: string): number {
  const entries = db.all<{ seq: number; patch: string }>(
    "SELECT seq, patch FROM history WHERE command = 'frame.freeze' AND kind = 'do' ORDER BY seq DESC",
  );
  const found = entries.find(({ patch }) =>
    patchOf(patch).changes.some((c) => c.table === 'frame_version' && c.id === id),
  );
  return found?.seq ?? 0;
}

/** What is different between two versions, always from the older to the newer, or from a version to today. */
export function changesBetween(db: ReadDb, from: string, to: string | null): FrameChange[] {
  const [start, end] = [seqOf(db, from), to === null ? Number.MAX_SAFE_INTEGER : seqOf(db, to)];
  if (to !== null && end < start) return changesBetween(db, to, from);
  const before = versionRow(db, from);
  const after = to === null ? null : versionRow(db, to);
  const steps = stepsBetween(db, start, end);
  return compareFrames(frozenCodes(db, before), after ? frozenCodes(db, after) : liveCodes(db), steps);
}

/**
 * A version as the codebook's exporters take it, with counts of the day it was frozen.
 * @param example the words of a coding that was an example of a code, where it is still one of its codings, or else those that
 *   came with an imported codebook
 */
export function frozenCodebook(
  db: ReadDb,
  id: string,
  example: (codeId: string, codingId: string | null, text: string) => QuoteSnapshot | null,
): { frameName: string; codes: CodebookCode[] } {
  const row = versionRow(db, id);
  const codes = frozenCodes(db, row);
  const byId = new Map(codes.map((code) => [code.id, code]));
  const path = (of: string | null): string[] => {
    const code = of === null ? undefined : byId.get(of);
    return code ? [...path(code.parentId), code.name] : [];
  };
  return {
    frameName: row.name,
    codes: codes.map(({ isHeading, isRetired, ...code }) => ({
      id: code.id,
      parentId: code.parentId,
      name: code.name,
      path: path(code.id),
      ...(isHeading ? { isHeading } : {}),
      ...(isRetired ? { isRetired } : {}),
      colour: code.colour as ColourIndex,
      definition: code.definition,
      fullDefinition: code.fullDefinition,
      useWhen: code.useWhen,
      doNotUseWhen: code.doNotUseWhen,
      example: example(code.id, code.typicalCodingId, code.typicalText ?? ''),
      borderline: example(code.id, code.borderlineCodingId, code.borderlineText ?? ''),
      people: code.people,
      asOne: code.asOne ?? 0,
      transcripts: code.transcripts,
      codings: code.codings,
    })),
  };
}
