/** Whether two objects have the very same things in them. */
export const isSameProps = <T extends object>(a: T, b: T): boolean => {
  const keys = Object.keys(a) as (keyof T)[];
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
};

/** For `memo`: every row is given a state of its own each time; one that says the same is drawn the same. */
export function isAlikeRow<P extends { state: object }>(a: P, b: P): boolean {
  const { state: before, ...one } = a;
  const { state: after, ...other } = b;
  return isSameProps(before, after) && isSameProps(one, other);
}
