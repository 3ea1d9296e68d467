import type { Patch } from '../../../shared/domain/history/patch.ts';
import type { WriteDb } from '../../db/handles.ts';
import { layoutByHash, textByHash, type DocumentRow } from './rows.ts';

/**
 * The text of a turn as it is shown and searched. Today the stored words; a layer that replaces names goes here,
 * and nowhere else.
 */
export const shownText = (text: string): string => text;

/** Builds the searchable passages of one document anew, one row per turn. */
export function buildPassages(db: WriteDb, row: Pick<DocumentRow, 'id' | 'text_hash' | 'layout_hash'>): void {
  const text = textByHash(db, row.text_hash);
  const { turns } = layoutByHash(db, row.layout_hash);
  turns.forEach((turn, index) => {
    db.run(
      'INSERT INTO passage (document_id, turn, start_at, shown) VALUES (?, ?, ?, ?)',
      row.id,
      index,
      turn.start,
      shownText(text.slice(turn.start, turn.end)),
    );
  });
}

/** After any change, by a command or by undo: the index follows the documents whose text or turns changed. */
export function refreshPassages(db: WriteDb, patches: readonly Patch[]): void {
  const touched = new Set<string>();
  for (const { table, id, before, after } of patches.flatMap((p) => p.changes)) {
    const same =
      before !== null &&
      after !== null &&
      before['text_hash'] === after['text_hash'] &&
      before['layout_hash'] === after['layout_hash'];
    if (table === 'document' && !same) touched.add(id);
  }
  for (const id of touched) {
    db.run('DELETE FROM passage WHERE document_id = ?', id);
    const row = db.get<DocumentRow>('SELECT * FROM document WHERE id = ?', id);
    if (row) buildPassages(db, row);
  }
}
