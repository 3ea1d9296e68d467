import { chmodSync } from 'node:fs';
import { expect, it } from 'vitest';
import { explain } from '../../src/main/db/open.ts';
import { createTestStudy, draftOf, importDraft, talk } from '../helpers/study.ts';

it('says so when the disk is full, changes nothing, and goes on when there is space again', () => {
  const study = createTestStudy();
  importDraft(study, draftOf('P7', talk));
  // The database may grow no further, which is what a full disk comes to for it.
  const pages = study.study.db.value<number>('PRAGMA page_count') ?? 0;
  study.study.db.value(`PRAGMA max_page_count = ${pages}`);
  const long = 'So it went, and went on. '.repeat(4000);
  const failed = study.ask('memo.create', {
    kind: 'memo',
    targetKind: 'none',
    targetId: null,
    title: 'Long',
    body: long,
    text: long,
  });
  expect(failed).toMatchObject({
    ok: false,
    failure: { code: 'disk-full', message: expect.stringContaining('Free some space') as string },
  });
  expect(study.call('memo.list', {})).toEqual([]);
  expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });
  study.study.db.value('PRAGMA max_page_count = 1000000');
  study.call('memo.create', {
    kind: 'memo',
    targetKind: 'none',
    targetId: null,
    title: 'Long',
    body: long,
    text: long,
  });
  expect(study.call('memo.list', {})).toHaveLength(1);
  study.close();
});

it('does not call a study damaged whose drive is gone, nor gone one that may not be written to', () => {
  const study = createTestStudy();
  const broken = Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' });
  expect(explain(broken, study.path)).toMatchObject({ code: 'damaged' });
  expect(explain(broken, `${study.path}.gone`)).toMatchObject({ code: 'gone' });
  // the database's word for a lock it may not take, too
  const stuck = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_LOCK' });
  expect(explain(stuck, study.path)).toMatchObject({ code: 'gone' });
  if (process.getuid?.() !== 0) {
    // nobody is kept from writing who may do everything
    chmodSync(study.path, 0o444);
    expect(explain(stuck, study.path)).toMatchObject({ code: 'read-only' });
  }
  study.close();
});
