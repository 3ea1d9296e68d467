/** The part of a file a `Range` header asks for. */
interface ByteRange {
  readonly from: number;
  /** The last byte, itself included. */
  readonly to: number;
}

/**
 * Reads `bytes=0-99`, `bytes=100-` and `bytes=-100`. Null: no range was asked for, or one that is not understood, and the
 * whole is to be sent. `beyond`: nothing of the file lies in it. Several ranges at once are not understood.
 * @param size of the file, in bytes
 */
export function readRange(header: string | null, size: number): ByteRange | 'beyond' | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header?.trim() ?? '');
  if (!found) return null;
  const [, first = '', last = ''] = found;
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'beyond' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return null;
  return from >= size ? 'beyond' : { from, to };
}
