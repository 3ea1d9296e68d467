import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codebookCsv } from '../../src/main/exporters/csv/codebook-csv.ts';
import { codebookDocx } from '../../src/main/exporters/docx/codebook-docx.ts';
import { readCodebook } from '../../src/main/importers/codebook.ts';
import { guessColumns } from '../../src/shared/domain/codebook/incoming-columns.ts';
import { readIncoming } from '../../src/shared/domain/codebook/incoming.ts';
import { createTestStudy, type TestStudy } from '../helpers/study.ts';

// letters, signs that tables, formulas and paths use, and a script of its own
const letters = fc.constantFrom(...'abcdeE é,;"\'>/\\:=+-@&<|#ž你א', ' > ', 'in ');
const words = (most: number) =>
  fc.string({ unit: letters, minLength: 1, maxLength: most }).map((s) => s.trim());
const nameOf = words(14).filter((s) => s.replace(/\s+/gu, ' ').trim() !== '');
const lines = fc
  .array(words(20), { maxLength: 3 })
  .map((parts) => parts.filter((part) => part !== '').join('\n'));
const code = fc.record({
  name: nameOf,
  under: fc.nat(12),
  isHeading: fc.boolean(),
  isRetired: fc.boolean(),
  colour: fc.integer({ min: 1, max: 12 }),
  definition: words(24),
  fullDefinition: lines,
  useWhen: lines,
  doNotUseWhen: lines,
});

/** Codes in tree order as the frame they are: names, places and words; colour where the format carries it. */
function frame(study: TestStudy, withColour: boolean) {
  const { codes } = study.call('export.codebook', {});
  return codes.map((one) => ({
    path: one.path,
    definition: one.definition,
    fullDefinition: one.fullDefinition,
    useWhen: one.useWhen,
    doNotUseWhen: one.doNotUseWhen,
    isHeading: one.isHeading === true,
    isRetired: one.isRetired === true,
    ...(withColour ? { colour: one.colour } : {}),
  }));
}

/** Takes the first table of a file in, with the columns as they are guessed. */
function takeIn(study: TestStudy, bytes: Uint8Array, fileName: string): void {
  const rows = readCodebook(bytes, fileName)[0]?.rows ?? [];
  const { codes, remarks } = readIncoming(rows, guessColumns(rows[0] ?? []));
  expect(remarks).toEqual([]);
  if (codes.length === 0) return;
  study.call('code.takeIn', {
    codes: codes.map(({ row: _row, colour, ...one }) => ({ ...one, ...(colour === null ? {} : { colour }) })),
  });
}

describe('a codebook', () => {
  it('written as CSV or as a Word document and taken into an empty study is the same frame', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(code, { minLength: 1, maxLength: 12 }), async (made) => {
        const from = createTestStudy();
        const ids: string[] = [];
        const depth = new Map<string, number>();
        for (const { under, isRetired, ...one } of made) {
          const parent = ids[under] ?? null;
          const deep = parent === null ? 0 : (depth.get(parent) ?? 0) + 1;
          const done = from.ask('code.create', { ...one, parentId: deep > 5 ? null : parent });
          if (!done.ok) continue;
          ids.push(done.value.id);
          depth.set(done.value.id, deep > 5 ? 0 : deep);
          if (isRetired) from.call('code.retire', { ids: [done.value.id] });
        }
        const snapshot = from.call('export.codebook', {});
        const files = [
          ['frame.csv', codebookCsv(snapshot), true],
          ['frame.docx', await codebookDocx(snapshot), false],
        ] as const;
        for (const [fileName, bytes, withColour] of files) {
          const to = createTestStudy();
          takeIn(to, bytes, fileName);
          expect(frame(to, withColour)).toEqual(frame(from, withColour));
          expect(to.call('study.check', {}).problems).toEqual([]);
          to.call('history.undo', {});
          expect(to.call('code.list', {})).toEqual([]);
          to.close();
        }
        from.close();
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});
