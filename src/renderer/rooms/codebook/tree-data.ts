// Codes as the codebook shows them: a tree with counts over headings, narrowed by what one looks for. Pure.
import type { CodeSpread, CodeView } from '../../../shared/contract/codes.ts';

export interface CodeNode {
  id: string;
  /** Null: a code that is being named and is not there yet. */
  code: CodeView | null;
  children: readonly CodeNode[];
  /** Of the code itself; of a heading, over everything under it. Places in the spread's people. */
  people: ReadonlySet<number>;
  documents: number;
  codings: number;
  /** In a table: the names above it. */
  under?: string;
  /** It only leads to what was looked for. */
  isDim: boolean;
}
export type QuickFilter = 'all' | 'once' | 'never' | 'oneCoder' | 'noDefinition' | 'retired';
export type Order = 'tree' | 'table';
export const sortBys = ['name', 'people', 'documents', 'codings', 'added'] as const;
export type SortBy = (typeof sortBys)[number];
export interface Sort {
  by: SortBy;
  /** The most, or the newest, first. */
  isDown: boolean;
}

export const DRAFT = 'draft';

/** Codes on their way out of the list. */
export interface Leaving {
  /** Each with the code that those under it come to stand under, at its end. */
  readonly codes: ReadonlyMap<string, string | null>;
  /** The code that they become one with, and how many codings it gets; null where they are deleted. */
  readonly into: { readonly id: string; readonly moved: number } | null;
}
export const NOBODY: Leaving = { codes: new Map(), into: null };

/** Added to the place of what comes to stand at the end: more than any place. */
const AT_THE_END = 1e9;

/** Codes as they will be without those that leave; the same list where none of it leaves. */
export function withoutLeaving(codes: readonly CodeView[], leaving: Leaving): readonly CodeView[] {
  if (!codes.some((code) => leaving.codes.has(code.id))) return codes;
  const placeOf = (parentId: string | null): string | null =>
    parentId !== null && leaving.codes.has(parentId)
      ? placeOf(leaving.codes.get(parentId) ?? null)
      : parentId;
  return codes
    .filter((code) => !leaving.codes.has(code.id))
    .map((code) => {
      const codings = code.codings + (code.id === leaving.into?.id ? leaving.into.moved : 0);
      const parentId = placeOf(code.parentId);
      if (parentId !== code.parentId)
        return { ...code, parentId, codings, position: code.position + AT_THE_END };
      return codings === code.codings ? code : { ...code, codings };
    });
}

/** Who stands behind the codes as they will be without those that leave; the same object where none of them leaves. */
export function spreadWithout(spread: CodeSpread | undefined, leaving: Leaving): CodeSpread | undefined {
  const { into, codes } = leaving;
  const gone = [...codes.keys()].flatMap((id) => spread?.byCode[id] ?? []);
  if (!spread || into === null || gone.length === 0) return spread;
  const all = [...gone, spread.byCode[into.id] ?? { people: [], documents: [] }];
  const places = (of: (one: (typeof all)[number]) => number[]) => [...new Set(all.flatMap(of))];
  const own = { people: places((one) => one.people), documents: places((one) => one.documents) };
  return { ...spread, byCode: { ...spread.byCode, [into.id]: own } };
}

interface Sum {
  people: ReadonlySet<number>;
  documents: ReadonlySet<number>;
  codings: number;
}

const sets = new WeakMap<readonly number[], ReadonlySet<number>>();
/** The places in a list, the same object for the same list: a code of which nothing changed is then known as such at once. */
function setOf(places: readonly number[] = []): ReadonlySet<number> {
  const known = sets.get(places) ?? new Set(places);
  sets.set(places, known);
  return known;
}

/** The tree by parent and position. */
export function buildTree(codes: readonly CodeView[], spread: CodeSpread | undefined): CodeNode[] {
  const children = childrenOf(codes);
  function visit(code: CodeView): { node: CodeNode; sum: Sum } {
    const own = spread?.byCode[code.id];
    const sum: Sum = {
      people: setOf(own?.people),
      documents: setOf(own?.documents),
      codings: code.codings,
    };
    const below = (children.get(code.id) ?? []).map(visit);
    const all = below.length === 0 ? sum : together([sum, ...below.map((entry) => entry.sum)]);
    const shown = code.isHeading ? all : sum;
    const node: CodeNode = {
      id: code.id,
      code,
      children: below.map((entry) => entry.node),
      people: shown.people,
      documents: shown.documents.size,
      codings: shown.codings,
      isDim: false,
    };
    return { node, sum: all };
  }
  return (children.get(null) ?? []).map((code) => visit(code).node);
}

function together(sums: readonly Sum[]): Sum {
  const people = new Set<number>();
  const documents = new Set<number>();
  let codings = 0;
  for (const sum of sums) {
    for (const person of sum.people) people.add(person);
    for (const document of sum.documents) documents.add(document);
    codings += sum.codings;
  }
  return { people, documents, codings };
}

