import type { ReadDb } from '../../db/handles.ts';

/** Codes that came after a transcript was coded last, and stand nowhere in it. Only codes that are used somewhere. */
export interface LateCodes {
  documentId: string;
  lastCodedAt: string;
  codeIds: string[];
}

/** Transcripts coded before codes that came later; read from the dates of codings and codes alone. */
export function lateCodes(db: ReadDb): LateCodes[] {
  const codes = db.all<{ id: string; created_at: string }>(
    `SELECT k.id, k.created_at FROM code k WHERE k.is_heading = 0 AND k.retired_at IS NULL
       AND EXISTS (SELECT 1 FROM coding c WHERE c.code_id = k.id) ORDER BY k.created_at, k.id`,
  );
  return db
    .all<{ document_id: string; at: string }>(
      `SELECT c.document_id, max(c.created_at) AS at FROM coding c JOIN document d ON d.id = c.document_id
       GROUP BY c.document_id ORDER BY d.position, d.id`,
    )
    .map((row) => ({
      documentId: row.document_id,
      lastCodedAt: row.at,
      codeIds: codes.filter((code) => code.created_at > row.at).map((code) => code.id),
    }))
    .filter((row) => row.codeIds.length > 0);
}
