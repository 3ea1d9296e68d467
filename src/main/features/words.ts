/** Numbers in the sentences that say what hangs on something. */

/** `1 person`, `3 people`. */
export const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);

/** `1 coding`, `3 codings`; `many` where an s does not do. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
