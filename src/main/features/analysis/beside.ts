import type { CodeBeside } from '../../../shared/contract/analysis.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeRow } from '../codes/rows.ts';

/** Codes whose codings share at least one character with codings of this one; who is behind the most of it comes first. */
export function codesBeside(db: ReadDb, codeId: string): CodeBeside[] {
  codeRow(db, codeId);
  return db
    .all<{ code_id: string; pairs: number; same: number; people: number; documents: number }>(
      `SELECT o.code_id, count(*) AS pairs,
              sum(o.start_at = c.start_at AND o.end_at = c.end_at) AS same,
              count(DISTINCT coalesce(d.participant_id, d.id)) AS people, count(DISTINCT d.id) AS documents
       FROM coding c
       JOIN coding o ON o.document_id = c.document_id AND o.start_at < c.end_at AND o.end_at > c.start_at
         AND o.code_id <> c.code_id AND o.anchored = 1
       JOIN document d ON d.id = c.document_id
       JOIN code k ON k.id = o.code_id
       WHERE c.code_id = ? AND c.anchored = 1
       GROUP BY o.code_id ORDER BY people DESC, pairs DESC, k.position, k.id`,
      codeId,
    )
    .map(({ code_id, ...rest }) => ({ codeId: code_id, ...rest }));
}
