import { expect, it } from 'vitest';
import { createTestStudy, draftOf, importDraft, talk } from '../../../../tests/helpers/study.ts';

it('takes one past step back alone, and says what stands in the way otherwise', () => {
  const study = createTestStudy();
  const documentId = importDraft(study, draftOf('P7', talk));
  const first = study.call('code.create', { name: 'gloves' });
  study.call('code.create', { name: 'leaflets' });
  const { textHash } = study.call('document.get', { id: documentId });
  study.call('coding.apply', { documentId, start: 60, end: 80, textHash, codeId: first.id });
  const entries = study.call('history.list', {});
  const seqOf = (sentence: string) => entries.find((e) => e.sentence === sentence)?.seq ?? 0;
  expect(study.call('history.dependents', { seq: seqOf('Created the code leaflets') })).toMatchObject({
    possible: true,
  });
  const gloves = study.call('history.dependents', { seq: seqOf('Created the code gloves') });
  expect(gloves).toMatchObject({
    possible: false,
    later: [{ sentence: expect.stringContaining('with gloves') as string }],
  });
  expect(study.ask('history.undoOne', { seq: seqOf('Created the code gloves') })).toMatchObject({
    ok: false,
    failure: { code: 'refused', message: expect.stringContaining('with gloves') as string },
  });
  study.call('history.undoOne', { seq: seqOf('Created the code leaflets') });
  expect(study.call('code.list', {}).map((c) => c.name)).toEqual(['gloves']);
  expect(
    study.call('history.list', {}).find((e) => e.seq === seqOf('Created the code leaflets'))?.undone,
  ).toBe(true);
  // In order, undo goes on with what still stands.
  expect(study.call('history.undo', {}).sentence).toContain('with gloves');
  expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });
  study.close();
});

it('names an undone step by what the step did, not by its reverse', () => {
  const study = createTestStudy();
  const { id } = study.call('code.create', { name: 'gloves' });
  study.call('code.update', { id, name: 'mittens' });
  study.call('memo.create', {
    kind: 'journal',
    targetKind: 'none',
    targetId: null,
    title: '',
    body: '{}',
    text: 'today',
  });
  study.call('history.undo', {});
  study.call('history.undo', {});
  const undone = study.call('history.list', {}).filter((e) => e.kind === 'undo');
  expect(undone.map((e) => e.sentence)).toEqual(['Renamed gloves to mittens', 'Wrote a journal entry']);
  study.close();
});

it('does not offer to take back a step made before the tables had their form of now, and says why', () => {
  const study = createTestStudy();
  study.call('code.create', { name: 'gloves' });
  expect(study.call('history.state', {})).toMatchObject({
    undo: 'Created the code gloves',
    undoRefusal: null,
    redoRefusal: null,
  });
  study.study.db.run('UPDATE history SET schema_version = schema_version - 1');
  const { undo, undoRefusal } = study.call('history.state', {});
  expect(undo).toBe('Created the code gloves');
  expect(undoRefusal).toContain('older version');
  expect(study.ask('history.undo', {})).toMatchObject({ ok: false, failure: { message: undoRefusal } });
  study.call('code.create', { name: 'leaflets' });
  expect(study.call('history.state', {}).undoRefusal).toBeNull();
  study.close();
});

it('takes a stretch of writing back as one step, whatever it was saved in, and does it again as one', () => {
  const study = createTestStudy();
  const { id } = study.call('code.create', { name: 'gloves', definition: 'Old' });
  for (const definition of ['A pair', 'A pair of gloves', 'A pair of gloves that is lent'])
    study.call('code.update', { id, definition, session: 'one' });
  const told = study.call('history.state', {}).undo;
  expect(told).not.toContain('more');
  expect(study.call('history.undo', {}).sentence).toBe(told);
  expect(study.call('code.list', {})[0]?.definition).toBe('Old');
  expect(study.call('history.redo', {}).sentence).toBe(told);
  expect(study.call('code.list', {})[0]?.definition).toBe('A pair of gloves that is lent');
  expect(study.call('study.check', {}).problems).toEqual([]);
  study.close();
});

it('keeps the saves of one stretch as one entry, as far as nothing else came between', () => {
  const study = createTestStudy();
  const { id } = study.call('code.create', { name: 'gloves', definition: '' });
  const other = { ...study.actor, personId: study.call('person.ensure', { name: 'Tom Reyes' }).id };
  const count = () => study.call('history.list', {}).length;
  const write = (definition: string, session = 'one', as = study.actor) =>
    study.call('code.update', { id, definition, session }, as);
  const before = count();
  const reasons = () => study.call('frame.pastNames', {}); // reads history, and remembers how far
  for (const words of ['A', 'A pair', 'A pair of']) {
    write(words);
    reasons();
  }
  expect(count()).toBe(before + 1);
  write('A pair of gloves', 'two');
  expect(count()).toBe(before + 2);
  write('Two gloves', 'three', other);
  expect(count()).toBe(before + 3);
  write('Gloves', 'two');
  expect(count()).toBe(before + 4);
  // what would then say nothing is an entry of its own, so that both can be told
  write('Two gloves', 'two');
  expect(count()).toBe(before + 5);
  expect(study.call('study.check', {}).problems).toEqual([]);
  for (const words of ['Two gloves', 'A pair of gloves', 'A pair of', '']) {
    study.call('history.undo', { whose: 'anyone' });
    expect(study.call('code.list', {})[0]?.definition).toBe(words);
  }
  expect(study.call('study.check', {}).problems).toEqual([]);
  study.close();
});

it('keeps what a long step did until its words are taken out; done again, it is told in the same words', () => {
  const study = createTestStudy();
  const { db } = study.study;
  const codes = Array.from({ length: 200 }, (_, at) => ({ path: [`code ${at}`] }));
  study.call('code.takeIn', { codes });
  study.call('history.undo', {});
  study.call('history.redo', {});
  const texts = db.all<{ patch: string }>(
    "SELECT DISTINCT patch FROM history WHERE command = 'code.takeIn' AND kind <> 'undo'",
  );
  expect(texts).toHaveLength(1);
  expect(texts[0]?.patch.length).toBeGreaterThan(20_000);
  const told = () => study.call('history.list', {}).filter((entry) => entry.command === 'code.takeIn');
  expect(new Set(told().map((entry) => entry.sentence)).size).toBe(1);
  expect(told()[0]?.sentence).toContain('200 codes');
  const empty = JSON.stringify({ kind: 'rows', changes: [] });
  db.run("UPDATE history SET patch = ? WHERE command = 'code.takeIn'", empty);
  expect(told()[0]?.sentence).not.toContain('200 codes');
  study.close();
});
