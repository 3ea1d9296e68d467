import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createTestStudy,
  draftOf,
  importDraft,
  placeOf,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';

let study: TestStudy;
let id: string;
beforeEach(() => {
  study = createTestStudy();
  id = importDraft(study, draftOf('P7', talk));
});
afterEach(() => {
  expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });
  study.close();
});
const got = () => study.call('document.get', { id });
const place = (words: string) => placeOf(study, id, words);

describe('correcting a transcript', () => {
  it('moves codings with their words, says which words change, and is undone in one step', () => {
    const kept = study.call('coding.applyNew', {
      ...place('nobody writes anything down about me'),
      name: 'nothing written down',
    });
    const touched = study.call('coding.applyNew', {
      ...place('put a leaflet through the door'),
      name: 'a leaflet',
    });
    const gone = study.call('coding.applyNew', { ...place('leaflet'), name: 'the leaflet itself' });
    const { start, end, textHash } = place('leaflet');
    const steps = [
      { kind: 'text' as const, from: start, to: end, insert: '' },
      { kind: 'text' as const, from: start, to: start, insert: 'card' },
    ];
    const effects = study.call('document.editPreview', { id, textHash, steps });
    expect(effects.changed).toMatchObject([
      {
        codingId: touched.codingId,
        before: 'put a leaflet through the door',
        after: 'put a card through the door',
      },
    ]);
    expect(effects.lost).toMatchObject([{ codingId: gone.codingId, before: 'leaflet' }]);
    expect(effects.numbering[0]).toContain('keep their numbers');
    expect(study.call('document.edit', { id, textHash, steps })).toMatchObject({ changed: 1, lost: 1 });
    const { items } = study.call('coding.extracts', { documentId: id });
    expect(items.find((e) => e.codingId === kept.codingId)?.quote).toBe(
      'nobody writes anything down about me',
    );
    expect(items.find((e) => e.codingId === gone.codingId)).toMatchObject({
      anchored: false,
      quote: 'leaflet',
    });
    expect(study.call('search.text', { query: 'card' }).total).toBe(1);
    expect(study.call('document.asImported', { id })?.text).toContain('leaflet');
    study.call('history.undo', {});
    expect(got().text).toContain('leaflet');
    expect(study.call('document.asImported', { id })).toBeNull();
  });

  it('refuses a correction of a text that was changed meanwhile', () => {
    expect(
      study.ask('document.edit', { id, textHash: 'old', steps: [{ kind: 'split', at: 5 }] }),
    ).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  });

  it('gives a turn to another speaker and counts the words again', () => {
    const { speakers, textHash } = got();
    const [asks, answers] = speakers;
    const steps = [{ kind: 'speaker' as const, turn: 1, speaker: asks?.id ?? null }];
    study.call('document.edit', { id, textHash, steps });
    const after = got().speakers;
    const turns = (id?: string) => after.find((s) => s.id === id)?.turns;
    expect([turns(asks?.id), turns(answers?.id)]).toEqual([
      (asks?.turns ?? 0) + 1,
      (answers?.turns ?? 0) - 1,
    ]);
    expect(after.reduce((n, s) => n + s.words, 0)).toBe(speakers.reduce((n, s) => n + s.words, 0));
  });
});

describe('a correction that names somebody new', () => {
  it('makes the speaker in the same step, and one undo takes both back', () => {
    const { speakers, textHash } = got();
    const newSpeakers = [
      { key: 'new-1', label: 'Sister', role: 'other' as const },
      { key: 'new-2', label: 'Nobody needed', role: 'other' as const },
    ];
    const steps = [{ kind: 'speaker' as const, turn: 1, speaker: 'new-1' }];
    study.call('document.edit', { id, textHash, steps, newSpeakers });
    expect(got().speakers.map((s) => [s.label, s.turns])).toContainEqual(['Sister', 1]);
    expect(got().speakers).toHaveLength(speakers.length + 1);
    study.call('history.undo', {});
    expect(got().speakers).toEqual(speakers);
  });

  it('refuses a speaker of another transcript', () => {
    const steps = [{ kind: 'speaker' as const, turn: 1, speaker: 'not-here' }];
    expect(study.ask('document.edit', { id, textHash: got().textHash, steps })).toMatchObject({
      ok: false,
      failure: { code: 'conflict' },
    });
  });
});

describe('highlights', () => {
  it('stand without a code until they are named, and take their note along', () => {
    const made = study.call('highlight.create', {
      ...place('the dog had brought it back'),
      note: 'who decides what comes back',
    });
    expect(study.call('highlight.create', place('the dog had brought it back'))).toEqual({
      id: made.id,
      existed: true,
    });
    expect(study.call('highlight.byDocument', { documentId: id })).toMatchObject([
      { reference: expect.stringMatching(/^#7:\d/u) as string, note: 'who decides what comes back' },
    ]);
    const named = study.call('highlight.name', { id: made.id, name: 'brought back' });
    expect(study.call('highlight.byDocument', { documentId: id })).toEqual([]);
    expect(study.call('memo.list', { targetKind: 'coding', targetId: named.codingId })).toMatchObject([
      { text: 'who decides what comes back' },
    ]);
  });
});

describe('guide questions', () => {
  it('collect what was answered to them across transcripts', () => {
    const second = importDraft(
      study,
      draftOf('P8', [
        'Interviewer: And the first visit?',
        'P8: Loud. I left early.',
        'Interviewer: Now?',
        'P8: I stay.',
      ]),
    );
    const question = study.call('question.create', { name: 'What was the first visit like?' });
    const then = study.call('question.create', { name: 'And now?' });
    const turns = got().layout.turns;
    const other = study.call('document.get', { id: second }).layout.turns;
    study.call('question.mark', {
      questionId: question.id,
      places: [
        { documentId: id, start: turns[2]?.start ?? 0 },
        { documentId: second, start: 0 },
      ],
    });
    study.call('question.mark', {
      questionId: then.id,
      places: [
        { documentId: id, start: turns[4]?.start ?? 0 },
        { documentId: second, start: other[2]?.start ?? 0 },
      ],
    });
    const answers = study.call('question.answers', { id: question.id });
    expect(answers.map((a) => [a.publicId, a.turns.length])).toEqual([
      ['P7', 2],
      ['P8', 2],
    ]);
    expect(answers[1]?.turns[1]?.text).toBe('Loud. I left early.');
    // A mark moves with its turn.
    study.call('document.edit', {
      id,
      textHash: got().textHash,
      steps: [{ kind: 'text', from: 0, to: 3, insert: 'Tell me how' }],
    });
    expect(study.call('question.answers', { id: question.id })[0]?.turns[0]?.text).toBe(
      'What was the first visit like?',
    );
  });
});

describe('reading', () => {
  it('is counted by person, and a linked recording is kept as a place only', () => {
    expect(study.call('document.markRead', { id }).times).toBe(1);
    const again = study.call('document.markRead', { id });
    expect(again.times).toBe(2);
    study.call('document.unmarkRead', { markId: again.id });
    expect(study.call('document.readMarks', { id })).toHaveLength(1);
    study.call('document.linkMedia', { id, path: '/recordings/p7.m4a' });
    expect(study.call('document.media', { id })).toEqual({ path: '/recordings/p7.m4a', shiftMs: 0 });
    study.call('document.linkMedia', { id, path: null });
    expect(study.call('document.media', { id })).toBeNull();
  });
});
