import { describe, expect, it } from 'vitest';
import { recordedTables, type Row, type RowChange } from '../../shared/domain/history/patch.ts';
import { createTestStudy, draftOf, importDraft, talk, type TestStudy } from '../../../tests/helpers/study.ts';
import { createRecorder } from './recorder.ts';
import { POINT_AT_THEMSELVES, readRows, writeRow, writeRows } from './rows.ts';

/** A study with codings of two codes, each on words of its own. */
function coded(): TestStudy & { codeIds: string[]; rows: Row[] } {
  const study = createTestStudy();
  importDraft(study, draftOf('P7', talk));
  const [document] = study.call('document.list', {});
  const { textHash } = study.call('document.get', { id: document?.id ?? '' });
  const codeIds = ['one', 'two', 'three'].map((name) => study.call('code.create', { name }).id);
  for (let at = 0; at < 8; at++)
    study.call('coding.apply', {
      documentId: document?.id ?? '',
      start: at * 6,
      end: at * 6 + 20,
      textHash,
      codeId: codeIds[at % 2] ?? '',
    });
  const rows = study.study.db.all<Row>('SELECT * FROM coding ORDER BY id');
  return { ...study, codeIds, rows };
}
const codings = ({ study }: TestStudy) => study.db.all<Row>('SELECT * FROM coding ORDER BY id');

describe('Rows that are written together', () => {
  it('come to what they would one by one', () => {
    const study = coded();
    const { db } = study.study;
    const [, , third = ''] = study.codeIds;
    const changes = study.rows.map((before, at): RowChange => {
      const after = at === 3 ? null : { ...before, ...(at === 5 ? { anchored: 0 } : {}), code_id: third };
      return { table: 'coding', id: before.id, before, after };
    });
    const back = changes.map((c) => ({ ...c, before: c.after, after: c.before })).toReversed();
    study.study.transaction(() => writeRows(db, changes));
    const together = codings(study);
    study.study.transaction(() => writeRows(db, back));
    expect(codings(study)).toEqual(study.rows);
    study.study.transaction(() => changes.forEach((change) => writeRow(db, change)));
    expect(together).toEqual(codings(study));
    study.close();
  });

  it('are noted as they were and as the database has them', () => {
    const study = coded();
    const { db } = study.study;
    const recorder = createRecorder(db);
    const ids = study.rows.map((row) => row.id);
    const [, second = '', third = ''] = study.codeIds;
    study.study.transaction(() => {
      recorder.updateAll('coding', ids, { code_id: second });
      const { changes } = recorder.patch();
      // those that have the code already are left alone
      expect(changes).toHaveLength(4);
      expect(changes.map((c) => c.after)).toEqual(
        changes.map((c) => readRows(db, 'coding', [c.id]).get(c.id)),
      );
      recorder.updateAll('code', [third], { created_at: 5 });
      expect(recorder.patch().changes.at(-1)?.after).toMatchObject({ created_at: '5.0' });
      recorder.removeAll('coding', ids);
    });
    expect(recorder.patch().changes.filter((c) => c.table === 'coding')).toEqual(
      expect.arrayContaining(
        study.rows.map((before) => ({ table: 'coding', id: before.id, before, after: null })),
      ),
    );
    expect(() => recorder.updateAll('coding', ids, { anchored: 0 })).toThrow('not in the study');
    study.close();
  });

  it('know which tables point at themselves', () => {
    const study = createTestStudy();
    const found = recordedTables.filter((table) =>
      study.study.db
        .all<{ table: string }>(`SELECT * FROM pragma_foreign_key_list('${table}')`)
        .some((key) => key.table === table),
    );
    expect(new Set(found)).toEqual(POINT_AT_THEMSELVES);
    study.close();
  });
});
