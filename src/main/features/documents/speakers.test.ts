import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestStudy, draftOf, importDraft, type TestStudy } from '../../../../tests/helpers/study.ts';

let study: TestStudy;
beforeEach(() => {
  study = createTestStudy();
});
afterEach(() => study.close());

const get = (id: string) => study.call('document.get', { id });
const people = () => study.call('participant.table', {}).participants;
const speaker = (id: string, label: string) => {
  const found = get(id).speakers.find((s) => s.label === label);
  if (!found) throw new Error(`no speaker ${label}`);
  return found;
};

describe('saying who speaks', () => {
  it('gives the transcript to the one participant left when the other turns out to ask', () => {
    const id = importDraft(study, draftOf('Tuesday', ['Hal: How are you?', 'Wren: Cold.']));
    expect(get(id).summary.participantId).toBeNull();
    expect(people()).toHaveLength(2);
    study.call('speaker.update', { id: speaker(id, 'Hal').id, role: 'interviewer' });
    expect(get(id).summary.participantId).toBe(speaker(id, 'Wren').participantId);
    expect(people().map((p) => p.workingLabel)).toEqual(['Wren']);
    study.call('history.undo', {});
    expect(people()).toHaveLength(2);
    expect(get(id).summary.participantId).toBeNull();
  });

  it('keeps a person about whom something is known', () => {
    const id = importDraft(study, draftOf('Tuesday', ['Hal: How are you?', 'Wren: Cold.']));
    const hal = speaker(id, 'Hal');
    study.call('participant.update', { id: hal.participantId as string, note: 'Came twice.' });
    study.call('speaker.update', { id: hal.id, role: 'interviewer' });
    expect(people()).toHaveLength(2);
  });

  it('moves the transcript with its voice to another person, but never one tied by hand', () => {
    const id = importDraft(study, draftOf('Tuesday', ['Interviewer: How are you?', 'Wren: Cold.']));
    const other = study.call('participant.create', { number: 20 });
    study.call('speaker.update', { id: speaker(id, 'Wren').id, participantId: other.id });
    expect(get(id).summary.publicId).toBe('P20');
    const third = study.call('participant.create', { number: 30 });
    study.call('document.assign', { id, participantId: third.id });
    study.call('speaker.update', { id: speaker(id, 'Wren').id, participantId: null });
    expect(get(id).summary.publicId).toBe('P30');
  });

  it('makes two spellings one person', () => {
    const id = importDraft(study, draftOf('Tuesday', ['Wren: Cold.', 'Wren A.: Very.', 'Wren: Yes.']));
    study.call('speaker.merge', { from: speaker(id, 'Wren A.').id, into: speaker(id, 'Wren').id });
    expect(get(id).speakers.map((s) => [s.label, s.turns])).toEqual([['Wren', 3]]);
    expect(get(id).summary.participantId).toBe(speaker(id, 'Wren').participantId);
    expect(people().map((p) => p.workingLabel)).toEqual(['Wren']);
    expect(study.call('study.check', {}).problems).toEqual([]);
  });
});
