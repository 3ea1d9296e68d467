/** Every number of Themes, its two passes and Compare, and every list behind one, against SQL run on the rows themselves. */
import { describe, expect, it } from 'vitest';
import { seeded } from '../helpers/random.ts';
import { expectRoomsRight } from '../helpers/room-counts.ts';
import { createTestStudy, draftOf, importDraft, type TestStudy } from '../helpers/study.ts';

const STEPS = 45;
const line = (n: number) =>
  `Interviewer: How was week ${n}?\nP: It rained in week ${n} and we stayed in the shed.`;

/** Nine transcripts of seven people (one of them nobody's), two characteristics with gaps, codes under headings, themes of three levels. */
function furnish(test: TestStudy, random: () => number): void {
  const { call, study } = test;
  call('person.ensure', { name: 'Tom Hale' });
  const service = call('attribute.create', { name: 'Service' }).id;
  const role = call('attribute.create', { name: 'Role' }).id;
  for (let n = 1; n <= 9; n++) {
    const talk = Array.from({ length: 4 }, (_, at) => line(n * 10 + at).split('\n')).flat();
    // the eighth is the first person's second talk; nobody is tied to the ninth
    const person = n === 8 ? 1 : n;
    const id = importDraft(
      test,
      draftOf(`Talk ${n}`, talk.map((words) => words.replace('P:', `P${person}:`))),
    );
    if (n === 9) call('document.assign', { id, participantId: null });
  }
  for (const { id, number } of study.db.all<{ id: string; number: number }>('SELECT id, number FROM participant')) {
    if (number % 5 !== 0) call('participant.setValue', { participantId: id, attributeId: service, value: number % 2 ? 'North' : 'South' });
    if (number < 4) call('participant.setValue', { participantId: id, attributeId: role, value: `Role ${number}` });
  }
  const heading = call('code.create', { name: 'A heading', isHeading: true }).id;
  const codes = Array.from({ length: 14 }, (_, at) =>
    call('code.create', { name: `Code ${at}`, parentId: at % 3 === 0 ? heading : null }).id,
  );
  const themes: string[] = [];
  for (let at = 0; at < 9; at++)
    themes.push(
      call('theme.create', {
        name: `Theme ${at}`,
        parentId: at < 2 ? null : (themes[Math.floor((at - 1) / 2)] ?? null),
        codeIds: [codes[at] as string, codes[(at * 5) % 14] as string],
      }).id,
    );
  for (let n = 0; n < 90; n++) act(test, random, 0);
  // one theme that rests on one person
  const rare = call('code.create', { name: 'Rare' }).id;
  const documentId = study.db.value<string>("SELECT id FROM document WHERE name = 'Talk 2'") ?? '';
  const { textHash } = call('document.get', { id: documentId });
  call('coding.apply', { documentId, start: 0, end: 9, textHash, codeId: rare });
  call('theme.create', { name: 'Rare ones', codeIds: [rare] });
} // prettier-ignore

/** One random thing people do that these numbers hang on; refusals are part of it. */
function act(study: TestStudy, random: () => number, which?: number): void {
  const { db } = study.study;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const any = (table: string) => pick(db.all<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`))?.id ?? 'nothing';
  const coin = random() < 0.5;
  const readers = db.all<{ id: string }>('SELECT id FROM person ORDER BY id').map(({ id }) => ({ personId: id, connection: 'test' }));
  const [documentId, codingId, themeId, codeId] = [any('document'), any('coding'), any('theme'), any('code')];
  const acts: (() => unknown)[] = [
    () => {
      const read = study.ask('document.get', { id: documentId });
      if (!read.ok) return null;
      const start = Math.floor(random() * (read.value.text.length - 50));
      return study.ask('coding.apply', { documentId, start, end: start + 3 + Math.floor(random() * 40), textHash: read.value.textHash, codeId });
    },
    () => study.ask('coding.remove', { ids: [codingId] }),
    () => study.ask('coding.recode', { ids: [codingId], codeId }),
    () => study.ask('code.move', { ids: [codeId], parentId: coin ? any('code') : null, before: null }),
    () => study.ask('code.update', { id: codeId, isHeading: coin }),
    () => study.ask('code.merge', { from: [codeId], into: any('code') }),
    () => study.ask('theme.linkCodes', { themeId, codeIds: [codeId] }),
    () => study.ask('theme.unlinkCodes', { themeId, codeIds: [codeId] }),
    () => study.ask('theme.setQuote', { themeId, codingId, stance: coin ? 'for' : 'against' }),
    () => study.ask('theme.update', { id: themeId, status: coin ? 'setAside' : 'reviewed' }),
    () => study.ask('theme.move', { id: themeId, parentId: coin ? any('theme') : null, before: null }),
    () => study.ask('theme.merge', { from: [themeId], into: any('theme') }),
    () => study.ask('document.assign', { id: documentId, participantId: coin ? any('participant') : null }),
    () => study.ask('participant.setValue', { participantId: any('participant'), attributeId: any('attribute'), value: coin ? 'South' : '' }),
    () => study.ask('speaker.update', { id: any('speaker'), role: coin ? 'interviewer' : 'participant' }),
    () => study.ask('pass.mark', { themeId, codingIds: [codingId, any('coding')], mark: coin ? 'fits' : 'not' }, pick(readers)),
    () => {
      const read = study.ask('pass.extracts', { themeId, withUnder: coin });
      return read.ok && read.value.ids.length > 0 && study.ask('pass.mark', { themeId, codingIds: [pick(read.value.ids), pick(read.value.ids)], mark: random() < 0.5 ? 'fits' : 'not' }, pick(readers));
    },
    () => study.ask('pass.move', { themeId, codingIds: [codingId], to: coin ? { kind: 'code', id: codeId } : { kind: 'theme', id: any('theme') }, now: random() < 0.5 }),
    () => study.ask('history.undo', {}),
    () => study.ask('history.redo', {}),
  ]; // prettier-ignore
  (which === undefined ? pick(acts) : acts[which])?.();
} // prettier-ignore

describe('numbers of the rooms', () => {
  it.each([3, 5])('are those of the rows, and open as many quotes (seed %i)', (seed) => {
    const random = seeded(seed);
    const study = createTestStudy();
    try {
      furnish(study, random);
      expect(study.call('theme.list', {}).every((theme) => theme.codings > 0)).toBe(true);
      expect(study.call('pass.notices', {}).map((notice) => notice.kind)).toContain('fewPeople');
      for (let step = 0; step < STEPS; step++) {
        if (step % 15 === 0) expectRoomsRight(study);
        act(study, random);
      }
      expectRoomsRight(study);
    } finally {
      study.close();
    }
  });
});
