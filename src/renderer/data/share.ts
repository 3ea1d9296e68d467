/**
 * The new value with every part that did not change replaced by the old one, so that what is drawn from it is drawn
 * again only where something changed. Both must be plain data, as they come over a wire.
 */
export function share<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) {
    const find = finder(before);
    const shared = after.map((item, index) => share(find(item, index), item) as unknown);
    const same = shared.length === before.length && shared.every((item, index) => item === before[index]);
    return (same ? before : shared) as T;
  }
  if (!isRecord(before) || !isRecord(after)) return after;
  const keys = Object.keys(after);
  const shared = Object.fromEntries(keys.map((key) => [key, share(before[key], after[key])]));
  const same =
    keys.length === Object.keys(before).length &&
    keys.every((key) => Object.hasOwn(before, key) && shared[key] === before[key]);
  return (same ? before : shared) as T;
}

/** What stood for an item before: at its place, or under its id where others came or went. */
function finder(before: readonly unknown[]): (item: unknown, index: number) => unknown {
  let byId: Map<unknown, unknown> | null = null;
  return (item, index) => {
    const there = before[index];
    const id = idOf(item);
    if (id === undefined || id === idOf(there)) return there;
    byId ??= new Map(before.map((one) => [idOf(one), one]));
    return byId.get(id);
  };
}
const idOf = (item: unknown): unknown => (isRecord(item) ? item['id'] : undefined);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** What was written of inputs, which nobody changes: a list of sixty ids is asked about at every drawing of every row. */
const written = new WeakMap<object, string>();

function textOf(input: unknown): string {
  const known = isRecord(input) ? written.get(input) : undefined;
  if (known !== undefined) return known;
  const text = JSON.stringify(input, (_key, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  if (isRecord(input)) written.set(input, text);
  return text;
}

/** The same text for the same input, whatever the order its fields were written in. */
export const keyOf = (op: string, input: unknown): string => `${op} ${textOf(input)}`;
