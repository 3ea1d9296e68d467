import { describe, expect, it } from 'vitest';
import {
  createTestStudy,
  draftOf,
  importDraft,
  placeOf,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';
import type { Actor } from '../../../shared/contract/define.ts';

/** A study with a transcript, three codes and one coding, frozen as "Frame 1". */
function frozen() {
  const study: TestStudy = createTestStudy();
  const documentId = importDraft(study, draftOf('P7', talk));
  const { text, textHash } = study.call('document.get', { id: documentId });
  const make = (name: string) => study.call('code.create', { name }).id;
  const codes = { given: make('being given things'), left: make('left in peace'), cold: make('cold') };
  const on = (words: string, codeId: string) =>
    study.call('coding.apply', { ...placeOf(study, documentId, words), codeId });
  on('gave me a pair of gloves', codes.given);
  const frameId = study.call('frame.freeze', { name: 'Frame 1', note: 'After the first transcript' }).id;
  const dee: Actor = {
    personId: study.call('person.ensure', { name: 'Dee Lambert' }).id,
    connection: 'test',
  };
  const place = { documentId, start: text.indexOf('Cold.'), end: text.indexOf('Cold.') + 4, textHash };
  const lines = (to: string | null = null) =>
    study
      .call('frame.changes', { from: frameId, to })
      .map(({ kind, name, from, to: into, why }) =>
        [kind, name, from, into, why].filter(Boolean).join(' | '),
      );
  return { study, documentId, codes, frameId, dee, place, on, lines };
}

describe('versions of the coding frame', () => {
  it('keep the codes as they were, in one step that can be undone', () => {
    const { study, codes, frameId } = frozen();
    study.call('code.update', { id: codes.cold, name: 'cold weather' });
    expect(study.call('frame.list', {})).toMatchObject([
      { name: 'Frame 1', note: 'After the first transcript', codes: 3 },
    ]);
    expect(study.call('export.codebook', { frameId })).toMatchObject({
      frameName: 'Frame 1',
      codes: [
        { name: 'being given things', people: 1, codings: 1 },
        { name: 'left in peace' },
        { name: 'cold', path: ['cold'] },
      ],
    });
    expect(study.ask('frame.freeze', { name: 'frame 1' })).toMatchObject({ ok: false });
    study.call('history.undo', {});
    expect(study.call('history.undo', {}).sentence).toContain('Dee');
    expect(study.call('history.undo', {}).sentence).toBe('Froze the coding frame as Frame 1');
    expect(study.call('frame.list', {})).toEqual([]);
    study.call('history.redo', {});
    expect(study.call('frame.list', {})).toMatchObject([{ id: frameId }]);
    expect(study.call('study.check', {}).problems).toEqual([]);
    study.close();
  });

  it('tell every kind of change, by whom and why, and what was taken back tells nothing', () => {
    const { study, codes, frameId, dee, lines } = frozen();
    study.call('code.update', { id: codes.given, name: 'being given gloves', colour: 9 }, dee);
    study.call('code.update', { id: codes.given, definition: 'Things change hands.', useWhen: 'Gifts.' });
    const group = study.call('code.create', { name: 'The place', isHeading: true }).id;
    study.call('code.move', { ids: [codes.left], parentId: group, before: null });
    study.call('code.create', { name: 'a passing thought' });
    study.call('history.undo', {});
    study.call('code.merge', { from: [codes.cold], into: codes.left });
    const seq = study.call('frame.changes', { from: frameId }).find((one) => one.kind === 'merged')?.seq ?? 0;
    study.call('frame.giveReason', { seq, why: ' Nobody spoke of the weather itself. ' });
    study.call('code.retire', { ids: [codes.given], reason: 'Too wide.' });
    expect(lines()).toEqual([
      'renamed | being given gloves | being given things | being given gloves',
      'redefined | being given gloves | Things change hands.',
      'redefined | being given gloves | Gifts.',
      'retired | being given gloves | Too wide.',
      'recoloured | being given gloves',
      'added | The place',
      'moved | left in peace | the top level | The place',
      'merged | cold | cold | left in peace | Nobody spoke of the weather itself.',
    ]);
    const renamed = study.call('frame.changes', { from: frameId })[0];
    expect(renamed?.personId).toBe(dee.personId);
    const second = study.call('frame.freeze', { name: 'Frame 2' }).id;
    study.call('code.restore', { ids: [codes.given] });
    expect(lines(second)).toHaveLength(8);
    expect(study.call('frame.changes', { from: second })).toMatchObject([{ kind: 'restored' }]);
    expect(study.call('frame.changes', { from: second, to: frameId }).map((one) => one.kind)).toContain(
      'added',
    );
    study.close();
  });

  it('keep example words that came with a codebook, and tell which example is another now', () => {
    const { study, documentId, codes, dee, on } = frozen();
    const taken = { path: ['cold'], typicalText: 'My hands hurt.', borderlineText: 'It was dark.' };
    study.call('code.takeIn', { codes: [{ ...taken, id: codes.cold, isChange: true }] });
    const first = study.call('frame.freeze', { name: 'Frame 2' }).id;
    const examples = (frameId: string) =>
      study
        .call('export.codebook', { frameId })
        .codes.filter(({ id }) => id === codes.cold)
        .map(({ example, borderline }) => [example?.text, borderline?.text, example?.reference]);
    const kept = ['My hands hurt.', 'It was dark.', ''];
    expect(examples(first)).toEqual([kept]);
    study.call('code.takeIn', {
      codes: [{ path: ['cold'], id: codes.cold, isChange: true, typicalText: 'Frost.' }],
    });
    const { codingId } = on('Cold.', codes.cold);
    study.call('code.setExample', { id: codes.cold, kind: 'borderline', codingId }, dee);
    const told = study.call('frame.changes', { from: first }).map((one) => [one.parts, one.from, one.to]);
    expect(told).toEqual([
      [['typical example'], 'My hands hurt.', 'Frost.'],
      [['borderline example'], null, null],
    ]);
    expect(study.call('frame.changes', { from: first })[1]?.personId).toBe(dee.personId);
    const second = study.call('frame.freeze', { name: 'Frame 3' }).id;
    expect(examples(second)).toEqual([['Frost.', 'Cold.', '']]);
    expect(examples(first)).toEqual([kept]);
    study.call('document.remove', { id: documentId });
    expect(examples(second)).toEqual([['Frost.', 'It was dark.', '']]);
    study.close();
  });

  it('tell a split as one line, and keep the way of merged and renamed codes', () => {
    const { study, codes, frameId, lines } = frozen();
    study.call('split.start', { codeId: codes.given, targets: [{ name: 'gifts' }, { name: 'loans' }] });
    expect(lines()).toEqual(['split | being given things | gifts, loans']);
    const gifts = study.call('code.list', {}).find((code) => code.name === 'gifts')?.id ?? '';
    expect(study.call('frame.origins', { codeId: gifts })).toMatchObject([
      { kind: 'splitFrom', name: 'being given things', codeId: codes.given },
    ]);
    study.call('code.update', { id: codes.cold, name: 'chill' });
    study.call('code.merge', { from: [codes.cold], into: codes.left });
    study.call('code.merge', { from: [codes.left], into: gifts });
    study.call('code.update', { id: gifts, name: 'gifts and peace' });
    expect(
      study.call('frame.pastNames', {}).map(({ name, how, nowName }) => `${name} ${how} ${nowName}`),
    ).toEqual([
      'gifts renamed gifts and peace',
      'left in peace merged gifts and peace',
      'chill merged gifts and peace',
      'cold merged gifts and peace',
    ]);
    expect(study.call('frame.origins', { codeId: gifts }).map((one) => `${one.kind} ${one.name}`)).toEqual([
      'renamed gifts',
      'mergedFrom left in peace',
      'mergedFrom chill',
      'mergedFrom cold',
      'splitFrom being given things',
    ]);
    expect(study.call('frame.gone', { codeId: codes.cold })).toMatchObject({ name: 'chill', codeId: gifts });
    expect(study.call('frame.gone', { codeId: gifts })).toBe(null);
    study.call('code.remove', { ids: [gifts] });
    expect(study.call('frame.gone', { codeId: codes.cold })).toMatchObject({ how: 'deleted', codeId: null });
    expect(study.call('frame.pastNames', {})[0]).toMatchObject({
      name: 'gifts and peace',
      how: 'deleted',
      codeId: null,
    });
    expect(study.call('frame.changes', { from: frameId }).map((one) => one.kind)).toEqual([
      'split',
      'deleted',
      'deleted',
    ]);
    for (let i = 0; i < 3; i++) study.call('history.undo', {});
    expect(study.call('frame.pastNames', {}).map((one) => one.name)).toEqual(['chill', 'cold']);
    study.close();
  });
});

describe('proposals against a frozen frame', () => {
  it('are refused while nothing is frozen, and ask for a reason', () => {
    const study = createTestStudy();
    const change = { kind: 'add', name: 'gloves' } as const;
    expect(study.ask('frame.propose', { change, reason: 'often' })).toMatchObject({ ok: false });
    study.call('code.create', { name: 'cold' });
    study.call('frame.freeze', { name: 'Frame 1' });
    expect(study.ask('frame.propose', { change, reason: '  ' })).toMatchObject({
      failure: { message: 'Say in a few words why.' },
    });
    study.close();
  });

  it('are accepted as one step with the change, linked to it, and taken back together', () => {
    const { study, frameId, dee, place } = frozen();
    const change = { kind: 'add', name: 'weather', definition: 'Rain and cold.' } as const;
    const { id } = study.call('frame.propose', { change, reason: 'P7 begins with it', place }, dee);
    expect(study.call('frame.proposals', {})).toMatchObject([
      { state: 'open', frameName: 'Frame 1', place: { reference: '#7:5' }, codes: [] },
    ]);
    const { codeId } = study.call('frame.accept', { id, answer: 'Yes' });
    expect(study.call('coding.extracts', { codeIds: [codeId ?? ''] }).items).toMatchObject([
      { quote: 'Cold', coderId: dee.personId },
    ]);
    expect(study.call('frame.changes', { from: frameId })).toMatchObject([
      { kind: 'added', name: 'weather', why: 'P7 begins with it', proposalId: id, proposedBy: dee.personId },
    ]);
    expect(study.ask('frame.decline', { id, answer: 'No' })).toMatchObject({ ok: false });
    expect(study.call('history.undo', {}).sentence).toBe('Accepted the proposal to add weather');
    expect(study.call('frame.proposals', {})[0]).toMatchObject({ state: 'open', answer: '' });
    expect(study.call('code.list', {}).map((code) => code.name)).not.toContain('weather');
    expect(study.call('study.check', {}).problems).toEqual([]);
    study.close();
  });

  it('of every kind do what they say', () => {
    const { study, codes, dee } = frozen();
    const take = (change: Parameters<typeof propose>[0]) =>
      study.call('frame.accept', { id: propose(change).id });
    const propose = (change: import('../../../shared/contract/frame.ts').ProposedChange) =>
      study.call('frame.propose', { change, reason: 'so' }, dee);
    const code = (id: string) => study.call('code.list', {}).find((one) => one.id === id);
    take({ kind: 'rename', codeId: codes.cold, name: 'chill' });
    take({ kind: 'redefine', codeId: codes.cold, useWhen: 'Temperature.' });
    take({ kind: 'move', codeId: codes.cold, parentId: codes.left });
    expect(code(codes.cold)).toMatchObject({ name: 'chill', useWhen: 'Temperature.', parentId: codes.left });
    const split = take({ kind: 'split', codeId: codes.given, names: ['gifts', 'loans'] });
    expect(study.call('split.list', {})).toMatchObject([{ id: split.splitId, targets: [{}, {}] }]);
    study.call('split.finish', { id: split.splitId ?? '' });
    take({ kind: 'retire', codeId: codes.given });
    expect(code(codes.given)?.retired?.reason).toBe('so');
    const late = propose({ kind: 'rename', codeId: codes.cold, name: 'cool' });
    take({ kind: 'merge', from: [codes.cold], into: codes.left });
    expect(study.ask('frame.accept', { id: late.id })).toMatchObject({
      failure: { message: expect.stringContaining('not in the study any more') },
    });
    study.call('frame.decline', { id: late.id, answer: 'Merged meanwhile.' });
    expect(study.call('frame.proposals', {}).find((one) => one.id === late.id)).toMatchObject({
      state: 'declined',
      answer: 'Merged meanwhile.',
      codes: [{ name: 'cold', isThere: false, mergedInto: 'left in peace' }],
    });
    study.close();
  });

  it('keep the version they stand against from being taken back under them', () => {
    const study = createTestStudy();
    study.call('code.create', { name: 'cold' });
    const dee = { ...study.actor, personId: study.call('person.ensure', { name: 'Dee Lambert' }).id };
    study.call('frame.freeze', { name: 'Frame 1' });
    const change = { kind: 'add', name: 'gloves' } as const;
    study.call('frame.propose', { change, reason: 'often' }, dee);
    expect(study.ask('history.undo', {})).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    expect(study.call('frame.list', {})).toHaveLength(1);
    study.call('history.undo', {}, dee);
    study.call('history.undo', {});
    expect(study.call('frame.list', {})).toEqual([]);
    study.close();
  });

  it('lose their place with the transcript and stay', () => {
    const { study, dee, place, documentId } = frozen();
    study.call('frame.propose', { change: { kind: 'add', name: 'weather' }, reason: 'so', place }, dee);
    study.call('document.remove', { id: documentId });
    expect(study.call('frame.proposals', {})).toMatchObject([{ place: null, state: 'open' }]);
    study.call('history.undo', {});
    expect(study.call('frame.proposals', {})[0]?.place).not.toBeNull();
    study.close();
  });
});

describe('transcripts finished before a code existed', () => {
  it('are listed until the code is used there, looked for again, or retired', () => {
    const { study, documentId, on, codes } = frozen();
    const again = () => study.call('frame.lookAgain', {}).documents[0]?.codeIds ?? [];
    expect(again()).toEqual([]);
    const late = study.call('code.create', { name: 'gloves' }).id;
    const other = study.call('code.create', { name: 'questions' }).id;
    study.call('code.create', { name: 'Group', isHeading: true });
    expect(again()).toEqual([other, late]);
    // the parts of a code are not new: the code itself was looked for
    study.call('split.start', { codeId: codes.given, targets: [{ name: 'gifts' }, { name: 'loans' }] });
    expect(again()).toEqual([other, late]);
    expect(study.call('frame.looked', { pairs: [{ codeId: other, documentId }] })).toEqual({ looked: 1 });
    expect(study.call('frame.looked', { pairs: [{ codeId: other, documentId }] })).toEqual({ looked: 0 });
    expect(again()).toEqual([late]);
    expect(study.call('frame.lookAgain', {}).looked).toMatchObject([{ personId: study.actor.personId }]);
    study.call('code.retire', { ids: [late] });
    expect(again()).toEqual([]);
    study.call('code.restore', { ids: [late] });
    on('bring the gloves', late);
    expect(again()).toEqual([]);
    study.call('code.remove', { ids: [other] });
    expect(study.call('frame.lookAgain', {}).looked).toEqual([]);
    study.close();
  });

  it('take a mark of being finished over the last coding', () => {
    const { study, documentId, on, codes } = frozen();
    study.call('frame.finish', { documentId, isFinished: true });
    const late = study.call('code.create', { name: 'gloves' }).id;
    on('bring the gloves', codes.given);
    expect(study.call('frame.lookAgain', {}).documents).toMatchObject([
      { documentId, codeIds: [late], finishedBy: study.actor.personId },
    ]);
    study.call('frame.finish', { documentId, isFinished: true });
    expect(study.call('frame.lookAgain', {}).documents).toEqual([]);
    expect(study.call('frame.finished', {})).toHaveLength(1);
    // once transcripts are marked, one that is not marked counts as still being coded
    const other = importDraft(study, draftOf('P8', [...talk, 'P8: And mine.']));
    const { textHash } = study.call('document.get', { id: other });
    study.call('coding.apply', { documentId: other, codeId: codes.cold, start: 0, end: 9, textHash });
    study.call('code.create', { name: 'thermos' });
    const listed = () => study.call('frame.lookAgain', {}).documents.map((one) => one.documentId);
    expect(listed()).toEqual([documentId]);
    study.call('frame.finish', { documentId, isFinished: false });
    expect(listed()).toEqual([documentId, other]);
    expect(study.call('frame.finished', {})).toEqual([]);
    study.close();
  });
});
