// Naming themes one after the other, as in an outline: each is kept on Enter, and the next is named beside, under or above it.
import { announce } from '../../../ui/announce.ts';
import { begunNew } from '../../../app/begun-new.ts';
import { valueOrTell } from '../../../app/tell.ts';
import type { LevelView, ThemeView } from '../../../../shared/contract/themes.ts';
import type { Client } from '../../../transport/client.ts';
import { inSentence, usualDepth } from '../tree-data.ts';
import { useThemes, type ThemeDraft } from '../store.ts';

type Place = Pick<ThemeDraft, 'parentId' | 'before' | 'level'>;

/**
 * Where the next name goes, once all that was asked for before is done: names and moves come in the order of the keys, however fast one
 * types.
 */
let place: Promise<Place> = Promise.resolve({ parentId: null, before: null, level: 0 });
/** Moves that are not drawn yet. */
let moving = 0;
/** Whether the row one types in is about to go elsewhere: it may lose the focus for a moment. */
export const isDraftMoving = (): boolean => moving > 0;

/** Asks for a name at a place; one that was being typed when the program ended is gone on with. */
export function beginDraft(at: Pick<ThemeDraft, 'parentId' | 'level'> & Partial<ThemeDraft>): void {
  const draft = {
    before: null,
    name: begunNew('themes.newTheme'),
    codeIds: [],
    questionIds: [],
    turn: 0,
    ...at,
  };
  place = Promise.resolve({ parentId: draft.parentId, before: draft.before, level: draft.level });
  useThemes.getState().set({ draft });
}

/** Leaves off naming and asks about a list that was pasted instead, under where the name would have stood. */
export function listInstead(text: string): void {
  useThemes.getState().set({ draft: null });
  void place.then(({ parentId }) => useThemes.getState().set({ asking: { kind: 'list', text, parentId } }));
}

/**
 * Makes the theme being named; when it cannot be, the name stays to be changed. With `goesOn` the next one is asked for after it.
 * Answers with its id.
 */
export async function keepDraft(client: Client, name: string, goesOn = false): Promise<string | null> {
  const { draft, set } = useThemes.getState();
  if (!draft) return null;
  const { codeIds } = draft;
  const at = place;
  const made = at.then(({ parentId, before, level }) =>
    client.call('theme.create', {
      name,
      before,
      codeIds,
      ...(parentId === null ? { level } : { parentId }),
    }),
  );
  place = made.then(() => at);
  set({ draft: goesOn && codeIds.length === 0 ? { ...draft, name: '', turn: draft.turn + 1 } : null });
  const id = valueOrTell(await made)?.id ?? null;
  if (id !== null && draft.questionIds.length > 0)
    valueOrTell(
      await client.call('researchQuestion.assign', { themeId: id, questionIds: draft.questionIds }),
    );
  if (id === null) set({ draft: { ...draft, name, turn: draft.turn + 2 } });
  else set({ theme: id, ...(codeIds.length > 0 ? { pooled: new Set<string>() } : {}) });
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

/**
 * Puts what is being named under the theme above it, or beside the one it stands under; at the top it goes to the level above, and back
 * to the usual one where nothing stands above it.
 */
export function moveDraft(client: Client, way: 'in' | 'out'): void {
  moving += 1;
  place = place
    .then(async (at) => {
      const answers = await Promise.all([client.call('theme.list', {}), client.call('theme.levels', {})]);
      const themes = valueOrTell(answers[0]);
      const levels = valueOrTell(answers[1]);
      if (!themes || !levels) return at;
      return (way === 'in' ? under(themes, levels, at) : beside(themes, levels, at)) ?? at;
    })
    .then((at) => {
      const { draft, closed, set } = useThemes.getState();
      if (draft)
        set({ draft: { ...draft, ...at }, closed: new Set([...closed].filter((id) => id !== at.parentId)) });
      // drawn by then
      setTimeout(() => (moving -= 1));
      return at;
    });
}

const siblings = (themes: readonly ThemeView[], parentId: string | null): ThemeView[] =>
  themes.filter((theme) => theme.parentId === parentId).toSorted((a, b) => a.position - b.position);

/** The same place at another level, said by its name. */
function atLevel(levels: readonly LevelView[], at: Place, level: number): Place {
  announce(`At the top: ${inSentence(levels[level]?.name ?? '')}.`);
  return { ...at, level };
}

/** One level in: last under the theme above. Null, and said, where there is none. */
function under(themes: readonly ThemeView[], levels: readonly LevelView[], place: Place): Place | null {
  const { parentId, before, level } = place;
  const around = siblings(themes, parentId);
  const at = before === null ? around.length : around.findIndex((theme) => theme.id === before);
  const above = around[at - 1];
  if (!above && parentId === null && level < usualDepth(levels.length))
    return atLevel(levels, place, level + 1);
  announce(above ? `Under ${above.name}.` : 'There is no theme above it to stand under.');
  return above ? { parentId: above.id, before: null, level } : null;
}

/** One level out: after the theme it stood under, and at the top the level above. Null, and said, where there is none. */
function beside(themes: readonly ThemeView[], levels: readonly LevelView[], place: Place): Place | null {
  const { parentId, level } = place;
  const parent = themes.find((theme) => theme.id === parentId);
  if (!parent) {
    if (level > 0) return atLevel(levels, place, level - 1);
    announce('It stands at the top already.');
    return null;
  }
  const around = siblings(themes, parent.parentId);
  const before = around[around.findIndex((theme) => theme.id === parent.id) + 1]?.id ?? null;
  announce(parent.parentId === null ? 'At the top.' : `Beside ${parent.name}.`);
  return { parentId: parent.parentId, before, level: parent.level };
}
