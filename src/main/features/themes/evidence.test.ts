import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestStudy, draftOf, importDraft, type TestStudy } from '../../../../tests/helpers/study.ts';

let s: TestStudy;
beforeEach(() => void (s = createTestStudy()));
afterEach(() => s.close());

/** A transcript of a participant with a service, each word of it there to be coded. */
function interview(number: number, service: string | null, attributeId: string): string {
  const documentId = importDraft(s, draftOf(`Interview ${number}`, [`P${number}: one two three four five.`]));
  const { participantId } = s.call('document.get', { id: documentId }).summary;
  if (service !== null && participantId !== null)
    s.call('participant.setValue', { participantId, attributeId, value: service });
  return documentId;
}
function code(documentId: string, codeId: string, start: number, end: number): void {
  const { textHash } = s.call('document.get', { id: documentId });
  s.call('coding.apply', { documentId, codeId, start, end, textHash });
}

describe('theme.evidence and code.spread', () => {
  it('counts people by group over a theme and everything under it', () => {
    const { id: service } = s.call('attribute.create', { name: 'Service' });
    s.call('study.setSettings', { groupAttributeId: service });
    const [one, two, three] = [
      interview(1, 'Brook Lane', service),
      interview(2, 'Alder House', service),
      interview(3, null, service),
    ];
    const { id: loose } = s.call('code.create', { name: 'loose' });
    const { id: tight } = s.call('code.create', { name: 'tight' });
    const { id: parent } = s.call('theme.create', { name: 'Knots and ties', codeIds: [loose] });
    s.call('theme.create', { name: 'Ties that hold', parentId: parent, codeIds: [tight] });
    code(one, loose, 0, 3);
    code(one, tight, 4, 7);
    code(three, tight, 0, 3);

    const evidence = s.call('theme.evidence', { themeId: parent });
    expect(evidence.groups.map((g) => [g.letter, g.name, g.people.map((p) => p.label)])).toEqual([
      ['A', 'Alder House', ['P2']],
      ['B', 'Brook Lane', ['P1']],
      ['', 'no Service given', ['P3']],
    ]);
    const key = (label: string) =>
      evidence.groups.flatMap((g) => g.people).find((p) => p.label === label)?.key ?? '';
    expect(evidence.codings).toEqual({ [key('P1')]: 2, [key('P3')]: 1 });
    expect([evidence.people, evidence.documents, evidence.total]).toEqual([2, 2, 3]);

    const spread = s.call('code.spread', {});
    expect(spread.byCode[loose]).toEqual({ people: [1], documents: [spread.documents.indexOf(one)] });
    expect(spread.byCode[tight]?.people.toSorted()).toEqual([1, 2]);
    expect(spread.documents).not.toContain(two);
  });

  it('is one group while the study groups by nothing, and counts a second transcript of a person once', () => {
    const { id: nothing } = s.call('attribute.create', { name: 'Service' });
    const first = interview(1, null, nothing);
    const second = importDraft(s, draftOf('Again', ['P1: six seven eight.']));
    const participantId = s.call('document.get', { id: first }).summary.participantId;
    s.call('document.assign', { id: second, participantId });
    const { id } = s.call('code.create', { name: 'numbers' });
    code(first, id, 0, 3);
    code(second, id, 0, 3);
    const spread = s.call('code.spread', {});
    expect(spread.groups.map((g) => [g.letter, g.name, g.people.length])).toEqual([['', 'all', 1]]);
    expect(spread.byCode[id]).toEqual({ people: [0], documents: [0, 1] });
  });
});

describe('several codes at once', () => {
  it('recolours and deletes them in one step each, and says before what goes', () => {
    const documentId = importDraft(s, draftOf('Talk', ['P1: one two three.']));
    const { id: parent } = s.call('code.create', { name: 'parent' });
    const { id: child } = s.call('code.create', { name: 'child', parentId: parent });
    const { id: other } = s.call('code.create', { name: 'other' });
    code(documentId, parent, 0, 3);
    code(documentId, other, 4, 7);
    s.call('code.setColour', { ids: [parent, other], colour: 9 });
    expect(s.call('code.list', {}).filter((c) => c.colour === 9)).toHaveLength(2);
    expect(s.call('history.state', {}).undo).toBe('Recoloured 2 codes');
    const preview = s.call('code.removePreview', { ids: [parent, other] });
    expect(preview.sentences).toEqual([
      '2 codings by 1 person will go with them.',
      '1 code under them will move up.',
      'The transcripts stay as they are. Undo brings them back.',
    ]);
    s.call('code.remove', { ids: [parent, other] });
    expect(s.call('code.list', {}).map((c) => [c.id, c.parentId])).toEqual([[child, null]]);
    expect(s.call('history.undo', {}).sentence).toContain('Deleted 2 codes with 2 codings');
    expect(s.call('code.list', {})).toHaveLength(3);
    expect(s.call('code.list', {}).find((c) => c.id === child)?.parentId).toBe(parent);
  });
});
