import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packLayout, unpackLayout } from './layout-columns.ts';
import { layOut } from './lines.ts';

const speaker = fc.constantFrom('a', 'b', null);
const ms = fc.option(fc.nat(9000), { nil: null });
const turn = fc.record({
  text: fc.array(fc.string({ maxLength: 12 }), { maxLength: 60 }).map((words) => words.join(' ')),
  speaker,
  startMs: ms,
  endMs: ms,
});

describe('a layout as columns', () => {
  it('is the same layout again', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 12 }), fc.option(fc.nat(30)), (turns, letters) => {
        const { layout } = layOut(turns);
        const whole =
          letters === null
            ? layout
            : {
                ...layout,
                turns: layout.turns.map((one, at) => (at % 2 ? one : { ...one, lettersBefore: letters })),
              };
        const sent = JSON.parse(JSON.stringify(packLayout(whole))) as ReturnType<typeof packLayout>;
        expect(unpackLayout(sent)).toEqual(whole);
      }),
    );
  });
});
