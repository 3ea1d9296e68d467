/** What differs between two texts, word by word (E. W. Myers, "An O(ND) difference algorithm and its variations", 1986). */

export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond this many differing words the middle is shown as replaced altogether: reading it word by word helps nobody. */
const MOST_STEPS = 1200;

const wordsOf = (text: string) =>
  text.match(/\n|[^\S\n]+|[\p{L}\p{N}\p{M}’'-]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];

/** The pieces of `after` and of `before`, in order: same, gone and new. */
export function differences(before: string, after: string): Piece[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const middle = between(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  return gather([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ]);
}

function between(old: readonly string[], now: readonly string[]): Piece[] {
  const trail = shortestTrail(old, now);
  if (!trail)
    return [
      { kind: 'gone', text: old.join('') },
      { kind: 'new', text: now.join('') },
    ];
  const pieces: Piece[] = [];
  let x = old.length;
  let y = now.length;
  for (let d = trail.length - 1; d >= 0; d -= 1) {
    const ends = trail[d] as Map<number, number>;
    const k = x - y;
    const down = k === -d || (k !== d && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (ends.get(fromK) ?? 0);
    const fromY = d === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pieces.push({ kind: 'same', text: old[x] as string });
    }
    if (d === 0) break;
    if (down) pieces.push({ kind: 'new', text: now[(y -= 1)] as string });
    else pieces.push({ kind: 'gone', text: old[(x -= 1)] as string });
  }
  return pieces.toReversed();
}

/** For each number of steps, how far every diagonal reached before it; null when there are too many steps. */
function shortestTrail(old: readonly string[], now: readonly string[]): Map<number, number>[] | null {
  const trail: Map<number, number>[] = [];
  let ends = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(MOST_STEPS, old.length + now.length); d += 1) {
    trail.push(ends);
    const next = new Map(ends);
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1));
      let x = down ? (ends.get(k + 1) ?? 0) : (ends.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < old.length && y < now.length && old[x] === now[y]) {
        x += 1;
        y += 1;
      }
      next.set(k, x);
      if (x >= old.length && y >= now.length) return trail;
    }
    ends = next;
  }
  return null;
}

/** A lone space between two changes belongs to both, so that words replaced together are read together. */
function overSpaces(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, at) => {
    const isBetween = pieces[at - 1] && pieces[at - 1]?.kind !== 'same' && pieces[at + 1]?.kind !== 'same';
    if (piece.kind !== 'same' || !isBetween || !pieces[at + 1] || !/^[^\S\n]+$/u.test(piece.text))
      return [piece];
    return [
      { kind: 'gone' as const, text: piece.text },
      { kind: 'new' as const, text: piece.text },
    ];
  });
}

/** Neighbours of one kind as one piece; what is gone before what is new. */
function gather(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let gone = '';
  let fresh = '';
  const flush = () => {
    if (gone !== '') out.push({ kind: 'gone', text: gone });
    if (fresh !== '') out.push({ kind: 'new', text: fresh });
    gone = fresh = '';
  };
  for (const piece of overSpaces(pieces.filter((one) => one.text !== ''))) {
    if (piece.kind === 'gone') gone += piece.text;
    else if (piece.kind === 'new') fresh += piece.text;
    else {
      flush();
      const last = out.at(-1);
      if (last?.kind === 'same') out[out.length - 1] = { kind: 'same', text: last.text + piece.text };
      else out.push(piece);
    }
  }
  flush();
  return out;
}
