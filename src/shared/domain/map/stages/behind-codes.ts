/**
 * A map holds its codes as it last took them: their names, the themes they were under and whether they were retired. When the codebook
 * or the themes change, it is behind them, change by change, as it is behind the themes.
 */
import type { BehindChange } from './behind.ts';

/** A code as one item of a map holds it. */
export interface HeldCode {
  /** The item on the map. */
  readonly id: string;
  readonly codeId: string;
  readonly name: string;
  /** What it stands under on the map. */
  readonly aboutId: string | null;
  readonly took: TookOfCode;
}

/** What a map took of a code besides its name; `left` holds, by the kind of a change, what the change was when it was left. */
export interface TookOfCode {
  readonly themeIds: readonly string[];
  readonly isRetired: boolean;
  readonly left: Readonly<Partial<Record<BehindChange['kind'], string>>>;
}

/** A code as the study has it now. */
export interface LivingCode {
  readonly id: string;
  readonly name: string;
  readonly isRetired: boolean;
  readonly themeIds: readonly string[];
}

/** What the study says now about the codes of a map. */
export interface CodesNow {
  /** Codes there are, by id. */
  readonly codes: ReadonlyMap<string, LivingCode>;
  /** For a code that is gone, the codes it went into, nearest first. */
  readonly heirs: Readonly<Record<string, readonly string[]>>;
  /** Names of the themes there are, by id. */
  readonly themes: ReadonlyMap<string, string>;
}

export interface CodeChange extends BehindChange {
  /** What the item becomes when the change is taken. */
  readonly becomes:
    { readonly name: string } | { readonly aboutId: string | null } | { readonly codeId: string } | 'gone';
}

const quoted = (name: string): string => `“${name}”`;
const listed = (names: readonly string[]): string =>
  names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** How a map is behind its codes, in the order of the items; at most one change of a kind for each. */
export function codeChanges(held: readonly HeldCode[], now: CodesNow): CodeChange[] {
  return held.flatMap((item) => {
    const code = now.codes.get(item.codeId);
    const found = code ? changesOf(item, code, now) : [wentOf(item, now)];
    return found.map(({ kind, mark, sentence, becomes }) => ({
      key: `${kind}:${item.id}`,
      kind,
      themeId: item.id,
      name: item.name,
      sentence,
      mark,
      becomes,
      isLeft: item.took.left[kind] === mark,
    }));
  });
}

type Found = Pick<CodeChange, 'kind' | 'mark' | 'sentence' | 'becomes'>;

function changesOf(item: HeldCode, code: LivingCode, now: CodesNow): Found[] {
  const out: Found[] = [];
  if (code.name !== item.name)
    out.push({
      kind: 'renamed',
      mark: code.name,
      sentence: `The code ${quoted(item.name)} is called ${quoted(code.name)} now.`,
      becomes: { name: code.name },
    });
  const moved = movedOf(item, code, now);
  if (moved) out.push(moved);
  if (code.isRetired && !item.took.isRetired)
    out.push({
      kind: 'gone',
      mark: 'retired',
      sentence: `The code ${quoted(code.name)} was retired.`,
      becomes: 'gone',
    });
  return out;
}

/** Taken out of the theme it stands under here; a code put under a theme it never was in has not moved. */
function movedOf(item: HeldCode, code: LivingCode, now: CodesNow): Found | null {
  const { aboutId, took } = item;
  const from = aboutId === null ? undefined : now.themes.get(aboutId);
  if (aboutId === null || from === undefined) return null;
  if (!took.themeIds.includes(aboutId) || code.themeIds.includes(aboutId)) return null;
  const fresh = code.themeIds.filter((id) => !took.themeIds.includes(id));
  const to = (fresh.length > 0 ? fresh : code.themeIds).filter((id) => now.themes.has(id));
  const names = to.map((id) => quoted(now.themes.get(id) ?? ''));
  return {
    kind: 'moved',
    mark: to.join(),
    sentence:
      to.length === 0
        ? `The code ${quoted(code.name)} is not under ${quoted(from)} any more.`
        : `The code ${quoted(code.name)} moved from under ${quoted(from)} to under ${listed(names)}.`,
    becomes: { aboutId: to[0] ?? null },
  };
}

function wentOf(item: HeldCode, now: CodesNow): Found {
  const heir = (now.heirs[item.codeId] ?? []).flatMap((id) => now.codes.get(id) ?? [])[0];
  return heir
    ? {
        kind: 'gone',
        mark: `into ${heir.id}`,
        sentence: `The code ${quoted(item.name)} was merged into ${quoted(heir.name)}.`,
        becomes: { codeId: heir.id },
      }
    : {
        kind: 'gone',
        mark: 'deleted',
        sentence: `The code ${quoted(item.name)} was deleted.`,
        becomes: 'gone',
      };
}
