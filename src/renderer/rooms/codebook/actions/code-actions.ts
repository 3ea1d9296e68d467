// What the codebook does to codes. Each asks or says what happened; rows come back through the queries.
import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { askConsequences, doneToast } from '../../../parts/consequences-dialog/index.ts';
import type { DataSource } from '../../../data/use-query.ts';
import type { Client } from '../../../transport/client.ts';
import { useCodebook } from '../store.ts';
import { goneAtOnce } from './gone-at-once.ts';

const counted = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** Changes a code; answers whether it was done. */
export async function updateCode(client: Client, input: Input<'code.update'>): Promise<boolean> {
  return valueOrTell(await client.call('code.update', input)) !== undefined;
}

/** Makes the code being named; when it cannot be, the name stays to be changed. Answers with its id. */
export async function createFromDraft(client: Client, name: string): Promise<string | null> {
  const { draft, set } = useCodebook.getState();
  if (!draft) return null;
  set({ draft: null });
  const { parentId, isHeading } = draft;
  const made = valueOrTell(await client.call('code.create', { name, parentId, isHeading }));
  if (!made) {
    set({ draft: { ...draft, name } });
    return null;
  }
  set({ selected: new Set([made.id]) });
  return made.id;
}

export async function moveCodes(
  client: Client,
  ids: string[],
  parentId: string | null,
  before: string | null,
): Promise<boolean> {
  return valueOrTell(await client.call('code.move', { ids, parentId, before })) !== undefined;
}

/** What has left the list is not chosen any more, so that the next key is not about codes nobody sees. */
function letGo(ids: readonly string[]): void {
  const { selected, set } = useCodebook.getState();
  set({ selected: new Set([...selected].filter((id) => !ids.includes(id))) });
}

/** Takes codes out of use, with the reason given; says how to get them back. */
export async function retireCodes(
  client: Client,
  codes: readonly CodeView[],
  reason: string,
): Promise<boolean> {
  const ids = codes.map((code) => code.id);
  if (valueOrTell(await client.call('code.retire', { ids, reason })) === undefined) return false;
  letGo(ids);
  const [only] = codes.length === 1 ? codes : [];
  await doneToast(
    client,
    `Retired ${only ? only.name : counted(codes.length, 'code')}. What was coded with ${only ? 'it' : 'them'} stays.`,
  );
  return true;
}

/** Takes retired codes into use again. */
export async function restoreCodes(client: Client, codes: readonly CodeView[]): Promise<boolean> {
  const ids = codes.map((code) => code.id);
  if (valueOrTell(await client.call('code.restore', { ids })) === undefined) return false;
  letGo(ids);
  const [only] = codes.length === 1 ? codes : [];
  await doneToast(client, `Restored ${only ? only.name : counted(codes.length, 'code')}.`);
  return true;
}

/** Deletes codes after saying what goes with them. */
export async function deleteCodes(
  { client, queries }: DataSource,
  codes: readonly CodeView[],
): Promise<boolean> {
  const ids = codes.map((code) => code.id);
  const [only] = codes.length === 1 ? codes : [];
  const isSure = await askConsequences(client.call('code.removePreview', { ids }), {
    title: only ? `Delete the code “${only.name}”?` : `Delete ${codes.length} codes?`,
    confirmLabel: only ? 'Delete the code' : 'Delete the codes',
  });
  if (!isSure) return false;
  const leaving = { codes: new Map(codes.map((code) => [code.id, code.parentId])), into: null };
  const remove = () => client.call('code.remove', { ids });
  const gone = await goneAtOnce(queries, { leaving, chosen: new Set() }, remove);
  if (valueOrTell(gone) === undefined) return false;
  const codings = codes.reduce((sum, code) => sum + code.codings, 0);
  const what = only ? `the code ${only.name}` : counted(codes.length, 'code');
  await doneToast(client, `Deleted ${what}${codings > 0 ? ` with ${counted(codings, 'coding')}` : ''}.`);
  return true;
}

export async function putUnderTheme(
  client: Client,
  codeIds: string[],
  themeId: string,
  themeName: string,
): Promise<void> {
  if (valueOrTell(await client.call('theme.linkCodes', { themeId, codeIds })) === undefined) return;
  await doneToast(client, `Put ${counted(codeIds.length, 'code')} under ${themeName}.`);
}

/** Makes a theme of codes, named by the person; answers with its id. */
export async function makeTheme(client: Client, name: string, codeIds: string[]): Promise<string | null> {
  const made = valueOrTell(await client.call('theme.create', { name, codeIds }));
  if (!made) return null;
  await doneToast(client, `Made the theme ${name} from ${counted(codeIds.length, 'code')}.`);
  return made.id;
}
