import { describe, expect, it } from 'vitest';
import { layOut } from '../../../../shared/domain/text/index.ts';
import type { SpeakerView } from '../../../../shared/contract/documents.ts';
import { ALIKE, askingTurns, resembling } from './resemblance.ts';
import { timeInWords, totalsOf } from './totals.ts';

const speaker = (id: string, role: SpeakerView['role'], words: number, turns: number): SpeakerView => ({
  id,
  label: id,
  role,
  participantId: null,
  words,
  turns,
});
const speakers = [speaker('Int', 'interviewer', 20, 2), speaker('Ana', 'participant', 60, 2)];
const turn = (who: string, text: string, startMs: number | null = null, endMs: number | null = null) => ({
  text,
  speaker: who,
  startMs,
  endMs,
});

describe('totals of a transcript', () => {
  it('put participants first and take times from the turns that have them', () => {
    const { layout } = layOut([
      turn('Int', 'And the garden?', 0),
      turn('Ana', 'It grew over.', 4000, 9500),
      turn('Int', 'Who cut it?', 10_000),
      turn('Ana', 'Nobody did.'),
    ]);
    expect(totalsOf(speakers, layout).map((one) => [one.label, one.words, one.ms, one.share])).toEqual([
      ['Ana', 60, 5500, 0.75],
      ['Int', 20, 4000, 0.25],
    ]);
  });
  it('are said in words', () => {
    expect([41_000, 12.4 * 60_000, 64 * 60_000].map(timeInWords)).toEqual(['41 s', '12 min', '1 h 04 min']);
  });
});

describe('turns that resemble a question', () => {
  it('are interviewers’ turns, those with its telling words first', () => {
    const { text, layout } = layOut([
      turn('Int', 'Tell me about your first visit, what was it like?'),
      turn('Ana', 'The first visit was loud.'),
      turn('Int', 'And what were the visits like, after the first?'),
      turn('Int', 'Tell me about the flood.'),
      turn('Int', 'Tell me about your sister.'),
      turn('Int', 'Did it rain?'),
    ]);
    const turns = askingTurns({ summary: { id: 'd' } as never, text, layout, speakers });
    expect(turns).toHaveLength(5);
    const found = resembling(turns, 'Tell me about the first visit');
    expect(found.slice(0, 2).map((one) => one.start)).toEqual([0, layout.turns[2]?.start]);
    expect(found.filter((one) => one.score >= ALIKE).map((one) => one.start)).toEqual([0]);
    expect(resembling(turns, '?')).toEqual([]);
    expect(resembling([], 'Anything')).toEqual([]);
  });
});
