import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, lineStarts } from '../../../../shared/domain/text/index.ts';
import type { DocumentFull } from '../../../../shared/contract/documents.ts';
import { linesInWords, referenceOf, showText, type ShownLine, type ShownText } from './shown-text.ts';

function shownOf(turns: readonly string[]) {
  const laid = layOut(turns.map((text) => ({ text, speaker: null, startMs: null, endMs: null })));
  const document = { ...laid, textHash: 'h', speakers: [], summary: { id: 'd' } } as unknown as DocumentFull;
  return { shown: showText(document), text: laid.text, layout: laid.layout };
}
const linesOf = (shown: ShownText): ShownLine[] =>
  Array.from({ length: shown.lineCount }, (_, at) => shown.line(at) as ShownLine);
const long =
  'The bus was late again and the woman at the desk knew my name before I had said it, which is more than my brother does.';

describe('the text as it is shown', () => {
  it('has the same length, and only breaking spaces differ', () => {
    const turn = fc.string({
      unit: fc.constantFrom('a', 'ö', ' ', '日', '😀', '\n', 'e\u0301', 'word '),
      maxLength: 300,
    });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 6 }), (turns) => {
        const { shown, text, layout } = shownOf(turns);
        expect(linesOf(shown).map(({ label, start, turn }) => ({ label, start, turn }))).toEqual(
          lineStarts(layout).map(({ label, start, turn }) => ({ label, start, turn })),
        );
        expect(shown.lineStart(shown.lineCount)).toBe(text.length);
        const drawn = shown.editorLines().join('\n');
        expect(drawn).toHaveLength(text.length);
        for (let at = 0; at < text.length; at += 1)
          if (drawn[at] !== text[at]) expect([text[at], drawn[at]]).toEqual([' ', '\n']);
        const soft = linesOf(shown).filter((line) => !line.isHard);
        expect(drawn.split('\n')).toHaveLength(soft.length);
        for (const line of soft) expect(line.start === 0 || drawn[line.start - 1] === '\n').toBe(true);
      }),
    );
  });
  it('marks lines that begin where there is no space', () => {
    const { shown } = shownOf(['日'.repeat(150)]);
    expect(linesOf(shown).map((line) => line.isHard)).toEqual([false, true, true]);
  });
  it('says lines and references', () => {
    const { shown } = shownOf(['Hello there.', long]);
    expect(linesOf(shown).map((line) => line.label)).toEqual(['1', '2', '3']);
    expect(referenceOf(shown, '7b', 14, 30)).toBe('#7b:2');
    expect(referenceOf(shown, '7', 2, 100)).toBe('#7:1–3');
    expect(linesInWords(shown, 2, 100)).toBe('lines 1 to 3');
  });
});