function childrenOf(codes: readonly CodeView[]): Map<string | null, CodeView[]> {
  const known = new Set(codes.map((code) => code.id));
  const children = new Map<string | null, CodeView[]>();
  for (const code of codes) {
    const parent = code.parentId !== null && known.has(code.parentId) ? code.parentId : null;
    const list = children.get(parent);
    if (list) list.push(code);
    else children.set(parent, [code]);
  }
  for (const list of children.values())
    list.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return children;
}

/** The code and every code under it. */
export function withUnder(nodes: readonly CodeNode[], id: string): string[] {
  const found = flat(nodes).find((node) => node.id === id);
  return found ? flat([found]).map((node) => node.id) : [];
}

/** The codes that have others under them. */
export const parentsIn = (nodes: readonly CodeNode[]): Set<string> =>
  new Set(flat(nodes).flatMap((node) => (node.children.length > 0 ? [node.id] : [])));

/** Those that are not among others. */
export const without = (ids: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> =>
  new Set([...ids].filter((id) => !others.has(id)));

export const flat = (nodes: readonly CodeNode[]): CodeNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.children)]);

/** Whether a code is one of those a quick filter asks for. Headings are not used themselves; retired codes stand apart. */
export function passes(code: CodeView, quick: QuickFilter): boolean {
  if (quick === 'retired') return code.retired !== null;
  if (code.retired !== null) return false;
  if (quick === 'all') return true;
  if (code.isHeading) return false;
  if (quick === 'never') return code.codings === 0;
  if (quick === 'once') return code.codings === 1;
  if (quick === 'noDefinition') return code.definition.trim() === '' && code.fullDefinition.trim() === '';
  return code.codings > 0 && code.coders === 1;
}

function speaks(code: CodeView, words: readonly string[]): boolean {
  const text = [code.name, code.definition, code.fullDefinition, code.useWhen, code.doNotUseWhen]
    .join(' ')
    .toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

interface Looking {
  query: string;
  quick: QuickFilter;
  order: Order;
  sort: Sort;
}

/** Rows by one column, those that are alike by people, then by extracts, then by name. */
function compared({ by, isDown }: Sort) {
  const measure: Record<SortBy, (a: CodeNode, b: CodeNode) => number> = {
    name: (a, b) => (a.code?.name ?? '').localeCompare(b.code?.name ?? ''),
    people: (a, b) => a.people.size - b.people.size,
    documents: (a, b) => a.documents - b.documents,
    codings: (a, b) => a.codings - b.codings,
    added: (a, b) => (a.code?.createdAt ?? '').localeCompare(b.code?.createdAt ?? ''),
  };
  return (a: CodeNode, b: CodeNode) =>
    measure[by](a, b) * (isDown ? -1 : 1) ||
    measure.people(b, a) ||
    measure.codings(b, a) ||
    measure.name(a, b);
}

/** Every node with the names above it. */
function withUnderNames(nodes: readonly CodeNode[], under = ''): CodeNode[] {
  return nodes.flatMap((node) => {
    const name = node.code?.name ?? '';
    return [{ ...node, under }, ...withUnderNames(node.children, under === '' ? name : `${under}, ${name}`)];
  });
}

/** What is shown: the tree narrowed with the way to each find, or a table of codes without headings. */
export function lookFor(roots: readonly CodeNode[], { query, quick, order, sort }: Looking): CodeNode[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  // one who types a name looks for that code, retired or not
  const isOneOf = (code: CodeView) => passes(code, quick) || (quick === 'all' && words.length > 0);
  const fits = (code: CodeView) => isOneOf(code) && (words.length === 0 || speaks(code, words));
  if (order !== 'tree') {
    const found = withUnderNames(roots).filter(
      ({ code }) => code !== null && (!code.isHeading || quick === 'retired') && fits(code),
    );
    return found.toSorted(compared(sort)).map((node) => ({ ...node, children: [] }));
  }
  const isWhole = words.length === 0 && quick === 'all';
  if (isWhole && flat(roots).every((node) => !node.code?.retired)) return [...roots];
  const narrow = (nodes: readonly CodeNode[]): CodeNode[] =>
    nodes.flatMap((node) => {
      const isFound = node.code !== null && fits(node.code);
      const children = narrow(node.children);
      return isFound || children.length > 0 ? [{ ...node, children, isDim: !isFound }] : [];
    });
  return narrow(roots);
}

/** The same tree with a row for a code that is being named, last under its parent. */
export function withDraft(roots: readonly CodeNode[], parentId: string | null): CodeNode[] {
  const draft: CodeNode = {
    id: DRAFT,
    code: null,
    children: [],
    people: new Set(),
    documents: 0,
    codings: 0,
    isDim: false,
  };
  if (parentId === null) return [...roots, draft];
  return roots.map((node) =>
    node.id === parentId
      ? { ...node, children: [...node.children, draft] }
      : { ...node, children: withDraft(node.children, parentId) },
  );
}
