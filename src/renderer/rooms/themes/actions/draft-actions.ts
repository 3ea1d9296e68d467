// Naming themes one after the other, as in an outline: each is kept on Enter, and the next is named beside, under or above it.
import { announce } from '../../../ui/announce.ts';
import { valueOrTell } from '../../../app/tell.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import type { Client } from '../../../transport/client.ts';
import { usualDepth } from '../tree-data.ts';
import { useThemes, type ThemeDraft } from '../store.ts';

/** Themes are made in the order they were named, however fast one types. */
let making: Promise<unknown> = Promise.resolve();

function create(client: Client, draft: ThemeDraft, name: string): Promise<string | null> {
  const { parentId, before, level, codeIds } = draft;
  const place = parentId === null ? { level } : { parentId };
  const made = making.then(() => client.call('theme.create', { name, before, codeIds, ...place }));
  making = made;
  return made.then((answer) => valueOrTell(answer)?.id ?? null);
}

/** Asks for a name at a place. */
export const beginDraft = (place: Pick<ThemeDraft, 'parentId' | 'level'> & Partial<ThemeDraft>): void =>
  useThemes.getState().set({ draft: { before: null, name: '', codeIds: [], turn: 0, ...place } });

/**
 * Makes the theme being named; when it cannot be, the name stays to be changed. With `goesOn` the next one is asked for after it.
 * Answers with its id.
 */
export async function keepDraft(client: Client, name: string, goesOn = false): Promise<string | null> {
  const { draft, set } = useThemes.getState();
  if (!draft) return null;
  const next = goesOn && draft.codeIds.length === 0 ? { ...draft, name: '', turn: draft.turn + 1 } : null;
  set({ draft: next });
  const id = await create(client, draft, name);
  if (id === null) {
    set({ draft: { ...draft, name, turn: draft.turn + 2 } });
    return null;
  }
  set({ theme: id, ...(draft.codeIds.length > 0 ? { pooled: new Set<string>() } : {}) });
  return id;
}

/** Makes a theme of codes at once, under a name that was typed while choosing. */
export function makeOf(
  client: Client,
  name: string,
  codeIds: string[],
  levels: number,
): Promise<string | null> {
  beginDraft({ parentId: null, level: usualDepth(levels), name, codeIds });
  return keepDraft(client, name);
}

const siblings = (themes: readonly ThemeView[], parentId: string | null): ThemeView[] =>
  themes.filter((theme) => theme.parentId === parentId).toSorted((a, b) => a.position - b.position);

/**
 * Puts what is being named under the theme above it, or beside the one it stands under. `leave` ends the field it was typed in and
 * answers with what stands in it by then, since one types on while the themes are looked up.
 */
export async function moveDraft(client: Client, way: 'in' | 'out', leave: () => string): Promise<void> {
  await making;
  const themes = valueOrTell(await client.call('theme.list', {}));
  const { draft, closed, set } = useThemes.getState();
  if (!themes || !draft) return;
  if (way === 'out') {
    const parent = themes.find((theme) => theme.id === draft.parentId);
    if (!parent) return announce('It stands at the top already.');
    const around = siblings(themes, parent.parentId);
    const before = around[around.findIndex((theme) => theme.id === parent.id) + 1]?.id ?? null;
    const { parentId, level } = parent;
    set({ draft: { ...draft, parentId, level, before, name: leave(), turn: draft.turn + 1 } });
    return announce(parentId === null ? 'At the top.' : `Beside ${parent.name}.`);
  }
  const around = siblings(themes, draft.parentId);
  const at = draft.before === null ? around.length : around.findIndex((theme) => theme.id === draft.before);
  const above = around[at - 1];
  if (!above) return announce('There is no theme above it to stand under.');
  set({
    draft: { ...draft, parentId: above.id, before: null, name: leave(), turn: draft.turn + 1 },
    closed: new Set([...closed].filter((id) => id !== above.id)),
  });
  announce(`Under ${above.name}.`);
}
