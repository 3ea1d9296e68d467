import { readFileSync } from 'node:fs';
import type { Actor } from '../../../shared/contract/define.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { VerdictKind } from '../../../shared/contract/passes.ts';
import { resourcePath } from '../resources.ts';
import type { Call } from './frame-story.ts';

/** One reviewer's reading of a theme, as it is written down in resources/sample/source/passes.json. */
interface SampleReading {
  readonly theme: string;
  readonly reviewer: string;
  /** How many extracts, from the first. */
  readonly reads: 'all' | number;
  /** The first words of those that do not fit. */
  readonly not: readonly string[];
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  readonly verdict?: { readonly kind: VerdictKind; readonly words: string };
}

/** Gives the sample a review that is half done: one theme kept, one disputed, one begun. */
export async function addPasses(
  call: Call,
  people: ReadonlyMap<string, Actor>,
  codes: ReadonlyMap<string, string>,
  themes: ReadonlyMap<string, string>,
): Promise<void> {
  const readings = JSON.parse(
    readFileSync(resourcePath('sample/source/passes.json'), 'utf8'),
  ) as SampleReading[];
  for (const reading of readings) {
    const themeId = themes.get(reading.theme);
    const reviewer = people.get(reading.reviewer);
    if (themeId === undefined || !reviewer)
      throw new Refusal(
        'internal',
        `The sample has no ${reading.theme} or nobody called ${reading.reviewer}.`,
      );
    const { ids } = await call('pass.extracts', { themeId });
    const { items } = await call('coding.extracts', { codingIds: ids, limit: 2000 });
    const startingWith = (words: string): string => {
      const found = items.find((item) => item.quote.startsWith(words));
      if (!found) throw new Refusal('internal', `The sample's ${reading.theme} has no “${words}”.`);
      return found.codingId;
    };
    const not = reading.not.map(startingWith);
    const moves = reading.moves.map(({ from, to }) => ({ id: startingWith(from), to: codes.get(to) ?? '' }));
    const other = new Set([...not, ...moves.map((move) => move.id)]);
    const read = reading.reads === 'all' ? ids : ids.slice(0, reading.reads);
    const fits = read.filter((id) => !other.has(id));
    await call('pass.mark', { themeId, codingIds: fits, mark: 'fits' }, reviewer);
    if (not.length > 0) await call('pass.mark', { themeId, codingIds: not, mark: 'not' }, reviewer);
    for (const { id, to } of moves)
      await call('pass.move', { themeId, codingIds: [id], to: { kind: 'code', id: to } }, reviewer);
    if (reading.verdict) await call('pass.writeVerdict', { themeId, ...reading.verdict }, reviewer);
  }
}
