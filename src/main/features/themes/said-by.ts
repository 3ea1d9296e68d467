import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { studySettings } from '../study/settings.ts';

/** Row of the settings in which the letters of one theme stand; what hangs on a theme knows it too. */
export const SAID_BY = 'theme.groups/';

interface Stored {
  readonly attributeId: string;
  readonly values: readonly string[];
}

/**
 * The groups people said a theme comes from, by theme: values of the characteristic the study groups by now. A theme that is not
 * among them is left to its extracts.
 */
export function saidByHand(db: ReadDb): Map<string, string[]> {
  const { groupAttributeId } = studySettings(db);
  const rows = db.all<{ id: string; value: string }>(
    'SELECT id, value FROM setting WHERE id GLOB ?',
    `${SAID_BY}*`,
  );
  return new Map(
    rows.flatMap(({ id, value }) => {
      const { attributeId, values } = JSON.parse(value) as Stored;
      return attributeId === groupAttributeId && values.length > 0
        ? [[id.slice(SAID_BY.length), [...values]] as const]
        : [];
    }),
  );
}

/** Says whose finding a theme is; no groups leave it to the extracts again. Without a characteristic to group by nothing is kept. */
export function sayGroups(ctx: CommandContext, themeId: string, values: readonly string[]): void {
  const id = `${SAID_BY}${themeId}`;
  const attributeId = studySettings(ctx.db).groupAttributeId;
  const isThere = ctx.db.value('SELECT 1 FROM setting WHERE id = ?', id) !== null;
  const unique = [...new Set(values)];
  if (attributeId === null || unique.length === 0) {
    if (isThere) ctx.recorder.remove('setting', id);
    return;
  }
  const value = JSON.stringify({ attributeId, values: unique } satisfies Stored);
  if (isThere) ctx.recorder.update('setting', id, { value });
  else ctx.recorder.insert('setting', { id, value });
}

/** A theme that was said to be somebody's finding is also that of the themes it takes in; one left to its extracts stays so. */
export function joinGroups(ctx: CommandContext, from: readonly string[], into: string): void {
  const said = saidByHand(ctx.db);
  const own = said.get(into);
  if (own) sayGroups(ctx, into, [...own, ...from.flatMap((id) => said.get(id) ?? [])]);
}
