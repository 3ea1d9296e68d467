/**
 * A map holds the themes as it last took them. When they change, it is behind: each difference is a change to take or to leave,
 * and what was left stays left until it changes again.
 */

/** A theme as a map holds it, or as the study has it now. */
interface HeldTheme {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: number;
  readonly name: string;
  readonly position: number;
}

/** What a map took; `left` holds, by the key of a change, what the change was when it was left. */
export interface MapBase {
  readonly themes: readonly HeldTheme[];
  readonly left: Readonly<Record<string, string>>;
}

/** A living theme. One that is set aside is on no map. */
export interface LivingTheme extends HeldTheme {
  readonly status: string;
}

export interface BehindChange {
  readonly key: string;
  readonly kind: 'new' | 'renamed' | 'moved' | 'gone';
  readonly themeId: string;
  readonly name: string;
  readonly sentence: string;
  readonly isLeft: boolean;
  /** What the change is, so that another change of the same kind is told from it. */
  readonly mark: string;
}

const quoted = (name: string): string => `“${name}”`;

/** Living themes that are on maps: not set aside, and nothing above them set aside. */
export function onMaps(living: readonly LivingTheme[]): LivingTheme[] {
  const byId = new Map(living.map((t) => [t.id, t]));
  const stands = (theme: LivingTheme, seen: ReadonlySet<string>): boolean => {
    if (theme.status === 'setAside' || seen.has(theme.id)) return false;
    const up = theme.parentId === null ? undefined : byId.get(theme.parentId);
    return up === undefined || stands(up, new Set([...seen, theme.id]));
  };
  return living.filter((t) => stands(t, new Set()));
}

/** What a map takes when it takes everything. */
export const baseOf = (living: readonly LivingTheme[]): MapBase => ({
  themes: onMaps(living).map(({ id, parentId, level, name, position }) => ({
    id,
    parentId,
    level,
    name,
    position,
  })),
  left: {},
});

/**
 * How a map is behind the themes, in the order of the themes, what is gone last. `heirs` says where a theme that is gone
 * went, nearest first.
 */
export function changesSince(
  base: MapBase,
  living: readonly LivingTheme[],
  heirs: Readonly<Record<string, readonly string[]>> = {},
): BehindChange[] {
  const now = onMaps(living);
  const held = new Map(base.themes.map((t) => [t.id, t]));
  const alive = new Map(now.map((t) => [t.id, t]));
  const any = new Map(living.map((t) => [t.id, t]));
  const nameOf = (id: string): string => any.get(id)?.name ?? held.get(id)?.name ?? 'a theme';
  const place = (id: string | null): string => (id === null ? 'at the top' : `under ${quoted(nameOf(id))}`);
  const out: BehindChange[] = [];
  const add = (kind: BehindChange['kind'], theme: HeldTheme, mark: string, sentence: string): void => {
    const key = `${kind}:${theme.id}`;
    out.push({ key, kind, themeId: theme.id, name: theme.name, sentence, mark, isLeft: base.left[key] === mark }); // prettier-ignore
  };
  for (const theme of now) {
    const was = held.get(theme.id);
    if (!was) {
      add('new', theme, `${theme.parentId ?? ''}|${theme.name}`, `${quoted(theme.name)} is new, ${place(theme.parentId)}.`); // prettier-ignore
      continue;
    }
    if (was.name !== theme.name)
      add('renamed', was, theme.name, `${quoted(was.name)} is called ${quoted(theme.name)} now.`);
    if (was.parentId !== theme.parentId)
      add('moved', was, theme.parentId ?? '', `${quoted(theme.name)} moved from ${toPlace(was.parentId, nameOf)} to ${toPlace(theme.parentId, nameOf)}.`); // prettier-ignore
  }
  for (const was of base.themes) {
    if (alive.has(was.id)) continue;
    const went = (heirs[was.id] ?? []).filter((id) => alive.has(id)).map((id) => quoted(nameOf(id)));
    const how = any.has(was.id)
      ? `${quoted(was.name)} was set aside.`
      : went.length > 0
        ? `${quoted(was.name)} was merged into ${went.join(' and ')}.`
        : `${quoted(was.name)} was deleted.`;
    add('gone', was, any.has(was.id) ? 'set aside' : 'deleted', how);
  }
  return out;
}

const toPlace = (id: string | null, nameOf: (id: string) => string): string =>
  id === null ? 'the top' : `under ${quoted(nameOf(id))}`;

/** The map after taking some changes (all of those not left, when no keys are given), with what they cannot stand without. */
export function takeChanges(
  base: MapBase,
  living: readonly LivingTheme[],
  keys: readonly string[] | null,
): MapBase {
  const changes = changesSince(base, living);
  const asked = new Set(keys ?? changes.filter((c) => !c.isLeft).map((c) => c.key));
  const alive = new Map(onMaps(living).map((t) => [t.id, t]));
  const themes = new Map(base.themes.map((t) => [t.id, t]));
  const takeIn = (id: string | null): void => {
    const theme = id === null ? undefined : alive.get(id);
    if (!theme || themes.has(theme.id)) return;
    takeIn(theme.parentId);
    const { parentId, level, name, position } = theme;
    themes.set(theme.id, { id: theme.id, parentId, level, name, position });
  };
  const moveTo = (id: string): void => {
    const theme = alive.get(id);
    const was = themes.get(id);
    if (!theme || !was) return;
    takeIn(theme.parentId);
    themes.set(id, { ...was, parentId: theme.parentId, level: theme.level, position: theme.position });
  };
  for (const change of changes.filter((c) => asked.has(c.key))) {
    const was = themes.get(change.themeId);
    const is = alive.get(change.themeId);
    if (change.kind === 'new') takeIn(change.themeId);
    else if (change.kind === 'renamed' && was && is) themes.set(was.id, { ...was, name: is.name });
    else if (change.kind === 'moved') moveTo(change.themeId);
    else if (change.kind === 'gone') letGo(change.themeId, themes, alive, moveTo);
  }
  const open = new Set(changesSince({ themes: [...themes.values()], left: {} }, living).map((c) => c.key));
  const left = Object.fromEntries(
    Object.entries(base.left).filter(([key]) => open.has(key) && !asked.has(key)),
  );
  return { themes: [...themes.values()], left };
}

/** Takes a theme off the map; what stood under it goes where the study has it now, or goes with it. */
function letGo(
  id: string,
  themes: Map<string, HeldTheme>,
  alive: ReadonlyMap<string, LivingTheme>,
  moveTo: (id: string) => void,
): void {
  themes.delete(id);
  for (const child of [...themes.values()].filter((t) => t.parentId === id)) {
    if (alive.has(child.id)) moveTo(child.id);
    else letGo(child.id, themes, alive, moveTo);
  }
}

/** The map after leaving some changes as they are. */
export function leaveChanges(
  base: MapBase,
  living: readonly LivingTheme[],
  keys: readonly string[],
): MapBase {
  const left = { ...base.left };
  for (const change of changesSince(base, living))
    if (keys.includes(change.key)) left[change.key] = change.mark;
  return { themes: base.themes, left };
}
