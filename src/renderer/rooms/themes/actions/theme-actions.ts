// What the themes room does. Each asks or says what happened; rows come back through the queries.
import type { Input } from '../../../../shared/contract/index.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { askConsequences, doneToast } from '../../../parts/consequences-dialog/index.ts';
import type { Client } from '../../../transport/client.ts';
import { useThemes } from '../store.ts';

const codes = (n: number) => `${n} ${n === 1 ? 'code' : 'codes'}`;

export async function updateTheme(client: Client, input: Input<'theme.update'>): Promise<boolean> {
  return valueOrTell(await client.call('theme.update', input)) !== undefined;
}

export async function moveTheme(client: Client, input: Input<'theme.move'>): Promise<boolean> {
  return valueOrTell(await client.call('theme.move', input)) !== undefined;
}

/** Deletes a theme after saying what goes with it. */
export async function deleteTheme(client: Client, theme: ThemeView): Promise<boolean> {
  const isSure = await askConsequences(client.call('theme.removePreview', { id: theme.id }), {
    title: `Delete the theme “${theme.name}”?`,
    confirmLabel: 'Delete the theme',
  });
  if (!isSure || valueOrTell(await client.call('theme.remove', { id: theme.id })) === undefined) return false;
  await doneToast(client, `Deleted the theme ${theme.name}.`);
  return true;
}

export async function putUnder(client: Client, codeIds: string[], theme: ThemeView): Promise<void> {
  const more = codeIds.filter((id) => !theme.codeIds.includes(id));
  if (more.length === 0) return;
  if (valueOrTell(await client.call('theme.linkCodes', { themeId: theme.id, codeIds: more })) === undefined)
    return;
  useThemes.getState().set({ pooled: new Set() });
  await doneToast(client, `Put ${codes(more.length)} under ${theme.name}.`);
}

export async function takeOut(
  client: Client,
  codeId: string,
  codeName: string,
  theme: ThemeView,
): Promise<void> {
  const done = valueOrTell(await client.call('theme.unlinkCodes', { themeId: theme.id, codeIds: [codeId] }));
  if (done !== undefined) await doneToast(client, `Took ${codeName} out of ${theme.name}.`);
}

export async function setLevels(client: Client, names: string[]): Promise<boolean> {
  return valueOrTell(await client.call('theme.setLevels', { names })) !== undefined;
}

/** Counts beside themes on or off, for the whole study. */
export async function toggleCounts(client: Client): Promise<void> {
  const now = valueOrTell(await client.call('study.settings', {}));
  if (now)
    valueOrTell(await client.call('study.setSettings', { countsBesideThemes: !now.countsBesideThemes }));
}
